// A pack brought into the ledger's roadmap: a three-way merge against the pack imported last.
//
// Promises: one transaction: all of it or nothing. The rows of the pack imported last stay in the
// scope, in no lane (kind "imported/<kind>"), and so do the marks of all packs ever imported (kind
// "imported"): one that came before undoes nothing that came after. Where the ledger was sound and
// the merged roadmap would not be, nothing is written. A ledger of another roadmap is left alone.
// Leaves out: the rules of talks (`put_talk_rules`), who is told.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/sql.h"
#include "ledger/store.h"
#include "merge/merge_rows.h"
#include "model/contribution.h"
#include "pack/pack.h"

namespace cairn::server {

enum class ImportEnd : unsigned char {
  done,
  known,          // imported before: nothing in it is new (but what the site adds, if anything)
  other_roadmap,  // the ledger's has another id
  unsound,        // merged, it would be no roadmap: `problems`
  failed,         // the ledger could not be read or written
};

struct PackImport {
  ImportEnd end = ImportEnd::failed;
  RowMerge merge;
  std::vector<Row> roadmap;       // the rows of the public lane as they are now, or would be
  std::vector<Problem> problems;  // of `unsound`
  std::int64_t known_since = 0;   // ms
  std::string other;              // the ledger's roadmap, of `other_roadmap`
};

struct ImportOrders {
  std::int64_t now = 0;  // ms
  bool dry_run = false;
  Lang lang = Lang::en;  // of `problems`
};
PackImport import_pack(SqlConnection& sql, const std::vector<Row>& pack,
                       const ImportOrders& orders);

/// Those of the roadmap and of each action among `rows`, which also say what is otherwise for one
/// of them, and the moderators' hours; invented rules stay, unless these are invented too. False
/// where they could not be written.
bool put_talk_rules(SqlConnection& sql, Store& store, const std::vector<Row>& rows,
                    const TalkRules& rules, std::int64_t now);

}  // namespace cairn::server
