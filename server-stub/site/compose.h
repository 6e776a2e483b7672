// A whole site made of a pack, in memory: pages, assets, snapshot and the manifest.
//
// Promises: pure; equal ingredients give equal files, byte for byte. Assets are named after
// their content, so that a browser may keep them for ever. What follows the roadmap is composed
// apart (`compose_roadmap`), without a database, so that another thread may do it while the
// former pages are served.
// Leaves out: the file system and compression (site/publish.h).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "replica/replica.h"
#include "site/manifest.h"

namespace cairn::server {

/// A pack rendered for the first time is the roadmap's first state; the ledger numbers on.
inline constexpr std::int64_t first_cursor = 1;

struct Ingredients {
  std::vector<Row> rows;                      // of a sound pack, audits and budgets included
  std::map<std::string, std::string> assets;  // by their name in web/: "start.js" → its bytes
  std::string origin;                         // "https://…", or empty
  std::int64_t cursor = first_cursor;
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

/// The roadmap as its pages need it.
struct RoadmapInHand {
  Roadmap roadmap;
  std::string snapshot;  // a replica's bytes; empty: there was no memory for them
  std::int64_t cursor = 0;
  std::vector<Row> sheet_rows;  // those that its spreadsheets are made of
};
RoadmapInHand roadmap_in_hand(const Replica& replica);

/// Rows as they are shown: a pack's own numbered from 0 in their order.
std::vector<Row> rows_to_show(const std::vector<Row>& rows);

/// `shell` as the pages of that roadmap have it: its snapshot and its cursor.
Shell shell_of(const RoadmapInHand& in_hand, Shell shell);

/// All that follows the roadmap: its pages, snapshot, feeds, calendar, sheets, what devices and
/// robots read. `shell` holds the addresses of assets, which are not among the files.
Composition compose_roadmap(const RoadmapInHand& in_hand, const Shell& shell);

}  // namespace cairn::server
