// Rows to sheets.
#include "pack/csv.h"
#include "sheets/guard.h"
#include "sheets/sheets.h"
#include "sheets/shelf.h"
#include "sheets/thing.h"

namespace cairn {

namespace {

class SheetWriter {
 public:
  SheetWriter(Sheet sheet, const std::vector<Lang>& langs, char separator)
      : langs_(langs), columns_(columns_of(sheet, langs)), separator_(separator) {
    std::vector<std::string> names;
    for (const Column& column : columns_) names.push_back(column.slug);
    text_ = "\xEF\xBB\xBF" + csv_line(names, separator_);
  }

  void add(const Json& thing, const std::string& parent) {
    std::vector<std::string> cells;
    for (const Column& column : columns_) {
      const CellForm form = column.field->form;
      const std::string cell = form == CellForm::parent ? parent : shown(thing, column, langs_);
      // A number is no formula, and programs read it as it is.
      const bool is_number =
          form == CellForm::decimal && cell.find_first_not_of("0123456789.-") == std::string::npos;
      cells.push_back(is_number ? cell : guarded(cell));
    }
    text_ += csv_line(cells, separator_);
  }

  std::string take() { return std::move(text_); }

 private:
  const std::vector<Lang>& langs_;
  std::vector<Column> columns_;
  char separator_;
  std::string text_;
};

std::string sheet_of(const Shelf& shelf, Sheet sheet, char separator) {
  SheetWriter writer(sheet, shelf.langs(), separator);
  for (const Shelved& action : shelf.actions()) {
    if (sheet == Sheet::actions) {
      writer.add(action.json, {});
      continue;
    }
    for (const Json& thing : items_of(action.json, list_of(sheet))) {
      if (sheet != Sheet::measures) {
        writer.add(thing, id_of(action.json));
        continue;
      }
      for (const Json& value : items_of(thing, "measures")) writer.add(value, id_of(thing));
    }
  }
  return writer.take();
}

}  // namespace

std::vector<SheetFile> export_sheets(const std::vector<Row>& rows, char separator) {
  const Shelf shelf(rows);
  std::vector<SheetFile> files;
  for (const Sheet sheet : every_sheet) {
    files.push_back({std::string(file_of(sheet)), sheet_of(shelf, sheet, separator)});
  }
  return files;
}

}  // namespace cairn
