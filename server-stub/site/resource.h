// Something that can be read at an address, in every coding it is kept in.
//
// Promises: `answer_with` is pure: the right coding, 304 or 412 where the request sets a
// condition, the same fields for GET, HEAD and 304. Each coding has its own strong entity tag.
// Leaves out: Range, which is ignored: the answer is then whole, as RFC 9110 §14.2 allows.
#pragma once
#include <string>
#include <string_view>

#include "http/answer.h"

namespace cairn::server {

struct Body {
  Bytes bytes;      // null: not kept in this coding
  std::string tag;  // with its quotes
};
Body body_of(std::string bytes);

struct Resource {
  std::string type;
  std::string caching = "no-cache";  // kept by browsers, asked about each time
  Body plain, gzip, brotli;
};

inline constexpr std::string_view forever = "public, max-age=31536000, immutable";

/// Plain, and compressed where it pays, quickly enough to be done while someone waits.
Resource resource_on_the_fly(std::string bytes, std::string_view type);

Answer answer_with(const Resource& resource, const Request& request, int status = 200);

}  // namespace cairn::server
