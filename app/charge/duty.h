// Whether somebody is there to moderate, and what follows for words that come now.
//
// Where a talk has hours, what would be published at once outside them waits for a moderator;
// what takes something away does not. Promises: as all that decides, no clock, no locale, no table
// of time zones; total. Hours that cannot be read are never: words wait rather than go unread.
#pragma once
#include <cstdint>

#include "ledger/rules.h"
#include "model/duty.h"

namespace cairn {

/// `now` in ms since 1970.
bool is_on_duty(const DutyHours& hours, std::int64_t now);

/// The rules of the talk at the moment of the case.
TalkRules rules_now(const Case& c);

}  // namespace cairn
