// One person's visit: its state, what may happen to it, and what it asks of the edge.
//
// Promises: `update` is a pure, total function; messages have a text form ("go:/actions?axe=1",
// "filter:q=reemploi", "send:/actions/A1-03/ecrire\ntexte=…", "act:withdraw=<id>") which is also
// what a form posts and a replay log holds. Decoding validates. Effects are data, run at the edge.
// Leaves out: what is kept (replica/), what is shown (screens/).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "update/fault.h"
#include "update/route.h"
#include "update/writing.h"

namespace cairn {

/// What a person writes to the publisher from /contact.
struct Letter {
  std::string subject;   // "question", "accessibilite", "donnees", "autre"
  std::string words;     // 1 to 4,000 characters
  std::string name;      // optional
  std::string reply_to;  // optional e-mail
  bool operator==(const Letter&) const = default;
};

struct LetterFaults {
  Fault subject = Fault::none, words = Fault::none, name = Fault::none, reply_to = Fault::none;
  bool any() const;
};
inline constexpr int letter_most = 4000;  // characters
LetterFaults faults_of(const Letter& letter);

enum class LetterState : unsigned char { blank, faulty, received, refused };

struct Visit {
  Route route;
  Letter letter;
  LetterState letter_state = LetterState::blank;
  std::string receipt;  // number given to a letter that was received
  WritingForm draft;    // of the form of participation that this screen is
  std::string typed;    // the deposit code asked for on /suivre, as it was typed
};

struct Message {
  enum class Verb : unsigned char { go, filter, draft, send, act } verb = Verb::go;
  std::string name;   // filter: the field; act: what, a slug
  std::string value;  // go, draft, send: the target; filter: its new value; act: on which
  std::string form;   // go, draft, send: the form of that target, as a browser posts it
};
std::optional<Message> decode(std::string_view text);
std::string encode(const Message& message);

/// What the edge must do after an update.
enum class Effect : unsigned char {
  push_address,
  replace_address,
  focus_heading,
  keep_draft,  // the message's form, for its target
  save,        // what `visit.draft` says, on `visit.route`
  withdraw,    // one's own contribution `about`
  erase,       // the same, and no byte of it is left; "": of all of one's own
  dismiss,     // what was refused, `about`: its author has read why
  drop_draft,  // of the form at `about`
  part,        // with one's own contribution `about`: nothing of it stays on this device
  keep_all,    // the roadmap and all that is said, on this device
  forget_all,  // everything this device holds
  follow,      // `about` on this device: "roadmap", an axis' number, an action's id
  unfollow,    // the same
  mark_read,   // what is new of it, where there are no more than `about` says
  hand_over,   // one's own contributions as a file: `about` is "json" or "csv"
};

struct Step {
  Visit visit;
  std::vector<Effect> effects;
  std::string about;
};
Step update(Visit visit, const Message& message);

}  // namespace cairn
