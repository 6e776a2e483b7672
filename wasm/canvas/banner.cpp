// The head of every page: who speaks, where one may go, what one looks for, the other language.
#include <algorithm>

#include "canvas/layout.h"

namespace cairn {

void Layout::banner(const Nodes& nodes, Column& column) {
  for (const Node& node : nodes) {
    if (is_any(node.look, "bar")) {
      bar(node, column);
    } else {
      Style style;
      style.leading = 1.4f;
      column.leave(rem(0.6f));
      block(node, column, style);
      column.margin = 0;
    }
  }
  column.leave(rem(0.3f));
}

/// The field and its button in one frame.
float Layout::find_form(const Node& node, float x, float y, float width) {
  const Node* field = nullptr;
  const Node* button = nullptr;
  for (const Node& child : node.children) {
    if (child.kind == Kind::field) field = &child;
    if (child.kind == Kind::button) button = &child;
  }
  if (field == nullptr || button == nullptr) return 0;
  const float high = std::max(finger, type_.size(Voice::small) * 2.6f), pad = rem(0.7f);
  const float least = rem(3.6f);
  const float asked = type_.width(Voice::small, button->text) + 2 * pad;
  const float most = std::min(asked, width - least);
  const Rect whole{x, y, width, high};
  scene_.items.push_back(box(whole, Ink::card, 6));
  scene_.items.push_back(frame(whole, Ink::soft, 6, 1));
  line(x + width - most, y, high, Ink::soft, 1, true);
  const int typed = press_of(*field, Press::Kind::field, field->text);
  Style style;
  style.voice = Voice::small;
  style.press = typed;
  Flow value(type_, rem_);
  // What the field is for stands in it until it holds something.
  const std::string held = shown_value(*field);
  style.ink = held.empty() ? Ink::soft : Ink::ink;
  put_words(value, held.empty() ? field->text : held, style);
  const float line_height = type_.size(Voice::small) * 1.5f;
  value.set(scene_, {x + pad, y + (high - line_height) / 2}, width - most - pad - 4, 1.5f);
  const int pressed = press_of(*button, Press::Kind::button, button->text);
  style.press = pressed;
  style.ink = Ink::ink;
  Flow go(type_, rem_);
  put_words(go, button->text, style);
  const float room = most - 2 * std::min(pad, (most - 8) / 2);
  const float used = go.height(room, 1.2f);
  go.set(scene_, {x + width - most + (most - room) / 2, y + (high - used) / 2}, room, 1.2f);
  // Both were touched by their words as well: the frames are their places.
  scene_.presses[static_cast<std::size_t>(typed)].boxes = {{x, y, width - most, high}};
  scene_.presses[static_cast<std::size_t>(pressed)].boxes = {{x + width - most, y, most, high}};
  return high;
}

void Layout::bar(const Node& node, Column& column) {
  const Node *brand = nullptr, *nav = nullptr, *find = nullptr, *other = nullptr;
  for (const Node& child : node.children) {
    if (is_any(child.look, "brand")) brand = &child;
    if (child.kind == Kind::navigation) nav = &child;
    if (child.kind == Kind::form) find = &child;
    if (is_any(child.look, "other")) other = &child;
  }
  if (brand == nullptr || nav == nullptr) {
    blocks(node.children, column, {});
    return;
  }
  column.leave(rem(0.3f));
  const float top = column.start();
  Style quiet;
  quiet.voice = Voice::small;
  quiet.ink = Ink::soft;
  quiet.is_tall = true;
  quiet.is_quiet = true;
  Flow name(type_, rem_);
  // Its name is set in the letters of headings.
  Style own = quiet;
  own.press = press_of(*brand, Press::Kind::link);
  for (const Node& child : brand->children) {
    Style style = own;
    if (child.kind == Kind::strong) {
      style.voice = Voice::second;
      style.ink = Ink::ink;
    }
    put(name, child, style);
  }
  Flow language(type_, rem_);
  Style tall;
  tall.is_tall = true;
  if (other != nullptr) put(language, *other, tall);
  const float language_width = other != nullptr ? language.widest() : 0;
  const bool is_wide_enough = is_wide(48);
  if (!is_wide_enough) tall.voice = Voice::small;
  Flow links(type_, rem_);
  for (const Node& list : nav->children) {
    for (const Node& item : list.children) {
      if (!links.empty()) {
        Piece part = piece_of(tall);
        part.kind = Piece::Kind::gap;
        part.width = rem(is_wide_enough ? 1 : 0.65f);
        links.add(std::move(part));
      }
      put(links, item.children, tall);
    }
  }
  const float find_width = find != nullptr ? rem(15.5f) : 0;
  const float gap = rem(1.4f);
  const float links_width = links.widest();
  const bool is_one_line =
      name.widest() + links_width + find_width + language_width + 3 * gap <= column.width;
  const float right = column.x + column.width;
  if (is_one_line) {
    name.set(scene_, {column.x, top}, column.width, 1.2f);
    float x = right - language_width;
    language.set(scene_, {x, top}, language_width + 1, 1.5f);
    float high = finger;
    if (find != nullptr) {
      x -= find_width + gap;
      high = std::max(high, find_form(*find, x, top, find_width));
    }
    links.set(scene_, {x - gap - links_width, top}, links_width + 1, 1.5f);
    column.y = top + high;
    column.leave(rem(0.5f));
    return;
  }
  language.set(scene_, {right - language_width, top}, language_width + 1, 1.5f);
  column.y = top + std::max(finger, name.set(scene_, {column.x, top},
                                             column.width - language_width - gap, 1.2f));
  // Links and search share a line where there is room.
  if (links_width + gap + find_width <= column.width) {
    links.set(scene_, {column.x, column.y}, links_width + 1, 1.5f);
    column.y += std::max(
        finger, find != nullptr ? find_form(*find, right - find_width, column.y, find_width) : 0);
  } else {
    column.y += links.set(scene_, {column.x, column.y}, column.width, 1.5f) + rem(0.3f);
    if (find != nullptr) column.y += find_form(*find, column.x, column.y, column.width);
  }
  column.leave(rem(0.7f));
}

}  // namespace cairn
