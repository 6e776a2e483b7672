#include "site/compose.h"

#include <algorithm>

#include "bytes/digest.h"
#include "desk/desk.h"
#include "desk/desk_words.h"
#include "feeds/atom.h"
#include "feeds/calendar.h"
#include "html/html.h"
#include "json/build.h"
#include "merge/pack_rows.h"
#include "opendata/catalogue.h"
#include "opendata/documents.h"
#include "opendata/open_data_page.h"
#include "screens/screens.h"
#include "sheets/sheets.h"
#include "site/kiosk_page.h"
#include "words/word_table.h"
#include "words/words.h"

namespace cairn::server {

namespace {

// Named in pages, which the program writes too: the snapshot must tell its address.
constexpr char cover_name[] = "cover.svg";
constexpr char kiosk_sw[] = "kiosk_sw.js";

std::string named_by_hash(const std::string& name, const std::string& bytes) {
  const std::size_t dot = name.rfind('.');
  return "assets/" + name.substr(0, dot) + "-" + short_hash(bytes) + name.substr(dot);
}

/// What the programs of a browser are given to say, one file a language.
std::string put_words(Composition& out, const std::string& name, const WordTable& table) {
  std::string addresses;
  for (const Lang lang : {Lang::fr, Lang::en}) {
    const std::string words = table.file(lang);
    const std::string file = named_by_hash(name + "-" + std::string(code(lang)) + ".txt", words);
    addresses += (addresses.empty() ? "/" : " /") + file;
    out.files.push_back({file, words});
  }
  return addresses;
}

/// Assets, under names that hold their hash where pages name them; and the shell that does.
void compose_assets(const Ingredients& in, Composition& out) {
  struct Role {
    std::string_view name;
    std::string Shell::*address;
  };
  static constexpr Role roles[] = {{"icon.svg", &Shell::icon},
                                   {"start.js", &Shell::start},
                                   {"worker.js", &Shell::worker},
                                   {"deposit.js", &Shell::deposit},
                                   {"cairn-page.js", &Shell::program},
                                   {"cairn-page.wasm", &Shell::wasm},
                                   {"cairn-desk.js", &Shell::desk},
                                   {"cairn-desk.wasm", &Shell::desk_wasm},
                                   {"desk_deposit.js", &Shell::desk_deposit},
                                   {"face.js", &Shell::face},
                                   {"face_worker.js", &Shell::face_worker},
                                   {"cairn-canvas.js", &Shell::face_program},
                                   {"cairn-canvas.wasm", &Shell::face_wasm},
                                   {"kiosk.js", &Shell::kiosk},
                                   {"kiosk_worker.js", &Shell::kiosk_worker}};
  Shell& shell = out.manifest.shell;
  shell.origin = in.origin;
  if (in.assets.contains("sw.js")) shell.manifest = "/cairn.webmanifest";
  shell.skip_fr = say(Lang::fr, W::skip);
  shell.skip_en = say(Lang::en, W::skip);
  shell.words = put_words(out, "words", page_words());
  shell.desk_words = put_words(out, "desk-words", desk_words());
  shell.face_fr = "Vue graphique";
  shell.face_en = "Graphic view";
  for (const auto& asset : in.assets) {
    // No structured binding: clang 14 does not let a lambda see one.
    const std::string& name = asset.first;
    const std::string& bytes = asset.second;
    if (name == "sw.js" || name == kiosk_sw) {
      // At the root: what it answers for is all below.
      out.files.push_back({name == kiosk_sw ? "borne-sw.js" : name, bytes});
      continue;
    }
    if (name == "style.css") {
      shell.style = bytes;
      continue;
    }
    const auto role = std::find_if(std::begin(roles), std::end(roles),
                                   [&](const Role& r) { return r.name == name; });
    // Others are reached by their own name: pictures.
    const bool is_named = role != std::end(roles) || name == cover_name;
    const std::string file = is_named ? named_by_hash(name, bytes) : "assets/" + name;
    if (role != std::end(roles)) shell.*role->address = "/" + file;
    out.files.push_back({file, bytes});
  }
}

class Composer {
 public:
  Composer(const RoadmapInHand& in_hand, const Shell& shell)
      : roadmap_(in_hand.roadmap), sheet_rows_(in_hand.sheet_rows) {
    out_.manifest.shell = shell_of(in_hand, shell);
    if (in_hand.snapshot.empty()) out_.trouble = "the replica gave no snapshot";
    put(out_.manifest.shell.snapshot.substr(1), in_hand.snapshot);
  }

