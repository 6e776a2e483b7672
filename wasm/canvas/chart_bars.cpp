// Counts as one long stone cut in parts, and shares as a bar a mark.
#include <algorithm>

#include "canvas/charts.h"
#include "canvas/flow.h"
#include "canvas/glyph.h"

namespace cairn {

namespace {

/// A long stone; its corners follow its thickness.
StoneItem bar(const std::string& key, Rect box) { return hewn(key, box, box.height); }

/// What of it lies between two x.
StoneItem part_of(const StoneItem& whole, float from, float to) {
  StoneItem part = whole;
  part.x.clear();
  part.top.clear();
  part.bottom.clear();
  const auto at = [&](float x) {
    std::size_t i = 1;
    while (i + 1 < whole.x.size() && whole.x[i] < x) ++i;
    const float share = (x - whole.x[i - 1]) / std::max(0.01f, whole.x[i] - whole.x[i - 1]);
    part.x.push_back(x);
    part.top.push_back(whole.top[i - 1] + (whole.top[i] - whole.top[i - 1]) * share);
    part.bottom.push_back(whole.bottom[i - 1] + (whole.bottom[i] - whole.bottom[i - 1]) * share);
  };
  at(from);
  for (std::size_t i = 0; i < whole.x.size(); ++i) {
    if (whole.x[i] > from + 0.5f && whole.x[i] < to - 0.5f) at(whole.x[i]);
  }
  at(to);
  part.outline.clear();
  for (std::size_t i = 0; i < part.x.size(); ++i) part.outline.push_back({part.x[i], part.top[i]});
  for (std::size_t i = part.x.size(); i-- > 0;) part.outline.push_back({part.x[i], part.bottom[i]});
  part.filled_to = from;
  return part;
}

}  // namespace

float set_split(const Plot& plot, const Chart& chart) {
  const float width = std::min(plot.at.width, plot.rem * 34);
  const float head = plot.type.size(Voice::body_bold) * 1.4f, high = plot.rem * 3, gap = 4;
  std::int64_t total = 0, before = 0;
  for (const Mark& mark : chart.marks) total += std::max<std::int64_t>(mark.y, 0);
  const StoneItem whole = bar("split", {plot.at.x, plot.at.y + head, width, high});
  float free = plot.at.x;
  for (const Mark& mark : chart.marks) {
    if (mark.y <= 0) continue;
    const std::int64_t after = before + mark.y;
    const float left = place(before, 0, total, whole.x.front(), whole.x.back());
    const float from = before > 0 ? left + gap : left;
    const float to = place(after, 0, total, whole.x.front(), whole.x.back());
    StoneItem part = part_of(whole, from, std::max(to, from + 1));
    part.key = mark.key;
    part.tone = mark.tone.empty() ? chart.tone : mark.tone;
    part.fill = mark.fill;
    part.is_full = mark.fill == Fill::solid;
    part.is_heavy = true;
    if (part.is_full) part.filled_to = to;
    if (mark.fill == Fill::part) part.filled_to = (from + to) / 2;
    const int press = press_mark(plot, mark, {from, plot.at.y + head, to - from, high});
    set_stone(plot.scene, std::move(part), press);
    const std::string words = std::to_string(mark.y);
    const float half = plot.type.width(Voice::body_bold, words) / 2;
    const float at = std::clamp((from + to) / 2, free + half, plot.at.x + width - half);
    set_words(plot, {at, plot.at.y}, 0.5f, Voice::body_bold, Ink::ink, words);
    free = at + half + 4;
    before = after;
  }
  return head + high + 6;
}

float set_bars(const Plot& plot, const Chart& chart) {
  const float width = std::min(plot.at.width, plot.rem * 34), high = plot.rem * 1.35f;
  float y = plot.at.y;
  for (const Mark& mark : chart.marks) {
    const float top = y;
    const float note = plot.type.width(Voice::small_bold, mark.note);
    Flow label(plot.type, plot.rem);
    Piece piece;
    piece.text = mark.label;
    piece.voice = Voice::small;
    label.add(std::move(piece));
    const bool is_beside = note + plot.rem * 7 < width;
    if (is_beside) {
      set_words(plot, {plot.at.x + width, y + plot.rem * 0.25f}, 1, Voice::small_bold, Ink::ink,
                mark.note);
    }
    y += label.set(plot.scene, {plot.at.x, y}, is_beside ? width - note - plot.rem : width, 1.5f);
    if (!is_beside) {
      Flow said(plot.type, plot.rem);
      Piece bold;
      bold.text = mark.note;
      bold.voice = Voice::small_bold;
      said.add(std::move(bold));
      y += said.set(plot.scene, {plot.at.x, y}, width, 1.5f);
    }
    StoneItem stone = bar("bar" + mark.key, {plot.at.x, y, width, high});
    stone.key = mark.key;
    stone.tone = mark.tone.empty() ? chart.tone : mark.tone;
    stone.is_measured = mark.whole > 0;
    stone.is_full = mark.whole > 0 && mark.part >= mark.whole;
    stone.fill = mark.example ? Fill::dashed : stone.is_full ? Fill::solid : Fill::part;
    if (mark.fill == Fill::dashed && !stone.is_full) stone.fill = Fill::dashed;
    const float west = stone.x.front(), east = stone.x.back();
    if (mark.whole > 0) {
      stone.filled_to = west + (east - west) * static_cast<float>(std::min(mark.part, mark.whole)) /
                                   static_cast<float>(mark.whole);
    }
    stone.line = 1.6f;
    const int press = press_mark(plot, mark, {plot.at.x, top, width, y + high - top});
    set_stone(plot.scene, std::move(stone), press);
    y += high + plot.rem;
  }
  return y - plot.at.y;
}

}  // namespace cairn
