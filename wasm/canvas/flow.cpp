#include "canvas/flow.h"

#include <algorithm>

#include "canvas/glyph.h"

namespace cairn {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool is_framed(const Piece& piece) {
  return piece.kind == Piece::Kind::badge || piece.kind == Piece::Kind::pill;
}

bool is_word(const Piece& piece) { return piece.kind == Piece::Kind::words; }

}  // namespace

float Flow::pad(const Piece& piece) const {
  if (piece.kind == Piece::Kind::pill) return 1.25f * rem_;
  if (piece.kind == Piece::Kind::badge) return 0.38f * type_.size(piece.voice);
  return 0;
}

float Flow::width_of(const Piece& piece, std::string_view text) const {
  const float size = type_.size(piece.voice);
  switch (piece.kind) {
    case Piece::Kind::glyph:
      return size * 2;
    case Piece::Kind::brand:
      return size * 1.9f;
    case Piece::Kind::gap:
      return piece.width;
    case Piece::Kind::end:
      return 0;
    default:
      break;
  }
  return type_.width(piece.voice, text) + 2 * pad(piece);
}

float Flow::height_of(const Piece& piece, float leading) const {
  if (piece.kind == Piece::Kind::gap || piece.kind == Piece::Kind::end) return 0;
  const float size = type_.size(piece.voice);
  if (piece.kind == Piece::Kind::pill) return std::max(finger, size * 2.6f) + 4;
  if (piece.kind == Piece::Kind::brand) return size * 2;
  return piece.is_tall ? std::max(finger, size * leading) : size * leading;
}

void Flow::split(std::vector<Token>& out, const Piece& piece, bool& spaced) const {
  const float space = type_.width(piece.voice, " ");
  std::string_view rest = piece.text;
  while (!rest.empty()) {
    if (is_space(rest.front())) {
      spaced = true;
      rest.remove_prefix(1);
      continue;
    }
    std::size_t length = 0;
    while (length < rest.size() && !is_space(rest[length])) ++length;
    const std::string_view word = rest.substr(0, length);
    out.push_back({&piece, word, width_of(piece, word), spaced ? space : -1});
    spaced = false;
    rest.remove_prefix(length);
  }
}

std::vector<Flow::Token> Flow::tokens() const {
  std::vector<Token> out;
  bool spaced = false, after_pill = false;
  for (const Piece& piece : pieces_) {
    if (after_pill && !out.empty()) {
      const std::size_t next = out.size();
      bool blank = true;
      if (is_word(piece) && !piece.is_whole) {
        split(out, piece, spaced);
        blank = out.size() == next;
        if (!blank) out[next].before = 0.9f * rem_;
      }
      after_pill = blank && (is_word(piece) || piece.kind == Piece::Kind::gap);
      if (is_word(piece)) continue;
    }
    if (is_word(piece) && !piece.is_whole) {
      split(out, piece, spaced);
      continue;
    }
    Token token{&piece, piece.text, width_of(piece, piece.text), -1};
    if (spaced || is_framed(piece)) token.before = type_.width(Voice::body, " ") * 1.2f;
    if (piece.kind == Piece::Kind::gap) token.before = 0;
    spaced = false;
    token.is_best = piece.kind == Piece::Kind::gap;
    if (piece.kind == Piece::Kind::badge) {
      out.push_back(token);
      continue;
    }
    if (piece.kind == Piece::Kind::pill) spaced = after_pill = true;
    out.push_back(token);
  }
  return out;
}

std::vector<Flow::Line> Flow::lines_of(const std::vector<Token>& tokens, float width) const {
  std::vector<Line> lines;
  std::size_t from = 0, chance = 0;  // where the line began, and its last place to break
  float x = 0, at_chance = 0;
  const auto close = [&](std::size_t to, float used) {
    lines.push_back({from, to, used});
    from = chance = to;
    x = at_chance = 0;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.piece->kind == Piece::Kind::end) {
      close(i + 1, x);
      continue;
    }
    if (token.is_best) {
      // What follows goes together on this line, or on the next.
      float ahead = 0;
      for (std::size_t j = i + 1; j < tokens.size() && !tokens[j].is_best; ++j) {
        ahead += tokens[j].width + std::max(0.0f, j == i + 1 ? 0 : tokens[j].before);
      }
      if (i > from && x + token.width + ahead > width) {
        close(i, x);
        from = chance = i + 1;
        continue;
      }
      x += i > from ? token.width : 0;
      chance = i + 1;
      at_chance = x;
      continue;
    }
    const bool is_first = i == from || (tokens[i - 1].is_best && i - 1 == from);
    const bool may_break = token.before >= 0 || (i > 0 && tokens[i - 1].is_best);
    if (may_break && !is_first) {
      chance = i;
      at_chance = x;
    }
    const float next = x + (is_first ? 0 : std::max(0.0f, token.before)) + token.width;
    if (next > width + 0.5f && chance > from) {
      const std::size_t again = chance;
      close(again, at_chance);
      i = again - 1;
      continue;
    }
    x = next;
  }
  if (from < tokens.size()) close(tokens.size(), x);
  return lines;
}

