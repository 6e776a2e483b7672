// Any bytes as JSON: never a crash; what is read is written again and read alike.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "json/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cairn::JsonError error;
  const auto json = cairn::read_json(text, error);
  if (!json) {
    if (error.line < 1 || error.what.empty()) std::abort();
    return 0;
  }
  const std::string once = cairn::write_json(*json);
  const auto again = cairn::read_json(once, error);
  if (!again || cairn::write_json(*again) != once) std::abort();
  return 0;
}
