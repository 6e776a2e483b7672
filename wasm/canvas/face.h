// The graphic view of one page: what it shows, where one is in it, and which frames it owes.
//
// Promises: an event owes one frame, what moves owes frames until it rests, and then none is
// drawn: `frame` says whether another is owed. What is pressed is told by name (`take_pressed`),
// never acted upon: the page's own HTML does that.
// Leaves out: the browser (wasm/canvas/browser.cpp, web/canvas/).
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "canvas/hand.h"
#include "canvas/layout.h"
#include "canvas/paint.h"
#include "page/page.h"

namespace cairn {

class Face {
 public:
  Face();
  ~Face();

  void look(const Look& look);
  /// Null: the page is not here to be drawn.
  void show(const Page* page);
  /// Details opened or closed by the person.
  void open(char part, int nth, bool is_open);
  /// What a field holds, where its page has it otherwise (canvas/layout.h).
  void type_in(char part, int nth, std::string words);
  /// The keyboard is at this control, or (-1) at none.
  void focus(char part, int nth);
  void touch(Touch what, Spot at, double now, bool is_finger);
  void wheel(float by);
  /// By so many screens.
  void turn(float screens);
  /// Time closer (2) or farther (0.5) around its middle; 0: all of it.
  void zoom(float by);
  /// To what has this key; at once where nothing may move.
  void go_to(const std::string& key);
  /// What is shown next was seen before: one is where one was.
  void go_back() { goes_back_ = true; }
  void go_to(float top);

  bool is_owed() const { return owed_; }
  /// Draws; true where another frame is owed after this one.
  bool frame(double now);

  /// What was pressed since it was last asked for.
  std::optional<Press> take_pressed();
  bool has_page() const { return has_page_; }
  /// Some letter of it is in no face: it is to be read as text.
  bool lacks_letters() const { return scene_.lacks_letters; }
  /// A mouse there can press something.
  bool points() const { return pointed_ >= 0 || panel_pointed_; }
  float top() const { return hand_.top(); }
  const ImDrawList& list() const { return *list_; }
  const Type& type() const { return *type_; }
  int type_number() const { return type_number_; }
  const Scene& scene() const { return scene_; }
  const Look& look() const { return look_; }

 private:
  void lay_out();
  int control(char part, int nth) const;
  void lay_panel();
  bool move_time(Touch what, Spot at);
  void set_window(Window window);
  int press_at(Spot at) const;
  void choose(int press);

  Look look_;
  Page page_;
  bool has_page_ = false;
  Opened opened_;
  Window window_;
  Typed typed_;
  bool is_stale_ = false;              // something was typed since it was laid out
  std::map<std::string, float> tops_;  // where one was, by path
  bool goes_back_ = false;
  double now_ = 0;  // of the last frame or touch
  // A hand that moves time: where it came down, and what was shown then.
  bool holds_time_ = false, moves_time_ = false;
  Spot held_at_;
  Window held_window_;
  std::unique_ptr<Type> type_;
  int type_number_ = 0;
  Scene scene_;
  // What a stone says, over the page, until another is touched.
  Scene panel_;
  int chosen_ = -1;
  bool panel_pointed_ = false;
  Hand hand_;
  int held_ = -1, pointed_ = -1, focused_ = -1;
  std::pair<char, int> focus_{'m', -1};
  std::optional<Press> pressed_;
  struct ListData;
  std::unique_ptr<ListData> data_;
  std::unique_ptr<ImDrawList> list_;
  double built_since_ = -1;  // ms; -2: all stands
  bool owed_ = false;
};

}  // namespace cairn
