#include "site/publish.h"

#include <doctest/doctest.h>

#include "site/site.h"
#include "support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

Composition composed(const std::string& style = "p{}", const std::string& origin = "") {
  Ingredients in;
  in.rows = sound_rows();
  in.assets = {{"style.css", style},
               {"start.js", "listen()"},
               {"icon.svg", "<svg/>"},
               {"cover.svg", "<svg></svg>"}};
  in.origin = origin;
  Composition composition = compose(in);
  REQUIRE(composition.trouble.empty());
  composition.manifest.made_of = style;
  return composition;
}

const SiteFile* find(const Composition& composition, std::string_view name) {
  for (const SiteFile& file : composition.files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

std::string address_of_cover(const Composition& composition) {
  for (const SiteFile& file : composition.files) {
    if (file.name.starts_with("assets/cover-")) return "/" + file.name;
  }
  return "/";
}

}  // namespace

TEST_CASE("a composition holds every page, its shell and its assets, and is the same twice") {
  const Composition one = composed(), two = composed();
  REQUIRE(one.files.size() == two.files.size());
  for (std::size_t i = 0; i < one.files.size(); ++i) {
    CHECK(one.files[i].name == two.files[i].name);
    CHECK(one.files[i].bytes == two.files[i].bytes);
  }
  const SiteFile* home = find(one, "index.html");
  REQUIRE(home != nullptr);
  const Shell& shell = one.manifest.shell;
  CHECK(home->bytes.find("<style>p{}</style>") != std::string::npos);
  CHECK(home->bytes.find("src=\"" + shell.start + "\"") != std::string::npos);
  CHECK(home->bytes.find("data-snapshot=\"" + shell.snapshot + "\"") != std::string::npos);
  CHECK(find(one, shell.start.substr(1)) != nullptr);
  CHECK(find(one, shell.snapshot.substr(1)) != nullptr);
  CHECK(find(one, "assets/cover.svg") == nullptr);
  CHECK(find(one, address_of_cover(one).substr(1)) != nullptr);
  CHECK(find(one, "404.html") != nullptr);
  CHECK(find(one, "robots.txt") != nullptr);
  CHECK(find(one, "sitemap.xml") == nullptr);
  for (const SitePage& page : one.manifest.pages) CHECK(find(one, page.file) != nullptr);
}

TEST_CASE("with a public address there is a map for robots") {
  const Composition composition = composed("p{}", "https://roadmap.example");
  const SiteFile* map = find(composition, "sitemap.xml");
  REQUIRE(map != nullptr);
  CHECK(map->bytes.find("<loc>https://roadmap.example/actions</loc>") != std::string::npos);
  CHECK(find(composition, "robots.txt")->bytes.find("Sitemap: https://roadmap.example/sitemap") !=
        std::string::npos);
}

TEST_CASE("a site is published whole, served as rendered, and compressed once") {
  const Folder folder;
  const std::string place = folder.at("site");
  const Composition composition = composed();
  const Published first = publish(composition, place);
  REQUIRE(first.trouble.empty());
  CHECK(first.compressed == composition.files.size());
  CHECK(made_of(place) == "p{}");
  Site site;
  REQUIRE(site.load(place).empty());
  for (const SitePage& page : composition.manifest.pages) {
    REQUIRE(site.find(page.path) != nullptr);
    CHECK(*site.find(page.path)->plain.bytes == find(composition, page.file)->bytes);
    CHECK(site.find(page.path)->brotli.bytes);
    CHECK(site.find(page.path)->gzip.bytes);
  }
  CHECK(site.find("/site.json") == nullptr);
  CHECK(site.find("/index.html") == nullptr);
  CHECK(site.find("/404.html") == nullptr);
  CHECK(site.find("/index.html.br") == nullptr);
  CHECK(site.find(composition.manifest.shell.start)->caching == forever);
  CHECK(site.find(address_of_cover(composition))->caching == forever);
  CHECK(publish(composition, place + "/").compressed == 0);
  const Published other = publish(composed("q{}"), place);
  CHECK(other.trouble.empty());
  CHECK(other.compressed > 0);
  CHECK(other.compressed < other.files);
  CHECK(made_of(place) == "q{}");
  CHECK(files_below(folder.path).size() == files_below(place).size());  // nothing is left beside it
}

TEST_CASE("a folder of something else is never replaced") {
  const Folder folder;
  REQUIRE(write_file(folder.at("home/letter.txt"), "dear").empty());
  CHECK_FALSE(publish(composed(), folder.at("home")).trouble.empty());
  CHECK(read_file(folder.at("home/letter.txt")) == "dear");
  REQUIRE(write_file(folder.at("plain"), "x").empty());
  CHECK_FALSE(publish(composed(), folder.at("plain/below")).trouble.empty());
}

TEST_CASE("a site that cannot be served says what to do") {
  const Folder folder;
  Site site;
  CHECK(site.load(folder.at("nowhere")).find("cairn render") != std::string::npos);
  CHECK(site.load(folder.path).find("site.json") != std::string::npos);
  REQUIRE(write_file(folder.at("site.json"), "{\"format\":99}").empty());
  CHECK(site.load(folder.path).find("another version") != std::string::npos);
}
