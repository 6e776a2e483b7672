#include "canvas/face.h"

#include <algorithm>
#include <cmath>

#include "canvas/flow.h"
#include "imgui_internal.h"

namespace cairn {

namespace {

constexpr double stone_every = 55;  // ms between two stones of a heap that is built

/// The only words that are the face's own.
const char* open_word(const std::string& lang) {
  return lang == "fr" ? "Ouvrir l’action" : "Open the action";
}

float gap_to(const Rect& box, Spot at) {
  const float x = std::max({box.x - at.x, 0.0f, at.x - box.right()});
  const float y = std::max({box.y - at.y, 0.0f, at.y - box.bottom()});
  return std::hypot(x, y);
}

}  // namespace

struct Face::ListData {
  ImDrawListSharedData shared;
};

Face::Face() : data_(std::make_unique<ListData>()) {
  list_ = std::make_unique<ImDrawList>(&data_->shared);
}

Face::~Face() = default;

void Face::look(const Look& look) {
  if (look == look_ && type_) return;
  const bool same_type =
      type_ && look.width == look_.width && look.ratio == look_.ratio && look.scale == look_.scale;
  const float share = scene_.height > 0 ? hand_.top() / scene_.height : 0;
  look_ = look;
  if (!same_type) {
    type_ = std::make_unique<Type>(look.width, look.ratio, look.scale);
    ++type_number_;
  }
  lay_out();
  if (!same_type) hand_.go(share * scene_.height);
}

void Face::show(const Page* page) {
  owed_ = true;
  if (page == nullptr) {
    has_page_ = false;
    scene_ = {};
    return;
  }
  const bool is_same = has_page_ && page->path == page_.path;
  if (is_same && page->main == page_.main && page->header == page_.header &&
      page->footer == page_.footer) {
    return;
  }
  const bool is_same_screen = has_page_ && page->path.substr(0, page->path.find('?')) ==
                                               page_.path.substr(0, page_.path.find('?'));
  if (has_page_) tops_[page_.path] = hand_.top();
  const bool goes_back = std::exchange(goes_back_, false);
  page_ = *page;
  has_page_ = true;
  if (!is_same_screen) {
    opened_.clear();
    window_ = {};
    typed_.clear();
    hand_ = {};
    focus_ = {'m', -1};
    built_since_ = look_.is_calm ? -2 : -1;
  }
  lay_out();
  const auto before = tops_.find(page_.path);
  if (goes_back && before != tops_.end()) hand_.go(before->second);
}

void Face::lay_out() {
  owed_ = true;
  chosen_ = held_ = pointed_ = focused_ = -1;
  panel_ = {};
  if (!has_page_ || !type_) return;
  scene_ = scene_of(page_, *type_, look_, opened_, window_, typed_);
  hand_.reach(std::max(0.0f, scene_.height - look_.height));
  focused_ = control(focus_.first, focus_.second);
}

void Face::open(char part, int nth, bool is_open) {
  const bool was_open = opened_.count({part, nth}) > 0;
  if (was_open == is_open) return;
  if (is_open) {
    opened_.insert({part, nth});
  } else {
    opened_.erase({part, nth});
  }
  lay_out();
}

void Face::type_in(char part, int nth, std::string words) {
  const auto held = typed_.find({part, nth});
  if (held != typed_.end() && held->second == words) return;
  typed_[{part, nth}] = std::move(words);
  // Many come together: they are laid out once, with the next frame.
  is_stale_ = owed_ = true;
}

int Face::control(char part, int nth) const {
  for (std::size_t i = 0; nth >= 0 && i < scene_.presses.size(); ++i) {
    const Press& press = scene_.presses[i];
    if (press.part == part && press.nth == nth && !press.boxes.empty()) return static_cast<int>(i);
  }
  return -1;
}

void Face::focus(char part, int nth) {
  const int at = control(part, nth);
  // Told again, it does not bring back whoever has scrolled on.
  if (focus_ == std::pair{part, nth} && focused_ == at) return;
  focus_ = {part, nth};
  focused_ = at;
  owed_ = true;
  if (at < 0) return;
  const Press& press = scene_.presses[static_cast<std::size_t>(at)];
  const float top = press.boxes.front().y - 24, bottom = press.boxes.back().bottom() + 24;
  if (top < hand_.top()) {
    hand_.go(top);
  } else if (bottom > hand_.top() + look_.height) {
    hand_.go(std::min(top, bottom - look_.height));
  }
}

int Face::press_at(Spot at) const {
  at.y += hand_.top();
  int best = -1;
  float least = 1e9f;
  for (std::size_t i = 0; i < scene_.presses.size(); ++i) {
    for (const Rect& box : scene_.presses[i].boxes) {
      // Words in a sentence are lower than a finger: the nearest within its reach is meant.
      const float reach_x = std::max(2.0f, (finger - box.width) / 2);
      const float reach_y = std::max(2.0f, (finger - box.height) / 2);
      const Rect target{box.x - reach_x, box.y - reach_y, box.width + 2 * reach_x,
                        box.height + 2 * reach_y};
      if (!target.holds(at)) continue;
      const float gap = gap_to(box, at);
      if (gap >= least) continue;
      least = gap;
      best = static_cast<int>(i);
    }
  }
  return best;
}

void Face::lay_panel() {
  panel_ = {};
  if (chosen_ < 0) return;
  const Press& press = scene_.presses[static_cast<std::size_t>(chosen_)];
  const float rem = 16 * look_.scale, pad = rem, width = std::min(look_.width - 16, rem * 40);
  const float x = (look_.width - width) / 2;
  Flow said(*type_, rem), go(*type_, rem);
  Piece words;
  words.text = press.label;
  words.voice = Voice::body_bold;
  said.add(std::move(words));
  Press open = press;
  open.boxes.clear();
  panel_.presses.push_back(std::move(open));
  Piece pill;
  pill.kind = Piece::Kind::pill;
  pill.text = open_word(page_.lang);
  pill.voice = Voice::body_bold;
  pill.is_solid = true;
  pill.press = 0;
  go.add(std::move(pill));
  const float inner = width - 2 * pad;
  const float high = said.height(inner, 1.4f) + rem * 0.6f + go.height(inner, 1.4f) + 1.6f * rem;
  // Below, or above where it would hide the very stone.
  const bool hides = press.boxes.front().bottom() - hand_.top() > look_.height - high - 8;
  const float y = hides ? 8 : look_.height - high - 8;
  Item card;
  card.shape = Item::Shape::box;
  card.box = {x, y, width, high};
  card.ink = Ink::card;
  card.radius = 14;
  panel_.items.push_back(card);
  card.shape = Item::Shape::outline;
  card.ink = Ink::soft;
  card.thickness = 1.5f;
  panel_.items.push_back(std::move(card));
  float at = y + 0.8f * rem;
  at += said.set(panel_, {x + pad, at}, inner, 1.4f) + rem * 0.6f;
  go.set(panel_, {x + pad, at}, inner, 1.4f);
  panel_.height = look_.height;
}

void Face::choose(int press) {
  chosen_ = press;
  owed_ = true;
  lay_panel();
}

void Face::set_window(Window window) {
  const Window all = scene_.time;
  const float most = all.to - all.from, span = std::clamp(window.to - window.from, 9.0f, most);
  const float from = std::clamp(window.from, all.from, all.to - span);
  window_ = span >= most ? Window{} : Window{from, from + span};
  const float top = hand_.top();
  lay_out();
  hand_.go(top);
}

void Face::zoom(float by) {
  if (scene_.times.empty()) return;
  const Window now = window_.to > 0 ? window_ : scene_.time;
  if (by == 0) return set_window(scene_.time);
  const float middle = (now.from + now.to) / 2, half = (now.to - now.from) / 2 / by;
  set_window({middle - half, middle + half});
}

/// True where the hand moves time, and so neither the page nor presses anything.
bool Face::move_time(Touch what, Spot at) {
  if (what == Touch::down) {
    const Spot there{at.x, at.y + hand_.top()};
    moves_time_ = false;
    holds_time_ = std::any_of(scene_.times.begin(), scene_.times.end(),
                              [&](const Rect& time) { return time.holds(there); });
    held_at_ = at;
    held_window_ = window_.to > 0 ? window_ : scene_.time;
    return false;
  }
  const bool did = moves_time_;
  if (what != Touch::move) {
    holds_time_ = moves_time_ = false;
    return did;
  }
  if (!holds_time_ || hand_.is_dragging()) return false;
  const float x = at.x - held_at_.x;
  if (!did && (std::abs(x) < 9 || std::abs(x) < std::abs(at.y - held_at_.y))) return false;
  moves_time_ = true;
  const float by =
      x * (held_window_.to - held_window_.from) / std::max(1.0f, scene_.times.front().width);
  set_window({held_window_.from - by, held_window_.to - by});
  return true;
}

void Face::touch(Touch what, Spot at, double now, bool is_finger) {
  now_ = now;
  if (move_time(what, at)) {
    if (what != Touch::move) hand_.touch(Touch::cancel, at, now, is_finger);
    return;
  }
  const int was_held = held_, was_pointed = pointed_, was_chosen = chosen_;
  const float was_top = hand_.top();
  const bool on_panel = chosen_ >= 0 && !panel_.items.empty() && panel_.items.front().box.holds(at);
  const bool is_press = hand_.touch(what, at, now, is_finger);
  panel_pointed_ = on_panel && what == Touch::move && !is_finger;
  pointed_ = !is_finger && what == Touch::move && !on_panel ? press_at(at) : -1;
  held_ = hand_.is_down() && !hand_.is_dragging() && !on_panel ? press_at(at) : -1;
  const bool throws = what == Touch::up;
  owed_ = owed_ || throws || held_ != was_held || pointed_ != was_pointed || hand_.top() != was_top;
  if (!is_press) return;
  if (on_panel) {
    pressed_ = scene_.presses[static_cast<std::size_t>(chosen_)];
    choose(-1);
    return;
  }
  const int press = press_at(at);
  if (press >= 0 && scene_.presses[static_cast<std::size_t>(press)].href.rfind("at:", 0) == 0) {
    choose(-1);
    go_to(scene_.presses[static_cast<std::size_t>(press)].href.substr(3));
    return;
  }
  if (press >= 0 && scene_.presses[static_cast<std::size_t>(press)].kind == Press::Kind::mark) {
    // A stone says what it is first; touched again, it leads there.
    if (press == chosen_) {
      pressed_ = scene_.presses[static_cast<std::size_t>(press)];
    } else {
      choose(press);
    }
    return;
  }
  if (was_chosen >= 0) choose(-1);
  if (press >= 0 && scene_.presses[static_cast<std::size_t>(press)].href.rfind("time:", 0) == 0) {
    const std::string does = scene_.presses[static_cast<std::size_t>(press)].href.substr(5);
    zoom(does == "closer" ? 2.0f : does == "farther" ? 0.5f : 0.0f);
    return;
  }
  if (press >= 0) pressed_ = scene_.presses[static_cast<std::size_t>(press)];
}

void Face::wheel(float by) {
  hand_.wheel(by);
  owed_ = true;
}

void Face::turn(float screens) {
  hand_.go(hand_.top() + screens * look_.height * 0.88f);
  owed_ = true;
}

void Face::go_to(float top) {
  hand_.go(top);
  owed_ = true;
}

void Face::go_to(const std::string& key) {
  for (std::size_t i = 0; i < scene_.anchor_keys.size(); ++i) {
    if (scene_.anchor_keys[i] != key) continue;
    hand_.travel(scene_.anchors[i].y - 12, now_);
    owed_ = true;
  }
}

std::optional<Press> Face::take_pressed() { return std::exchange(pressed_, std::nullopt); }

bool Face::frame(double now) {
  owed_ = false;
  now_ = now;
  if (!type_) return false;
  if (std::exchange(is_stale_, false)) {
    const float top = hand_.top();
    lay_out();
    hand_.go(top);
    owed_ = false;
  }
  begin_list(*list_, data_->shared, *type_, look_);
  bool moves = hand_.glide(now, look_.is_calm);
  View view;
  view.top = hand_.top();
  view.held = held_ >= 0 ? held_ : chosen_;
  view.pointed = pointed_;
  view.focused = focused_;
  if (built_since_ != -2) {
    if (built_since_ < 0) built_since_ = now;
    view.built = static_cast<float>((now - built_since_) / stone_every);
    int most = 0;
    for (const StoneItem& stone : scene_.stones) most = std::max(most, stone.rank);
    if (view.built > static_cast<float>(most) + 1) {
      built_since_ = -2;
      view.built = 1e9f;
    } else {
      moves = true;
    }
  }
  if (has_page_) {
    Painter(scene_, *type_, look_, *list_).paint(view);
    if (chosen_ >= 0) Painter(panel_, *type_, look_, *list_).paint({});
  }
  owed_ = moves;
  return moves;
}

}  // namespace cairn