float Flow::widest() const {
  float most = 0;
  for (const Line& line : lines_of(tokens(), 1e9f)) most = std::max(most, line.width);
  return most;
}

float Flow::narrowest() const {
  float most = 0;
  for (const Line& line : lines_of(tokens(), 1)) most = std::max(most, line.width);
  return most;
}

bool Flow::lacks_letters() const {
  return std::any_of(pieces_.begin(), pieces_.end(),
                     [&](const Piece& piece) { return type_.lacks(piece.text); });
}

float Flow::height(float width, float leading) const {
  Scene scratch;
  scratch.presses.resize(64);
  Flow copy = *this;
  for (Piece& piece : copy.pieces_) piece.press = -1;
  return copy.set(scratch, {}, width, leading);
}

void Flow::touch(Scene& scene, const Piece& piece, Rect box) const {
  if (piece.press < 0) return;
  std::vector<Rect>& boxes = scene.presses[static_cast<std::size_t>(piece.press)].boxes;
  // Words of one link on one line are one place.
  if (!boxes.empty() && boxes.back().y == box.y && boxes.back().right() <= box.right()) {
    boxes.back().width = box.right() - boxes.back().x;
    boxes.back().height = std::max(boxes.back().height, box.height);
    return;
  }
  boxes.push_back(box);
}

void Flow::set_token(Scene& scene, const Piece& piece, const std::string& text, float x, float base,
                     Rect line, float width) const {
  const float size = type_.size(piece.voice);
  const float top = base - type_.ascent(piece.voice);
  if (piece.kind == Piece::Kind::glyph || piece.kind == Piece::Kind::brand) {
    const bool is_brand = piece.kind == Piece::Kind::brand;
    const float side = is_brand ? size * 1.6f : size * 1.7f;
    const Rect box{x, is_brand ? line.y + (line.height - side) / 2 : base - size * 0.98f, side,
                   is_brand ? side : size * 1.275f};
    set_glyph(scene, box, piece.fill, piece.tone, is_brand);
    touch(scene, piece, {x, line.y, width, line.height});
    return;
  }
  if (is_framed(piece)) {
    const bool is_pill = piece.kind == Piece::Kind::pill;
    const float high = is_pill ? line.height - 4 : size * 1.42f;
    Item frame;
    frame.box = {x, is_pill ? line.y + 2 : base - size * 1.08f, width, high};
    frame.radius = is_pill                                               ? high / 2
                   : piece.edge == Edge::plain && piece.ink == Ink::tone ? high / 2
                                                                         : 4;
    frame.press = piece.press;
    if (piece.is_solid) {
      frame.shape = Item::Shape::box;
      frame.ink = Ink::ink;
      frame.tone = piece.tone;
    } else {
      frame.shape = Item::Shape::outline;
      frame.ink = is_pill ? Ink::ink : piece.ink;
      frame.tone = piece.tone;
      frame.edge = piece.edge;
      frame.thickness = is_pill ? 2 : 1.2f;
    }
    touch(scene, piece, is_pill ? frame.box : Rect{x, line.y, width, line.height});
    if (piece.press >= 0)
      scene.presses[static_cast<std::size_t>(piece.press)].radius = frame.radius;
    scene.items.push_back(std::move(frame));
  } else {
    touch(scene, piece, {x, line.y, width, line.height});
  }
  Item words;
  words.box = {x + pad(piece), top, width - 2 * pad(piece), type_.height(piece.voice)};
  words.voice = piece.voice;
  words.ink = piece.is_solid ? Ink::paper : piece.ink;
  words.tone = piece.tone;
  words.caps = piece.caps;
  words.text = text;
  words.press = piece.press;
  if (piece.is_underlined) {
    Item under;
    under.shape = Item::Shape::curve;
    const float y = base + size * 0.16f;
    under.spots = {{x, y}, {x + width, y}};
    under.ink = words.ink;
    under.tone = piece.tone;
    under.thickness = piece.is_thick ? 2 : 1;
    under.edge = piece.is_dotted ? Edge::dotted : Edge::plain;
    under.press = piece.press;
    scene.items.push_back(std::move(under));
  }
  scene.items.push_back(std::move(words));
}

/// The words of a frame, to be set within it.
Flow Flow::inside(const Piece& pill) const {
  Flow words(type_, rem_);
  Piece piece = pill;
  piece.kind = Piece::Kind::words;
  piece.press = -1;
  if (pill.is_solid) piece.ink = Ink::paper;
  words.add(std::move(piece));
  return words;
}

