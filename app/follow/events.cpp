#include "follow/events.h"

#include "model/order.h"
#include "words/dates.h"

namespace cairn {

namespace {

void add(std::vector<Event>& events, const Action* action, const std::vector<HistoryLine>& lines) {
  for (const HistoryLine& line : lines) {
    if (line.date.known()) events.push_back({action, nullptr, &line});
  }
}

void add(std::vector<Event>& events, const Action& action) {
  for (const Milestone& m : action.milestones) {
    if (m.state == MilestoneState::done && m.date.known()) events.push_back({&action, &m, nullptr});
  }
  add(events, &action, action.history);
}

void add(std::vector<Event>& events, const Roadmap& roadmap, int axis) {
  for (const std::vector<Action>* actions : {&roadmap.actions, &roadmap.retired}) {
    for (const Action& action : *actions) {
      if (axis == 0 || action.axis == axis) add(events, action);
    }
  }
}

std::vector<Event> newest_first(std::vector<Event> events) {
  sort_by(events, [](const Event& a, const Event& b) { return earlier(date_of(b), date_of(a)); });
  return events;
}

}  // namespace

Date date_of(const Event& event) {
  return event.line != nullptr ? event.line->date : event.milestone->date;
}

const Text& text_of(const Event& event) {
  return event.line != nullptr ? event.line->text : event.milestone->label;
}

Origin origin_of(const Event& event) {
  return event.line != nullptr ? event.line->origin : event.milestone->origin;
}

/// Two lines of one day are told apart by their words; mended words are another line.
std::string key_of(const Event& event, const Roadmap& roadmap) {
  if (event.milestone != nullptr) return event.milestone->id;
  const std::string& of = event.action != nullptr ? event.action->id : roadmap.id;
  return of + " " + date_machine(event.line->date) + " " + event.line->text.in(Lang::fr);
}

std::vector<Event> events_of(const Roadmap& roadmap) {
  std::vector<Event> events;
  add(events, nullptr, roadmap.history);
  add(events, roadmap, 0);
  return newest_first(std::move(events));
}

std::vector<Event> events_of(const Roadmap& roadmap, const Axis& axis) {
  std::vector<Event> events;
  add(events, roadmap, axis.id);
  return newest_first(std::move(events));
}

std::vector<Event> events_of(const Action& action) {
  std::vector<Event> events;
  add(events, action);
  return newest_first(std::move(events));
}

}  // namespace cairn
