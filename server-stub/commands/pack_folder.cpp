#include "commands/pack_folder.h"

#include <cstdlib>

#include "files/folder.h"

namespace cairn::server {

std::vector<PackFile> pack_files(const std::string& folder) {
  std::vector<PackFile> files;
  for (const std::string& name : files_below(folder)) {
    if (!name.ends_with(".json")) continue;
    if (auto text = read_file(folder + "/" + name)) files.push_back({name, *std::move(text)});
  }
  return files;
}

void print_problems(FILE* to, const std::string& folder, const std::vector<Problem>& problems) {
  for (const Problem& p : problems) {
    const std::string path = folder.empty() ? p.file : folder + "/" + p.file;
    std::fprintf(to, "%s:%d: %s\n", path.c_str(), p.line, p.what.c_str());
    if (!p.write.empty()) std::fprintf(to, "  → %s\n", p.write.c_str());
  }
}

Lang language_of(const std::string& given) {
  if (!given.empty()) return given == "fr" ? Lang::fr : Lang::en;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("fr") ? Lang::fr : Lang::en;
  }
  return Lang::en;
}

}  // namespace cairn::server
