// One cell, read as what its column holds.
//
// Promises: accepts what French and English spreadsheets write (4,4; 1 200; 30/06/2026; juin-26;
// VRAI) and gives what a pack writes (4.4; 1200; 2026-06-30; 2026-06; true). No floating point.
// Leaves out: whether the value may stand there (rules.h).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sheets/field.h"
#include "sheets/mistake.h"

namespace cairn {

/// Characters of a cell that may be changed by a sheet: a page, not a book.
inline constexpr std::size_t cell_at_most = 10'000;

struct CellReading {
  SheetFault fault = SheetFault::none;
  std::string text;                // as a pack writes it; "" for an empty cell
  std::vector<std::string> items;  // of a list
  std::string more, closest;       // of the fault
};

/// `cell` as it stands in the file, guard included.
CellReading read_cell(const Field& field, std::string_view cell);
/// Do both say the same in that column? 6 and 6.0 do: spreadsheets drop the zero.
bool same_cell(const Field& field, const CellReading& a, const CellReading& b);

/// "" where it is none.
std::string read_sheet_number(std::string_view text);
std::string read_sheet_date(std::string_view text);

}  // namespace cairn
