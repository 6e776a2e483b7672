// From all of something to what became of it: a standing stone, and a stream to each part.
//
// A part is as high as its share of the stone, and at least its words apart from the next: its
// count and its name stand beside it, the name below its count where there is no room for both.
// What nothing became of has its words, and no stream.
#include <algorithm>

#include "canvas/charts.h"
#include "canvas/flow.h"
#include "canvas/glyph.h"

namespace cairn {

namespace {

constexpr int steps = 24;  // of a stream's bends

/// A standing stone, or a thin one.
StoneItem standing(const std::string& key, Rect box) {
  StoneItem stone = hewn(key, box, std::min(box.width, box.height));
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

/// The count and the name of a part; gives how high they are.
float set_part_words(const Plot& plot, const Mark& mark, Rect room, float line, float counts) {
  const float rem = plot.rem, y = room.y + line * 0.15f, name_at = counts + rem * 0.5f;
  set_words(plot, {room.x, y}, 0, Voice::body_bold, Ink::ink, mark.note);
  if (name_at + plot.type.width(Voice::body, mark.label) <= room.width) {
    set_words(plot, {room.x + name_at, y}, 0, Voice::body, mark.y > 0 ? Ink::ink : Ink::soft,
              mark.label);
    return line;
  }
  Flow name(plot.type, rem);
  Piece piece;
  piece.text = mark.label;
  piece.voice = Voice::small;
  name.add(std::move(piece));
  return line + name.set(plot.scene, {room.x, room.y + line}, room.width, 1.4f) + rem * 0.3f;
}

}  // namespace

float set_streams(const Plot& plot, const Chart& chart) {
  const float rem = plot.rem, width = std::min(plot.at.width, rem * 44);
  const float line = plot.type.size(Voice::body_bold) * 1.5f, thick = rem * 1.6f;
  std::int64_t total = 0;
  float names = 0, counts = 0;
  for (const Mark& mark : chart.marks) {
    total += std::max<std::int64_t>(mark.y, 0);
    names = std::max(names, plot.type.width(Voice::body, mark.label));
    counts = std::max(counts, plot.type.width(Voice::body_bold, mark.note));
  }
  if (total == 0) return 0;
  // What the words ask for, and no more than leaves the streams a third.
  const float side = std::min(counts + names + rem * 1.2f, (width - thick * 2) * 2 / 3);
  const float west = plot.at.x + thick, east = plot.at.x + width - side - thick;
  const float high = std::max(rem * 9, line * 1.15f * static_cast<float>(chart.marks.size()));
  for (const Mark& all : chart.target) {
    set_words(plot, {plot.at.x, plot.at.y}, 0, Voice::body_bold, Ink::ink, all.note);
  }

  float left = plot.at.y + line, right = left;
  StoneItem all = standing("all", {plot.at.x, left, thick, high});
  all.tone = chart.tone;
  all.fill = Fill::solid;
  all.is_full = true;
  all.filled_to = all.x.back();
  for (const Mark& mark : chart.marks) {
    const float share =
        high * static_cast<float>(std::max<std::int64_t>(mark.y, 0)) / static_cast<float>(total);
    const float tall = mark.y > 0 ? std::max(share, 4.0f) : 0;
    const std::string tone = mark.tone.empty() ? chart.tone : mark.tone;
    if (mark.y > 0) {
      // A thin one stands at the middle of its words' first line.
      const float top = right + std::max(0.0f, line - tall) / 2;
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
    const float at = east + thick + rem * 0.5f;
    const Rect room{at, right + std::max(0.0f, tall - line * 2) / 2, plot.at.x + width - at, 0};
    const float said = room.y - right + set_part_words(plot, mark, room, line, counts);
    left += share;
    right += std::max({tall, line, said}) + rem * 0.25f;
  }
  set_stone(plot.scene, std::move(all));
  return std::max(left, right) - plot.at.y + rem * 0.3f;
}

}  // namespace cairn
