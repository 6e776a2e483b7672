// cairn export --csv and cairn import --csv: the roadmap as spreadsheets, and back.
#include "sheets/sheets.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "commands/sheet_problems.h"
#include "files/folder.h"
#include "ledger/lane.h"
#include "ledger/ledger_folder.h"
#include "ledger/overtake.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

/// Longer than that, was and is stand under each other.
constexpr std::size_t short_text = 40;

int fail(const char* command, const std::string& what) {
  std::fprintf(stderr, "cairn %s: %s\n", command, what.c_str());
  return 1;
}

/// The ledger, beside whoever serves it.
struct OpenLedger {
  explicit OpenLedger(const std::string& folder) {
    const std::string path = folder + std::string(ledger_file);
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
      trouble = "there is no ledger in " + folder + "; cairn serve makes it at its first start";
      return;
    }
    sql = std::make_unique<SqliteConnection>(path);
    if (sql->ok()) store = std::make_unique<Store>(*sql, StoreRules{});
    if (store == nullptr || !store->ok()) {
      trouble = "cannot open " + path + ": " + (store ? store->error() : sql->error());
    }
  }
  std::unique_ptr<SqliteConnection> sql;
  std::unique_ptr<Store> store;
  Trouble trouble;
};

std::vector<Row> roadmap_in(OpenLedger& ledger) {
  std::vector<Row> rows;
  for (DeltaRow& row : cairn::server::rows_of(*ledger.sql, roadmap_scope, public_lane)) {
    rows.push_back(std::move(row.row));
  }
  return rows;
}

bool has_roadmap(const std::vector<Row>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.kind == "pack"; });
}

constexpr const char* no_roadmap = "the ledger holds no roadmap yet; start cairn serve once";

void print(const Difference& difference, Lang lang) {
  const bool french = lang == Lang::fr;
  const std::string was = plain(difference.was, lang), is = plain(difference.is, lang);
  const char* fresh = difference.is_new ? (french ? " (nouveau)" : " (new)") : "";
  std::printf("%s:%d: %s%s, %s: ", difference.file.c_str(), difference.line,
              difference.thing.c_str(), fresh, difference.column.c_str());
  if (difference.is_new) {
    std::printf("%s\n", is.c_str());
  } else if (was.size() + is.size() <= 2 * short_text) {
    std::printf("%s → %s\n", was.c_str(), is.c_str());
  } else {
    std::printf("\n    %s %s\n    %s %s\n", french ? "avant :" : "was:", was.c_str(),
                french ? "après :" : "is: ", is.c_str());
  }
}

void print_end(const SheetImport& import, bool dry_run, Lang lang) {
  const std::size_t cells = import.differences.size(), actions = import.changed.size();
  if (cells == 0) {
    std::printf("%s\n", lang == Lang::fr ? "rien ne change" : "nothing changes");
  } else if (lang == Lang::fr) {
    std::printf("%zu case%s dans %zu action%s ; %s\n", cells, cells > 1 ? "s" : "", actions,
                actions > 1 ? "s" : "",
                dry_run ? "rien n'est écrit (--dry-run)" : "tout est écrit");
  } else {
    std::printf("%zu cell%s in %zu action%s; %s\n", cells, cells > 1 ? "s" : "", actions,
                actions > 1 ? "s" : "", dry_run ? "nothing is written (--dry-run)" : "all written");
  }
}

/// Their names are the last part of their paths.
Trouble read_sheets(const std::vector<std::string>& paths, std::vector<SheetFile>& files) {
  for (const std::string& path : paths) {
    auto text = read_file(path);
    if (!text) return "cannot read " + path;
    files.push_back({path.substr(path.rfind('/') + 1), *std::move(text)});
  }
  return {};
}

}  // namespace

int export_csv(const SheetExportOrders& orders) {
  std::vector<Row> rows;
  if (!orders.pack.empty()) {
    if (!is_folder(orders.pack)) return fail("export", "there is no folder " + orders.pack);
    PackReading reading = read_pack(pack_files(orders.pack), language_of({}));
    if (!reading.problems.empty()) {
      print_problems(stderr, orders.pack, reading.problems);
      return fail("export", "the pack is not sound");
    }
    rows = std::move(reading.rows);
  } else {
    OpenLedger ledger(orders.data);
    if (!ledger.trouble.empty()) return fail("export", ledger.trouble);
    rows = roadmap_in(ledger);
    if (!has_roadmap(rows)) return fail("export", no_roadmap);
  }
  if (is_folder(orders.out) && !is_empty_folder(orders.out)) {
    return fail("export",
                orders.out + " holds something already; give --out a new or empty folder");
  }
  const char separator = orders.separator == "semicolon" ? ';'
                         : orders.separator == "tab"     ? '\t'
                                                         : ',';
  std::vector<SheetFile> files = export_sheets(rows, separator);
  files.push_back(data_package(rows, separator));
  std::string out = orders.out;
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  const std::string fresh = out + ".new-" + std::to_string(getpid());
  Trouble trouble;
  for (const SheetFile& file : files) {
    if (trouble.empty()) trouble = write_file(fresh + "/" + file.name, file.text);
  }
  if (trouble.empty()) trouble = swap_folder(fresh, out);
  if (!trouble.empty()) {
    remove_folder(fresh);
    return fail("export", trouble);
  }
  for (const SheetFile& file : files) std::printf("%s/%s\n", out.c_str(), file.name.c_str());
  return 0;
}

int import_csv(const SheetImportOrders& orders) {
  const Lang lang = language_of(orders.lang);
  std::vector<SheetFile> files;
  if (const Trouble t = read_sheets(orders.files, files); !t.empty()) return fail("import", t);
  OpenLedger ledger(orders.data);
  if (!ledger.trouble.empty()) return fail("import", ledger.trouble);
  const std::int64_t now = this_machine([](const std::string&) {}).now_ms();
  SheetImport import;
  bool is_empty = false;
  // What is compared is what is there when it is written.
  const auto revise = [&](const std::vector<Row>& rows) {
    is_empty = !has_roadmap(rows);
    import = is_empty ? SheetImport{} : import_sheets(rows, files, lang);
    std::vector<Row> changed = import.changed;
    for (const Row& row : import.changed) {
      if (row.kind == "action") changed.push_back(overtaking_row(row, now));
    }
    return changed;
  };
  if (orders.dry_run) {
    revise(roadmap_in(ledger));
  } else if (!ledger.store->revise_public(roadmap_scope, revise, now)) {
    return fail("import",
                "the ledger could not be written, and nothing changed: " + ledger.sql->error());
  }
  if (is_empty) return fail("import", no_roadmap);
  if (!import.problems.empty()) {
    for (const SheetProblem& problem : import.problems) print(problem, lang);
    return fail("import", lang == Lang::fr ? "rien n'est écrit : corrigez d'abord ceci"
                                           : "nothing is written: correct this first");
  }
  for (const Difference& difference : import.differences) print(difference, lang);
  print_end(import, orders.dry_run, lang);
  return 0;
}

}  // namespace cairn::server
