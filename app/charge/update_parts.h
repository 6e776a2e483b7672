// The parts of an update, put into an action as a pack writes it.
//
// Promises: each part is checked for what it speaks of (a milestone, an indicator that is there);
// how dates, numbers and words are written is left to whoever reads the action afterwards.
#pragma once
#include <cstdint>
#include <string>

#include "charge/register.h"
#include "json/json.h"
#include "ledger/receipt.h"

namespace cairn {

/// `none`, or why not; `action` is then of no use.
Reason put_status(const Json& part, const Voucher& voucher, Json& action);
Reason put_dates(const Json& part, const Voucher& voucher, Json& action);
Reason put_milestones(const Json& part, const Voucher& voucher, std::string_view id, Json& action);
Reason put_measures(const Json& part, const Voucher& voucher, Json& action);
/// Another question, or other choices, is a new one: it takes the number after `highest`, of all
/// that this action ever asked.
Reason put_question(const Json& part, const Voucher& voucher, std::int64_t highest, Json& action);

/// {"fr", "en"} with words a pack can hold, empty ones left out; an object in any case.
Json plain_text_of(const Json* text);

}  // namespace cairn
