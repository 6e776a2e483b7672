#include "sheets/grid.h"

#include <algorithm>

#include "pack/closest.h"
#include "pack/reading.h"
#include "sheets/encoding.h"

namespace cairn {

namespace {

constexpr std::size_t lines_at_most = 50'000;
constexpr std::size_t columns_at_most = 200;

std::string_view first_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.substr(0, text.find_first_of("\r\n"));
}

/// Column names hold no separator, so the most frequent one parts them.
char separator_of(std::string_view line) {
  char best = ',';
  long most = 0;
  for (const char c : {',', ';', '\t'}) {
    const long count = std::count(line.begin(), line.end(), c);
    if (count > most) {
      best = c;
      most = count;
    }
  }
  return best;
}

std::string column_name(std::string_view cell) {
  std::string name;
  for (const char c : cell) {
    if (c == ' ' || c == '\t') continue;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return name;
}

bool is_empty(const CsvLine& line) {
  return std::all_of(line.cells.begin(), line.cells.end(), [](const std::string& cell) {
    return cell.find_first_not_of(" \t") == std::string::npos;
  });
}

void note_unknown(const Grid& grid, std::size_t at, const std::vector<std::string_view>& slugs,
                  std::vector<SheetMistake>& mistakes) {
  // A column without name and without content is none.
  if (grid.names[at].empty() &&
      std::all_of(grid.lines.begin(), grid.lines.end(), [&](const CsvLine& line) {
        return at >= line.cells.size() || line.cells[at].empty();
      })) {
    return;
  }
  SheetMistake& mistake =
      note(mistakes, grid.file, SheetFault::unknown_column, grid.first, grid.names[at]);
  mistake.more = listed(slugs);
  std::vector<std::string_view> absent;
  for (const std::string_view slug : slugs) {
    if (std::find(grid.names.begin(), grid.names.end(), slug) == grid.names.end()) {
      absent.push_back(slug);
    }
  }
  mistake.closest = closest(grid.names[at], absent);
}

}  // namespace

SheetMistake& note(std::vector<SheetMistake>& mistakes, const std::string& file, SheetFault fault,
                   int line, std::string_view column) {
  SheetMistake& mistake = mistakes.emplace_back();
  mistake.fault = fault;
  mistake.file = file;
  mistake.line = line;
  mistake.column = column;
  return mistake;
}

std::optional<Grid> read_grid(const SheetFile& file, std::vector<SheetMistake>& mistakes) {
  std::string text = file.text;
  const ByteFault bytes = check_bytes(text);
  if (bytes.fault != SheetFault::none) {
    note(mistakes, file.name, bytes.fault, bytes.line);
    return std::nullopt;
  }
  // Old spreadsheets of the Macintosh end lines so.
  if (text.find('\n') == std::string::npos) std::replace(text.begin(), text.end(), '\r', '\n');
  char separator = separator_of(first_line(text));
  int skipped = 0;
  if (const std::string_view first = first_line(text); first.starts_with("sep=")) {
    // A line that Excel understands, and may write.
    separator = first.size() > 4 ? first[4] : ',';
    text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
    skipped = 1;
  }
  const std::size_t before = mistakes.size();
  Grid grid;
  grid.file = file.name;
  Csv csv = read_csv(text, separator);
  for (CsvLine& line : csv.lines) line.line += skipped;
  if (csv.open_quote != 0) {
    note(mistakes, file.name, SheetFault::quote_open, csv.open_quote + skipped);
  }
  std::erase_if(csv.lines, is_empty);
  if (csv.lines.empty()) {
    note(mistakes, file.name, SheetFault::empty_file, 0);
  } else if (csv.lines.size() > lines_at_most) {
    note(mistakes, file.name, SheetFault::many_lines, 0).more = std::to_string(lines_at_most);
  } else if (csv.lines.front().cells.size() > columns_at_most) {
    note(mistakes, file.name, SheetFault::many_columns, 0).more = std::to_string(columns_at_most);
  } else {
    grid.first = csv.lines.front().line;
    for (const std::string& cell : csv.lines.front().cells) grid.names.push_back(column_name(cell));
    csv.lines.erase(csv.lines.begin());
    grid.lines = std::move(csv.lines);
  }
  if (mistakes.size() != before) return std::nullopt;
  return grid;
}

std::vector<std::size_t> places_in(const Grid& grid, const std::vector<std::string_view>& slugs,
                                   std::vector<SheetMistake>& mistakes) {
  std::vector<std::size_t> places(slugs.size(), no_place);
  for (std::size_t at = 0; at < grid.names.size(); ++at) {
    const std::string& name = grid.names[at];
    const auto found = std::find(slugs.begin(), slugs.end(), name);
    if (found == slugs.end()) {
      note_unknown(grid, at, slugs, mistakes);
      continue;
    }
    std::size_t& place = places[static_cast<std::size_t>(found - slugs.begin())];
    if (place != no_place) note(mistakes, grid.file, SheetFault::column_twice, grid.first, name);
    place = at;
  }
  return places;
}

void check_even(Grid& grid, std::vector<SheetMistake>& mistakes) {
  for (CsvLine& line : grid.lines) {
    while (line.cells.size() > grid.names.size() && line.cells.back().empty())
      line.cells.pop_back();
    if (line.cells.size() == grid.names.size()) continue;
    SheetMistake& mistake = note(mistakes, grid.file, SheetFault::uneven, line.line);
    mistake.given = std::to_string(line.cells.size());
    mistake.more = std::to_string(grid.names.size());
  }
}

}  // namespace cairn
