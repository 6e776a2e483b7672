// The ledger's things as rows, and rows as things.
//
// Promises: writing is canonical (members in one order, nothing empty), so that equal things are
// equal bytes; reading takes any JSON and gives nothing where it is not the thing.
#pragma once
#include <optional>

#include "json/json.h"
#include "ledger/decide.h"
#include "model/contribution.h"
#include "model/row.h"

namespace cairn {

Row row_of(const Contribution& contribution);
std::optional<Contribution> contribution_of(const Row& row);

Row row_of(const Reply& reply);
std::optional<Reply> reply_of(const Row& row);

/// Without the hours, which whoever writes them adds.
Row row_of(std::string_view subject, const TalkRules& rules);
std::optional<TalkRules> talk_rules_of(const Row& row);

Row tally_row(std::string_view on, const Supports& supports);
Supports supports_of(const Row& row);

/// The body as JSON; an empty object where it is none.
Json body_of(const Row& row);
Row row_with(std::string_view kind, std::string_view id, std::int64_t ord, const Json& body);

/// The third answer to the second question asked of A1-03 is named "A1-03/2.3", as what is
/// supported.
std::string answer_id(std::string_view on, std::int64_t question, int choice);
/// The id of the row that says whether this person supports that.
std::string support_id(std::string_view on, std::string_view person);

}  // namespace cairn
