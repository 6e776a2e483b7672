#include "replica/part.h"

#include "ledger/lane.h"
#include "replica/base.h"
#include "replica/statement.h"

namespace cairn {

namespace {

std::string claim_over(sqlite3* db, const std::vector<Pending>& pending, std::string_view id) {
  for (const Pending& p : pending) {
    if (p.intent.id == id) return p.intent.claim;
  }
  Statement find(db,
                 "SELECT s.lane FROM base_lane l JOIN stream s ON s.nr = l.stream WHERE l.id = ? "
                 "AND s.lane >= 'own/' AND s.lane < 'own0'");
  return find.bind(1, id).row() ? std::string(claim_of(find.text(0))) : "";
}

bool drop_lane(sqlite3* db, const std::string& lane) {
  bool done = true;
  for (const Stream& stream : streams_of(db)) {
    if (stream.lane != lane) continue;
    done = reset_lane(db, stream.scope, lane, Clear::rows) && done;
  }
  // Its name holds the code.
  return Statement(db, "DELETE FROM stream WHERE lane = ?").bind(1, lane).run() && done;
}

/// False: it waits to be sent.
bool leave(sqlite3* db, Outbox& outbox, std::string_view id, bool& done) {
  const std::vector<Pending> pending = outbox.pending();
  const std::string claim = claim_over(db, pending, id);
  if (claim.empty()) return true;
  std::vector<std::string> intents;
  for (const Pending& p : pending) {
    if (p.intent.claim != claim) continue;
    if (!p.receipt && !p.is_shelved) return false;
    intents.push_back(p.intent.id);
  }
  done =
      outbox.release(intents) && outbox.drop_claim(claim) && drop_lane(db, own_lane(claim)) && done;
  for (const Draft& draft : outbox.drafts()) {
    if (draft.key.find(id) != draft.key.npos) done = outbox.keep_draft(draft.key, "") && done;
  }
  return true;
}

bool leave_slips(sqlite3* db, Outbox& outbox) {
  const std::string slips = outbox.staff("slips");
  std::string here;
  bool done = true;
  for (std::size_t at = 0; at + slip_note <= slips.size(); at += slip_note) {
    const std::string note = slips.substr(at, slip_note), code = note.substr(32);
    if (outbox.holds(std::string_view(note).substr(0, 32))) {
      here += note;
    } else {
      done = outbox.drop_claim(code) && drop_lane(db, own_lane(code)) && done;
    }
  }
  return done && (here == slips || outbox.set_staff("slips", here));
}

}  // namespace

bool part(sqlite3* db, Outbox& outbox) {
  const std::string asked = outbox.parting();
  std::string left;
  bool done = true;
  for (std::size_t at = 0; at + 32 <= asked.size(); at += 32) {
    const std::string id = asked.substr(at, 32);
    if (!leave(db, outbox, id, done)) left += id;
  }
  done = (left == asked || outbox.set_parting(left)) && done;
  return leave_slips(db, outbox) && done;
}

}  // namespace cairn
