#include "sheets/cell.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "pack/closest.h"
#include "pack/reading.h"
#include "sheets/guard.h"

namespace cairn {

namespace {

using namespace std::string_view_literals;

constexpr auto no_break_space = "\xC2\xA0"sv;

/// Without blanks around it, those that do not break included.
std::string_view trimmed(std::string_view text) {
  for (;;) {
    const std::size_t before = text.size();
    while (!text.empty() && " \t\r\n"sv.find(text.front()) != text.npos) text.remove_prefix(1);
    while (!text.empty() && " \t\r\n"sv.find(text.back()) != text.npos) text.remove_suffix(1);
    if (text.starts_with(no_break_space)) text.remove_prefix(2);
    if (text.ends_with(no_break_space)) text.remove_suffix(2);
    if (text.size() == before) return text;
  }
}

std::string small(std::string_view text) {
  std::string word(text);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return word;
}

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What spreadsheets show where a formula failed or a column is too narrow.
bool is_spoilt(std::string_view text) {
  static constexpr std::array words = {"#REF!"sv,        "#N/A"sv,   "#VALUE!"sv, "#VALEUR!"sv,
                                       "#NAME?"sv,       "#NOM?"sv,  "#DIV/0!"sv, "#NUM!"sv,
                                       "#NOMBRE!"sv,     "#NULL!"sv, "#NUL!"sv,   "#SPILL!"sv,
                                       "#PROPAGATION!"sv};
  return among(words, text) || text.starts_with("Err:5") ||
         (text.size() > 2 && text.find_first_not_of('#') == text.npos);
}

/// UTF-8 that was read as Windows-1252 and saved again: "Ã©", "â€™", or characters that were lost.
bool is_garbled(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("\xC3\x83"sv, at)) != text.npos; at += 2) {
    const std::string_view next = text.substr(at + 2);
    if (next.starts_with("\xC2") || next.starts_with("\xE2\x80") || next.starts_with("\xC5")) {
      return true;
    }
  }
  return text.find("\xC3\xA2\xE2\x82\xAC"sv) != text.npos ||
         text.find("\xEF\xBF\xBD"sv) != text.npos;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

CellReading fault(SheetFault fault) {
  CellReading reading;
  reading.fault = fault;
  return reading;
}

CellReading read_choice(const Field& field, std::string_view text) {
  if (text.empty() || std::find(field.words.begin(), field.words.end(), text) != field.words.end())
    return {SheetFault::none, std::string(text), {}, {}, {}};
  CellReading reading = fault(SheetFault::unknown_word);
  reading.more = listed(field.words);
  reading.closest = closest(text, field.words);
  return reading;
}

CellReading read_truth(std::string_view text) {
  static constexpr std::array yes = {"true"sv, "vrai"sv, "yes"sv, "oui"sv, "1"sv, "x"sv};
  static constexpr std::array no = {""sv, "false"sv, "faux"sv, "no"sv, "non"sv, "0"sv};
  const std::string word = small(text);
  if (among(yes, word)) return {SheetFault::none, "true", {}, {}, {}};
  return among(no, word) ? CellReading{} : fault(SheetFault::bad_truth);
}

bool is_whole(std::string_view text) {
  return !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == text.npos;
}

CellReading read_list(const Field& field, std::string_view text) {
  CellReading reading;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view item = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (item.empty()) continue;
    if (field.form == CellForm::wholes && !is_whole(item)) return fault(SheetFault::not_whole);
    if (!reading.items.empty()) reading.text += "; ";
    reading.text += item;
    reading.items.emplace_back(item);
  }
  return reading;
}

CellReading read_typed(const Field& field, std::string_view text) {
  CellReading reading;
  switch (field.form) {
    case CellForm::choice:
      return read_choice(field, text);
    case CellForm::truth:
      return read_truth(text);
    case CellForm::list:
    case CellForm::wholes:
      return read_list(field, text);
    case CellForm::whole:
      if (!text.empty() && !is_whole(text)) return fault(SheetFault::not_whole);
      reading.text = text;
      return reading;
    case CellForm::decimal:
      reading.text = read_sheet_number(text);
      return reading.text.empty() && !text.empty() ? fault(SheetFault::bad_number) : reading;
    case CellForm::date:
      reading.text = read_sheet_date(text);
      return reading.text.empty() && !text.empty() ? fault(SheetFault::bad_date) : reading;
    default:
      reading.text = text;
      return reading;
  }
}

}  // namespace

CellReading read_cell(const Field& field, std::string_view cell) {
  if (cell.starts_with('=') || cell.starts_with('@')) return fault(SheetFault::formula);
  const std::string text = unguarded(cell);
  if (is_spoilt(trimmed(text))) return fault(SheetFault::spoilt);
  if (is_garbled(text)) return fault(SheetFault::garbled);
  if (const std::size_t size = characters(text); size > cell_at_most) {
    CellReading reading = fault(SheetFault::huge);
    reading.more = std::to_string(size);
    return reading;
  }
  if (field.form != CellForm::text) return read_typed(field, trimmed(text));
  CellReading reading;
  reading.text = trimmed(text).empty() ? "" : text;
  return reading;
}

bool same_cell(const Field& field, const CellReading& a, const CellReading& b) {
  if (a.fault != SheetFault::none || b.fault != SheetFault::none) return false;
  if (a.text == b.text) return true;
  if (field.form != CellForm::decimal) return false;
  const auto bare = [](std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  };
  return bare(a.text) == bare(b.text);
}

}  // namespace cairn
