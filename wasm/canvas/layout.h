// Lays a page out: nodes in, a scene out. One file a family of nodes: inline.cpp, blocks.cpp,
// lists.cpp, tables.cpp, controls.cpp, banner.cpp, figures.cpp.
//
// Promises: every word, control and figure of the page has its place, none outside the width,
// none over another; things held by a finger are at least 44 px; the same page, look and opened
// details give the same scene.
// Leaves out: colours (canvas/look.h), what moves (canvas/paint.h), charts (canvas/charts.h).
#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "canvas/flow.h"
#include "canvas/scene.h"
#include "page/page.h"

namespace cairn {

/// Details that the person opened or closed, by their part and number among its controls.
using Opened = std::set<std::pair<char, int>>;
/// What fields hold now, where it is another thing than the page says: words, or "1" or "0" for
/// what is chosen or not.
using Typed = std::map<std::pair<char, int>, std::string>;

Scene scene_of(const Page& page, const Type& type, const Look& look, const Opened& opened,
               Window window = {}, const Typed& typed = {});

class Layout {
 public:
  Layout(const Type& type, const Look& look, const Opened& opened, Window window,
         const Typed& typed, Scene& scene);
  void set(const Page& page);

 private:
  /// What words inherit.
  struct Style {
    Voice voice = Voice::body;
    Ink ink = Ink::ink;
    std::string tone;
    float leading = 1.6f;
    int press = -1;
    bool is_quiet = false;  // links without their line
    bool is_tall = false;   // links held by a finger, each on its own
    bool is_row = false;    // headings of a list's items
    bool breaks = false;    // a line's end in a text is one (white-space: pre-line)
  };
  /// A column being filled: what is set next starts at `y`, after `margin`.
  struct Column {
    float x = 0, width = 0, y = 0, margin = 0;
    void leave(float gap) { margin = margin > gap ? margin : gap; }
    float start() {
      y += margin;
      margin = 0;
      return y;
    }
  };
  using Few = std::vector<const Node*>;

  float rem(float n) const { return n * rem_; }
  bool is_wide(float em) const { return look_.width >= em * 16 * look_.scale; }

  // inline.cpp
  static bool is_inline(const Node& node);
  void put(Flow& flow, const Node& node, const Style& style);
  void put(Flow& flow, const Nodes& nodes, const Style& style);
  void put_words(Flow& flow, const std::string& words, const Style& style);
  void put_link(Flow& flow, const Node& node, Style style);
  Piece piece_of(const Style& style, std::string text = {}) const;
  int press_of(const Node& node, Press::Kind kind, const std::string& label = {});

  // blocks.cpp
  void blocks(const Nodes& nodes, Column& column, const Style& style);
  void blocks(const Few& nodes, Column& column, const Style& style);
  void block(const Node& node, Column& column, Style style);
  void words(const Flow& flow, Column& column, const Style& style, float most, float above,
             float below, bool balance = false);
  void heading(const Node& node, Column& column, Style style);
  void paragraph(const Node& node, Column& column, Style style);
  void details(const Node& node, Column& column, Style style);
  void notice(const Node& node, Column& column, const Style& style);
  void quote(const Node& node, Column& column, const Style& style);
  void article(const Node& node, Column& column, const Style& style);
  void two(const Node& node, Column& column, const Style& style);
  void anchor(const Node& node, float y);
  /// Side by side, `columns` in a row, each row as high as its highest. A card's frame is drawn.
  void grid(const Few& nodes, Column& column, const Style& style, int columns, float gap,
            float row_gap);
  int columns_of(float width, float least, float gap) const;
  void line(float x, float y, float width, Ink ink, float thickness, bool is_upright = false,
            const std::string& tone = {});
  /// A filled box or a frame under what is drawn after item `at`.
  void under(std::size_t at, Item item);
  Item box(Rect rect, Ink ink, float radius) const;
  Item frame(Rect rect, Ink ink, float radius, float thickness) const;

  // lists.cpp
  void list(const Node& node, Column& column, Style style);
  void row_of(const Node& node, Column& column, const Style& style, float gap);
  void crumbs(const Node& node, Column& column, const Style& style);
  void bullets(const Node& node, Column& column, const Style& style);
  void steps(const Node& node, Column& column, const Style& style);
  void measures(const Node& node, Column& column, const Style& style);
  void plan(const Node& node, Column& column, const Style& style);
  void ruled(const Node& node, Column& column, const Style& style);
  void cards(const Node& node, Column& column, const Style& style);
  void fact(const Node& item, Column& column, const Style& style);
  void terms(const Node& node, Column& column, const Style& style);
  void facts_of(const Node& node, Column& column, const Style& style);

  // tables.cpp
  void table(const Node& node, Column& column, const Style& style);
  Flow cell_flow(const Node& cell, const Style& style, bool is_head);

  // controls.cpp
  void form(const Node& node, Column& column, const Style& style);
  void control(const Node& node, Column& column, const Style& style);
  void field(const Node& node, Column& column, const Style& style);
  void radios(const Node& node, Column& column, const Style& style);
  void toggle(const Node& node, Column& column, const Style& style);
  float label(const std::string& text, Column& column, const Style& style);
  std::string shown_value(const Node& node) const;
  const std::string* typed_in(const Node& node) const;

  // banner.cpp
  void banner(const Nodes& nodes, Column& column);
  void bar(const Node& node, Column& column);
  float find_form(const Node& node, float x, float y, float width);

  // figures.cpp
  void figure(const Node& node, Column& column, const Style& style);
  void zoom_buttons(Column& column);
  void spark(const Node& node, Column& column, float width);
  void image(const Node& node, Column& column);

  void number(const Nodes& nodes, int& count);
  static bool is_any(const std::string& look, const char* name);

  const Type& type_;
  const Look& look_;
  const Opened& opened_;
  Window window_;
  const Typed& typed_;
  Scene& scene_;
  float rem_;
  std::string lang_;
  char part_ = 'm';
  std::unordered_map<const Node*, int> numbers_;
  std::vector<const Node*> heaps_;  // of the page, for its landscape
};

}  // namespace cairn
