// Forms as one reads them: each field in its frame with what it holds. What is typed is typed in
// the page's own form, which opens over the canvas when any of them is pressed.
#include <algorithm>

#include "canvas/layout.h"

namespace cairn {

const std::string* Layout::typed_in(const Node& node) const {
  const auto number = numbers_.find(&node);
  if (number == numbers_.end()) return nullptr;
  const auto typed = typed_.find({part_, number->second});
  return typed != typed_.end() ? &typed->second : nullptr;
}

std::string Layout::shown_value(const Node& node) const {
  if (const std::string* typed = typed_in(node)) return *typed;
  if (node.kind != Kind::choice) return node.look == "password" ? std::string() : node.value;
  for (const Node& option : node.children) {
    if (option.value == node.value) return option.text;
  }
  return node.children.empty() ? std::string() : node.children.front().text;
}

float Layout::label(const std::string& text, Column& column, const Style& style) {
  Style own = style;
  own.voice = Voice::small_bold;
  Flow flow(type_, rem_);
  put_words(flow, text, own);
  const float y = column.start();
  column.y += flow.set(scene_, {column.x, y}, column.width, 1.5f);
  return column.y;
}

void Layout::field(const Node& node, Column& column, const Style& style) {
  column.leave(rem(0.8f));
  const float top = column.start();
  anchor(node, top);
  Style own = style;
  own.press = press_of(node, Press::Kind::field, node.text);
  const std::size_t press = static_cast<std::size_t>(own.press);
  label(node.text, column, own);
  Style said = style;
  said.voice = Voice::small;
  for (const bool is_error : {false, true}) {
    const std::string& words_said = is_error ? node.error : node.help;
    if (words_said.empty()) continue;
    said.ink = is_error ? Ink::wrong : Ink::soft;
    if (is_error) said.voice = Voice::small_bold;
    Flow flow(type_, rem_);
    put_words(flow, words_said, said);
    column.y += flow.set(scene_, {column.x, column.y}, column.width, 1.5f);
  }
  const bool is_long = node.kind == Kind::long_field;
  own.breaks = is_long;
  Flow value(type_, rem_);
  put_words(value, shown_value(node), own);
  const float pad = rem(0.7f),
              inner = column.width - 2 * pad - (node.kind == Kind::choice ? rem(1) : 0);
  const std::size_t at = scene_.items.size();
  const float y = column.y + rem(0.2f);
  float high = std::max(finger, type_.size(Voice::body) * 2.5f);
  if (is_long) high = std::max(high, rem(7));
  const float used = value.empty() ? 0 : value.height(inner, 1.5f);
  high = std::max(high, used + rem(0.7f));
  const Rect rect{column.x, y, column.width, high};
  const float start = is_long ? y + rem(0.4f) : y + (high - used) / 2;
  if (!value.empty()) value.set(scene_, {column.x + pad, start}, inner, 1.5f);
  Item edge =
      frame(rect, node.error.empty() ? Ink::soft : Ink::wrong, 6, node.error.empty() ? 1 : 2);
  edge.press = own.press;
  under(at, std::move(edge));
  under(at, box(rect, Ink::card, 6));
  if (node.kind == Kind::choice) {
    Item arrow;
    arrow.shape = Item::Shape::curve;
    arrow.thickness = 2;
    const float x = rect.right() - rem(1.2f), middle = rect.y + high / 2;
    arrow.spots = {{x - 5, middle - 3}, {x, middle + 3}, {x + 5, middle - 3}};
    scene_.items.push_back(std::move(arrow));
  }
  scene_.presses[press].boxes = {rect};
  scene_.presses[press].radius = 6;
  column.y = y + high;
  column.leave(rem(0.8f));
}

void Layout::radios(const Node& node, Column& column, const Style& style) {
  column.leave(rem(1));
  const float top = column.start(), pad = rem(1);
  anchor(node, top);
  const std::size_t at = scene_.items.size();
  Column inside{column.x + pad, column.width - 2 * pad, top + rem(0.6f), 0};
  label(node.text, inside, style);
  if (!node.error.empty()) {
    Style wrong = style;
    wrong.ink = Ink::wrong;
    wrong.voice = Voice::small_bold;
    Flow flow(type_, rem_);
    put_words(flow, node.error, wrong);
    inside.y += flow.set(scene_, {inside.x, inside.y}, inside.width, 1.5f);
  }
  const float mark = rem(1.3f);
  for (const Node& option : node.children) {
    Style own = style;
    own.press = press_of(option, Press::Kind::field, option.text);
    own.is_tall = true;
    const float y = inside.y;
    Flow flow(type_, rem_);
    put_words(flow, option.text, own);
    const float high = std::max(finger, flow.set(scene_, {inside.x + mark + rem(0.6f), y},
                                                 inside.width - mark - rem(0.6f), 1.5f));
    Rect ring{inside.x, y + (std::min(high, finger) - mark) / 2, mark, mark};
    scene_.items.push_back(frame(ring, Ink::soft, mark / 2, 1.5f));
    const std::string* typed = typed_in(option);
    if (typed != nullptr ? *typed == "1" : option.value == node.value) {
      scene_.items.push_back(
          box({ring.x + mark * 0.25f, ring.y + mark * 0.25f, mark * 0.5f, mark * 0.5f}, Ink::ink,
              mark / 4));
    }
    scene_.presses[static_cast<std::size_t>(own.press)].boxes = {{inside.x, y, inside.width, high}};
    inside.y += high;
  }
  const Rect rect{column.x, top, column.width, inside.y + rem(0.4f) - top};
  under(at, frame(rect, Ink::line, 6, 1));
  column.y = rect.bottom();
  column.leave(rem(1));
}

void Layout::toggle(const Node& node, Column& column, const Style& style) {
  column.leave(rem(0.6f));
  const float y = column.start(), mark = rem(1.3f);
  anchor(node, y);
  Style own = style;
  own.press = press_of(node, Press::Kind::field, node.text);
  own.is_tall = true;
  own.voice = Voice::body_bold;
  Flow flow(type_, rem_);
  put_words(flow, node.text, own);
  const float high = std::max(finger, flow.set(scene_, {column.x + mark + rem(0.6f), y},
                                               column.width - mark - rem(0.6f), 1.5f));
  const Rect square{column.x, y + (std::min(high, finger) - mark) / 2, mark, mark};
  scene_.items.push_back(frame(square, Ink::soft, 4, 1.5f));
  const std::string* typed = typed_in(node);
  if (typed != nullptr ? *typed == "1" : node.level == 1) {
    Item tick;
    tick.shape = Item::Shape::curve;
    tick.thickness = 2.5f;
    tick.spots = {{square.x + mark * 0.2f, square.y + mark * 0.55f},
                  {square.x + mark * 0.42f, square.y + mark * 0.78f},
                  {square.x + mark * 0.82f, square.y + mark * 0.25f}};
    scene_.items.push_back(std::move(tick));
  }
  scene_.presses[static_cast<std::size_t>(own.press)].boxes = {{column.x, y, column.width, high}};
  column.y = y + high;
  column.leave(rem(0.6f));
}

void Layout::control(const Node& node, Column& column, const Style& style) {
  Column own = column;
  own.width = std::min(own.width, rem(44));
  if (node.kind == Kind::radios) {
    radios(node, own, style);
  } else if (node.kind == Kind::toggle) {
    toggle(node, own, style);
  } else {
    field(node, own, style);
  }
  column.y = own.y;
  column.margin = own.margin;
}

void Layout::form(const Node& node, Column& column, const Style& style) {
  anchor(node, column.y + column.margin);
  if (!is_any(node.look, "filters")) {
    blocks(node.children, column, style);
    return;
  }
  column.leave(rem(1));
  const float top = column.start(), pad = rem(1);
  const std::size_t at = scene_.items.size();
  Column inside{column.x + pad, column.width - 2 * pad, top + pad, 0};
  Few fields, rest;
  for (const Node& child : node.children) {
    const bool is_choice = child.kind == Kind::choice || child.kind == Kind::field;
    (is_choice && rest.empty() ? fields : rest).push_back(&child);
  }
  // The first one fills the width, the others stand side by side.
  if (!fields.empty()) {
    inside.margin = 0;
    const float before = inside.y;
    field(*fields.front(), inside, style);
    inside.margin = 0;
    (void)before;
  }
  const int columns = is_wide(56) ? 4 : is_wide(30) ? 2 : 1;
  const float gap = rem(1), each = (inside.width - gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns);
  for (std::size_t from = 1; from < fields.size();) {
    float bottom = inside.y;
    const float row = inside.y;
    for (int c = 0; c < columns && from < fields.size(); ++c, ++from) {
      Column cell{inside.x + static_cast<float>(c) * (each + gap), each, row, 0};
      field(*fields[from], cell, style);
      bottom = std::max(bottom, cell.y);
    }
    inside.y = bottom;
  }
  inside.leave(rem(0.8f));
  blocks(rest, inside, style);
  const Rect rect{column.x, top, column.width, inside.y + pad - top};
  under(at, box(rect, Ink::wash, 10));
  if (look_.is_stark) under(at + 1, frame(rect, Ink::line, 10, 1));
  column.y = rect.bottom();
  column.leave(rem(1));
}

}  // namespace cairn
