#include "edge.h"

#include <emscripten.h>

EM_JS(double, cairn_now, (void), { return Date.now(); });
EM_JS(int, cairn_random, (void), { return crypto.getRandomValues(new Int32Array(1))[0]; });
extern "C" int cairn_register_files(void);

namespace cairn {

std::int64_t now_ms() { return static_cast<std::int64_t>(cairn_now()); }

Chance dice() {
  return {[](void*) {
            const auto high = static_cast<std::uint32_t>(cairn_random());
            return static_cast<std::uint64_t>(high) << 32 |
                   static_cast<std::uint32_t>(cairn_random());
          },
          nullptr};
}

const char* files_vfs() { return cairn_register_files() == 0 ? "files" : nullptr; }

}  // namespace cairn
