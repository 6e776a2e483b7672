// site.json: what `cairn render` wrote and how, so that `cairn serve` says the same.
//
// Promises: what is written reads back equal. The file is for `cairn` alone and is never served.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace cairn::server {

inline constexpr int site_format = 1;
inline constexpr std::string_view manifest_name = "site.json";

struct SitePage {
  std::string path;  // "/en/actions/A1-03"
  std::string file;  // "en/actions/A1-03/index.html"
  bool operator==(const SitePage&) const = default;
};

struct Manifest {
  std::string made_of;  // hash of all that went in: pack, audits, assets, program
  Shell shell;
  std::vector<SitePage> pages;
  std::string missing_fr;  // the file of the page "not found"; empty: that language is not there
  std::string missing_en;
};

std::string write_manifest(const Manifest& manifest);
std::optional<Manifest> read_manifest(std::string_view text);

/// "/" → "index.html", "/actions/A1-03" → "actions/A1-03/index.html": any static host maps it.
std::string file_of(std::string_view path);

}  // namespace cairn::server
