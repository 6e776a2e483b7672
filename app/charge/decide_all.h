// What comes of any intent: what everybody may ask (ledger/decide.h), and what only those in
// charge do, to the list of the staff and to the roadmap.
//
// Promises: as `decide`, total and deterministic, the same bytes wherever it runs. The public's
// program does not link this room.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/decide.h"

namespace cairn {

Decision decide_all(const View& view, const Actor& actor, std::string_view scope,
                    const Intent& intent, std::int64_t now);
/// Every kind that is judged in this room, as `decide_all` itself finds its rule.
std::vector<std::string_view> kinds_in_charge();

}  // namespace cairn
