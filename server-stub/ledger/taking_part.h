// What a pack says of taking part, as the rules of the ledger.
//
// Promises: the first day counts from its midnight and the last one to its end, both in UTC; a
// date known to the month or the year counts to its end. What a pack says of one talk, and of the
// hours of its moderators, stands in the row of each talk: `decide` looks nowhere else.
#pragma once
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/contribution.h"
#include "model/roadmap.h"
#include "model/row.h"

namespace cairn::server {

TalkRules rules_of(const TakingPart& part);

/// As the roadmap's rows have it; an empty object where they say nothing.
Json taking_part_in(const std::vector<Row>& roadmap);
/// The row of a talk: `rules`, but for what `taking_part` says of this one and of hours.
Row talk_row(std::string_view subject, TalkRules rules, const Json& taking_part);
/// The same row with what its action asks the public (`app/ledger/rules.h`), or without it.
Row asking(const Row& talk, const Question& question);
/// Nothing more is said of a retired action: its talk closed that day, or with its own period
/// again.
Row retiring(const Row& talk, const Retirement& retired);

}  // namespace cairn::server
