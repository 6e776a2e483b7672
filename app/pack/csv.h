// Comma-separated values, as spreadsheets write them (RFC 4180).
//
// Promises: every line keeps the number of the line it starts on; a quoted cell may hold commas,
// quotes and line breaks; a byte order mark and CRLF are accepted; empty lines are skipped. What
// `csv_line` writes is read back cell by cell, whatever the cells hold.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

struct CsvLine {
  int line = 0;
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<CsvLine> lines;
  int open_quote = 0;  // the line of a quote that is never closed; 0: none
};

Csv read_csv(std::string_view text, char separator = ',');

/// One line with its CRLF; quotes stand only where they must.
std::string csv_line(const std::vector<std::string>& cells, char separator = ',');

}  // namespace cairn
