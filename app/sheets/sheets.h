// The roadmap as four spreadsheets (actions, milestones, indicators, measures), and back.
//
// Promises: the same columns both ways; what is exported and imported again changes nothing, byte
// for byte. An import is all or nothing: where there is one mistake there is no changed row, and
// every mistake says where it is and what to write. A line or a column that a sheet does not have
// is left alone. No cell leaves that a spreadsheet would take for a formula. Each value travels
// with its origin.
// Leaves out: files and the ledger (the caller); new actions and indicators, and what has no
// column (evidence, thresholds, history): a pack is for those, and they stay as they are.
#pragma once
#include <string>
#include <vector>

#include "model/row.h"
#include "model/text.h"

namespace cairn {

struct SheetFile {
  std::string name;  // "actions.csv"
  std::string text;
};

/// One file a sheet: UTF-8 with a byte order mark (spreadsheets ask for it), CRLF.
std::vector<SheetFile> export_sheets(const std::vector<Row>& rows, char separator = ',');

/// What the columns are, for programs and for people: a data package with a table schema for each
/// sheet (frictionlessdata.io), as datapackage.json. `with_said`: also of what people said
/// (said.h), which a site serves beside them.
SheetFile data_package(const std::vector<Row>& rows, char separator = ',', bool with_said = false);

struct SheetProblem {
  std::string file;
  int line = 0;        // 0: the whole file
  std::string column;  // may be empty
  std::string what;    // what is wrong
  std::string write;   // what to write instead
};

/// One cell that changes something.
struct Difference {
  std::string file;
  int line = 0;
  std::string action;  // "A1-03"
  std::string thing;   // "A1-03", "A1-03-m1", "A1-03-i1 2026-06"
  bool is_new = false;
  std::string column;
  std::string was, is;
  bool operator==(const Difference&) const = default;
};

struct SheetImport {
  std::vector<SheetProblem> problems;
  std::vector<Row> changed;  // none where there are problems
  std::vector<Difference> differences;
};

/// `files` may be any of the four, under any name: each is known by its columns.
SheetImport import_sheets(const std::vector<Row>& rows, const std::vector<SheetFile>& files,
                          Lang messages);

}  // namespace cairn
