#include "support/files.h"

#include <dirent.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

namespace cairn::test {

namespace {

void collect(const std::string& root, const std::string& below, std::vector<PackFile>& files) {
  DIR* dir = opendir((root + "/" + below).c_str());
  if (dir == nullptr) return;
  std::vector<std::string> names;
  while (const dirent* entry = readdir(dir)) names.push_back(entry->d_name);
  closedir(dir);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (name.front() == '.') continue;
    const std::string path = below.empty() ? name : below + "/" + name;
    if (name.ends_with(".json")) {
      files.push_back({path, file_at_root(root.substr(sizeof(CAIRN_ROOT)) + "/" + path)});
    } else if (name.find('.') == std::string::npos) {
      collect(root, path, files);
    }
  }
}

}  // namespace

std::string file_at_root(const std::string& path) {
  std::string text;
  FILE* file = std::fopen((std::string(CAIRN_ROOT) + "/" + path).c_str(), "rb");
  REQUIRE_MESSAGE(file != nullptr, "cannot read " << path);
  char buffer[65536];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, n);
  std::fclose(file);
  return text;
}

bool file_exists_at_root(const std::string& path) {
  FILE* file = std::fopen((std::string(CAIRN_ROOT) + "/" + path).c_str(), "rb");
  if (file != nullptr) std::fclose(file);
  return file != nullptr;
}

std::vector<PackFile> pack_at_root(const std::string& folder) {
  std::vector<PackFile> files;
  collect(std::string(CAIRN_ROOT) + "/" + folder, "", files);
  return files;
}

}  // namespace cairn::test
