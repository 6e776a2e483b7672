// A mistake in a sheet, before it is put into words; and those words.
//
// Promises: what is wrong and where, as values; `explain` turns it into what is wrong and what to
// write instead, in French or in English.
#pragma once
#include <string>
#include <vector>

#include "pack/mistake.h"
#include "sheets/sheets.h"

namespace cairn {

enum class SheetFault : unsigned char {
  none,
  // the file
  workbook,
  utf16,
  not_utf8,
  nul,
  big_file,
  many_lines,
  many_columns,
  empty_file,
  quote_open,
  unknown_sheet,
  sheet_twice,
  no_key_column,
  unknown_column,
  column_twice,
  uneven,
  // the line
  key_empty,
  key_twice,
  measures_unsure,
  unknown_action,
  new_action,
  new_indicator,
  unknown_indicator,
  moved,
  bad_id,
  taken_id,
  unknown_subject,
  // the cell
  needed,
  needed_column,
  formula,
  spoilt,
  garbled,
  huge,
  bad_number,
  not_whole,
  bad_date,
  bad_truth,
  unknown_word,
  long_words,
  long_place,
  // what a pack may say
  rule,
  too_many,
};

struct SheetMistake {
  SheetFault fault = SheetFault::none;
  std::string file;
  int line = 0;
  std::string column;
  std::string given;    // what was written there
  std::string more;     // what the sentence also needs
  std::string closest;  // what was probably meant
  Mistake rule;         // of the pack
};

SheetProblem explain(const SheetMistake& mistake, Lang lang);
/// By file, in their order, and line; no more than anybody reads at one time.
std::vector<SheetProblem> explain(const std::vector<SheetMistake>& mistakes,
                                  const std::vector<SheetFile>& files, Lang lang);

}  // namespace cairn
