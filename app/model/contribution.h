// What people say about an action, or about the roadmap as a whole.
//
// Promises: a contribution says its language (RGAA 8.7), where it came from and in which state it
// is; it never says who wrote it. Times are milliseconds since 1970, of the server's clock.
// Leaves out: how it came to be so (ledger/), how it is said (words/).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace cairn {

enum class Form : unsigned char { comment, proposal, answer };
enum class Stance : unsigned char { none, favourable, against, neutral };
enum class Channel : unsigned char { site, kiosk, paper, workshop };
enum class Standing : unsigned char {
  published,
  held,       // awaits a moderator
  hidden,     // by a moderator, with ground and facts
  withdrawn,  // by its author: no words are left
  late,       // came after the period: recorded, shown to its author, not counted
};

/// Characters (code points) at most.
inline constexpr int contribution_most = 2000;
inline constexpr int place_most = 80;
inline constexpr std::size_t id_length = 32;
/// Kept so long, then erased.
inline constexpr int contribution_years = 5;

struct Contribution {
  std::string id;  // 32 hexadecimal digits: the id of the intent that made it
  Form form = Form::comment;
  std::string on;      // an action's id; "roadmap" for the whole
  std::string parent;  // the contribution it answers: one level only
  Stance stance = Stance::none;
  std::string words;
  Lang lang = Lang::fr;
  std::string place;  // where it is about, if anywhere
  int axis = 0;       // of a proposal on the whole roadmap; 0: none
  Channel channel = Channel::site;
  Standing standing = Standing::published;
  std::string ground;  // why it is hidden: a slug of the rules
  std::string facts;
  std::int64_t at = 0;              // arrival
  std::int64_t edited = 0;          // 0: never
  bool example = false;             // invented for the demonstration
  std::vector<std::string> themes;  // of the pack, as the staff gave them
  // The staff gathered those that say the same: it stands under `same`; of that one `gathered` has
  // the ids, one after the other.
  std::string same, gathered;
  bool operator==(const Contribution&) const = default;
};

/// It answers nothing, and stands for what it says: lists have it.
inline bool stands_alone(const Contribution& c) { return c.parent.empty() && c.same.empty(); }

/// How many supports, by where they came from: a sign, not a vote.
struct Supports {
  int site = 0, kiosk = 0, paper = 0, workshop = 0;
  int all() const { return site + kiosk + paper + workshop; }
  bool operator==(const Supports&) const = default;
};

/// The publisher's word on a contribution.
struct Reply {
  std::string id;
  std::string on;  // the contribution
  std::string words;
  Lang lang = Lang::fr;
  std::string role;     // "lead", "moderator": the public sees the role, never the name
  std::string outcome;  // "taken-up", "adapted", "set-aside"; empty: no word on that yet
  std::int64_t at = 0;
  bool example = false;
  std::string action = {};  // the one that carries it on, by its id; empty: none is named
  bool operator==(const Reply&) const = default;
};

/// When and how an action (or the roadmap) may be spoken of.
struct TalkRules {
  bool hold = false;        // moderated first; otherwise published, then moderated
  std::int64_t opens = 0;   // 0: always was
  std::int64_t closes = 0;  // 0: never does
  bool example = false;     // the period is invented for the demonstration
  int axis = 0;             // of the action spoken of; 0: of the whole roadmap
  bool hours = false;       // outside those of the row (charge/duty.h), moderated first
  bool is_open(std::int64_t now) const { return now >= opens && (closes == 0 || now < closes); }
  bool operator==(const TalkRules&) const = default;
};

/// Why a contribution may be reported or hidden, as slugs, the urgent ones first.
inline constexpr std::string_view report_grounds[] = {"threat",        "hate",      "child-at-risk",
                                                      "personal-data", "insult",    "false",
                                                      "advertising",   "off-topic", "other"};
bool is_ground(std::string_view slug);

/// As they are written in rows, intents and addresses.
std::string_view slug(Form form);
std::string_view slug(Stance stance);  // none: ""
std::string_view slug(Channel channel);
std::string_view slug(Standing standing);
/// False where the slug is none of theirs; `value` is then untouched.
bool from_slug(std::string_view slug, Form& value);
bool from_slug(std::string_view slug, Stance& value);
bool from_slug(std::string_view slug, Channel& value);
bool from_slug(std::string_view slug, Standing& value);

/// Code points of UTF-8; -1 where it is none.
int length_of(std::string_view text);

}  // namespace cairn
