// Lists: bullets, rows of links, cards, facts, steps, terms with their definitions.
#include <algorithm>

#include "canvas/glyph.h"
#include "canvas/layout.h"

namespace cairn {

void Layout::row_of(const Node& node, Column& column, const Style& style, float gap) {
  Flow flow(type_, rem_);
  for (const Node& item : node.children) {
    if (!flow.empty()) {
      Piece part = piece_of(style);
      part.kind = Piece::Kind::gap;
      part.width = gap;
      flow.add(std::move(part));
    }
    put(flow, item.children, style);
  }
  words(flow, column, style, column.width, 0, 0);
}

void Layout::crumbs(const Node& node, Column& column, const Style& style) {
  Style quiet = style;
  quiet.voice = Voice::small;
  quiet.ink = Ink::soft;
  quiet.is_tall = true;
  Flow flow(type_, rem_);
  for (const Node& item : node.children) {
    if (!flow.empty()) {
      Piece part = piece_of(quiet, "\u00A0›");
      flow.add(std::move(part));
      put_words(flow, " ", quiet);
    }
    put(flow, item.children, quiet);
  }
  words(flow, column, quiet, column.width, 0, 0);
}

void Layout::bullets(const Node& node, Column& column, const Style& style) {
  const float indent = rem(1.4f);
  column.leave(rem(0.6f));
  int count = 0;
  for (const Node& item : node.children) {
    ++count;
    column.leave(rem(0.25f));
    Column inside{column.x + indent, std::min(column.width, rem(44)) - indent, column.y,
                  column.margin};
    const float top = inside.start();
    anchor(item, top);
    const float size = type_.size(style.voice);
    if (node.level == 1) {
      Flow number(type_, rem_);
      put_words(number, std::to_string(count) + ".", style);
      number.set(scene_, {column.x, top}, indent, style.leading);
    } else {
      // A pebble.
      StoneItem pebble = stone_item(hew("bullet", 8, 10, 14, 9),
                                    {{column.x + size * 0.1f, top + size * 0.5f}, size / 22});
      pebble.fill = Fill::solid;
      pebble.is_full = true;
      pebble.tone = style.tone;
      set_stone(scene_, std::move(pebble));
    }
    blocks(item.children, inside, style);
    column.y = inside.y;
    column.margin = inside.margin;
  }
  column.leave(rem(0.6f));
}

void Layout::ruled(const Node& node, Column& column, const Style& style) {
  for (const Node& item : node.children) {
    Style own = style;
    own.is_row = true;
    if (!item.tone.empty()) own.tone = item.tone;
    const float top = column.start();
    line(column.x, top, column.width, Ink::line, 1);
    column.leave(rem(0.7f));
    column.y += 1;
    anchor(item, top);
    blocks(item.children, column, own);
    column.margin = 0;
    column.leave(rem(0.7f));
  }
}

void Layout::steps(const Node& node, Column& column, const Style& style) {
  const float indent = rem(1.7f), first = column.start();
  const std::size_t at = scene_.items.size();
  float last = first;
  for (const Node& item : node.children) {
    column.leave(rem(0.3f));
    Column inside{column.x + indent, column.width - indent, column.y, column.margin};
    const float top = inside.start();
    anchor(item, top);
    blocks(item.children, inside, style);
    const float size = type_.size(style.voice);
    StoneItem stone = stone_item(hew("step" + item.key, 9, 13, 17, 12),
                                 {{column.x - 2, top + size * 0.42f}, size / 15});
    stone.tone = style.tone;
    stone.is_full = is_any(item.look, "done");
    stone.fill = stone.is_full                      ? Fill::solid
                 : is_any(item.look, "unconfirmed") ? Fill::dashed
                                                    : Fill::part;
    if (stone.is_full) stone.filled_to = stone.x.back();
    stone.line = 1.6f;
    set_stone(scene_, std::move(stone));
    last = inside.y;
    column.y = inside.y;
    column.margin = inside.margin;
  }
  Item path = box({column.x + rem(0.45f), first, 3, last - first}, Ink::line, 1);
  under(at, std::move(path));
  column.leave(rem(0.6f));
}

void Layout::measures(const Node& node, Column& column, const Style& style) {
  for (const Node& item : node.children) {
    const float top = column.start();
    line(column.x, top, column.width, Ink::line, 1);
    column.leave(rem(0.7f));
    column.y += 1;
    const float start = column.start();
    // The small curve stands at the right of its words.
    const float room = rem(7.5f);
    Column words{column.x, column.width - room, start, 0};
    Few rest;
    const Node* curve = nullptr;
    for (const Node& child : item.children) {
      if (child.kind == Kind::spark) {
        curve = &child;
      } else {
        rest.push_back(&child);
      }
    }
    if (curve == nullptr) words.width = column.width;
    anchor(item, top);
    blocks(rest, words, style);
    words.margin = 0;
    column.y = words.y;
    if (curve != nullptr) {
      Column beside{column.x + column.width - rem(6.5f), rem(6.5f), start, 0};
      spark(*curve, beside, beside.width);
      column.y = std::max(column.y, beside.y);
    }
    column.leave(rem(0.7f));
  }
}

void Layout::plan(const Node& node, Column& column, const Style& style) {
  const bool is_beside = is_wide(40);
  for (const Node& item : node.children) {
    const float top = column.start();
    line(column.x, top, column.width, Ink::line, 1);
    Few rest;
    const Node* strip = nullptr;
    for (const Node& child : item.children) {
      if (child.kind == Kind::spark) {
        strip = &child;
      } else {
        rest.push_back(&child);
      }
    }
    Style own = style;
    own.voice = Voice::body;
    Column words{column.x, is_beside ? column.width * 0.45f - rem(1.5f) : column.width,
                 top + rem(0.35f), 0};
    anchor(item, top);
    blocks(rest, words, own);
    words.margin = 0;
    float bottom = words.y;
    if (strip != nullptr) {
      const float x = is_beside ? column.x + column.width * 0.45f : column.x;
      const float width = is_beside ? column.width * 0.55f : column.width;
      Column beside{x, width, is_beside ? top + 1 : words.y, 0};
      const std::size_t from = scene_.items.size();
      spark(*strip, beside, width);
      const float high = beside.y - (is_beside ? top + 1 : words.y);
      // In the middle of its words.
      const float drop = is_beside ? std::max(0.0f, (bottom - top - high) / 2) : 0;
      scene_.times.back().y += drop;
      for (std::size_t i = from; i < scene_.items.size(); ++i) {
        Item& one = scene_.items[i];
        one.box.y += drop;
        for (Spot& spot : one.spots) spot.y += drop;
        if (one.stone < 0) continue;
        StoneItem& stone = scene_.stones[static_cast<std::size_t>(one.stone)];
        for (float& y : stone.top) y += drop;
        for (float& y : stone.bottom) y += drop;
        for (Spot& spot : stone.outline) spot.y += drop;
      }
      bottom = std::max(bottom, beside.y + drop);
    }
    column.y = bottom + rem(0.35f);
  }
  column.leave(rem(0.6f));
}

void Layout::cards(const Node& node, Column& column, const Style& style) {
  Few items;
  for (const Node& child : node.children) items.push_back(&child);
  const float gap = rem(1.5f);
  column.leave(gap);
  const int columns = std::min(columns_of(column.width, std::min(rem(16.5f), column.width), gap),
                               std::max(1, static_cast<int>(items.size())));
  grid(items, column, style, columns, gap, gap);
}

void Layout::fact(const Node& item, Column& column, const Style& style) {
  Few rest;
  for (const Node& child : item.children) {
    if (rest.empty() && child.kind == Kind::strong) {
      Style large = style;
      large.voice = Voice::figure;
      large.leading = 1.2f;
      Flow flow(type_, rem_);
      put(flow, child, large);
      words(flow, column, large, column.width, 0, rem(0.3f));
    } else {
      rest.push_back(&child);
    }
  }
  blocks(rest, column, style);
}

void Layout::list(const Node& node, Column& column, Style style) {
  const std::string& look = node.look;
  Few items;
  for (const Node& item : node.children) items.push_back(&item);
  if (items.empty()) return;
  if (is_any(look, "crumbs")) return crumbs(node, column, style);
  if (is_any(look, "counts")) {
    style.is_tall = true;
    return row_of(node, column, style, rem(1.2f));
  }
  if (is_any(look, "acts") || style.is_tall) {
    style.is_tall = true;
    style.voice = is_any(look, "acts") ? Voice::small : style.voice;
    return row_of(node, column, style, rem(1.2f));
  }
  if (is_any(look, "facts") || is_any(look, "figures")) {
    const float gap = rem(2);
    return grid(items, column, style,
                columns_of(column.width, std::min(rem(15), column.width), gap), gap, rem(1.5f));
  }
  if (is_any(look, "rows")) {
    const int columns = is_wide(64) ? 2 : 1;
    const float gap = rem(2);
    // Each with its band of colour at the left.
    const float each =
        (column.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t from = 0; from < items.size();) {
      column.leave(rem(1));
      const float top = column.start();
      float bottom = top;
      int used = 0;
      while (used < columns && from < items.size()) {
        const Node& item = *items[from];
        const bool is_whole = is_any(item.look, "wide");
        if (is_whole && used > 0) break;
        const float x = column.x + static_cast<float>(used) * (each + gap);
        Style own = style;
        own.is_row = true;
        if (!item.tone.empty()) own.tone = item.tone;
        Column inside{x + rem(1) + 4, (is_whole ? column.width : each) - rem(1) - 4,
                      top + rem(0.5f), 0};
        anchor(item, top);
        const std::size_t at = scene_.items.size();
        blocks(item.children, inside, own);
        const float end = inside.y + rem(0.5f);
        Item band = box({x, top, 4, end - top}, item.key.empty() ? Ink::line : Ink::tone, 2);
        band.tone = own.tone;
        under(at, std::move(band));
        bottom = std::max(bottom, end);
        used += is_whole ? columns : 1;
        ++from;
      }
      column.y = bottom;
    }
    column.leave(rem(1));
    return;
  }
  if (is_any(look, "steps")) return steps(node, column, style);
  if (is_any(look, "measures")) return measures(node, column, style);
  if (is_any(look, "plan")) return plan(node, column, style);
  if (is_any(look, "stones")) {
    style.voice = Voice::body;
    style.is_tall = true;
    for (const Node& item : node.children) {
      line(column.x, column.start(), column.width, Ink::line, 1);
      column.leave(rem(0.3f));
      Flow flow(type_, rem_);
      Style own = style;
      for (const Node& child : item.children) {
        own.voice = child.kind == Kind::link ? Voice::body_bold : Voice::small;
        put(flow, child, own);
        if (child.kind == Kind::link) {
          Piece stop = piece_of(own);
          stop.kind = Piece::Kind::end;
          flow.add(std::move(stop));
        }
      }
      anchor(item, column.y);
      words(flow, column, style, column.width, 0, rem(0.35f));
    }
    return;
  }
  for (const char* name : {"hist", "talk", "sources", "criteria"}) {
    if (!is_any(look, name)) continue;
    if (is_any(look, "sources")) {
      style.voice = Voice::small;
      style.ink = Ink::soft;
    }
    return ruled(node, column, style);
  }
  if (is_any(look, "answers")) return quote(node, column, style);
  bullets(node, column, style);
}

void Layout::facts_of(const Node& node, Column& column, const Style& style) {
  column.leave(rem(0.6f));
  const float first = rem(8.5f);
  for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
    const Node &term = node.children[i], &said = node.children[i + 1];
    const bool is_beside = column.width > rem(18);
    Style quiet = style;
    quiet.voice = Voice::small;
    quiet.ink = Ink::soft;
    const float top = column.start();
    anchor(term, top);
    Flow word(type_, rem_);
    put_words(word, term.text, quiet);
    put(word, term.children, quiet);
    const float high = word.set(scene_, {column.x, top + rem(0.06f)},
                                is_beside ? first - rem(0.6f) : column.width, 1.6f);
    Column inside = is_beside ? Column{column.x + first, column.width - first, top, 0}
                              : Column{column.x, column.width, top + high, 0};
    blocks(said.children, inside, style);
    column.y = std::max(top + high, inside.y);
    column.leave(rem(0.4f));
  }
}

void Layout::terms(const Node& node, Column& column, const Style& style) {
  if (is_any(node.look, "facts-of")) return facts_of(node, column, style);
  column.leave(rem(0.6f));
  for (const Node& child : node.children) {
    Style own = style;
    if (child.kind == Kind::term) {
      own.voice = Voice::body_bold;
      column.leave(rem(0.8f));
      anchor(child, column.y + column.margin);
      Flow flow(type_, rem_);
      put_words(flow, child.text, own);
      put(flow, child.children, own);
      words(flow, column, own, rem(44), 0, rem(0.1f));
    } else {
      column.margin = 0;
      blocks(child.children, column, own);
    }
  }
  column.leave(rem(0.6f));
}

}  // namespace cairn
