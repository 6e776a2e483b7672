// A file, as one of the four sheets: which one, and which cell belongs to which column.
//
// Promises: what is no such file is told apart (grid.h; a missing column…), each with what to do.
#pragma once
#include <optional>
#include <vector>

#include "sheets/field.h"
#include "sheets/grid.h"

namespace cairn {

struct Table {
  static constexpr std::size_t none = no_place;

  Sheet sheet = Sheet::actions;
  std::string file;
  std::vector<Column> columns;      // all of the sheet, in its order
  std::vector<std::size_t> places;  // of each column among the cells of a line; or none
  std::vector<CsvLine> lines;       // without the first, and without those of empty cells
};

/// `mistakes` gets what keeps it from being read; then there is no table.
std::optional<Table> read_table(const SheetFile& file, const std::vector<Lang>& langs,
                                std::vector<SheetMistake>& mistakes);

}  // namespace cairn
