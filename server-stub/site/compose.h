// A whole site made of a pack, in memory: pages, assets, snapshot and the manifest.
//
// Promises: pure; equal ingredients give equal files, byte for byte. Assets are named after
// their content, so that a browser may keep them for ever.
// Leaves out: the file system and compression (site/publish.h).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "site/manifest.h"

namespace cairn::server {

struct Ingredients {
  std::vector<Row> rows;                      // of a sound pack, audits and budgets included
  std::map<std::string, std::string> assets;  // by their name in web/: "start.js" → its bytes
  std::string origin;                         // "https://…", or empty
};

struct SiteFile {
  std::string name;  // "en/actions/A1-03/index.html"
  std::string bytes;
};

struct Composition {
  std::vector<SiteFile> files;
  Manifest manifest;
  std::string trouble;  // empty: none
};

Composition compose(const Ingredients& ingredients);

}  // namespace cairn::server
