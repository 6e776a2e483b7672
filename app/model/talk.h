// What is asked of all that people said, and what is given back: a page of it at a time.
//
// Promises: a page is bounded (`talk_page` subjects and their answers); counts count what the
// asker may see. Nothing here says who wrote what: `mine` is known to a person's own device alone.
// Leaves out: how it is found (replica/), how it is shown (screens/).
#pragma once
#include <array>
#include <string>
#include <vector>

#include "model/contribution.h"

namespace cairn {

// Of a page: it has its weight to keep, whatever people write (600 nodes of a document).
inline constexpr int talk_page = 12;     // contributions that answer nothing
inline constexpr int answers_page = 25;  // to one of them, oldest first

enum class TalkSort : unsigned char { newest, oldest, most_supported };

/// Empty and 0 mean "all".
struct TalkQuery {
  std::string on;     // an action's id, or "roadmap"
  int axis = 0;       // of the action it is on, or its own
  std::string theme;  // of the action it is on, or its own
  std::string place;  // words of its place, blind to accents and case
  std::string form;   // a slug of Form
  std::string state;  // "answered", "unanswered"; a device's own: a slug of Standing
  std::string words;  // full-text search
  TalkSort sort = TalkSort::newest;
  int page = 1;
  bool operator==(const TalkQuery&) const = default;
};

/// Where one's own word stands on its way: all of these are `arrived` for other people's.
enum class Way : unsigned char {
  kept,     // on this device, not sent yet
  sent,     // on its way, no verdict yet
  arrived,  // the server said what it is
  refused,  // the server said why not: `reason`
};

/// A contribution as a page shows it.
struct Said {
  Contribution what;
  Supports supports;
  bool supported = false;  // by this device
  bool mine = false;
  Way way = Way::arrived;
  std::string reason;         // a slug of Reason, where it says more
  std::string pending_words;  // an edit of one's own that awaits a moderator
  std::string code;           // of one's own, on its own device
  std::vector<Reply> replies;
  std::vector<Said> answers;  // a page of them; empty in a list and in an answer
  int more_answers = 0;       // that are not among them
};

struct TalkPage {
  std::vector<Said> said;
  int all = 0;  // over all pages
  int page = 1;
  int pages = 1;
};

/// The question asked of an action, as its talk knows it.
struct Asked {
  int number = 0;                      // 0: none is asked, or it is not known
  std::int64_t opens = 0, closes = 0;  // its own period, ms
  std::vector<Supports> answers;       // to each choice
  int own = 0;                         // this device's, from 1; 0: none
};

/// How much was said, and by whom answered: for an action, or for the whole.
struct TalkCounts {
  int contributions = 0;  // published, that answer nothing: as many as a list of them tells
  int answered = 0;       // of which the publisher answered
  // Of the answered, where all talk is counted, by what is done: taken up, adapted, set aside.
  std::array<int, 3> by_outcome = {};
  Supports supports;       // of the action itself
  bool supported = false;  // by this device
  TalkRules rules;
  Asked asked;
  bool known = false;  // the replica holds this talk
};

/// What is known of a deposit code.
struct Deposit {
  std::vector<Said> said;
  std::vector<std::string> supports;  // what it supports: ids of actions and contributions
  bool arrived = false;               // anything has come with it
};

}  // namespace cairn
