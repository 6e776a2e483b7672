#include "sheets/guard.h"

#include "pack/csv.h"
#include "sheets_support.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("sheets: what begins like a formula leaves with an apostrophe, and comes back without") {
  CHECK(guarded("=1+1") == "'=1+1");
  CHECK(guarded("@SUM(A1)") == "'@SUM(A1)");
  CHECK(guarded("-5 %") == "'-5 %");
  CHECK(guarded("'=1") == "''=1");
  CHECK(guarded("l'eau = vie") == "l'eau = vie");
  CHECK(guarded("'quoted'") == "'quoted'");
  // Where a spreadsheet parts cells at semicolons, what follows one begins a cell.
  CHECK(guarded("a;=cmd|' /C calc'!A0") == "a;'=cmd|' /C calc'!A0");
  CHECK(guarded("a\n=1") == "a\n'=1");
  CHECK(guarded("＝1") == "'＝1");
  CHECK(unguarded("'=1+1") == "=1+1");
  CHECK(unguarded("'quoted'") == "'quoted'");
  CHECK(unguarded("=1") == "=1");
}

TEST_CASE("sheets: guarding loses nothing, whatever is written") {
  constexpr std::string_view parts[] = {"'", "''", "=",  "+", "-", "@", "\t", "\r",   "\n", ",",
                                        ";", "|",  "\"", "a", " ", "é", "＝", "🪨", "\\"};
  constexpr std::string_view starts = "=+-@\t\r\n";
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Chance chance(seed);
    std::string text;
    for (std::size_t i = chance.below(9); i > 0; --i) text += chance.of(parts);
    const std::string cell = guarded(text);
    REQUIRE(unguarded(cell) == text);
    // No part of it that any separator would cut out begins a formula.
    bool begins = true;
    for (const char c : cell) {
      if (begins) REQUIRE(starts.find(c) == starts.npos);
      begins = std::string_view(",;\n\r\t\"").find(c) != std::string_view::npos;
    }
  }
}

TEST_CASE("csv: what is written is read again, cell by cell, whatever the separator") {
  constexpr std::string_view parts[] = {",", ";", "\t", "\"",   "\n", "\r\n",
                                        "a", " ", "é",  "🪨", "'"};
  for (const char separator : {',', ';', '\t'}) {
    for (unsigned seed = 0; seed < 1000; ++seed) {
      Chance chance(seed);
      std::vector<std::string> cells(1 + chance.below(5));
      for (std::string& cell : cells) {
        for (std::size_t i = chance.below(5); i > 0; --i) cell += chance.of(parts);
      }
      const Csv csv = read_csv(csv_line(cells, separator) + "end", separator);
      REQUIRE(csv.open_quote == 0);
      // A line that holds one empty cell is an empty line.
      const bool is_empty = cells.size() == 1 && cells[0].empty();
      REQUIRE(csv.lines.size() == (is_empty ? 1 : 2));
      if (!is_empty) REQUIRE(csv.lines[0].cells == cells);
    }
  }
}
