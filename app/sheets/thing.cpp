#include "sheets/thing.h"

#include <algorithm>
#include <iterator>

#include "json/build.h"
#include "pack/decode.h"

namespace cairn {

namespace {

/// One order for the members of all things: each object of docs/pack.md is written in it.
constexpr std::string_view order[] = {
    "id",       "axis",        "title",      "label",       "unit",     "better",
    "measures", "target",      "thresholds", "plain",       "text",     "is",
    "value",    "more_than",   "start",      "end",         "date",     "state",
    "origin",   "date_origin", "source",     "origin_note", "sources",  "responsible",
    "status",   "dates",       "themes",     "objectives",  "question", "means",
    "evidence", "indicators",  "milestones", "history",     "reason",   "next",
    "note",     "fr",          "en"};

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::find(std::begin(order), std::end(order), name) -
                                  std::begin(order));
}

Text text_in(const Json& json, const std::vector<Lang>& langs) {
  Reading reading;
  reading.langs = langs;
  return decode_text(reading, json, {});
}

const Json* holder_of(const Json& thing, const Field& field) {
  return field.group.empty() ? &thing : thing.find(field.group);
}

std::string joined(const Json& list) {
  std::string text;
  for (const Json& item : list.items) text += (text.empty() ? "" : "; ") + item.text;
  return text;
}

/// A bare text becomes one for each language before one of them is written.
void part_text(Json& json, const std::vector<Lang>& langs) {
  if (json.kind == JsonKind::object) return;
  const Text text = text_in(json, langs);
  Json parted = json_object();
  parted.line = json.line;
  put_text(parted, "fr", text.fr);
  put_text(parted, "en", text.en);
  json = std::move(parted);
}

Json with_line(Json json, int line) {
  set_lines(json, line);
  return json;
}

void set_text(Json& holder, const Column& column, const std::string& text,
              const std::vector<Lang>& langs, int cell) {
  const std::string_view member = column.field->member;
  Json* there = find_member(holder, member);
  if (there != nullptr && there->kind == JsonKind::string && langs.size() == 1 && !text.empty()) {
    *there = with_line(json_text(text), cell);
    return;
  }
  if (there == nullptr) {
    if (text.empty()) return;
    there = &make_member(holder, member, with_line(json_object(), cell));
  }
  part_text(*there, langs);
  if (there->line == 0) there->line = cell;
  if (text.empty()) {
    remove_member(*there, code(column.lang));
    if (there->members.empty()) remove_member(holder, member);
  } else {
    make_member(*there, code(column.lang), {}) = with_line(json_text(text), cell);
  }
}

Json number_json(std::string_view digits) {
  Json json;
  json.kind = JsonKind::number;
  json.text = digits;
  return json;
}

Json json_of(const Field& field, const CellReading& value) {
  switch (field.form) {
    case CellForm::whole:
    case CellForm::decimal:
      return number_json(value.text);
    case CellForm::truth:
      return json_truth(true);
    case CellForm::list:
    case CellForm::wholes: {
      Json list = json_array();
      for (const std::string& item : value.items) {
        list.items.push_back(field.form == CellForm::list ? json_text(item) : number_json(item));
      }
      return list;
    }
    default:
      return json_text(value.text);
  }
}

/// A milestone's date, a measure's and the next date of what is late are said even where there is
/// none.
bool says_none(const Field& field) {
  return field.member == "next" || (field.member == "date" && field.group.empty());
}

}  // namespace

Json* find_member(Json& object, std::string_view name) {
  for (JsonMember& member : object.members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

Json& make_member(Json& object, std::string_view name, Json value) {
  if (Json* there = find_member(object, name)) return *there;
  const auto behind =
      std::find_if(object.members.begin(), object.members.end(),
                   [&](const JsonMember& member) { return rank(member.name) > rank(name); });
  return object.members.emplace(behind, name, std::move(value))->value;
}

void remove_member(Json& object, std::string_view name) {
  std::erase_if(object.members, [&](const JsonMember& member) { return member.name == name; });
}

std::string shown(const Json& thing, const Column& column, const std::vector<Lang>& langs) {
  const Field& field = *column.field;
  const Json* holder = holder_of(thing, field);
  const Json* member = holder != nullptr ? holder->find(field.member) : nullptr;
  if (member == nullptr) return {};
  switch (field.form) {
    case CellForm::text:
      return text_in(*member, langs).exactly(column.lang);
    case CellForm::list:
    case CellForm::wholes:
      return joined(*member);
    case CellForm::truth:
      return member->truth ? "true" : "";
    default:
      return member->text;
  }
}

void set_cell(Json& thing, const Column& column, const CellReading& value,
              const std::vector<Lang>& langs, int cell) {
  const Field& field = *column.field;
  Json* holder = &thing;
  if (!field.group.empty()) {
    holder = find_member(thing, field.group);
    if (holder == nullptr || holder->kind != JsonKind::object) {
      if (value.text.empty()) return;
      holder = &(make_member(thing, field.group, {}) = json_object());
    }
    if (holder->line == 0) holder->line = cell;
  }
  if (field.form == CellForm::text) {
    set_text(*holder, column, value.text, langs, cell);
  } else if (!value.text.empty()) {
    make_member(*holder, field.member, {}) = with_line(json_of(field, value), cell);
  } else if (says_none(field)) {
    make_member(*holder, field.member, {}) = with_line({}, cell);
  } else if (field.form == CellForm::list || field.form == CellForm::wholes) {
    if (Json* list = find_member(*holder, field.member)) *list = with_line(json_array(), cell);
  } else {
    remove_member(*holder, field.member);
  }
}

void mark_cell(Json& thing, const Column& column, int cell) {
  const Field& field = *column.field;
  Json* holder = field.group.empty() ? &thing : find_member(thing, field.group);
  if (holder == nullptr) return;
  if (holder->line == 0) holder->line = cell;
  Json* member = find_member(*holder, field.member);
  if (member == nullptr) return;
  if (field.form != CellForm::text) {
    set_lines(*member, cell);
    return;
  }
  if (member->line == 0) member->line = cell;
  if (Json* text = find_member(*member, code(column.lang))) text->line = cell;
}

void set_lines(Json& json, int line) {
  json.line = line;
  for (Json& item : json.items) set_lines(item, line);
  for (JsonMember& member : json.members) set_lines(member.value, line);
}

}  // namespace cairn
