// The lines of tables, carried out on a shelf cell by cell.
//
// Promises: what it notes as a mistake it did not write; whoever finds a mistake throws the shelf
// away. Every cell that was looked at has a number, which the JSON it went into carries as its
// line.
// Leaves out: the rules of a pack (rules.h).
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sheets/mistake.h"
#include "sheets/shelf.h"
#include "sheets/table.h"

namespace cairn {

/// Where a cell is.
struct CellPlace {
  std::string file;
  int line = 0;
  std::string column;
};

class Edits {
 public:
  Edits(Shelf& shelf, std::vector<SheetMistake>& mistakes, std::vector<Difference>& differences)
      : shelf_(shelf), mistakes_(mistakes), differences_(differences) {}

  void carry_out(const Table& table);
  /// Null for 0, and for a number that is no cell's.
  const CellPlace* place(int cell) const;

 private:
  void edit_line(const CsvLine& line);
  void edit_milestone(const CsvLine& line, const std::string& id);
  void edit_measure(const CsvLine& line);
  void count_measures();
  void edit_thing(const CsvLine& line, Json& thing, Shelved& action, const std::string& name,
                  bool is_new);
  void edit_cell(const Column& column, const std::string& cell, Json& thing, Difference difference);
  void tidy_groups(const CsvLine& line, Json& thing);
  void check_needed(const CsvLine& line, const Json& thing);
  bool check_parent(const CsvLine& line, const std::string& owner);
  void note_unknown(const CsvLine& line, const std::string& id);
  bool is_second(const CsvLine& line, const std::string& key);

  std::size_t place_of(std::string_view slug) const;
  /// Unguarded and without blanks around; "" where the column is not there.
  std::string key_in(const CsvLine& line, std::string_view slug) const;
  int number_cell(const CsvLine& line, std::string_view slug);
  SheetMistake& note(SheetFault fault, const CsvLine& line, std::string_view column = {});

  Shelf& shelf_;
  std::vector<SheetMistake>& mistakes_;
  std::vector<Difference>& differences_;
  std::vector<CellPlace> places_;
  const Table* table_ = nullptr;
  std::map<std::string, int> seen_;  // keys of this table, and the line of the first
  // Measures that share indicator and date: how many there are, in the sheet and come by so far.
  std::map<std::string, std::size_t> in_sheet_, passed_;
  std::set<std::string_view> touched_;  // groups of the present line
};

}  // namespace cairn
