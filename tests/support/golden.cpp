#include "support/golden.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "support/files.h"

namespace cairn::test {

void compare_golden(const std::string& file, const std::string& text) {
  const char* order = std::getenv("CAIRN_GOLDEN");
  if (order != nullptr && std::string(order) == "write") {
    FILE* out = std::fopen((std::string(CAIRN_ROOT) + "/" + file).c_str(), "wb");
    REQUIRE(out != nullptr);
    std::fwrite(text.data(), 1, text.size(), out);
    std::fclose(out);
    return;
  }
  CHECK_MESSAGE(text == file_at_root(file), file << " differs");
}

}  // namespace cairn::test
