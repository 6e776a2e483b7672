// Any bytes as a request and as a reply of the protocol: never a crash; within its limits; what is
// read is written again and read alike.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "sync/messages.h"

using namespace cairn;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void check(const std::vector<UpMessage>& up) {
  must(up.size() <= sync_limits::messages);
  for (const UpMessage& message : up) {
    if (const auto* hello = std::get_if<Hello>(&message)) {
      must(hello->claims.size() <= sync_limits::claims);
    }
    if (const auto* pull = std::get_if<Pull>(&message)) {
      must(pull->cursor >= 0 && pull->limit >= 1 && pull->limit <= sync_limits::rows);
    }
    const auto* push = std::get_if<Push>(&message);
    if (push == nullptr) continue;
    must(push->first_n >= 1 && push->intents.size() <= sync_limits::intents);
    std::int64_t n = push->first_n;
    for (const Intent& intent : push->intents) {
      must(intent.n == n++ && is_id(intent.id) && intent.body.size() <= intent_most);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto up = read_request(bytes)) {
    check(*up);
    const std::string once = write_request(*up);
    const auto again = read_request(once);
    must(again && write_request(*again) == once);
  }
  if (const auto down = read_reply(bytes)) {
    const std::string once = write_reply(*down);
    const auto again = read_reply(once);
    must(again && write_reply(*again) == once);
  }
  return 0;
}
