// A file of cells, before anybody knows what they mean: the separator found, the first line its
// columns' names, every line as long as it.
//
// Promises: what is no such file is told apart (a workbook, UTF-16, Windows-1252, an open quote…).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/csv.h"
#include "sheets/mistake.h"

namespace cairn {

inline constexpr std::size_t no_place = static_cast<std::size_t>(-1);

struct Grid {
  std::string file;
  int first = 1;                   // the line of the names
  std::vector<std::string> names;  // in small letters, without blanks
  std::vector<CsvLine> lines;      // without the first, and without those of empty cells
};

/// `mistakes` gets what keeps it from being read; then there is none.
std::optional<Grid> read_grid(const SheetFile& file, std::vector<SheetMistake>& mistakes);

/// Notes what is wrong, and where; the rest of it may be said on what is given back.
SheetMistake& note(std::vector<SheetMistake>& mistakes, const std::string& file, SheetFault fault,
                   int line, std::string_view column = {});
/// Of each slug, its place among the cells, or `no_place`; a column that is no slug, or is there
/// twice, is a mistake.
std::vector<std::size_t> places_in(const Grid& grid, const std::vector<std::string_view>& slugs,
                                   std::vector<SheetMistake>& mistakes);
/// Lines that are longer or shorter than the first are mistakes.
void check_even(Grid& grid, std::vector<SheetMistake>& mistakes);

}  // namespace cairn
