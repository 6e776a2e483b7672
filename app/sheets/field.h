// The columns of the four sheets: what each is called, what it holds, and where that stands in
// the JSON of a pack.
//
// Promises: one table for export, import and data package. A text has one column for each
// language of the roadmap ("title_fr", "title_en").
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/sheet.h"

namespace cairn {

/// What a cell may hold.
enum class CellForm : unsigned char {
  key,     // names the thing
  parent,  // names what it belongs to
  text,    // in one language
  word,    // a string that is no text: a source
  list,    // words between semicolons
  wholes,  // whole numbers between semicolons
  whole,
  choice,
  date,
  decimal,
  truth,
};

struct Field {
  std::string_view slug;
  CellForm form = CellForm::text;
  bool must = false;       // where its group is there
  std::string_view group;  // the object inside the thing that holds it; empty: the thing itself
  std::string_view member;
  std::string_view fr, en;  // titles
  std::span<const std::string_view> words = {};
};

struct Column {
  const Field* field = nullptr;
  Lang lang = Lang::fr;  // of a text
  std::string slug;
};

std::span<const Field> fields_of(Sheet sheet);
/// In the order of the sheet.
std::vector<Column> columns_of(Sheet sheet, const std::vector<Lang>& langs);

}  // namespace cairn
