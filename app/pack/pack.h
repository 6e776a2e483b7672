// A pack: the folder of JSON files in which a roadmap is written (docs/pack.md).
//
// Promises: reading never fails half-way; it gives all the mistakes it finds, each with file,
// line, what is wrong and what to write, in the reader's language, and the roadmap is only
// meant to be used when there is none. A pack and the rows made of it give the same roadmap.
// Leaves out: the file system (the caller brings the files), how rows are kept (replica/).
#pragma once
#include <string>
#include <vector>

#include "model/roadmap.h"
#include "model/row.h"

namespace cairn {

struct PackFile {
  std::string name;  // relative to the pack's folder: "actions/axis-1.json"
  std::string text;
};

/// A mistake a communications officer can act on.
struct Problem {
  std::string file;
  int line = 0;       // 0: the whole file
  std::string what;   // what is wrong
  std::string write;  // what to write instead
};

// Rows of the roadmap scope are written as in the pack. Kinds: pack, axis, action, fact, stake,
// law, figure, history, resource, term, source, page, audit, budget,
// asset.

struct PackReading {
  std::vector<Problem> problems;
  std::vector<Row> rows;
  Roadmap roadmap;
};

PackReading read_pack(const std::vector<PackFile>& files, Lang messages);

/// The roadmap told by rows that were once a sound pack; a row that does not parse is left out
/// and counted in `skipped` (a replica may be newer than its program).
Roadmap roadmap_of(const std::vector<Row>& rows, int* skipped = nullptr);

/// Rows of kind `audit` and `budget` from the grids of docs/ (CSV, RFC 4180; JSON).
/// `name` is "rgaa" or "rgesn".
std::vector<Row> audit_rows(const std::string& name, const std::string& csv,
                            std::vector<Problem>& problems);
/// A row of kind `page` from a statement's text (docs/statements/<name>), in both languages.
std::vector<Row> statement_rows(const std::string& name, const std::string& json,
                                std::vector<Problem>& problems);
/// The address of a picture, which holds its hash: known to whoever publishes, not to a pack.
Row asset_row(const std::string& id, const std::string& address);
std::vector<Row> budget_rows(const std::string& json, std::vector<Problem>& problems);

}  // namespace cairn
