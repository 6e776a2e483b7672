// Marks to the glossary inside a text: [[réemploi]], [[reuse|reemploi]].
//
// Promises: the runs, put end to end, are the text as it is shown; nothing is lost when a mark
// is not closed: it is shown as written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

struct Run {
  std::string_view shown;
  std::string_view target;  // an id or a term of the glossary
  bool mark = false;
};

struct Marks {
  std::vector<Run> runs;
  bool open = false;  // the last run begins with a mark that is not closed
};

/// The runs point into `text`.
Marks read_marks(std::string_view text);
/// The text as it is read: marks replaced by what they show.
std::string without_marks(std::string_view text);

}  // namespace cairn
