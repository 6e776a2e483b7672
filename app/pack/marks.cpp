#include "pack/marks.h"

namespace cairn {

Marks read_marks(std::string_view text) {
  Marks marks;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find("[[", from);
    if (open != from) marks.runs.push_back({text.substr(from, open - from), {}, false});
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find("]]", open);
    const std::size_t again = text.find("[[", open + 2);
    if (close == std::string_view::npos || again < close) {
      marks.open = true;
      marks.runs.push_back({text.substr(open), {}, false});
      break;
    }
    const std::string_view inside = text.substr(open + 2, close - open - 2);
    const std::size_t bar = inside.find('|');
    const std::string_view target = bar == std::string_view::npos ? inside : inside.substr(bar + 1);
    marks.runs.push_back({inside.substr(0, bar), target, true});
    from = close + 2;
  }
  return marks;
}

std::string without_marks(std::string_view text) {
  std::string shown;
  for (const Run& run : read_marks(text).runs) shown += run.shown;
  return shown;
}

}  // namespace cairn
