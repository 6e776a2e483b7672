// What people said, one contribution a line: the columns, and the same members as JSON.
//
// Promises: one list of columns for the sheet, its schema and its JSON. Words stand as everybody
// reads them; no cell leaves that a spreadsheet would take for a formula; what is invented says so
// in its own line. Nothing here tells who wrote what.
// Leaves out: which contributions may leave (the caller), taking them back in.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/contribution.h"
#include "sheets/dictionary.h"

namespace cairn {

inline constexpr std::string_view said_file = "contributions.csv";

struct SaidLine {
  Contribution what;
  int axis = 0;  // of the action, or of the proposal; 0: none
  Supports supports;
  std::optional<Reply> reply;  // the one that stands
};

/// One line is…
Text said_title();
std::vector<ColumnNote> said_dictionary();

/// The first line, behind a byte order mark.
std::string said_head(char separator = ',');
std::string said_row(const SaidLine& line, char separator = ',');
/// An object with a member a column; what is empty is null.
Json said_json(const SaidLine& line);

}  // namespace cairn
