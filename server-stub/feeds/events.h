// What has happened to the roadmap, newest first: what feeds tell.
//
// Promises: pure; equal roadmaps give equal events. A milestone that is reached and dated is an
// event, and so is each line of history; what is invented says so. A date is as precise as its
// source: "2026" stands at the first day of the year and is told as the year.
// Leaves out: how a feed is written (atom.h), what people say (their own pages).
#pragma once
#include <string>
#include <vector>

#include "model/roadmap.h"

namespace cairn::server {

enum class Told : unsigned char { milestone, history };

struct Event {
  Told told = Told::history;
  Date date;
  Text text;
  Origin origin = Origin::example;
  const Action* action = nullptr;  // null: of the whole roadmap
  std::string key;                 // what it is, for good: never another event's
};

/// Of everything; of the actions of one axis; of one action. The whole's own are in the first.
std::vector<Event> events_of(const Roadmap& roadmap);
std::vector<Event> events_of(const Roadmap& roadmap, const Axis& axis);
std::vector<Event> events_of(const Action& action);

}  // namespace cairn::server
