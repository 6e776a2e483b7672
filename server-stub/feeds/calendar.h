// The milestones as a calendar (iCalendar, RFC 5545), to stand among a person's own dates.
//
// Promises: one event a dated milestone, all day: a day, or the whole month or year where the
// source says no more. It takes no time of anybody's (TRANSPARENT). UIDs are the milestones' ids,
// so that a moved milestone moves. Lines are folded at 75 octets, never inside a character.
#pragma once
#include <string>

#include "model/roadmap.h"

namespace cairn::server {

std::string calendar_of(const Roadmap& roadmap, Lang lang, const std::string& origin);

}  // namespace cairn::server