  Composition run() {
    put_pages();
    put_feeds();
    put_sheets();
    put_open_data();
    put_for_devices();
    put_desk();
    put_kiosk();
    put_for_robots();
    return std::move(out_);
  }

 private:
  void put(std::string name, std::string bytes) {
    out_.files.push_back({std::move(name), std::move(bytes)});
  }

  const std::string& origin() const { return out_.manifest.shell.origin; }

  void put_page(const Page& page, std::string file) {
    Shell shell = out_.manifest.shell;
    shell.feed = feed_of(page.path);
    put(std::move(file), to_document(page, shell));
  }

  void put_feed(const FeedOf& of, const std::vector<Event>& events) {
    for (const Lang lang : roadmap_.langs) {
      const std::string folder = lang == Lang::en ? "en" : "";
      put((folder + of.path + ".atom").substr(folder.empty() ? 1 : 0),
          atom_of(roadmap_, of, events, lang, origin()));
    }
  }

  void put_feeds() {
    put_feed({roadmap_.title, "/actions", roadmap_.as_of}, events_of(roadmap_));
    for (const Axis& axis : roadmap_.axes) {
      put_feed({axis.title, "/axes/" + std::to_string(axis.id), roadmap_.as_of},
               events_of(roadmap_, axis));
    }
    for (const std::vector<Action>* actions : {&roadmap_.actions, &roadmap_.retired}) {
      for (const Action& action : *actions) {
        put_feed({action.title, "/actions/" + action.id, roadmap_.as_of}, events_of(action));
      }
    }
    for (const Lang lang : roadmap_.langs) {
      put(lang == Lang::en ? "en/jalons.ics" : "jalons.ics", calendar_of(roadmap_, lang, origin()));
    }
  }

