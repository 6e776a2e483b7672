// Words and small things in a row, broken into lines.
//
// Promises: a line breaks at plain spaces only (never at U+00A0 or U+202F), a word wider than
// the column between its letters; what stands on one line stands on one baseline.
// Leaves out: what a word means (canvas/inline.cpp), and what stands above it (canvas/layout.h).
#pragma once
#include <string>
#include <vector>

#include "canvas/scene.h"

namespace cairn {

struct Piece {
  enum class Kind : unsigned char {
    words,
    badge,  // words in a frame, in one piece
    pill,   // the same, as a button
    glyph,  // the little stone of a status: `fill`
    brand,  // the cairn of the house
    gap,    // between two things side by side: the best place to break
    end,    // a line ends here
  };
  Kind kind = Kind::words;
  std::string text;
  Voice voice = Voice::body;
  Ink ink = Ink::ink;
  std::string tone;
  bool is_underlined = false, is_thick = false, is_dotted = false;
  bool caps = false;
  bool is_tall = false;   // it is held by a finger: the line is as high as one
  bool is_solid = false;  // pill, filled
  bool is_whole = false;  // it is not broken
  Edge edge = Edge::dashed;
  Fill fill = Fill::part;
  float width = 0;  // gap
  int press = -1;
};

/// As small as a target may be, in CSS px.
inline constexpr float finger = 44;

class Flow {
 public:
  Flow(const Type& type, float rem) : type_(type), rem_(rem) {}
  void add(Piece piece) { pieces_.push_back(std::move(piece)); }
  void clear() { pieces_.clear(); }
  bool empty() const { return pieces_.empty(); }
  const std::vector<Piece>& pieces() const { return pieces_; }
  /// As wide as it would like to be, and as narrow as it can be.
  float widest() const;
  float narrowest() const;
  /// Sets it in the scene from this top left corner; gives its height. `balance`: lines of like
  /// length. `leading`: from line to line, in sizes of letters.
  float set(Scene& scene, Spot at, float width, float leading, bool balance = false) const;
  float height(float width, float leading) const;
  bool lacks_letters() const;

 private:
  struct Token {
    const Piece* piece;
    std::string_view text;
    float width = 0;
    float before = 0;  // the space that parts it from the one before; -1: no break there
    bool is_best = false;
    float high = 0;  // of a frame whose words take several lines; 0: one
  };
  struct Line {
    std::size_t from, to;
    float width;
  };
  std::vector<Token> tokens() const;
  void split(std::vector<Token>& out, const Piece& piece, bool& spaced) const;
  std::vector<Line> lines_of(const std::vector<Token>& tokens, float width) const;
  float width_of(const Piece& piece, std::string_view text) const;
  float height_of(const Piece& piece, float leading) const;
  float pad(const Piece& piece) const;
  void set_token(Scene& scene, const Piece& piece, const std::string& text, float x, float base,
                 Rect line, float width) const;
  Flow inside(const Piece& pill) const;
  void set_tall_pill(Scene& scene, const Piece& piece, Rect box) const;
  void touch(Scene& scene, const Piece& piece, Rect box) const;

  const Type& type_;
  float rem_;
  std::vector<Piece> pieces_;
};

}  // namespace cairn
