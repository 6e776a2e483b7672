// A mistake in a pack, before it is put into words.
//
// Promises: what is wrong and what it concerns, as values; explain.h turns it into sentences in
// the reader's language. A program that only reads sound rows never carries the sentences.
#pragma once
#include <string>

#include "json/json.h"

namespace cairn {

enum class Fault : unsigned char {
  // the folder
  missing_file,
  no_action,
  unknown_file,
  // JSON itself, in the order of JsonFault
  json_empty,
  json_cut,
  json_after_end,
  json_comma_missing,
  json_comma_extra,
  json_decimal_comma,
  json_name_expected,
  json_colon_expected,
  json_value_expected,
  json_unknown_word,
  json_string_open,
  json_string_break,
  json_bad_escape,
  json_bad_number,
  json_not_utf8,
  json_twice,
  json_too_deep,
  // the shape of what is written
  not_object,
  not_list,
  not_text,
  not_string,
  not_number,
  not_whole,
  not_truth,
  missing_member,
  unknown_member,
  unknown_value,
  unknown_format,
  no_language,
  bad_date,
  bad_number,
  bad_id,
  bad_url,
  // the rules of a pack
  empty_text,
  missing_language,
  unlisted_language,
  html_in_text,
  control_character,
  mark_not_closed,
  mark_empty,
  plain_long,
  plain_sentences,
  plain_acronym,
  source_needed,
  reason_needed,
  next_needed,
  end_before_start,
  out_of_order,
  undated_not_last,
  choices_count,
  unknown_page,
  bad_time,
  hours_reversed,
  no_hours,
  no_days,
  bad_offset,
  whole_day_needed,
  two_policies,
  // one thing against the others
  taken_id,
  no_axis,
  no_theme,
  no_objective,
  no_source,
  no_term,
  no_place,
  lost_action,
  // the house's own grids
  missing_column,
  uneven_line,
  quote_open,
};

struct Mistake {
  Fault fault = Fault::json_empty;
  std::string file;
  int line = 0;         // 0: the whole file
  std::string about;    // the name of the member, as written in the pack
  std::string given;    // what was written there
  std::string more;     // what the sentence also needs: the words allowed, the other place…
  std::string closest;  // what was probably meant, exactly as it must be written; may be empty
};

inline Fault fault_of(JsonFault fault) {
  return static_cast<Fault>(static_cast<int>(Fault::json_empty) + static_cast<int>(fault));
}

/// Does it keep the thing from being read at all? A missing language or an unknown member does
/// not: a replica may be newer than its program, and must still show what it understands.
inline bool breaks(Fault fault) {
  return fault < Fault::empty_text && fault != Fault::unknown_member;
}

}  // namespace cairn
