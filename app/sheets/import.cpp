// Sheets to changed rows.
#include <algorithm>
#include <set>

#include "sheets/edits.h"
#include "sheets/rules.h"
#include "sheets/table.h"

namespace cairn {

namespace {

std::vector<Table> read_tables(const std::vector<SheetFile>& files, const std::vector<Lang>& langs,
                               std::vector<SheetMistake>& mistakes) {
  std::vector<Table> tables;
  for (const SheetFile& file : files) {
    auto table = read_table(file, langs, mistakes);
    if (!table) continue;
    const auto same = std::find_if(tables.begin(), tables.end(),
                                   [&](const Table& other) { return other.sheet == table->sheet; });
    if (same == tables.end()) {
      tables.push_back(*std::move(table));
      continue;
    }
    SheetMistake& mistake = mistakes.emplace_back();
    mistake.fault = SheetFault::sheet_twice;
    mistake.file = file.name;
    mistake.given = file_of(table->sheet);
    mistake.more = same->file;
  }
  return tables;
}

void note_rules(const std::vector<Mistake>& broken, const Edits& edits,
                std::vector<SheetMistake>& mistakes) {
  for (const Mistake& rule : broken) {
    SheetMistake& mistake = mistakes.emplace_back();
    mistake.fault = SheetFault::rule;
    mistake.rule = rule;
    const CellPlace* place = edits.place(rule.line);
    if (place == nullptr) continue;
    mistake.file = place->file;
    mistake.line = place->line;
    mistake.column = place->column;
  }
}

}  // namespace

SheetImport import_sheets(const std::vector<Row>& rows, const std::vector<SheetFile>& files,
                          Lang messages) {
  SheetImport result;
  std::vector<SheetMistake> mistakes;
  Shelf shelf(rows);
  const std::vector<Table> tables = read_tables(files, shelf.langs(), mistakes);
  Edits edits(shelf, mistakes, result.differences);
  for (const Table& table : tables) edits.carry_out(table);
  // The rules are asked of what would be written, not of what is half read.
  if (mistakes.empty()) note_rules(broken_rules(rows, shelf), edits, mistakes);
  if (!mistakes.empty()) {
    result.problems = explain(mistakes, files, messages);
    result.differences.clear();
    return result;
  }
  for (const Shelved& action : shelf.actions()) {
    if (!action.changed) continue;
    Row row = *action.row;
    row.body = write_json(action.json);
    if (row != *action.row) result.changed.push_back(std::move(row));
  }
  return result;
}

}  // namespace cairn
