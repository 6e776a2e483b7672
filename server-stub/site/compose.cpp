#include "site/compose.h"

#include <algorithm>

#include "bytes/digest.h"
#include "desk/desk.h"
#include "feeds/atom.h"
#include "feeds/calendar.h"
#include "html/html.h"
#include "json/build.h"
#include "replica/replica.h"
#include "screens/screens.h"
#include "words/words.h"

namespace cairn::server {

namespace {

// A pack rendered for the first time is the roadmap's first state; the ledger will number on.
constexpr std::int64_t first_cursor = 1;
// Named in pages, which the program writes too: the snapshot must tell its address.
constexpr char cover_name[] = "cover.svg";

class Composer {
 public:
  explicit Composer(const Ingredients& ingredients) : in_(ingredients), replica_(":memory:") {}

  Composition run() {
    Shell& shell = out_.manifest.shell;
    shell.origin = in_.origin;
    if (in_.assets.contains("sw.js")) shell.manifest = "/cairn.webmanifest";
    shell.skip_fr = say(Lang::fr, W::skip);
    shell.skip_en = say(Lang::en, W::skip);
    std::vector<Row> rows = in_.rows;
    const auto cover = in_.assets.find(cover_name);
    if (cover != in_.assets.end()) {
      rows.push_back(asset_row("cover", put_hashed(cover->first, cover->second)));
    }
    if (!replica_.ok() || !replica_.replace_roadmap(rows, first_cursor)) {
      out_.trouble = "the replica refused the pack: " + replica_.error();
      return std::move(out_);
    }
    roadmap_ = roadmap_of(replica_.roadmap_rows());
    put_snapshot();
    put_assets();
    put_pages();
    put_feeds();
    put_for_devices();
    put_desk();
    put_for_robots();
    return std::move(out_);
  }

 private:
  void put(std::string name, std::string bytes) {
    out_.files.push_back({std::move(name), std::move(bytes)});
  }

  /// Puts it under a name that holds its hash; gives its address.
  std::string put_hashed(const std::string& name, const std::string& bytes) {
    const std::size_t dot = name.rfind('.');
    const std::string file =
        "assets/" + name.substr(0, dot) + "-" + short_hash(bytes) + name.substr(dot);
    put(file, bytes);
    return "/" + file;
  }

  void put_snapshot() {
    const std::vector<unsigned char> snapshot = replica_.snapshot();
    const std::string bytes(snapshot.begin(), snapshot.end());
    if (bytes.empty()) out_.trouble = "the replica gave no snapshot: " + replica_.error();
    out_.manifest.shell.snapshot = put_hashed("roadmap.db", bytes);
    out_.manifest.shell.cursor = std::to_string(replica_.cursor());
  }

  void put_assets() {
    struct Role {
      std::string_view name;
      std::string Shell::*address;
    };
    static constexpr Role roles[] = {
        {"icon.svg", &Shell::icon},         {"start.js", &Shell::start},
        {"worker.js", &Shell::worker},      {"deposit.js", &Shell::deposit},
        {"cairn-page.js", &Shell::program}, {"cairn-page.wasm", &Shell::wasm}};
    Shell& shell = out_.manifest.shell;
    for (const auto& asset : in_.assets) {
      // No structured binding: clang 14 does not let a lambda see one.
      const std::string& name = asset.first;
      const std::string& bytes = asset.second;
      if (name == cover_name) continue;
      if (name == "sw.js") {
        put(name, bytes);  // at the root: what it answers for is all below
        continue;
      }
      if (name == "style.css") {
        shell.style = bytes;
        continue;
      }
      const auto role = std::find_if(std::begin(roles), std::end(roles),
                                     [&](const Role& r) { return r.name == name; });
      if (name == "cairn-desk.js" || name == "cairn-desk.wasm") {
        (name.ends_with(".js") ? desk_program_ : desk_wasm_) = put_hashed(name, bytes);
      } else if (role != std::end(roles)) {
        shell.*role->address = put_hashed(name, bytes);
      } else {
        put("assets/" + name, bytes);  // reached by its own name: pictures
      }
    }
  }

  void put_page(const Page& page, std::string file) {
    Shell shell = out_.manifest.shell;
    shell.feed = feed_of(page.path);
    put(std::move(file), to_document(page, shell));
  }

