#include "files/folder.h"

#include <fcntl.h>
#include <stdio.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace cairn::server {

namespace fs = std::filesystem;

namespace {

Trouble trouble(std::string_view what, const std::string& path, int error) {
  return std::string(what) + " " + path + ": " + std::strerror(error);
}

void collect(const fs::path& root, const std::string& below, std::vector<std::string>& files) {
  std::error_code ec;
  for (fs::directory_iterator it(root / below, ec), end; !ec && it != end; it.increment(ec)) {
    const std::string name = it->path().filename().string();
    if (name.front() == '.') continue;
    const std::string path = below.empty() ? name : below + "/" + name;
    std::error_code unknown;
    if (it->is_directory(unknown)) {
      collect(root, path, files);
    } else if (it->is_regular_file(unknown)) {
      files.push_back(path);
    }
  }
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return std::nullopt;
  std::string bytes;
  char buffer[65536];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) bytes.append(buffer, n);
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  if (!whole) return std::nullopt;
  return bytes;
}

Trouble make_folder(const std::string& path) {
  std::error_code ec;
  fs::create_directories(path, ec);
  if (ec) return trouble("cannot make the folder", path, ec.value());
  return {};
}

Trouble write_file(const std::string& path, std::string_view bytes) {
  const std::string parent = fs::path(path).parent_path().string();
  if (!parent.empty()) {
    if (Trouble t = make_folder(parent); !t.empty()) return t;
  }
  FILE* file = std::fopen(path.c_str(), "wbe");
  if (file == nullptr) return trouble("cannot write", path, errno);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int error = errno;
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) return trouble("cannot write", path, written ? errno : error);
  return {};
}

bool is_folder(const std::string& path) {
  std::error_code ec;
  return fs::is_directory(path, ec);
}

bool is_empty_folder(const std::string& path) {
  std::error_code ec;
  return fs::is_directory(path, ec) && fs::is_empty(path, ec);
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  collect(folder, "", files);
  std::sort(files.begin(), files.end());
  return files;
}

Trouble swap_folder(const std::string& fresh, const std::string& place) {
  if (!is_folder(place)) {
    if (::rename(fresh.c_str(), place.c_str()) == 0) return {};
    return trouble("cannot make", place, errno);
  }
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) != 0) {
    // Some file systems cannot exchange: two steps then, with a moment between them.
    const std::string old = fresh + ".old";
    if (::rename(place.c_str(), old.c_str()) != 0) return trouble("cannot move", place, errno);
    if (::rename(fresh.c_str(), place.c_str()) != 0) {
      const int error = errno;
      if (::rename(old.c_str(), place.c_str()) != 0) return trouble("cannot restore", old, errno);
      return trouble("cannot replace", place, error);
    }
    remove_folder(old);
    return {};
  }
  remove_folder(fresh);
  return {};
}

void remove_folder(const std::string& path) {
  std::error_code ec;
  fs::remove_all(path, ec);
}

}  // namespace cairn::server
