// Tables: columns as wide as what they hold asks for, and narrower where the screen is.
#include <algorithm>

#include "canvas/layout.h"

namespace cairn {

Flow Layout::cell_flow(const Node& cell, const Style& style, bool is_head) {
  Style own = style;
  own.voice = is_head ? Voice::small_bold : Voice::small;
  Flow flow(type_, rem_);
  put_words(flow, cell.text, own);
  put(flow, cell.children, own);
  return flow;
}

void Layout::table(const Node& node, Column& column, const Style& style) {
  column.leave(rem(0.6f));
  Style quiet = style;
  quiet.voice = Voice::small;
  quiet.ink = Ink::soft;
  Flow caption(type_, rem_);
  put_words(caption, node.text, quiet);
  words(caption, column, quiet, rem(44), 0, rem(0.1f));

  const bool is_narrow = look_.width < 40 * rem_;
  const float gap = is_narrow ? rem(0.45f) : rem(0.9f);
  const float whole = std::min(column.width, rem(56));
  std::size_t count = 0;
  for (const Node& row : node.children) count = std::max(count, row.children.size());
  if (count == 0) return;
  std::vector<std::vector<Flow>> flows;
  std::vector<float> least(count, 1), most(count, 1), widths(count, 0);
  for (std::size_t r = 0; r < node.children.size(); ++r) {
    const Node& row = node.children[r];
    flows.emplace_back();
    for (std::size_t c = 0; c < row.children.size(); ++c) {
      flows.back().push_back(
          cell_flow(row.children[c], style, r == 0 || (c == 0 && row.level == 1)));
      least[c] = std::max(least[c], flows.back().back().narrowest());
      most[c] = std::max(most[c], flows.back().back().widest());
    }
  }
  const float room = whole - gap * static_cast<float>(count - 1);
  float all_least = 0, all_most = 0;
  for (std::size_t c = 0; c < count; ++c) {
    all_least += least[c];
    all_most += most[c];
  }
  for (std::size_t c = 0; c < count; ++c) {
    if (all_most <= room) {
      widths[c] = most[c] + (room - all_most) * most[c] / all_most;
    } else if (all_least <= room) {
      widths[c] = least[c] +
                  (room - all_least) * (most[c] - least[c]) / std::max(1.0f, all_most - all_least);
    } else {
      widths[c] = room * least[c] / all_least;
    }
  }
  for (std::size_t r = 0; r < flows.size(); ++r) {
    const float top = column.start() + rem(0.45f);
    float x = column.x, high = 0;
    for (std::size_t c = 0; c < flows[r].size(); ++c) {
      high = std::max(high, flows[r][c].set(scene_, {x, top}, widths[c], 1.45f));
      x += widths[c] + gap;
    }
    column.y = top + high + rem(0.45f);
    line(column.x, column.y, whole, Ink::line, 1);
    column.y += 1;
  }
  column.leave(rem(0.6f));
}

}  // namespace cairn
