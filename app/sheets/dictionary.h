// What each column of a sheet is, in both languages: the words of the data package and of whoever
// shows them to people.
//
// Promises: one source for both; a column is told the same wherever it is.
// Leaves out: how it is written down (package.cpp), where a column stands in a pack (field.h).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/sheet.h"

namespace cairn {

/// The licence of all sheets, by its name in lists of licences (SPDX).
inline constexpr std::string_view licence_name = "etalab-2.0";
inline constexpr std::string_view licence_title = "Licence Ouverte 2.0";
inline constexpr std::string_view licence_address =
    "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf";

struct ColumnNote {
  std::string name;
  std::string_view type;  // of Table Schema: "string", "integer", "number", "boolean"
  Text title;
  Text description;  // how a cell is written, where its type does not say so
  bool required = false;
  bool is_date = false;                          // written as `date_pattern`
  std::span<const std::string_view> words = {};  // no other is allowed; empty: any
};

inline constexpr std::string_view date_pattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

/// In the order of the sheet.
std::vector<ColumnNote> dictionary_of(Sheet sheet, const std::vector<Lang>& langs);

}  // namespace cairn
