// A rendered site, whole in memory: some hundreds of small files.
//
// Promises: `answer` is pure, and total over any request for GET or HEAD: a page or a file, 304,
// a redirect (308) to the one address of a page, or "not found" in the reader's language.
// A snapshot of the roadmap as it was is still there for who holds a page of that time; one that
// is gone leads (307) to the present one.
// Leaves out: what changes from one request to the next (reception/).
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "files/folder.h"
#include "http/target.h"
#include "site/compose.h"
#include "site/manifest.h"
#include "site/resource.h"

namespace cairn::server {

class Site {
 public:
  /// Reads what `cairn render` wrote. On trouble the site is of no use.
  Trouble load(const std::string& folder);
  /// This site with what was composed anew in place of its roadmap's pages and files; compressed
  /// quickly, and what has the same bytes is kept as it is. Any thread may ask.
  Site renewed(const Composition& composition) const;
  /// For tests: one resource at an address.
  void put(std::string path, Resource resource);
  void put_missing(bool english, Resource resource);

  const Resource* find(std::string_view path) const;
  Answer answer(const Target& target, const Request& request) const;
  /// "Not found", as a page in the language of that path.
  Answer missing(std::string_view path, const Request& request) const;

  Manifest manifest;
  std::size_t size() const { return resources_.size(); }

 private:
  std::map<std::string, Resource, std::less<>> resources_;
  Resource missing_fr_, missing_en_;
  std::vector<std::string> former_;  // addresses of snapshots, oldest first
};

}  // namespace cairn::server
