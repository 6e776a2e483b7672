#include "edge.h"

#include <emscripten.h>

EM_JS(double, cairn_now, (void), { return Date.now(); });
EM_JS(int, cairn_random, (void), { return crypto.getRandomValues(new Int32Array(1))[0]; });
extern "C" int cairn_register_files(void);
extern "C" int cairn_file_named(const char* name);
extern "C" double cairn_file_size(int at);
extern "C" int cairn_file_cut(int at, double size);

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

bool empty_file(const char* name) {
  const int at = cairn_file_named(name);
  return at >= 0 && cairn_file_cut(at, 0) == 0;
}

bool drop_ballast() {
  const int at = cairn_file_named("ballast");
  return at >= 0 && cairn_file_size(at) > 0 && cairn_file_cut(at, 0) == 0;
}

const char* files_vfs() { return cairn_register_files() == 0 ? "files" : nullptr; }

}  // namespace cairn
