// From all of something to what became of it: a standing stone, and a stream to each part.
//
// A part is as high as its share of the stone, and at least one line of words apart from the next,
// so that its name and its count stand beside it. What nothing became of has its line, and no
// stream.
#include <algorithm>
#include <cmath>

#include "canvas/charts.h"
#include "canvas/glyph.h"

namespace cairn {

namespace {

constexpr int steps = 24;  // of a stream's bends

/// A standing stone of that size.
StoneItem standing(const std::string& key, Rect box) {
  constexpr int units = 8;  // of a CSS px
  const int width = static_cast<int>(box.width * units),
            height = static_cast<int>(box.height * units);
  StoneItem stone = stone_item(hew(key, width / 2, height, width, height, std::min(width, height)),
                               {{box.x, box.y}, 1.0f / units});
  stone.key = key;
  stone.is_heavy = true;
  return stone;
}

struct Side {
  float top = 0, bottom = 0;
};

/// A band that bends from one side to the other.
void set_stream(const Plot& plot, float west, const Side& from, float east, const Side& to,
                const std::string& tone) {
  Item band;
  band.shape = Item::Shape::band;
  band.ink = tone.empty() ? Ink::line : Ink::tone;
  band.tone = tone;
  band.alpha = 0.3f;
  for (int i = 0; i <= steps; ++i) {
    const float share = static_cast<float>(i) / steps;
    const float bend = share * share * (3 - 2 * share);
    const float x = west + (east - west) * share;
    band.spots.push_back({x, from.top + (to.top - from.top) * bend});
    band.spots.push_back({x, from.bottom + (to.bottom - from.bottom) * bend});
  }
  plot.scene.items.push_back(std::move(band));
}

}  // namespace

float set_streams(const Plot& plot, const Chart& chart) {
  const float rem = plot.rem, width = std::min(plot.at.width, rem * 44);
  const float line = plot.type.size(Voice::body_bold) * 1.5f, thick = rem * 1.6f;
  std::int64_t total = 0;
  float words = 0;
  for (const Mark& mark : chart.marks) {
    total += std::max<std::int64_t>(mark.y, 0);
    words = std::max(words, plot.type.width(Voice::body, mark.label));
  }
  if (total == 0) return 0;
  const float side = words + rem * 4.2f;  // a stone, a gap, a count of some digits, the name
  const float west = plot.at.x + thick, east = plot.at.x + std::max(width - side, thick + rem * 3);
  const float high = std::max(rem * 9, line * 1.15f * static_cast<float>(chart.marks.size()));
  const float head = line;
  set_words(plot, {plot.at.x, plot.at.y}, 0, Voice::body_bold, Ink::ink, std::to_string(total));

  float left = plot.at.y + head, right = left;
  StoneItem all = standing("all", {plot.at.x, left, thick, high});
  all.tone = chart.tone;
  all.fill = Fill::solid;
  all.is_full = true;
  all.filled_to = all.x.back();
  for (const Mark& mark : chart.marks) {
    const float share =
        high * static_cast<float>(std::max<std::int64_t>(mark.y, 0)) / static_cast<float>(total);
    const float tall = mark.y > 0 ? std::max(share, 4.0f) : 0;
    const float row = std::max(tall, line), top = right + (row - tall) / 2;
    const std::string tone = mark.tone.empty() ? chart.tone : mark.tone;
    if (mark.y > 0) {
      set_stream(plot, west - 2, {left, left + share}, east + 2, {top, top + tall}, tone);
      StoneItem part = standing(mark.label, {east, top, thick, tall});
      part.tone = tone;
      part.fill = mark.fill;
      part.is_full = mark.fill == Fill::solid;
      part.filled_to = part.is_full              ? part.x.back()
                       : mark.fill == Fill::part ? (part.x.front() + part.x.back()) / 2
                                                 : part.x.front();
      const int press = press_mark(plot, mark, {east, top, thick, tall});
      set_stone(plot.scene, std::move(part), press);
    }
    const float middle = right + row / 2 - plot.type.size(Voice::body) * 0.6f;
    const float at = east + thick + rem * 0.5f;
    const float count = set_words(plot, {at, middle}, 0, Voice::body_bold, Ink::ink, mark.note);
    set_words(plot, {at + std::max(count, rem) + rem * 0.5f, middle}, 0, Voice::body,
              mark.y > 0 ? Ink::ink : Ink::soft, mark.label);
    left += share;
    right += row + rem * 0.25f;
  }
  set_stone(plot.scene, std::move(all));
  return std::max(left, right) - plot.at.y + rem * 0.3f;
}

}  // namespace cairn
