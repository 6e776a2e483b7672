// An action of the roadmap: what was promised, how far it is, and how one knows.
//
// Promises: `progress` is the one rule of the house: milestones done over milestones. An action
// without milestones is "not measured", which is not 0 %.
// Leaves out: what people say about it (issue of the ledger), how it is shown (screens/).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/value.h"

namespace cairn {

enum class Status : unsigned char { planned, under_way, done, late, suspended, abandoned };
inline constexpr int status_count = 6;
inline constexpr Status every_status[] = {Status::done,    Status::under_way, Status::late,
                                          Status::planned, Status::suspended, Status::abandoned};

/// Late, suspended and abandoned must say why in public.
inline bool needs_reason(Status s) {
  return s == Status::late || s == Status::suspended || s == Status::abandoned;
}

enum class Better : unsigned char { up, down };

struct Indicator {
  std::string id;  // "A1-03-i1", stable
  Text label;
  Text unit;  // "%", "ans"; may be empty
  Better better = Better::up;
  std::vector<Value> history;  // as measured, oldest first; undated ones last
  std::optional<Value> target;
  std::vector<Value> thresholds;  // legal steps, oldest first
  Text note;
  bool operator==(const Indicator&) const = default;
};

enum class MilestoneState : unsigned char { to_come, done, unconfirmed };

struct Milestone {
  std::string id;  // "A1-03-m1", stable
  Text label;
  Date date;
  MilestoneState state = MilestoneState::to_come;
  Origin origin = Origin::example;
  SourceId source;
  bool operator==(const Milestone&) const = default;
};

struct HistoryLine {
  std::string id;  // of one that an editor added to the roadmap's; packs write none
  Date date;
  Text text;
  Origin origin = Origin::example;
  SourceId source;
  bool operator==(const HistoryLine&) const = default;
};

/// What a lead asks the public, in words or to choose. Its text empty: nothing.
struct Question : Passage {
  int number = 1;             // of those asked of this action: what answers one counts for no other
  std::vector<Text> choices;  // 2 to 9; none: it is answered in words
  bool scale = false;         // they go from the least to the most
  Date opens, closes;         // the last day counts; unknown: as everything one may say
  bool operator==(const Question&) const = default;
};
inline constexpr int choices_most = 9;

/// No longer of the roadmap, and why; its page stays. Its text empty: it is of the roadmap.
struct Retirement : Passage {
  Date date;
  std::string instead;  // the action that takes its place; may be empty
  bool operator==(const Retirement&) const = default;
};

struct Action {
  std::string id;  // "A1-03"
  int axis = 0;
  Text title;
  Text plain;                       // one sentence, at most 20 words, no acronym
  Text text;                        // what it consists of
  Question question;                // asked of the public
  Origin origin = Origin::example;  // of the commitment itself
  Text origin_note;
  std::vector<SourceId> sources;
  Text responsible;  // the kind of body in charge
  Origin responsible_origin = Origin::example;
  Status status = Status::planned;
  Origin status_origin = Origin::example;
  Text reason;  // public; late, suspended, abandoned only
  Date next;    // late, suspended, abandoned: the next date; unknown means "no date"
  Date start, end;
  Origin dates_origin = Origin::example;
  std::vector<std::string> themes;  // ids of pack.json themes
  std::vector<int> objectives;      // 1–6, decree 2022-1084
  Passage means;                    // budget, staff; empty text: not communicated
  std::vector<Passage> evidence;    // deliberation, document
  std::vector<Indicator> indicators;
  std::vector<Milestone> milestones;
  std::vector<HistoryLine> history;
  Retirement retired;
  bool operator==(const Action&) const = default;
};

inline bool is_retired(const Action& action) { return !action.retired.text.empty(); }

struct Progress {
  int done = 0;
  int total = 0;  // 0: not measured
  bool measured() const { return total > 0; }
};

Progress progress(const Action& action);
/// The newest dated measure, or else the undated one; null where nothing was measured.
const Value* current(const Indicator& indicator);
/// The measure it started from; null where there is only one or none.
const Value* baseline(const Indicator& indicator);
enum class Reach : unsigned char { unknown, not_yet, reached };
/// Has the current value reached the target, in the direction that is better?
Reach reach(const Indicator& indicator);

}  // namespace cairn
