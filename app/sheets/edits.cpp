#include "sheets/edits.h"

#include <algorithm>

#include "json/build.h"
#include "pack/closest.h"
#include "sheets/guard.h"
#include "sheets/thing.h"

namespace cairn {

namespace {

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(" \t\r\n"));
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  return text;
}

bool fits_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && id.front() != '-' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-';
         });
}

/// The list of that name; made where there is none.
Json& make_list(Json& object, std::string_view name) {
  Json& list = make_member(object, name, json_array());
  if (list.kind != JsonKind::array) list = json_array();
  return list;
}

/// Behind all that is not later. Dates of a pack sort as texts, a coarse one first; none is last.
void insert_by_date(Json& list, Json thing) {
  const std::string date(text_of(thing, "date"));
  const auto later = [&](const Json& other) {
    const std::string_view its = text_of(other, "date");
    return !date.empty() && (its.empty() || its > date);
  };
  // From the end: a list that was not in order is not made worse.
  auto at = list.items.end();
  while (at != list.items.begin() && later(*std::prev(at))) --at;
  list.items.insert(at, std::move(thing));
}

std::string measure_name(const std::string& indicator, const std::string& date) {
  return date.empty() ? indicator : indicator + " " + date;
}

}  // namespace

const CellPlace* Edits::place(int cell) const {
  const bool known = cell > 0 && static_cast<std::size_t>(cell) <= places_.size();
  return known ? &places_[static_cast<std::size_t>(cell) - 1] : nullptr;
}

void Edits::carry_out(const Table& table) {
  table_ = &table;
  seen_.clear();
  in_sheet_.clear();
  passed_.clear();
  if (table.sheet == Sheet::measures) count_measures();
  for (const CsvLine& line : table.lines) edit_line(line);
}

void Edits::edit_line(const CsvLine& line) {
  if (table_->sheet == Sheet::measures) return edit_measure(line);
  const std::string id = key_in(line, "id");
  if (id.empty()) {
    note(SheetFault::key_empty, line, "id");
    return;
  }
  if (is_second(line, id)) return;
  Shelved* action = shelf_.holder_of(table_->sheet, id);
  if (action == nullptr) {
    if (table_->sheet == Sheet::milestones) return edit_milestone(line, id);
    return note_unknown(line, id);
  }
  if (table_->sheet != Sheet::actions && !check_parent(line, id_of(action->json))) return;
  Json* thing = Shelf::thing_in(action->json, table_->sheet, id);
  if (thing != nullptr) edit_thing(line, *thing, *action, id, false);
}

/// One that is new.
void Edits::edit_milestone(const CsvLine& line, const std::string& id) {
  const std::string owner = key_in(line, "action");
  if (owner.empty()) {
    note(place_of("action") == Table::none ? SheetFault::needed_column : SheetFault::needed, line,
         "action");
    return;
  }
  Shelved* action = shelf_.action(owner);
  if (action == nullptr) {
    SheetMistake& mistake = note(SheetFault::unknown_action, line, "action");
    mistake.given = owner;
    mistake.more = closest(owner, shelf_.ids(Sheet::actions));
    return;
  }
  if (!fits_id(id)) {
    note(SheetFault::bad_id, line, "id").given = id;
    return;
  }
  Json thing = json_object();
  put_text(thing, "id", id);
  put(thing, "date", {});
  edit_thing(line, thing, *action, id, true);
  shelf_.add(Sheet::milestones, id, *action);
  insert_by_date(make_list(action->json, "milestones"), std::move(thing));
}

void Edits::count_measures() {
  for (const CsvLine& line : table_->lines) {
    const std::string date = read_sheet_date(key_in(line, "date"));
    ++in_sheet_[measure_name(key_in(line, "indicator"), date)];
  }
}

void Edits::edit_measure(const CsvLine& line) {
  const std::string id = key_in(line, "indicator");
  if (id.empty()) {
    note(SheetFault::key_empty, line, "indicator");
    return;
  }
  Shelved* action = shelf_.holder_of(Sheet::indicators, id);
  if (action == nullptr) {
    SheetMistake& mistake = note(SheetFault::unknown_indicator, line, "indicator");
    mistake.given = id;
    mistake.more = closest(id, shelf_.ids(Sheet::indicators));
    return;
  }
  const std::string written = key_in(line, "date");
  const std::string date = read_sheet_date(written);
  if (date.empty() && !written.empty()) {
    note(SheetFault::bad_date, line, "date").given = written;
    return;
  }
  const std::string name = measure_name(id, date);
  Json& indicator = *Shelf::thing_in(action->json, Sheet::indicators, id);
  Json* list = find_member(indicator, "measures");
  std::vector<std::size_t> there;
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    if (text_of(list->items[i], "date") == date) there.push_back(i);
  }
  // Two measures of one date are told apart by their order, and only where both are there.
  if (there.size() > 1 && in_sheet_[name] != there.size()) {
    note(SheetFault::measures_unsure, line, "date").more = std::to_string(there.size());
    return;
  }
  const std::size_t nth = there.size() > 1 ? passed_[name]++ : 0;
  if (there.size() <= 1 && is_second(line, name)) return;
  if (!there.empty()) return edit_thing(line, list->items[there[nth]], *action, name, false);
  Json thing = json_object();
  put(thing, "date", date.empty() ? Json{} : json_text(date));
  edit_thing(line, thing, *action, name, true);
  insert_by_date(make_list(indicator, "measures"), std::move(thing));
}

bool Edits::check_parent(const CsvLine& line, const std::string& owner) {
  if (place_of("action") == Table::none) return true;
  const std::string given = key_in(line, "action");
  if (given == owner) return true;
  SheetMistake& mistake = note(SheetFault::moved, line, "action");
  mistake.given = given;
  mistake.closest = owner;
  return false;
}

void Edits::note_unknown(const CsvLine& line, const std::string& id) {
  const bool is_action = table_->sheet == Sheet::actions;
  SheetMistake& mistake =
      note(is_action ? SheetFault::new_action : SheetFault::new_indicator, line, "id");
  mistake.given = id;
  mistake.more = closest(id, shelf_.ids(table_->sheet));
}

bool Edits::is_second(const CsvLine& line, const std::string& key) {
  const auto [first, added] = seen_.try_emplace(key, line.line);
  if (added) return false;
  SheetMistake& mistake =
      note(SheetFault::key_twice, line, table_->sheet == Sheet::measures ? "date" : "id");
  mistake.given = key;
  mistake.more = std::to_string(first->second);
  return true;
}

std::size_t Edits::place_of(std::string_view slug) const {
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    if (table_->columns[i].slug == slug) return table_->places[i];
  }
  return Table::none;
}

std::string Edits::key_in(const CsvLine& line, std::string_view slug) const {
  const std::size_t at = place_of(slug);
  return at == Table::none ? std::string() : trimmed(unguarded(line.cells[at]));
}

int Edits::number_cell(const CsvLine& line, std::string_view slug) {
  places_.push_back({table_->file, line.line, std::string(slug)});
  return static_cast<int>(places_.size());
}

SheetMistake& Edits::note(SheetFault fault, const CsvLine& line, std::string_view column) {
  SheetMistake& mistake = mistakes_.emplace_back();
  mistake.fault = fault;
  mistake.file = table_->file;
  mistake.line = line.line;
  mistake.column = column;
  return mistake;
}

}  // namespace cairn
