#include "sheets/table.h"

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

class TableReader {
 public:
  TableReader(const SheetFile& file, const std::vector<Lang>& langs,
              std::vector<SheetMistake>& mistakes)
      : file_(file), langs_(langs), mistakes_(mistakes), before_(mistakes.size()) {}

  std::optional<Table> read() {
    std::string text = file_.text;
    const ByteFault bytes = check_bytes(text);
    if (bytes.fault != SheetFault::none) {
      note(bytes.fault, bytes.line);
      return std::nullopt;
    }
    split(std::move(text));
    if (mistakes_.size() != before_) return std::nullopt;
    if (!find_sheet()) return std::nullopt;
    place_columns();
    check_lines();
    if (mistakes_.size() != before_) return std::nullopt;
    return std::move(table_);
  }

 private:
  SheetMistake& note(SheetFault fault, int line, std::string_view column = {}) {
    SheetMistake& mistake = mistakes_.emplace_back();
    mistake.fault = fault;
    mistake.file = file_.name;
    mistake.line = line;
    mistake.column = column;
    return mistake;
  }

  void split(std::string text) {
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
    Csv csv = read_csv(text, separator);
    for (CsvLine& line : csv.lines) line.line += skipped;
    if (csv.open_quote != 0) note(SheetFault::quote_open, csv.open_quote + skipped);
    std::erase_if(csv.lines, is_empty);
    if (csv.lines.empty()) {
      note(SheetFault::empty_file, 0);
    } else if (csv.lines.size() > lines_at_most) {
      note(SheetFault::many_lines, 0).more = std::to_string(lines_at_most);
    } else if (csv.lines.front().cells.size() > columns_at_most) {
      note(SheetFault::many_columns, 0).more = std::to_string(columns_at_most);
    } else {
      first_ = csv.lines.front().line;
      for (const std::string& cell : csv.lines.front().cells) names_.push_back(column_name(cell));
      csv.lines.erase(csv.lines.begin());
      table_.lines = std::move(csv.lines);
    }
  }

  std::size_t known_in(const std::vector<Column>& columns) const {
    return static_cast<std::size_t>(
        std::count_if(names_.begin(), names_.end(), [&](const std::string& name) {
          return std::any_of(columns.begin(), columns.end(),
                             [&](const Column& column) { return column.slug == name; });
        }));
  }

  /// The sheet that knows most of the columns; of several, the one the file is named after.
  bool find_sheet() {
    std::size_t most = 1;
    std::vector<Sheet> best, named;
    for (const Sheet sheet : every_sheet) {
      const std::size_t known = known_in(columns_of(sheet, langs_));
      if (known < most) continue;
      if (known > most) best.clear();
      most = known;
      best.push_back(sheet);
    }
    for (const Sheet sheet : best) {
      const std::string_view file = file_of(sheet);
      if (file_.name.find(file.substr(0, file.size() - 4)) != std::string::npos) {
        named.push_back(sheet);
      }
    }
    if (best.size() > 1) best = named;
    if (best.size() == 1) {
      table_.sheet = best.front();
      table_.columns = columns_of(table_.sheet, langs_);
      table_.file = file_.name;
      return true;
    }
    std::vector<std::string_view> files;
    for (const Sheet sheet : every_sheet) files.push_back(file_of(sheet));
    note(SheetFault::unknown_sheet, first_).more = listed(files);
    return false;
  }

  void place_columns() {
    std::vector<std::string_view> slugs;
    for (const Column& column : table_.columns) slugs.push_back(column.slug);
    table_.places.assign(slugs.size(), Table::none);
    for (std::size_t at = 0; at < names_.size(); ++at) {
      const std::string& name = names_[at];
      const auto found = std::find(slugs.begin(), slugs.end(), name);
      if (found == slugs.end()) {
        note_unknown(at, slugs);
        continue;
      }
      std::size_t& place = table_.places[static_cast<std::size_t>(found - slugs.begin())];
      if (place != Table::none) note(SheetFault::column_twice, first_, name);
      place = at;
    }
    for (std::size_t i = 0; i < slugs.size(); ++i) {
      const CellForm form = table_.columns[i].field->form;
      const bool needed =
          form == CellForm::key || (form == CellForm::parent && table_.sheet == Sheet::measures);
      if (needed && table_.places[i] == Table::none) {
        note(SheetFault::no_key_column, first_, slugs[i]);
      }
    }
  }

  void note_unknown(std::size_t at, const std::vector<std::string_view>& slugs) {
    // A column without name and without content is none.
    if (names_[at].empty() &&
        std::all_of(table_.lines.begin(), table_.lines.end(), [&](const CsvLine& line) {
          return at >= line.cells.size() || line.cells[at].empty();
        })) {
      return;
    }
    SheetMistake& mistake = note(SheetFault::unknown_column, first_, names_[at]);
    mistake.more = listed(slugs);
    std::vector<std::string_view> absent;
    for (const std::string_view slug : slugs) {
      if (std::find(names_.begin(), names_.end(), slug) == names_.end()) absent.push_back(slug);
    }
    mistake.closest = closest(names_[at], absent);
  }

  void check_lines() {
    for (CsvLine& line : table_.lines) {
      while (line.cells.size() > names_.size() && line.cells.back().empty()) line.cells.pop_back();
      if (line.cells.size() == names_.size()) continue;
      SheetMistake& mistake = note(SheetFault::uneven, line.line);
      mistake.given = std::to_string(line.cells.size());
      mistake.more = std::to_string(names_.size());
    }
  }

  const SheetFile& file_;
  const std::vector<Lang>& langs_;
  std::vector<SheetMistake>& mistakes_;
  std::size_t before_;
  std::vector<std::string> names_;
  int first_ = 1;
  Table table_;
};

}  // namespace

std::optional<Table> read_table(const SheetFile& file, const std::vector<Lang>& langs,
                                std::vector<SheetMistake>& mistakes) {
  return TableReader(file, langs, mistakes).read();
}

}  // namespace cairn
