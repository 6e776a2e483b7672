// What stands one under another: headings, paragraphs, sections, and what is set side by side.
#include <algorithm>

#include "canvas/layout.h"

namespace cairn {

void Layout::blocks(const Few& nodes, Column& column, const Style& style) {
  Flow flow(type_, rem_);
  const auto end = [&] {
    if (flow.empty()) return;
    words(flow, column, style, rem(44), rem(0.3f), rem(0.3f));
    flow.clear();
  };
  for (const Node* node : nodes) {
    if (is_inline(*node)) {
      put(flow, *node, style);
    } else {
      end();
      block(*node, column, style);
    }
  }
  end();
}

void Layout::blocks(const Nodes& nodes, Column& column, const Style& style) {
  Few few;
  for (const Node& node : nodes) few.push_back(&node);
  blocks(few, column, style);
}

void Layout::words(const Flow& flow, Column& column, const Style& style, float most, float above,
                   float below, bool balance) {
  column.leave(above);
  const float y = column.start();
  column.y += flow.set(scene_, {column.x, y}, std::min(column.width, most), style.leading, balance);
  column.leave(below);
}

void Layout::anchor(const Node& node, float y) {
  if (node.key.empty()) return;
  scene_.anchor_keys.push_back(node.key);
  scene_.anchors.push_back({0, y, scene_.width, 1});
}

void Layout::line(float x, float y, float width, Ink ink, float thickness, bool is_upright,
                  const std::string& tone) {
  Item item;
  item.shape = Item::Shape::box;
  item.ink = ink;
  item.tone = tone;
  item.box = is_upright ? Rect{x, y, thickness, width} : Rect{x, y, width, thickness};
  scene_.items.push_back(std::move(item));
}

Item Layout::box(Rect rect, Ink ink, float radius) const {
  Item item;
  item.shape = Item::Shape::box;
  item.box = rect;
  item.ink = ink;
  item.radius = radius;
  return item;
}

Item Layout::frame(Rect rect, Ink ink, float radius, float thickness) const {
  Item item = box(rect, ink, radius);
  item.shape = Item::Shape::outline;
  item.thickness = thickness;
  return item;
}

void Layout::under(std::size_t at, Item item) {
  scene_.items.insert(scene_.items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
}

void Layout::heading(const Node& node, Column& column, Style style) {
  static constexpr float above[] = {0.6f, 2, 1.5f}, below[] = {0.5f, 0.5f, 0.3f};
  static constexpr Voice voices[] = {Voice::first, Voice::second, Voice::third};
  const int level = style.is_row ? 2 : std::clamp(node.level, 1, 3) - 1;
  style.voice = voices[level];
  style.leading = 1.2f;
  style.ink = Ink::ink;
  Flow flow(type_, rem_);
  put_words(flow, node.text, style);
  put(flow, node.children, style);
  const float size = type_.size(style.voice);
  column.leave(style.is_row ? rem(0.1f) : above[level] * size);
  anchor(node, column.y + column.margin);
  words(flow, column, style, level == 0 ? rem(52) : rem(44), 0, below[level] * size, true);
}

void Layout::paragraph(const Node& node, Column& column, Style style) {
  float above = 0.6f;
  for (const char* look : {"note", "meta", "help", "age", "now", "demo"}) {
    if (!is_any(node.look, look)) continue;
    style.voice = Voice::small;
    style.ink = Ink::soft;
  }
  if (is_any(node.look, "meta")) above = 0.3f;
  if (is_any(node.look, "code")) style.voice = Voice::second;
  if (is_any(node.look, "lead")) {
    style.voice = Voice::lead;
    style.leading = 1.5f;
  }
  Flow flow(type_, rem_);
  put_words(flow, node.text, style);
  put(flow, node.children, style);
  if (flow.empty()) return;
  const float margin = above * type_.size(style.voice);
  if (!is_any(node.look, "now")) {
    anchor(node, column.y + column.margin);
    words(flow, column, style, is_any(node.look, "demo") ? column.width : rem(44), margin, margin);
    return;
  }
  column.leave(margin);
  Column inside = column;
  inside.x += rem(0.7f) + 3;
  inside.width -= rem(0.7f) + 3;
  const float top = inside.start();
  words(flow, inside, style, rem(44), 0, margin);
  line(column.x, top, inside.y - top, Ink::line, 3, true);
  column.y = inside.y;
  column.margin = inside.margin;
}

void Layout::details(const Node& node, Column& column, Style style) {
  const auto number = numbers_.find(&node);
  const int nth = number == numbers_.end() ? -1 : number->second;
  const bool is_open = opened_.count({part_, nth}) > 0;
  style.press = press_of(node, Press::Kind::summary, node.text);
  style.is_tall = true;
  anchor(node, column.y + column.margin);
  Flow flow(type_, rem_);
  Piece arrow = piece_of(style, is_open ? "▾ " : "▸");
  arrow.ink = Ink::soft;
  arrow.text = is_open ? "–" : "+";
  arrow.voice = Voice::body_bold;
  flow.add(std::move(arrow));
  put_words(flow, " " + node.text, style);
  words(flow, column, style, rem(44), 0, 0);
  if (!is_open) return;
  style.press = -1;
  style.is_tall = false;
  Column inside = column;
  inside.x += rem(1);
  inside.width -= rem(1);
  const float top = inside.start();
  blocks(node.children, inside, style);
  inside.margin = 0;
  line(column.x + 2, top, inside.y - top, Ink::line, 3, true);
  column.y = inside.y;
  column.leave(rem(0.5f));
}

void Layout::notice(const Node& node, Column& column, const Style& style) {
  column.leave(rem(1));
  const float top = column.start(), pad = rem(1);
  const std::size_t at = scene_.items.size();
  const float width = std::min(column.width, rem(44));
  const bool is_wrong = is_any(node.look, "wrong");
  Column inside{column.x + pad + 6, width - 2 * pad - 6, top + rem(0.7f), 0};
  Flow flow(type_, rem_);
  Style first = style;
  first.voice = Voice::body_bold;
  if (is_wrong) first.ink = Ink::wrong;
  put_words(flow, node.text, first);
  // Words go on beside the one that opens it; blocks stand under it.
  Few rest;
  for (const Node& child : node.children) {
    if (rest.empty() && is_inline(child)) {
      put_words(flow, " ", style);
      put(flow, child, style);
    } else {
      rest.push_back(&child);
    }
  }
  words(flow, inside, style, rem(44), 0, 0);
  blocks(rest, inside, style);
  const Rect rect{column.x, top, width, inside.y + rem(0.7f) - top};
  under(at, box(rect, Ink::card, 6));
  under(at + 1, frame(rect, is_wrong ? Ink::wrong : Ink::ink, 6, 1));
  under(at + 2, box({rect.x, rect.y, 6, rect.height}, is_wrong ? Ink::wrong : Ink::ink, 3));
  column.y = rect.bottom();
  column.leave(rem(1));
}

void Layout::quote(const Node& node, Column& column, const Style& style) {
  column.leave(rem(0.7f));
  Column inside = column;
  inside.x += rem(1) + 3;
  inside.width -= rem(1) + 3;
  const float top = inside.start();
  anchor(node, top);
  blocks(node.children, inside, style);
  line(column.x, top, inside.y - top, is_any(node.look, "reply") ? Ink::tone : Ink::line, 3, true,
       style.tone);
  column.y = inside.y;
  column.margin = 0;
  column.leave(rem(0.7f));
}

void Layout::article(const Node& node, Column& column, const Style& style) {
  if (!is_any(node.look, "card")) {
    anchor(node, column.y + column.margin);
    blocks(node.children, column, style);
    return;
  }
  grid({&node}, column, style, 1, 0, 0);
}

int Layout::columns_of(float width, float least, float gap) const {
  return std::max(1, static_cast<int>((width + gap) / (least + gap)));
}

void Layout::grid(const Few& nodes, Column& column, const Style& style, int columns, float gap,
                  float row_gap) {
  const float each =
      (column.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const std::size_t count = static_cast<std::size_t>(columns);
  for (std::size_t from = 0; from < nodes.size(); from += count) {
    const float top = column.start();
    float bottom = top;
    std::vector<std::pair<std::size_t, float>> frames;  // where each card's frame goes, and its x
    std::vector<std::string> tones;
    for (std::size_t i = from; i < std::min(from + count, nodes.size()); ++i) {
      const Node& node = *nodes[i];
      const float x = column.x + static_cast<float>(i - from) * (each + gap);
      Style own = style;
      if (!node.tone.empty()) own.tone = node.tone;
      const bool is_card = is_any(node.look, "card");
      const float pad = is_card ? rem(1.2f) : 0;
      Column inside{x + pad, each - 2 * pad, top + (is_card ? rem(0.3f) : 0), 0};
      anchor(node, top);
      if (is_card) {
        frames.emplace_back(scene_.items.size(), x);
        tones.push_back(own.tone);
        own.is_quiet = false;
      }
      if (node.kind == Kind::item && !is_card) {
        fact(node, inside, own);
      } else {
        blocks(node.children, inside, own);
      }
      bottom = std::max(bottom, inside.y + (is_card ? rem(1) : 0));
    }
    for (std::size_t i = frames.size(); i-- > 0;) {
      const Rect rect{frames[i].second, top, each, bottom - top};
      Item band = box({rect.x, rect.y, rect.width, 5}, Ink::tone, 2);
      band.tone = tones[i];
      under(frames[i].first, std::move(band));
      under(frames[i].first, frame(rect, Ink::line, 10, 1));
      under(frames[i].first, box(rect, Ink::card, 10));
    }
    column.y = bottom;
    column.leave(row_gap);
  }
}

void Layout::two(const Node& node, Column& column, const Style& style) {
  const bool is_heap = is_any(node.look, "heap"), is_aside = is_any(node.look, "aside");
  if (!is_wide(56)) {
    blocks(node.children, column, style);
    return;
  }
  const float gap = rem(3.5f), whole = column.width - gap, top = column.start();
  const float first =
      is_heap ? std::min(rem(25), whole * 0.42f) : std::min(whole * 0.63f, whole - rem(18));
  Column left{column.x, first, top, 0};
  Column right{column.x + first + gap, whole - first, top, 0};
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool is_right = is_aside ? i != 1 : i % 2 == 1;
    Column& into = is_right ? right : left;
    blocks({&node.children[i]}, into, style);
  }
  column.y = std::max(left.y, right.y);
  column.leave(std::max(left.margin, right.margin));
}

void Layout::block(const Node& node, Column& column, Style style) {
  if (!node.tone.empty()) style.tone = node.tone;
  switch (node.kind) {
    case Kind::heading:
      heading(node, column, style);
      break;
    case Kind::paragraph:
      paragraph(node, column, style);
      break;
    case Kind::list:
      list(node, column, style);
      break;
    case Kind::terms:
      terms(node, column, style);
      break;
    case Kind::article:
      article(node, column, style);
      break;
    case Kind::quote:
      quote(node, column, style);
      break;
    case Kind::details:
      details(node, column, style);
      break;
    case Kind::notice:
      notice(node, column, style);
      break;
    case Kind::table:
      table(node, column, style);
      break;
    case Kind::figure:
      figure(node, column, style);
      break;
    case Kind::spark:
      spark(node, column, column.width);
      break;
    case Kind::form:
      form(node, column, style);
      break;
    case Kind::field:
    case Kind::long_field:
    case Kind::choice:
    case Kind::radios:
    case Kind::toggle:
      control(node, column, style);
      break;
    case Kind::hidden:
      break;
    case Kind::image:
      image(node, column);
      break;
    case Kind::rule:
      column.leave(rem(2.5f));
      line(column.x, column.start(), column.width, Ink::line, 1);
      column.leave(rem(2.5f));
      break;
    default:
      anchor(node, column.y + column.margin);
      if (is_any(node.look, "reply")) {
        quote(node, column, style);
      } else if (is_any(node.look, "two")) {
        two(node, column, style);
      } else if (is_any(node.look, "axes")) {
        cards(node, column, style);
      } else {
        if (is_any(node.look, "said")) style.breaks = true;
        if (node.kind == Kind::navigation || is_any(node.look, "pages")) style.is_tall = true;
        style.is_quiet = style.is_quiet && node.kind != Kind::section;
        blocks(node.children, column, style);
      }
      break;
  }
}

}  // namespace cairn
