#include <algorithm>

#include "canvas/charts.h"
#include "canvas/flow.h"
#include "canvas/glyph.h"

namespace cairn {

StoneItem hewn(const std::string& key, Rect box, float thickness) {
  constexpr int units = 8;  // of a CSS px
  const auto whole = [](float px) { return static_cast<int>(px * units); };
  return stone_item(hew(key, whole(box.width) / 2, whole(box.height), whole(box.width),
                        whole(box.height), whole(thickness)),
                    {{box.x, box.y}, 1.0f / units});
}

float set_words(const Plot& plot, Spot at, float anchor, Voice voice, Ink ink,
                const std::string& words, int press) {
  if (words.empty()) return 0;
  const float width = plot.type.width(voice, words), size = plot.type.size(voice);
  Item item;
  item.text = words;
  item.voice = voice;
  item.ink = ink;
  item.press = press;
  item.box = {at.x - width * anchor, at.y, width, size};
  plot.scene.items.push_back(std::move(item));
  if (plot.type.lacks(words)) plot.scene.lacks_letters = true;
  return width;
}

void set_curve(const Plot& plot, std::vector<Spot> spots, Ink ink, const std::string& tone,
               float thickness, Edge edge) {
  Item item;
  item.shape = Item::Shape::curve;
  item.spots = std::move(spots);
  item.ink = ink;
  item.tone = tone;
  item.thickness = thickness;
  item.edge = edge;
  plot.scene.items.push_back(std::move(item));
}

void set_area(const Plot& plot, std::vector<Spot> spots, Ink ink, const std::string& tone,
              float alpha) {
  Item item;
  item.shape = Item::Shape::area;
  item.spots = std::move(spots);
  item.ink = ink;
  item.tone = tone;
  item.alpha = alpha;
  plot.scene.items.push_back(std::move(item));
}

void set_dot(const Plot& plot, Spot at, float radius, Ink ink, const std::string& tone,
             bool is_hollow, Edge edge) {
  Item dot;
  dot.shape = Item::Shape::box;
  dot.box = {at.x - radius, at.y - radius, 2 * radius, 2 * radius};
  dot.radius = radius;
  dot.ink = is_hollow ? Ink::card : ink;
  dot.tone = tone;
  plot.scene.items.push_back(dot);
  if (!is_hollow) return;
  dot.shape = Item::Shape::outline;
  dot.ink = ink;
  dot.thickness = 2;
  dot.edge = edge;
  plot.scene.items.push_back(std::move(dot));
}

int press_mark(const Plot& plot, const Mark& mark, Rect box) {
  if (mark.href.empty()) return -1;
  Press press;
  press.kind = Press::Kind::mark;
  press.part = plot.part;
  press.href = mark.href;
  press.label = mark.label;
  const float grow_x = std::max(0.0f, finger - box.width) / 2;
  const float grow_y = std::max(0.0f, finger - box.height) / 2;
  press.boxes = {{box.x - grow_x, box.y - grow_y, box.width + 2 * grow_x, box.height + 2 * grow_y}};
  plot.scene.presses.push_back(std::move(press));
  return static_cast<int>(plot.scene.presses.size()) - 1;
}

float place(std::int64_t value, std::int64_t from, std::int64_t to, float first, float last) {
  if (to <= from) return first;
  const std::int64_t v = std::clamp(value, from, to);
  return first + static_cast<float>(v - from) * (last - first) / static_cast<float>(to - from);
}

}  // namespace cairn
