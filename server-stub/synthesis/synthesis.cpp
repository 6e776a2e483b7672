#include "synthesis/synthesis.h"

#include <algorithm>
#include <map>

#include "ledger/lane.h"
#include "ledger/rows.h"
#include "replica/statement.h"

namespace cairn::server {

namespace {

constexpr std::string_view of_axis = "axe-";

/// Which contributions are meant, and which axis each is of.
class Subject {
 public:
  Subject(const Roadmap& roadmap, const std::string& on) : on_(on) {
    for (const std::vector<Action>* actions : {&roadmap.actions, &roadmap.retired}) {
      for (const Action& action : *actions) actions_[action.id] = &action;
    }
    if (on_.starts_with(of_axis)) axis_ = std::atoi(on_.c_str() + of_axis.size());
  }
  const Action* action(const Contribution& c) const {
    const auto found = actions_.find(c.on);
    return found == actions_.end() ? nullptr : found->second;
  }
  int axis(const Contribution& c) const {
    const Action* about = action(c);
    return about != nullptr ? about->axis : c.axis;
  }
  bool has(const Contribution& c) const {
    if (axis_ != 0) return axis(c) == axis_;
    return on_.empty() || c.on == on_;
  }
  bool has(const Action& action) const {
    return axis_ != 0 ? action.axis == axis_ : on_.empty() || action.id == on_;
  }

 private:
  std::string on_;
  int axis_ = 0;
  std::map<std::string_view, const Action*> actions_;
};

void add(Supports& to, const Supports& more) {
  to.site += more.site;
  to.kiosk += more.kiosk;
  to.paper += more.paper;
  to.workshop += more.workshop;
}

void keep_most(std::vector<Supported>& most, const Contribution& c, int supports) {
  if (supports == 0) return;
  const auto place = std::find_if(
      most.begin(), most.end(), [&](const Supported& other) { return supports > other.supports; });
  if (place == most.end() && most.size() >= most_supported) return;
  most.insert(place, {c, supports});
  if (most.size() > most_supported) most.pop_back();
}

template <typename Things, typename Many>
void most_first(Things& things, const Many& many) {
  std::stable_sort(things.begin(), things.end(),
                   [&](const auto& a, const auto& b) { return many(a) > many(b); });
}

/// Each contribution that came in the period, in the order in which they came.
template <typename Take>
void each_in(const Replica& replica, const Period& period, const Take& take) {
  Statement list(replica.handle(),
                 "SELECT i.id, b.ord, b.body, t.body FROM talk_index i JOIN base_row b "
                 "ON b.scope = i.scope AND b.kind = 'contribution' AND b.id = i.id "
                 "LEFT JOIN base_row t ON t.scope = i.scope AND t.kind = 'tally' AND t.id = i.id "
                 "WHERE i.at >= ? AND i.at < ? AND i.standing = 'published' ORDER BY i.at, i.id");
  list.bind(1, period.from).bind(2, period.before);
  while (list.row()) {
    const std::string id(list.text(0));
    const auto what =
        contribution_of({"contribution", id, list.number(1), std::string(list.text(2))});
    if (!what || what->standing != Standing::published) continue;
    const std::string tally(list.text(3));
    take(*what, tally.empty() ? Supports{} : supports_of({"tally", id, 0, tally}));
  }
}

}  // namespace

void Tally::add(const Contribution& c) {
  ++all;
  ++by_form[static_cast<int>(c.form)];
  ++by_stance[static_cast<int>(c.stance)];
  has_examples = has_examples || c.example;
}

std::string known_subject(const Roadmap& roadmap, const std::string& on) {
  bool is_known = on == whole_roadmap || find_action(roadmap, on) != nullptr;
  for (const Axis& axis : roadmap.axes) {
    is_known = is_known || on == std::string(of_axis) + std::to_string(axis.id);
  }
  return is_known ? on : "";
}

Synthesis synthesis_of(const Replica& replica, const Roadmap& roadmap, const Period& period,
                       const std::string& on) {
  const Subject subject(roadmap, on);
  Synthesis told;
  std::map<int, Tally> by_axis;
  std::map<const Action*, Tally> by_action;
  int alone = 0;  // what is answered is counted of those
  each_in(replica, period, [&](const Contribution& c, const Supports& supports) {
    if (!subject.has(c)) return;
    add(told.supports, supports);
    if (!c.parent.empty()) {
      ++told.answers;
      told.all.has_examples = told.all.has_examples || c.example;
      return;
    }
    told.all.add(c);
    alone += stands_alone(c);
    ++told.by_channel[static_cast<int>(c.channel)];
    by_axis[subject.axis(c)].add(c);
    if (const Action* action = subject.action(c)) by_action[action].add(c);
    keep_most(told.most, c, supports.all());
  });
  for (const Axis& axis : roadmap.axes) told.axes.emplace_back(axis.id, by_axis[axis.id]);
  if (by_axis[0].all > 0) told.axes.emplace_back(0, by_axis[0]);
  for (const Action& action : roadmap.actions) {
    const Tally& tally = by_action[&action];
    if (tally.all > 0) told.actions.emplace_back(&action, tally);
    if (!subject.has(action) || action.question.text.empty()) continue;
    int answers = tally.by_form[static_cast<int>(Form::answer)];
    Asked asked = replica.counts(action.id).asked;
    if (!asked.answers.empty() && asked.number == action.question.number) {
      for (const Supports& choice : asked.answers) answers += choice.all();
      told.chosen[&action] = std::move(asked);
    }
    told.questions.emplace_back(&action, answers);
  }
  most_first(told.actions, [](const auto& one) { return one.second.all; });
  most_first(told.questions, [](const auto& one) { return one.second; });
  FollowUpsQuery query;
  query.from = period.from;
  query.before = period.before;
  query.about = [&](const Contribution& c) { return subject.has(c); };
  told.outcomes = follow_ups_in(replica, query);
  told.outcomes.contributions = alone;
  told.outcomes.has_examples = told.outcomes.has_examples || told.all.has_examples;
  told.outcomes.list.clear();
  return told;
}

}  // namespace cairn::server
