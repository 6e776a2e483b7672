// Words in a row, and what stands among them.
#include "canvas/glyph.h"
#include "canvas/layout.h"

namespace cairn {

namespace {

Voice bold(Voice voice) {
  switch (voice) {
    case Voice::tiny:
      return Voice::tiny_bold;
    case Voice::small:
      return Voice::small_bold;
    case Voice::body:
      return Voice::body_bold;
    case Voice::lead:
      return Voice::lead_bold;
    default:
      return voice;
  }
}

bool is_title(Voice voice) { return voice >= Voice::third; }

}  // namespace

bool Layout::is_inline(const Node& node) {
  switch (node.kind) {
    case Kind::text:
    case Kind::strong:
    case Kind::phrase:
    case Kind::foreign:
    case Kind::mark:
    case Kind::time:
    case Kind::link:
    case Kind::glyph:
    case Kind::button:
      return true;
    default:
      return false;
  }
}

Piece Layout::piece_of(const Style& style, std::string text) const {
  Piece piece;
  piece.text = std::move(text);
  piece.voice = style.voice;
  piece.ink = style.ink;
  piece.tone = style.tone;
  piece.press = style.press;
  piece.is_tall = style.is_tall && style.press >= 0;
  return piece;
}

int Layout::press_of(const Node& node, Press::Kind kind, const std::string& label) {
  Press press;
  press.kind = kind;
  press.part = part_;
  const auto number = numbers_.find(&node);
  press.nth = number == numbers_.end() ? -1 : number->second;
  press.href = node.href;
  press.label = !label.empty() ? label : !node.label.empty() ? node.label : words_of(node);
  scene_.presses.push_back(std::move(press));
  return static_cast<int>(scene_.presses.size()) - 1;
}

void Layout::put_words(Flow& flow, const std::string& words, const Style& style) {
  std::string_view rest = words;
  while (style.breaks && rest.find('\n') != rest.npos) {
    const std::size_t end = rest.find('\n');
    flow.add(piece_of(style, std::string(rest.substr(0, end))));
    Piece stop = piece_of(style);
    stop.kind = Piece::Kind::end;
    flow.add(std::move(stop));
    rest.remove_prefix(end + 1);
  }
  if (!rest.empty()) flow.add(piece_of(style, std::string(rest)));
}

void Layout::put_link(Flow& flow, const Node& node, Style style) {
  style.press = press_of(node, Press::Kind::link);
  if (is_any(node.look, "act")) {
    Piece pill = piece_of(style, words_of(node));
    pill.kind = Piece::Kind::pill;
    pill.voice = bold(style.voice);
    pill.is_solid = true;
    flow.add(std::move(pill));
    return;
  }
  if (is_any(node.look, "go")) {
    style.voice = bold(style.voice);
    style.ink = Ink::tone;
  }
  if (node.level == 1) style.voice = bold(style.voice);
  Flow own(type_, rem_);
  put_words(own, node.text, style);
  put(own, node.children, style);
  const bool is_lined = !style.is_quiet && !is_title(style.voice) && !is_any(node.look, "brand");
  for (Piece piece : own.pieces()) {
    if (piece.kind == Piece::Kind::words && is_lined) {
      piece.is_underlined = true;
      piece.is_thick = node.level == 1;
      piece.is_dotted = is_any(node.look, "word");
    }
    flow.add(std::move(piece));
  }
}

void Layout::put(Flow& flow, const Node& node, const Style& style) {
  Style own = style;
  if (!node.tone.empty()) own.tone = node.tone;
  switch (node.kind) {
    case Kind::text:
      put_words(flow, node.text, own);
      break;
    case Kind::strong:
      own.voice = bold(own.voice);
      if (own.ink == Ink::soft) own.ink = Ink::ink;
      put_words(flow, node.text, own);
      put(flow, node.children, own);
      break;
    case Kind::time:
      own.voice = bold(own.voice);
      put_words(flow, node.text, own);
      break;
    case Kind::phrase: {
      const bool is_number = is_any(node.look, "num"), is_chip = is_any(node.look, "chip");
      if (is_any(node.look, "at") && !flow.empty()) {
        Piece stop = piece_of(own);
        stop.kind = Piece::Kind::end;
        flow.add(std::move(stop));
      }
      if (is_any(node.look, "src")) {
        own.voice = Voice::tiny;
        own.ink = Ink::soft;
      }
      if (is_chip) {
        // The status in its frame: the little stone, then its word, in one piece.
        own.voice = bold(Voice::small);
        put(flow, node.children, own);
        break;
      }
      if (is_number) {
        own.voice = Voice::tiny_bold;
        own.ink = Ink::tone;
        Piece piece = piece_of(own, words_of(node));
        piece.caps = true;
        flow.add(piece);
        piece.kind = Piece::Kind::end;
        piece.text.clear();
        flow.add(std::move(piece));
        break;
      }
      put_words(flow, node.text, own);
      put(flow, node.children, own);
      break;
    }
    case Kind::mark: {
      own.voice = Voice::tiny;
      own.ink = Ink::soft;
      Piece badge = piece_of(own, node.text);
      badge.kind = Piece::Kind::badge;
      badge.edge = is_any(node.look, "legal") ? Edge::plain : Edge::dashed;
      flow.add(std::move(badge));
      break;
    }
    case Kind::glyph: {
      Piece glyph = piece_of(own);
      glyph.kind = node.value == "brand" ? Piece::Kind::brand : Piece::Kind::glyph;
      glyph.fill = fill_named(node.value);
      if (glyph.kind == Piece::Kind::brand) glyph.tone.clear();
      flow.add(std::move(glyph));
      break;
    }
    case Kind::link:
      put_link(flow, node, own);
      break;
    case Kind::button: {
      own.press = press_of(node, Press::Kind::button, node.text);
      Piece pill = piece_of(own, node.text);
      pill.kind = Piece::Kind::pill;
      pill.voice = bold(own.voice);
      pill.edge = Edge::plain;
      flow.add(std::move(pill));
      break;
    }
    default:
      put_words(flow, node.text, own);
      put(flow, node.children, own);
      break;
  }
}

void Layout::put(Flow& flow, const Nodes& nodes, const Style& style) {
  for (const Node& node : nodes) put(flow, node, style);
}

}  // namespace cairn
