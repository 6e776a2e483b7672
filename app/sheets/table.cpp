#include "sheets/table.h"

#include <algorithm>

#include "pack/reading.h"

namespace cairn {

namespace {

class TableReader {
 public:
  TableReader(const std::vector<Lang>& langs, std::vector<SheetMistake>& mistakes)
      : langs_(langs), mistakes_(mistakes), before_(mistakes.size()) {}

  std::optional<Table> read(const SheetFile& file) {
    std::optional<Grid> grid = read_grid(file, mistakes_);
    if (!grid || !find_sheet(*grid)) return std::nullopt;
    place_columns(*grid);
    check_even(*grid, mistakes_);
    if (mistakes_.size() != before_) return std::nullopt;
    table_.lines = std::move(grid->lines);
    return std::move(table_);
  }

 private:
  SheetMistake& note(SheetFault fault, const Grid& grid, std::string_view column = {}) {
    SheetMistake& mistake = mistakes_.emplace_back();
    mistake.fault = fault;
    mistake.file = grid.file;
    mistake.line = grid.first;
    mistake.column = column;
    return mistake;
  }

  static std::size_t known_in(const Grid& grid, const std::vector<Column>& columns) {
    return static_cast<std::size_t>(
        std::count_if(grid.names.begin(), grid.names.end(), [&](const std::string& name) {
          return std::any_of(columns.begin(), columns.end(),
                             [&](const Column& column) { return column.slug == name; });
        }));
  }

  /// The sheet that knows most of the columns; of several, the one the file is named after.
  bool find_sheet(const Grid& grid) {
    std::size_t most = 1;
    std::vector<Sheet> best, named;
    for (const Sheet sheet : every_sheet) {
      const std::size_t known = known_in(grid, columns_of(sheet, langs_));
      if (known < most) continue;
      if (known > most) best.clear();
      most = known;
      best.push_back(sheet);
    }
    for (const Sheet sheet : best) {
      const std::string_view file = file_of(sheet);
      if (grid.file.find(file.substr(0, file.size() - 4)) != std::string::npos) {
        named.push_back(sheet);
      }
    }
    if (best.size() > 1) best = named;
    if (best.size() == 1) {
      table_.sheet = best.front();
      table_.columns = columns_of(table_.sheet, langs_);
      table_.file = grid.file;
      return true;
    }
    std::vector<std::string_view> files;
    for (const Sheet sheet : every_sheet) files.push_back(file_of(sheet));
    note(SheetFault::unknown_sheet, grid).more = listed(files);
    return false;
  }

  void place_columns(const Grid& grid) {
    std::vector<std::string_view> slugs;
    for (const Column& column : table_.columns) slugs.push_back(column.slug);
    table_.places = places_in(grid, slugs, mistakes_);
    for (std::size_t i = 0; i < slugs.size(); ++i) {
      const CellForm form = table_.columns[i].field->form;
      const bool needed =
          form == CellForm::key || (form == CellForm::parent && table_.sheet == Sheet::measures);
      if (needed && table_.places[i] == Table::none) {
        note(SheetFault::no_key_column, grid, slugs[i]);
      }
    }
  }

  const std::vector<Lang>& langs_;
  std::vector<SheetMistake>& mistakes_;
  std::size_t before_;
  Table table_;
};

}  // namespace

std::optional<Table> read_table(const SheetFile& file, const std::vector<Lang>& langs,
                                std::vector<SheetMistake>& mistakes) {
  return TableReader(langs, mistakes).read(file);
}

}  // namespace cairn
