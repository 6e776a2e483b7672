#include "html/path.h"

namespace cairn {

void Path::command(char letter) {
  // A letter that repeats may be left out, save "m", whose repeat means "l".
  if (letter == last_ && letter != 'm') return;
  text_ += letter;
  last_ = letter;
  after_number_ = false;
}

void Path::number(int value) {
  if (after_number_ && value >= 0) text_ += ' ';
  text_ += std::to_string(value);
  after_number_ = true;
}

void Path::pair(Point p) {
  number(p.x - at_.x);
  number(p.y - at_.y);
}

Path& Path::move(Point to) {
  if (text_.empty()) {
    command('M');
    number(to.x);
    number(to.y);
  } else {
    command('m');
    pair(to);
  }
  at_ = start_ = to;
  return *this;
}

Path& Path::line(Point to) {
  if (to == at_) return *this;
  if (to.y == at_.y) {
    command('h');
    number(to.x - at_.x);
  } else if (to.x == at_.x) {
    command('v');
    number(to.y - at_.y);
  } else {
    command('l');
    pair(to);
  }
  at_ = to;
  return *this;
}

Path& Path::quad(Point control, Point to) {
  command('q');
  pair(control);
  pair(to);
  at_ = to;
  return *this;
}

Path& Path::close() {
  command('z');
  at_ = start_;
  return *this;
}

}  // namespace cairn