  /// The same columns as `cairn export --csv` gives and `cairn import --csv` takes.
  void put_sheets() {
    for (SheetFile& sheet : export_sheets(sheet_rows_)) {
      put(std::move(sheet.name), std::move(sheet.text));
    }
    SheetFile package = data_package(sheet_rows_, ',', true);
    put(std::move(package.name), std::move(package.text));
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

  std::size_t size_of(std::string_view name) const {
    const auto found = std::find_if(out_.files.begin(), out_.files.end(),
                                    [&](const SiteFile& file) { return file.name == name; });
    return found == out_.files.end() ? 0 : found->bytes.size();
  }

  /// After all files that it tells of.
  void put_open_data() {
    put(std::string(openapi_name), std::string(openapi_document));
    put(std::string(protocol_name), std::string(protocol_document));
    const auto sets = [&] {
      return open_sets(roadmap_, [&](std::string_view name) { return size_of(name); });
    };
    put(std::string(catalogue_name), catalogue_of(roadmap_, sets(), origin()));
    for (const Lang lang : roadmap_.langs) {
      for (const Page& page :
           {open_data_page(roadmap_, sets(), lang), said_data_page(roadmap_, lang)}) {
        put_page(page, file_of(page.path));
        out_.manifest.pages.push_back({page.path, file_of(page.path)});
        indexable_.push_back(page.path);
      }
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
    shell.program = shell.desk;
    shell.wasm = shell.desk_wasm;
    shell.words += " " + shell.desk_words;
    if (!shell.desk_deposit.empty()) shell.deposit = shell.desk_deposit;
    shell.face.clear();  // the desk is text
    shell.face_worker = shell.face_program = shell.face_wasm = {};
    for (const Lang lang : roadmap_.langs) {
      DeskRoute route;
      route.lang = lang;
      put(file_of(path_of(route)), to_document(desk_closed_page(roadmap_, lang), shell));
    }
  }

  /// What an exhibition's browser opens, whatever the address; a page a language.
  void put_kiosk() {
    Shell shell = out_.manifest.shell;
    if (shell.kiosk.empty() || shell.face.empty()) return;
    shell.start = shell.kiosk;
    shell.worker = shell.face_worker = shell.kiosk_worker;
    shell.program = shell.face_program;
    shell.wasm = shell.face_wasm;
    shell.shell = "1";
    shell.kiosk = "1";
    for (const Lang lang : roadmap_.langs) {
      const Page page = kiosk_page(roadmap_, lang);
      put(file_of(page.path), to_document(page, shell));
      out_.manifest.pages.push_back({page.path, file_of(page.path)});
    }
  }

  void put_for_robots() {
    std::string robots = "User-agent: *\nAllow: /\n";
    if (!origin().empty()) {
      std::string map =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
      for (const std::string& path : indexable_) {
        map += "<url><loc>" + escape(origin() + path) + "</loc></url>\n";
      }
      // What describes the data, for those who gather it and read no page.
      for (const std::string_view name : {std::string_view("datapackage.json"), catalogue_name}) {
        map += "<url><loc>" + escape(origin() + "/" + std::string(name)) + "</loc></url>\n";
      }
      put("sitemap.xml", map + "</urlset>\n");
      robots += "Sitemap: " + origin() + "/sitemap.xml\n";
    }
    put("robots.txt", robots);
  }

  const Roadmap& roadmap_;
  const std::vector<Row>& sheet_rows_;
  std::vector<std::string> indexable_;
  Composition out_;
};

}  // namespace

RoadmapInHand roadmap_in_hand(const Replica& replica) {
  const std::vector<unsigned char> snapshot = replica.snapshot();
  std::vector<Row> rows = replica.roadmap_rows();
  Roadmap roadmap = roadmap_of(rows);
  std::erase_if(rows, [](const Row& row) { return row.kind != "pack" && row.kind != "action"; });
  return {
      std::move(roadmap), {snapshot.begin(), snapshot.end()}, replica.cursor(), std::move(rows)};
}

std::vector<Row> rows_to_show(const std::vector<Row>& rows) {
  std::vector<Row> shown;
  for (const Owner owner : {Owner::pack, Owner::site, Owner::ledger}) {
    std::string_view kind;
    std::int64_t ord = 0;
    for (Row& row : rows_of_owner(rows, owner)) {
      if (owner == Owner::pack) row.ord = row.kind == kind ? ++ord : ord = 0;
      shown.push_back(std::move(row));
      kind = shown.back().kind;
    }
  }
  std::sort(shown.begin(), shown.end(), [](const Row& a, const Row& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.ord != b.ord ? a.ord < b.ord : a.id < b.id;
  });
  return shown;
}

Shell shell_of(const RoadmapInHand& in_hand, Shell shell) {
  shell.snapshot = "/" + named_by_hash("roadmap.db", in_hand.snapshot);
  shell.cursor = std::to_string(in_hand.cursor);
  return shell;
}

Composition compose_roadmap(const RoadmapInHand& in_hand, const Shell& shell) {
  return Composer(in_hand, shell).run();
}

Composition compose(const Ingredients& in) {
  Composition assets;
  compose_assets(in, assets);
  std::vector<Row> rows = rows_to_show(in.rows);
  const auto cover = in.assets.find(cover_name);
  if (cover != in.assets.end()) {
    std::erase_if(rows, [](const Row& row) { return row.kind == "asset" && row.id == "cover"; });
    rows.push_back(asset_row("cover", "/" + named_by_hash(cover->first, cover->second)));
  }
  Replica replica(":memory:");
  if (!replica.ok() || !replica.replace_roadmap(rows, in.cursor)) {
    assets.trouble = "the replica refused the pack: " + replica.error();
    return assets;
  }
  Composition all = compose_roadmap(roadmap_in_hand(replica), assets.manifest.shell);
  for (SiteFile& file : assets.files) all.files.push_back(std::move(file));
  return all;
}

}  // namespace cairn::server
