// Differences and conflicts between packs and the ledger, in sentences for whoever runs the site.
//
// Promises: each names the thing, the member as a person calls it, and both values, shortened
// where they are long. French and English.
#pragma once
#include <string>

#include "merge/merge_rows.h"
#include "model/text.h"

namespace cairn::server {

/// "A1-03, status: “under_way” becomes “done”".
std::string tell_change(const RowGap& gap, Lang lang);
/// "A1-03, end: the ledger says “2027”, which stays; the pack says “2028”".
std::string tell_conflict(const RowGap& gap, Lang lang);

}  // namespace cairn::server
