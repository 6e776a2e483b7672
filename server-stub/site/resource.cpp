#include "site/resource.h"

#include "bytes/digest.h"
#include "bytes/squeeze.h"
#include "http/coding.h"
#include "http/condition.h"

namespace cairn::server {

namespace {

// Measured on the pages of the house: brotli 5 is within 12 % of 11 for a fiftieth of the time.
constexpr int quick_brotli = 5;
constexpr int quick_gzip = 6;

const Body& body_in(const Resource& resource, Coding coding) {
  if (coding == Coding::brotli) return resource.brotli;
  return coding == Coding::gzip ? resource.gzip : resource.plain;
}

}  // namespace

Body body_of(std::string bytes) {
  std::string tag = "\"" + short_hash(bytes) + "\"";
  return {std::make_shared<const std::string>(std::move(bytes)), std::move(tag)};
}

Resource resource_on_the_fly(std::string bytes, std::string_view type) {
  Resource resource;
  resource.type = type;
  resource.gzip = body_of(gzip_of(bytes, quick_gzip));
  resource.brotli = body_of(brotli_of(bytes, quick_brotli));
  resource.plain = body_of(std::move(bytes));
  return resource;
}

Answer answer_with(const Resource& resource, const Request& request, int status) {
  const bool varies = resource.gzip.bytes || resource.brotli.bytes;
  const std::string accepted = request.list("accept-encoding");
  const std::string_view wish = accepted;
  const std::optional<Coding> coding =
      choose_coding(request.field("accept-encoding") != nullptr ? &wish : nullptr,
                    resource.gzip.bytes != nullptr, resource.brotli.bytes != nullptr);
  if (!coding) {
    Answer answer = plain_answer(406, "This is kept as it is, or in gzip or br where it pays.");
    answer.add("Vary", "Accept-Encoding");
    return answer;
  }
  const Body& body = body_in(resource, *coding);
  Answer answer;
  answer.status = status;
  answer.add("Content-Type", resource.type);
  answer.add("Cache-Control", resource.caching);
  if (varies) answer.add("Vary", "Accept-Encoding");
  if (status == 200 && resource.caching != "no-store") {
    answer.add("ETag", body.tag);
    if (request.field("if-match") != nullptr &&
        !tags_match_strongly(request.list("if-match"), body.tag)) {
      return plain_answer(412, "This has changed since.");
    }
    if (request.field("if-none-match") != nullptr &&
        tags_match_weakly(request.list("if-none-match"), body.tag)) {
      answer.status = 304;
      return answer;
    }
  }
  if (*coding != Coding::identity) answer.add("Content-Encoding", name_of(*coding));
  answer.body = body.bytes;
  return answer;
}

}  // namespace cairn::server