void Flow::set_tall_pill(Scene& scene, const Piece& piece, Rect box) const {
  const bool is_pill = piece.kind == Piece::Kind::pill;
  Item frame;
  frame.shape = piece.is_solid ? Item::Shape::box : Item::Shape::outline;
  frame.box = box;
  frame.radius = is_pill ? rem_ : 4;
  frame.thickness = is_pill ? 2 : 1.2f;
  frame.edge = piece.edge;
  frame.ink = is_pill ? Ink::ink : piece.ink;
  frame.press = piece.press;
  scene.items.push_back(std::move(frame));
  touch(scene, piece, box);
  if (piece.press >= 0) scene.presses[static_cast<std::size_t>(piece.press)].radius = rem_;
  const float room = box.width - 2 * pad(piece);
  const Flow words = inside(piece);
  const float high = words.height(room, 1.25f);
  words.set(scene, {box.x + pad(piece), box.y + (box.height - high) / 2}, room, 1.25f);
}

float Flow::set(Scene& scene, Spot at, float width, float leading, bool balance) const {
  std::vector<Token> tokens = this->tokens();
  for (Token& token : tokens) {
    if (!is_framed(*token.piece) || token.width <= width) continue;
    const bool is_pill = token.piece->kind == Piece::Kind::pill;
    token.width = width;
    token.high = inside(*token.piece).height(width - 2 * pad(*token.piece), 1.25f) +
                 rem_ * (is_pill ? 1.2f : 0.4f);
  }
  // A word wider than the column is cut into what fits.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token whole = tokens[i];
    if (whole.piece->kind != Piece::Kind::words || whole.width <= width) continue;
    std::string_view rest = whole.text;
    std::size_t length = 0;
    while (!rest.empty()) {
      std::string_view after = rest;
      take_letter(after);
      const std::size_t next = whole.text.size() - after.size();
      if (length > 0 && width_of(*whole.piece, whole.text.substr(0, next)) > width) break;
      length = next;
      rest = after;
    }
    if (length == 0 || length >= whole.text.size()) continue;
    const std::string_view first = whole.text.substr(0, length), last = whole.text.substr(length);
    tokens[i] = {whole.piece, first, width_of(*whole.piece, first), whole.before};
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  {whole.piece, last, width_of(*whole.piece, last), 0});
  }
  std::vector<Line> lines = lines_of(tokens, width);
  if (balance && lines.size() > 1) {
    float low = width / 2, high = width;
    while (high - low > 4) {
      const float middle = (low + high) / 2;
      (lines_of(tokens, middle).size() > lines.size() ? low : high) = middle;
    }
    lines = lines_of(tokens, high);
  }
  float y = at.y;
  for (const Line& line : lines) {
    float height = 0, base = 0;
    for (std::size_t i = line.from; i < line.to; ++i) {
      const Piece& piece = *tokens[i].piece;
      const float own = std::max(tokens[i].high, height_of(piece, leading));
      if (own == 0) continue;
      height = std::max(height, own);
    }
    for (std::size_t i = line.from; i < line.to; ++i) {
      const Piece& piece = *tokens[i].piece;
      if (height_of(piece, leading) == 0) continue;
      base = std::max(base, (height - type_.height(piece.voice)) / 2 + type_.ascent(piece.voice));
    }
    if (height == 0) height = type_.size(Voice::body) * leading / 2;
    const Rect box{at.x, y, width, height};
    float x = at.x;
    for (std::size_t i = line.from; i < line.to;) {
      const Token& token = tokens[i];
      const Piece& piece = *token.piece;
      if (piece.kind == Piece::Kind::end) break;
      if (piece.kind == Piece::Kind::gap) {
        x += i > line.from && i + 1 < line.to ? token.width : 0;
        ++i;
        continue;
      }
      const bool is_first = x == at.x;
      if (!is_first) x += std::max(0.0f, token.before);
      std::string text(token.text);
      float used = token.width;
      std::size_t next = i + 1;
      // One piece's words on one line are drawn at once.
      while (is_word(piece) && next < line.to && tokens[next].piece == &piece) {
        if (tokens[next].before > 0) text += ' ';
        text += tokens[next].text;
        used += std::max(0.0f, tokens[next].before) + tokens[next].width;
        ++next;
      }
      if (token.high > 0) {
        set_tall_pill(scene, piece, {x, y + 2, used, token.high - 4});
      } else {
        set_token(scene, piece, text, x, y + base, box, used);
      }
      x += used;
      i = next;
    }
    y += height;
  }
  if (lacks_letters()) scene.lacks_letters = true;
  return y - at.y;
}

}  // namespace cairn
