// One line's cells, written into the thing that it is about.
#include "json/build.h"
#include "pack/reading.h"
#include "sheets/edits.h"
#include "sheets/guard.h"
#include "sheets/thing.h"

namespace cairn {

void Edits::edit_thing(const CsvLine& line, Json& thing, Shelved& action, const std::string& name,
                       bool is_new) {
  const std::size_t mistakes = mistakes_.size();
  const std::size_t differences = differences_.size();
  touched_.clear();
  if (is_new) touched_.insert("");
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    const Column& column = table_->columns[i];
    if (table_->places[i] == Table::none) continue;
    const std::string& cell = line.cells[table_->places[i]];
    const CellForm form = column.field->form;
    if (form == CellForm::key) {
      const int number = number_cell(line, column.slug);
      thing.line = number;
      mark_cell(thing, column, number);
    }
    if (form == CellForm::key || form == CellForm::parent) {
      if (!is_new) continue;
      const std::string key = key_in(line, column.slug);
      differences_.push_back({table_->file,
                              line.line,
                              id_of(action.json),
                              name,
                              true,
                              column.slug,
                              {},
                              column.slug == "date" ? read_sheet_date(key) : key});
      continue;
    }
    edit_cell(column, cell, thing,
              {table_->file, line.line, id_of(action.json), name, is_new, column.slug, {}, {}});
  }
  if (differences_.size() == differences || mistakes_.size() != mistakes) return;
  action.changed = true;
  // What is wrong with an action as a whole is shown at one of its cells.
  if (action.json.line == 0) action.json.line = thing.line;
  tidy_groups(line, thing);
  check_needed(line, thing);
}

void Edits::edit_cell(const Column& column, const std::string& cell, Json& thing,
                      Difference difference) {
  const Field& field = *column.field;
  const CsvLine line{difference.line, {}};
  const int number = number_cell(line, column.slug);
  const std::string now = shown(thing, column, shelf_.langs());
  // As it was exported; or as a spreadsheet shows that.
  if (cell == now || cell == guarded(now) || unguarded(cell) == now) {
    mark_cell(thing, column, number);
    return;
  }
  const CellReading value = read_cell(field, cell);
  if (value.fault != SheetFault::none) {
    SheetMistake& mistake = note(value.fault, line, column.slug);
    mistake.given = cell.substr(0, 100);
    mistake.more = value.more;
    mistake.closest = value.closest;
    return;
  }
  if (same_cell(field, value, read_cell(field, guarded(now)))) {
    mark_cell(thing, column, number);
    return;
  }
  set_cell(thing, column, value, shelf_.langs(), number);
  difference.was = now;
  difference.is = value.text;
  differences_.push_back(std::move(difference));
  touched_.insert(field.group);
}

/// What lost its text or its number goes as a whole, unless other cells of it still say something.
/// A status that must say when it goes on says so, if only that nobody knows.
void Edits::tidy_groups(const CsvLine& line, Json& thing) {
  for (const std::string_view group : touched_) {
    const Json* part = thing.find(group);
    if (part == nullptr || part->kind != JsonKind::object) continue;
    bool says = false;
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      const Column& column = table_->columns[i];
      if (column.field->group != group || shown(thing, column, shelf_.langs()).empty()) continue;
      // An origin or a source alone says nothing, unless it stands in the sheet.
      const CellForm form = column.field->form;
      says = says || form == CellForm::text || form == CellForm::date ||
             form == CellForm::decimal || table_->places[i] != Table::none;
    }
    if (!says && group != "status" && group != "responsible") remove_member(thing, group);
  }
  Json* status = find_member(thing, "status");
  if (status == nullptr || place_of("next") == Table::none || touched_.count("status") == 0) return;
  const std::string_view is = text_of(*status, "is");
  if (is != "late" && is != "suspended" && is != "abandoned") return;
  const int number = number_cell(line, "next");
  Json none;
  none.line = number;
  make_member(*status, "next", std::move(none));
}

void Edits::check_needed(const CsvLine& line, const Json& thing) {
  for (const Field& field : fields_of(table_->sheet)) {
    if (!field.must || field.form == CellForm::key || field.form == CellForm::parent) continue;
    if (touched_.count(field.group) == 0) continue;
    if (!field.group.empty() && thing.find(field.group) == nullptr) continue;
    bool is_said = false, is_there = false;
    std::string slug;
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      const Column& column = table_->columns[i];
      if (column.field != &field) continue;
      is_said = is_said || !shown(thing, column, shelf_.langs()).empty();
      if (slug.empty() || (!is_there && table_->places[i] != Table::none)) slug = column.slug;
      is_there = is_there || table_->places[i] != Table::none;
    }
    if (is_said) continue;
    SheetMistake& mistake =
        note(is_there ? SheetFault::needed : SheetFault::needed_column, line, slug);
    mistake.more = listed(field.words);
  }
}

}  // namespace cairn
