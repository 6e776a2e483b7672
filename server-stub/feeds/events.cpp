#include "feeds/events.h"

#include <algorithm>

#include "words/dates.h"

namespace cairn::server {

namespace {

/// Two lines of one day are told apart by their words; mended words are another line.
std::string key_of_line(std::string_view of, const HistoryLine& line) {
  return std::string(of) + " " + date_machine(line.date) + " " + line.text.in(Lang::fr);
}

void add(std::vector<Event>& events, const Action& action) {
  for (const Milestone& m : action.milestones) {
    if (m.state != MilestoneState::done || !m.date.known()) continue;
    events.push_back({Told::milestone, m.date, m.label, m.origin, &action, m.id});
  }
  for (const HistoryLine& h : action.history) {
    if (!h.date.known()) continue;
    events.push_back({Told::history, h.date, h.text, h.origin, &action, key_of_line(action.id, h)});
  }
}

std::vector<Event> newest_first(std::vector<Event> events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return earlier(b.date, a.date); });
  return events;
}

}  // namespace

std::vector<Event> events_of(const Roadmap& roadmap) {
  std::vector<Event> events;
  for (const HistoryLine& h : roadmap.history) {
    if (!h.date.known()) continue;
    events.push_back(
        {Told::history, h.date, h.text, h.origin, nullptr, key_of_line(roadmap.id, h)});
  }
  for (const std::vector<Action>* actions : {&roadmap.actions, &roadmap.retired}) {
    for (const Action& action : *actions) add(events, action);
  }
  return newest_first(std::move(events));
}

std::vector<Event> events_of(const Roadmap& roadmap, const Axis& axis) {
  std::vector<Event> events;
  for (const std::vector<Action>* actions : {&roadmap.actions, &roadmap.retired}) {
    for (const Action& action : *actions) {
      if (action.axis == axis.id) add(events, action);
    }
  }
  return newest_first(std::move(events));
}

std::vector<Event> events_of(const Action& action) {
  std::vector<Event> events;
  add(events, action);
  return newest_first(std::move(events));
}

}  // namespace cairn::server
