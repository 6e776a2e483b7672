// Dates as people read them, at the precision they were given: "2026", "juin 2026", "30 juin 2026".
#pragma once
#include <cstdint>
#include <string>

#include "model/value.h"

namespace cairn {

std::string date_in_words(Lang lang, Date date);  // unknown: "date non indiquée"
/// The machine form of HTML's time element: "2026", "2026-06", "2026-06-30".
std::string date_machine(Date date);
/// "juillet 2021 → décembre 2030"; one date where the other is unknown.
std::string period(Lang lang, Date start, Date end);

/// The day (UTC) of a moment in ms since 1970; unknown for 0.
Date day_of(std::int64_t ms);

}  // namespace cairn
