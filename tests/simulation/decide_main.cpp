// cairn-decide FILE: makes again each decision that cairn-simulation --decisions wrote to FILE.
//
// Built natively and for wasm: the two must say the same, and what the simulator said.
#include <cstdint>
#include <cstdio>
#include <string>

#include "decide_case.h"

int main(int argc, char** argv) {
  std::FILE* file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fprintf(stderr, "cairn-decide FILE: cannot read it\n");
    return 2;
  }
  std::string text;
  char buffer[65536];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, n);
  std::fclose(file);
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    ++lines;
    const std::string differs = cairn::simulation::decide_again(line);
    if (!differs.empty()) {
      std::printf("line %zu: %s\n", lines, differs.c_str());
      return 1;
    }
    for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  std::printf("%zu decisions made again alike, %016llx\n", lines,
              static_cast<unsigned long long>(hash));
  return lines == 0 ? 1 : 0;
}
