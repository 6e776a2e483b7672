#include "canvas/hand.h"

#include <algorithm>
#include <cmath>

namespace cairn {

namespace {

constexpr float slack = 9;            // px that a finger trembles
constexpr float least_speed = 0.04f;  // px a ms
constexpr double travel_takes = 330;  // ms
constexpr double slows = 325;         // ms in which the speed falls to a third

}  // namespace

void Hand::go(float top) {
  top_ = std::clamp(top, 0.0f, most_);
  speed_ = 0;
  travels_since_ = -1;
}

void Hand::travel(float top, double now) {
  from_ = top_;
  to_ = std::clamp(top, 0.0f, most_);
  speed_ = 0;
  travels_since_ = now;
}

bool Hand::touch(Touch what, Spot at, double now, bool is_finger) {
  const Spot before = at_;
  at_ = at;
  switch (what) {
    case Touch::down:
      was_gliding_ = std::abs(speed_) > least_speed;
      is_down_ = true;
      travels_since_ = -1;
      is_dragging_ = false;
      start_ = at;
      start_top_ = top_;
      speed_ = 0;
      last_ = now;
      return false;
    case Touch::move:
      if (!is_down_ || !is_finger) return false;
      if (!is_dragging_ && std::abs(at.y - start_.y) < slack) return false;
      if (!is_dragging_) {
        is_dragging_ = true;
        start_ = at;
        start_top_ = top_;
      }
      top_ = std::clamp(start_top_ + start_.y - at.y, 0.0f, most_);
      if (now > last_) {
        const float speed = (before.y - at.y) / static_cast<float>(now - last_);
        speed_ = speed_ * 0.4f + speed * 0.6f;
        last_ = now;
      }
      return false;
    case Touch::up: {
      const bool is_press = is_down_ && !is_dragging_ && !was_gliding_ &&
                            std::hypot(at.x - start_.x, at.y - start_.y) < slack * 2;
      // A finger that rested before it left throws nothing.
      if (!is_dragging_ || now - last_ > 90) speed_ = 0;
      is_down_ = is_dragging_ = false;
      glides_since_ = now;
      return is_press;
    }
    case Touch::cancel:
    case Touch::leave:
      is_down_ = is_dragging_ = false;
      speed_ = 0;
      return false;
  }
  return false;
}

bool Hand::glide(double now, bool is_calm) {
  if (travels_since_ >= 0) {
    const float share =
        static_cast<float>(std::clamp((now - travels_since_) / travel_takes, 0.0, 1.0));
    top_ = from_ + (to_ - from_) * share * share * (3 - 2 * share);
    if (share >= 1 || is_calm) go(to_);
    return travels_since_ >= 0;
  }
  if (is_down_ || speed_ == 0) return false;
  const double passed = std::min(now - glides_since_, 64.0);
  glides_since_ = now;
  if (is_calm || passed < 0) {
    speed_ = 0;
    return false;
  }
  top_ += speed_ * static_cast<float>(passed);
  speed_ *= static_cast<float>(std::exp(-passed / slows));
  if (top_ < 0 || top_ > most_ || std::abs(speed_) < least_speed) speed_ = 0;
  top_ = std::clamp(top_, 0.0f, most_);
  return speed_ != 0;
}

}  // namespace cairn