  void put_feed(const FeedOf& of, const std::vector<Event>& events) {
    for (const Lang lang : roadmap_.langs) {
      const std::string folder = lang == Lang::en ? "en" : "";
      put((folder + of.path + ".atom").substr(folder.empty() ? 1 : 0),
          atom_of(roadmap_, of, events, lang, in_.origin));
    }
  }

  void put_feeds() {
    put_feed({roadmap_.title, "/actions", roadmap_.as_of}, events_of(roadmap_));
    for (const Axis& axis : roadmap_.axes) {
      put_feed({axis.title, "/axes/" + std::to_string(axis.id), roadmap_.as_of},
               events_of(roadmap_, axis));
    }
    for (const Action& action : roadmap_.actions) {
      put_feed({action.title, "/actions/" + action.id, roadmap_.as_of}, events_of(action));
    }
    for (const Lang lang : roadmap_.langs) {
      put(lang == Lang::en ? "en/jalons.ics" : "jalons.ics",
          calendar_of(roadmap_, lang, in_.origin));
    }
  }

  void put_pages() {
    Manifest& manifest = out_.manifest;
    const Known known{roadmap_, {}};
    for (const Route& route : every_route(roadmap_)) {
      Visit visit;
      visit.route = route;
      const std::string path = path_of(route);
      const Page page = page_of(visit, known, Means{});
      put_page(page, file_of(path));
      manifest.pages.push_back({path, file_of(path)});
      if (page.indexable) indexable_.push_back(page.path);
    }
    for (const Lang lang : roadmap_.langs) {
      Visit visit;
      visit.route.screen = Screen::not_found;
      visit.route.lang = lang;
      std::string& file = lang == Lang::en ? manifest.missing_en : manifest.missing_fr;
      file = lang == Lang::en ? "en/404.html" : "404.html";
      put_page(page_of(visit, known, Means{}), file);
    }
  }

  /// Empty pages that a device fills without a network, and how the site is installed.
  void put_for_devices() {
    Shell shell = out_.manifest.shell;
    shell.shell = "1";
    const Known known{roadmap_, {}};
    for (const Lang lang : roadmap_.langs) {
      Visit visit;
      visit.route.lang = lang;
      Means means;
      means.is_away = true;
      Page page = page_of(visit, known, means);
      page.main.resize(1);
      put(lang == Lang::en ? "en/shell.html" : "shell.html", to_document(page, shell));
    }
    Json icon = json_object();
    put_text(icon, "src", shell.icon);
    put_text(icon, "sizes", "any");
    put_text(icon, "type", "image/svg+xml");
    Json icons = json_array();
    icons.items.push_back(std::move(icon));
    Json app = json_object();
    put_text(app, "name", "Cairn");
    put_text(app, "start_url", "/");
    put_text(app, "display", "minimal-ui");
    cairn::put(app, "icons", std::move(icons));
    put("cairn.webmanifest", write_json(app));
  }

  /// The way in to the staff's desk: one page a language, which has a program of its own.
  void put_desk() {
    Shell shell = out_.manifest.shell;
    shell.program = desk_program_;
    shell.wasm = desk_wasm_;
    for (const Lang lang : roadmap_.langs) {
      DeskRoute route;
      route.lang = lang;
      put(file_of(path_of(route)), to_document(desk_closed_page(roadmap_, lang), shell));
    }
  }

  void put_for_robots() {
    std::string robots = "User-agent: *\nAllow: /\n";
    if (!in_.origin.empty()) {
      std::string map =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
      for (const std::string& path : indexable_) {
        map += "<url><loc>" + escape(in_.origin + path) + "</loc></url>\n";
      }
      put("sitemap.xml", map + "</urlset>\n");
      robots += "Sitemap: " + in_.origin + "/sitemap.xml\n";
    }
    put("robots.txt", robots);
  }

  const Ingredients& in_;
  Replica replica_;
  Roadmap roadmap_;
  std::vector<std::string> indexable_;
  std::string desk_program_, desk_wasm_;
  Composition out_;
};

}  // namespace

Composition compose(const Ingredients& ingredients) { return Composer(ingredients).run(); }

}  // namespace cairn::server
