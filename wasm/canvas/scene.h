// A page laid out: what is drawn and where, and what can be pressed. A value: `layout` makes it,
// `paint` draws it, tests read it.
//
// Promises: CSS px from the page's top left corner; colours are roles, so that light and dark
// share a scene; things are painted in their order.
#pragma once
#include <string>
#include <vector>

#include "canvas/look.h"
#include "canvas/type.h"
#include "page/chart.h"

namespace cairn {

struct Spot {
  float x = 0, y = 0;
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool holds(Spot at) const { return x <= at.x && at.x < right() && y <= at.y && at.y < bottom(); }
};

/// How an edge is drawn.
enum class Edge : unsigned char { none, plain, dashed, dotted };

struct Item {
  enum class Shape : unsigned char {
    words,    // `text` in `voice`, its top left at `box`
    box,      // filled with `ink`, rounded by `radius`
    outline,  // its edge
    curve,    // through `spots`, `thickness` wide
    area,     // inside `spots`: a shape with one top and one bottom at each x, or a convex one
    ground,   // all that is below `spots`, which run to the right, down to the end of `box`
    band,     // between `spots` taken in pairs, one at each side
    stone,    // `stone` of the scene's
  };
  Shape shape = Shape::words;
  Rect box;
  Ink ink = Ink::ink;
  std::string tone;  // where `ink` is Ink::tone
  float alpha = 1;   // of a ground: how much of the ink is in the paper
  Voice voice = Voice::body;
  bool caps = false;       // shown in capitals
  bool is_closed = false;  // curve
  Edge edge = Edge::plain;
  float radius = 0, thickness = 1;
  std::string text;
  std::vector<Spot> spots;
  int press = -1;  // the thing pressed with it
  int stone = -1;
};

/// A stone with weight: its outline by columns, how much of it is filled, its status by its edge.
struct StoneItem {
  std::string key;
  std::string tone;
  std::vector<float> x, top, bottom;  // at each x, from the left tip to the right one
  std::vector<Spot> outline;
  float filled_to = 0;  // x
  Fill fill = Fill::part;
  bool is_full = false, is_measured = true;
  float line = 2;         // how thick its edge is
  float sign = 0;         // how high its sign is; 0: none
  bool is_heavy = false;  // it casts a shadow, and the light falls on it
  int rank = 0;           // in its heap, from the ground up
};

/// A place to press, or to hold with the keyboard: the `nth` control of its part of the HTML.
struct Press {
  enum class Kind : unsigned char { link, mark, button, summary, field };
  Kind kind = Kind::link;
  char part = 'm';  // h(eader), m(ain), f(ooter)
  int nth = -1;     // -1: the keyboard does not stop there (a mark of a chart)
  std::string href;
  std::string label;
  std::vector<Rect> boxes;
  float radius = 4;
};

/// What of time the lines of a timeline show, in months; all of it where `to` is 0.
struct Window {
  float from = 0, to = 0;
  bool operator==(const Window&) const = default;
};

struct Scene {
  float width = 0, height = 0;
  std::vector<Item> items;
  std::vector<StoneItem> stones;
  std::vector<Press> presses;
  std::vector<Rect> anchors;  // beside `anchor_keys`
  std::vector<std::string> anchor_keys;
  bool lacks_letters = false;
  // Where time can be moved by hand, and all that there is of it.
  std::vector<Rect> times;
  Window time;
};

}  // namespace cairn
