// What a site gives away, file by file: one list for the page that tells it to people and for the
// catalogue that tells it to programs.
//
// Promises: equal roadmaps and sizes give equal lists; every address is one that the site serves,
// with the media type that is said. Dates are the data's own, never the clock's.
// Leaves out: how it is told (open_data_page.h, catalogue.h); the feeds of single axes and actions,
// which their own pages name.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/roadmap.h"

namespace cairn::server {

inline constexpr std::string_view catalogue_name = "catalogue.jsonld";
inline constexpr std::string_view openapi_name = "openapi.yaml";
inline constexpr std::string_view protocol_name = "protocol.md";

/// What makes a file another one. `talk`: what people say, some minutes later; `now`: at once.
enum class Pace : unsigned char { roadmap, talk, program, now };

struct OpenFile {
  std::string address;      // "/actions.csv"
  std::string_view format;  // "CSV"
  std::string_view media;   // "text/csv"
  Text title, about;        // `about` is one plain sentence
  Pace pace = Pace::roadmap;
  std::optional<Lang> lang;  // where each language has a file of its own
  std::size_t size = 0;      // in bytes; 0: it is made when it is asked for
};

struct OpenSet {
  std::string_view id;
  Text title, about;
  bool is_data = true;  // else what describes the data
  std::vector<OpenFile> files;
};

/// `size_of` a file of the site by its name, "en/jalons.ics"; 0 where there is none.
std::vector<OpenSet> open_sets(const Roadmap& roadmap,
                               const std::function<std::size_t(std::string_view)>& size_of);

/// When the roadmap last changed, as far as it says so itself.
Date modified(const Roadmap& roadmap);

}  // namespace cairn::server
