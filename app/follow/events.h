// What has happened to the roadmap, newest first: what feeds and followers are told.
//
// Promises: pure; equal roadmaps give equal events. A milestone that is reached and dated is an
// event, and so is each line of history; what is invented says so. A date is as precise as its
// source: "2026" stands at the first day of the year and is told as the year. Events live as long
// as the roadmap they are of.
// Leaves out: how it is told (screens/, feeds of a server), what people say (their own pages).
#pragma once
#include <string>
#include <vector>

#include "model/roadmap.h"

namespace cairn {

struct Event {
  const Action* action = nullptr;        // null: of the whole roadmap
  const Milestone* milestone = nullptr;  // reached; or else
  const HistoryLine* line = nullptr;
};

Date date_of(const Event& event);
const Text& text_of(const Event& event);
Origin origin_of(const Event& event);
/// What it is, for good: never another event's.
std::string key_of(const Event& event, const Roadmap& roadmap);

/// Of everything; of the actions of one axis; of one action. The whole's own are in the first.
std::vector<Event> events_of(const Roadmap& roadmap);
std::vector<Event> events_of(const Roadmap& roadmap, const Axis& axis);
std::vector<Event> events_of(const Action& action);

}  // namespace cairn
