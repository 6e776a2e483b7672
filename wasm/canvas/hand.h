// What fingers, a mouse and a wheel do to a page: it follows, goes on a little, and is pressed.
//
// Promises: nothing needs hovering; a drag is no press; a finger that comes down on a page still
// gliding stops it and presses nothing. Lengths are CSS px, times ms.
// Leaves out: what stands where (canvas/scene.h), what is pressed (canvas/face.h).
#pragma once

#include "canvas/scene.h"

namespace cairn {

enum class Touch : unsigned char { down, move, up, cancel, leave };

class Hand {
 public:
  /// As far as the page can go.
  void reach(float most) { most_ = most; }
  /// True where it is a press there.
  bool touch(Touch what, Spot at, double now, bool is_finger);
  void wheel(float by) { go(top_ + by); }
  void go(float top);
  /// The same in a third of a second.
  void travel(float top, double now);
  /// Lets it glide until `now`; true while it does.
  bool glide(double now, bool is_calm);

  float top() const { return top_; }
  bool is_down() const { return is_down_; }
  bool is_dragging() const { return is_dragging_; }
  Spot at() const { return at_; }

 private:
  float most_ = 0, top_ = 0, speed_ = 0;
  Spot at_, start_;
  float start_top_ = 0;
  double last_ = 0, glides_since_ = 0;
  float from_ = 0, to_ = 0;
  double travels_since_ = -1;  // -1: it does not
  bool is_down_ = false, is_dragging_ = false, was_gliding_ = false;
};

}  // namespace cairn
