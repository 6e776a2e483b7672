// cairn export: the roadmap as the ledger has it, given back as a pack.
#include <unistd.h>

#include <cstdio>

#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "files/folder.h"
#include "ledger/lane.h"
#include "ledger/ledger_folder.h"
#include "ledger/reading.h"
#include "merge/pack_files.h"

namespace cairn::server {

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn export: %s\n", what.c_str());
  return 1;
}

}  // namespace

int export_pack(const ExportOrders& orders) {
  const std::string path = orders.data + std::string(ledger_file);
  if (access(path.c_str(), R_OK) != 0) return fail("there is no " + path);
  std::string out = orders.out;
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  if (access(out.c_str(), F_OK) == 0 && !is_empty_folder(out)) {
    return fail(out + " is there already; give --out a new or empty folder");
  }
  std::vector<Row> rows;
  {
    SqliteConnection sql(path);
    if (!sql.ok()) return fail(path + ": " + sql.error());
    for (DeltaRow& row : rows_of(sql, roadmap_scope, public_lane)) {
      rows.push_back(std::move(row.row));
    }
    if (rows.empty()) return fail("the ledger in " + orders.data + " holds no roadmap yet");
  }
  const std::vector<PackFile> files = files_of_pack(rows);
  const std::string fresh = out + ".new-" + std::to_string(getpid());
  Trouble trouble;
  for (const PackFile& file : files) {
    if (trouble.empty()) trouble = write_file(fresh + "/" + file.name, file.text);
  }
  if (trouble.empty()) trouble = swap_folder(fresh, out);
  if (!trouble.empty()) {
    remove_folder(fresh);
    return fail(trouble);
  }
  std::printf("%zu files: %s\n", files.size(), out.c_str());
  // What a lead wrote may be short of what a pack asks: its editor should know.
  const PackReading reading = read_pack(files, language_of(""));
  if (reading.problems.empty()) return 0;
  print_problems(stdout, out, reading.problems);
  return fail("the pack is written, and has this to correct");
}

}  // namespace cairn::server
