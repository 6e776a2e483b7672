// Marks inside a text: to the glossary, [[réemploi]] or [[reuse|reemploi]]; to a page or another
// site, [[the form|/contact]], [[CNIL|https://www.cnil.fr/]].
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
  std::string_view target;  // an id or a term of the glossary, or an address
  bool mark = false;
};

struct Marks {
  std::vector<Run> runs;
  bool open = false;  // the last run begins with a mark that is not closed
};

/// Is a mark's target an address, and not a word of the glossary?
inline bool is_address(std::string_view target) {
  return target.starts_with('/') || target.starts_with("http");
}
/// The runs point into `text`.
Marks read_marks(std::string_view text);
/// The text as it is read: marks replaced by what they show.
std::string without_marks(std::string_view text);

}  // namespace cairn
