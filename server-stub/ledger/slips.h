// Slips that are entered by many, from a file, by whoever may write the ledger's files: as a relay
// enters one (charge/slip.h).
//
// Promises: an id is made of what the slip says (HMAC-SHA-256 under the server's key, of subject,
// form, stance, language, place, channel, words, and how many equal ones stand before it in the
// file), so that a file entered twice makes no twin, two people of one workshop may say the same,
// and nobody who knows the words can take the id beforehand. Each is a person of its own, under a
// deposit code of its own. All are judged before any is written; then a subject at a time. What
// the machine fails at in between is entered by the same file again.
// Leaves out: the file (sheets/slips.h), words (commands/).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/receipt.h"
#include "ledger/store.h"
#include "sheets/slips.h"

namespace cairn::server {

struct Slip {
  SlipLine line;
  std::string id;
  std::string code;  // empty: none yet
};

std::vector<Slip> slips_of(const std::vector<SlipLine>& lines, std::string_view key);

struct SlipFate {
  bool is_known = false;  // it was entered before: nothing more comes of it
  Outcome outcome = Outcome::applied;
  Reason reason = Reason::none;
};

/// What would come of each now, in order; nothing where the ledger cannot be read.
std::optional<std::vector<SlipFate>> judge(SqlConnection& sql, const std::vector<Slip>& slips,
                                           std::int64_t now);

/// Enters those that have a code; of those that are in the ledger then, `entered` is true. False
/// where it could not all be written.
bool enter(Store& store, const std::vector<Slip>& slips, std::string_view key, std::int64_t now,
           std::vector<bool>& entered);

}  // namespace cairn::server
