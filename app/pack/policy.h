// Which talks are read before publication, at which hours, and with an eye on which words: what
// `taking_part` says beyond its dates.
//
//   {"moderation": "after", "before": ["A1-03"], "after": [], "hours": {
//      "open": [{"days": ["monday"], "from": "09:00", "to": "17:30"}], "closed": ["2027-05-01"],
//      "offset": 60, "summer_time": true}, "watch_words": ["idiot"]}
//
// Promises: each mistake is noted; `hours_of` gives nothing where there is one, so that whoever
// decides by them knows that he cannot. A program that only shows a roadmap never links this.
#pragma once
#include <optional>

#include "json/json.h"
#include "model/duty.h"
#include "pack/reading.h"

namespace cairn {

/// The talk on the whole roadmap, where actions are named.
inline constexpr std::string_view whole_talk = "roadmap";

/// Notes what is wrong in `before`, `after`, `hours` and `watch_words`; the rest is decode_pack's.
void check_policy(Reading& reading, const Json& taking_part);

std::optional<DutyHours> hours_of(const Json& hours);

}  // namespace cairn
