// Three-way merge of the roadmap's rows: the pack imported last, the ledger, the pack that comes.
//
// Promises: pure, and idempotent: merged again, nothing moves. No newer change of the ledger is
// undone: what it changed stays, and where the pack wants something else that is a conflict. Rows
// that only the ledger writes are never touched. Things without an id (lines of history, stakes)
// keep their place in the list as their id.
// Leaves out: whether the merged roadmap is sound (pack/), where rows are kept (ledger/).
#pragma once
#include <string>
#include <vector>

#include "merge/merge_json.h"
#include "model/row.h"

namespace cairn::server {

/// One member of one thing, of which two say two things; an empty path: the whole thing.
struct RowGap {
  std::string kind;
  std::string thing;  // as people know it: "A1-03", or the date of a line of history
  Gap gap;
};

struct RowMerge {
  std::vector<Row> rows;          // of a pack's kinds and the site's, as the ledger is to hold them
  std::vector<RowGap> changes;    // left: the ledger now; right: as it will be
  std::vector<RowGap> conflicts;  // left: the ledger, which stays; right: the pack
};

/// `pack` may come with what the site adds, or without: then that stays as the ledger has it.
RowMerge merge_rows(const std::vector<Row>& base, const std::vector<Row>& ledger,
                    const std::vector<Row>& pack);

/// What of a pack's kinds is another in `after` than in `before`.
std::vector<RowGap> gaps_between(const std::vector<Row>& before, const std::vector<Row>& after);

}  // namespace cairn::server
