#include "replica/base.h"

#include <optional>

#include "ledger/lane.h"
#include "ledger/set_hash.h"
#include "pack/pack.h"
#include "replica/search_index.h"
#include "replica/statement.h"
#include "replica/talk_index.h"

namespace cairn {

namespace {

/// A row the base has, and since when.
struct Kept {
  Row row;
  std::int64_t rev = 0;
};

/// One lane being changed, inside a transaction.
class Lane {
 public:
  Lane(sqlite3* db, std::string_view scope, std::string_view lane);
  bool ok() const { return nr != 0; }
  bool keep_parts(const std::vector<DeltaRow>& rows);
  bool merge();
  bool clear(bool words_only);  // rows of the lane; rules and tallies are nobody's words
  bool keep_state();

  std::int64_t nr = 0, cursor = 0, next = 0;
  bool whole = true;
  SetHash sum;

 private:
  bool put(const DeltaRow& row);
  bool take_out(const std::string& kind, const std::string& id, std::int64_t scrubbed);
  bool clear_absent();
  std::int64_t rev_here(const std::string& kind, const std::string& id);
  bool is_elsewhere(const std::string& kind, const std::string& id);
  std::optional<Kept> kept(const std::string& kind, const std::string& id);
  bool store(const Row& row, std::int64_t rev);

  sqlite3* db_;
  std::string scope_;
  TalkIndex index_;
  // Prepared once for many rows.
  Statement rev_, elsewhere_, kept_, store_, enter_, leave_, gone_;
};

Lane::Lane(sqlite3* db, std::string_view scope, std::string_view lane)
    : db_(db),
      scope_(scope),
      index_(db, ""),
      rev_(db, "SELECT rev FROM base_lane WHERE stream = ? AND kind = ? AND id = ?"),
      elsewhere_(db,
                 "SELECT 1 FROM stream s CROSS JOIN base_lane l ON l.stream = s.nr "
                 "WHERE s.scope = ? AND l.kind = ? AND l.id = ? AND s.nr <> ?"),
      kept_(db, "SELECT ord, body, rev FROM base_row WHERE scope = ? AND kind = ? AND id = ?"),
      store_(db,
             "INSERT INTO base_row(scope, kind, id, ord, body, rev) VALUES(?, ?, ?, ?, ?, ?) "
             "ON CONFLICT DO UPDATE SET ord = excluded.ord, body = excluded.body, "
             "rev = excluded.rev"),
      enter_(db, "INSERT OR REPLACE INTO base_lane VALUES(?, ?, ?, ?)"),
      leave_(db, "DELETE FROM base_lane WHERE stream = ? AND kind = ? AND id = ?"),
      gone_(db, "DELETE FROM base_row WHERE scope = ? AND kind = ? AND id = ?") {
  Statement make(db, "INSERT OR IGNORE INTO stream(scope, lane) VALUES(?, ?)");
  if (!make.bind(1, scope).bind(2, lane).run()) return;
  Statement find(db,
                 "SELECT nr, cursor, next, whole, set_hash FROM stream "
                 "WHERE scope = ? AND lane = ?");
  if (!find.bind(1, scope).bind(2, lane).row()) return;
  nr = find.number(0);
  cursor = find.number(1);
  next = find.number(2);
  whole = find.number(3) != 0;
  sum = SetHash::of(find.text(4));
}

bool Lane::keep_state() {
  Statement keep(db_,
                 "UPDATE stream SET cursor = ?, next = ?, whole = ?, set_hash = ? WHERE nr = ?");
  const std::string hash = sum.text();
  keep.bind(1, cursor).bind(2, next).bind(3, whole ? 1 : 0).bind(4, hash).bind(5, nr);
  return keep.run();
}

bool Lane::keep_parts(const std::vector<DeltaRow>& rows) {
  Statement keep(db_, "INSERT OR REPLACE INTO incoming VALUES(?, ?, ?, ?, ?, ?, ?)");
  for (const DeltaRow& row : rows) {
    keep.bind(1, nr).bind(2, row.row.kind).bind(3, row.row.id);
    keep.bind(4, static_cast<std::int64_t>(row.op)).bind(5, row.rev);
    keep.bind(6, row.row.ord).bind(7, row.row.body);
    if (!keep.run()) return false;
  }
  return true;
}

std::int64_t Lane::rev_here(const std::string& kind, const std::string& id) {
  const bool found = rev_.again().bind(1, nr).bind(2, kind).bind(3, id).row();
  const std::int64_t rev = found ? rev_.number(0) : -1;
  rev_.again();
  return rev;
}

bool Lane::is_elsewhere(const std::string& kind, const std::string& id) {
  elsewhere_.again().bind(1, scope_).bind(2, kind).bind(3, id).bind(4, nr);
  const bool found = elsewhere_.row();
  elsewhere_.again();
  return found;
}

std::optional<Kept> Lane::kept(const std::string& kind, const std::string& id) {
  std::optional<Kept> kept;
  if (kept_.again().bind(1, scope_).bind(2, kind).bind(3, id).row()) {
    kept = Kept{{kind, id, kept_.number(0), std::string(kept_.text(1))}, kept_.number(2)};
  }
  kept_.again();
  return kept;
}

bool Lane::store(const Row& row, std::int64_t rev) {
  store_.bind(1, scope_).bind(2, row.kind).bind(3, row.id).bind(4, row.ord).bind(5, row.body);
  return store_.bind(6, rev).run();
}

bool Lane::put(const DeltaRow& change) {
  const Row& row = change.row;
  const std::int64_t before = rev_here(row.kind, row.id);
  if (before >= 0) sum.take(row.kind, row.id, before);
  sum.add(row.kind, row.id, change.rev);
  if (!enter_.bind(1, nr).bind(2, row.kind).bind(3, row.id).bind(4, change.rev).run()) return false;
  const auto old = kept(row.kind, row.id);
  // Another lane knows better; but alone, the server's word stands whatever is here.
  if (old && old->rev > change.rev && is_elsewhere(row.kind, row.id)) return true;
  if (old && !index_.take_out(scope_, old->row)) return false;
  return store(row, change.rev) && index_.put(scope_, row);
}

/// `scrubbed`: when it was; 0: it only left this lane.
bool Lane::take_out(const std::string& kind, const std::string& id, std::int64_t scrubbed) {
  const std::int64_t before = rev_here(kind, id);
  if (before >= 0) sum.take(kind, id, before);
  if (!leave_.bind(1, nr).bind(2, kind).bind(3, id).run()) return false;
  const auto old = kept(kind, id);
  if (!old) return true;
  const bool stays = is_elsewhere(kind, id);
  if (stays && old->rev >= scrubbed) return true;
  if (!index_.take_out(scope_, old->row)) return false;
  // Another lane will say what became of it; its words go now.
  if (stays) return store({kind, id, old->row.ord, "{}"}, scrubbed);
  return gone_.bind(1, scope_).bind(2, kind).bind(3, id).run();
}

bool Lane::clear(bool words_only) {
  std::vector<Row> rows;
  Statement list(db_,
                 "SELECT kind, id FROM base_lane WHERE stream = ? AND (? = 0 OR kind NOT IN "
                 "('talk', 'tally'))");
  list.bind(1, nr).bind(2, std::int64_t{words_only});
  while (list.row()) rows.push_back({std::string(list.text(0)), std::string(list.text(1)), 0, {}});
  for (const Row& row : rows) {
    if (!take_out(row.kind, row.id, 0)) return false;
  }
  return !list.failed();
}

/// What the catch-up from 0 did not name is no more.
bool Lane::clear_absent() {
  std::vector<Row> rows;
  Statement list(db_,
                 "SELECT kind, id FROM base_lane l WHERE stream = ? AND NOT EXISTS(SELECT 1 FROM "
                 "incoming i WHERE i.stream = l.stream AND i.kind = l.kind AND i.id = l.id)");
  list.bind(1, nr);
  while (list.row()) rows.push_back({std::string(list.text(0)), std::string(list.text(1)), 0, {}});
  for (const Row& row : rows) {
    if (!take_out(row.kind, row.id, 0)) return false;
  }
  if (list.failed() || scope_ != roadmap_scope) return !list.failed();
  // Of a snapshot, whose rows are in no lane.
  Statement lost(db_,
                 "DELETE FROM base_row AS r WHERE scope = ?1 AND NOT EXISTS(SELECT 1 FROM stream s "
                 "CROSS JOIN base_lane l ON l.stream = s.nr WHERE s.scope = ?1 AND l.kind = r.kind "
                 "AND l.id = r.id)");
  return lost.bind(1, scope_).run();
}

bool Lane::merge() {
  if (whole) {
    // Anew, so that a sum gone wrong is right again.
    Statement entries(db_, "DELETE FROM base_lane WHERE stream = ?");
    if (!clear_absent() || !entries.bind(1, nr).run()) return false;
    sum = {};
  }
  Statement list(db_,
                 "SELECT kind, id, op, rev, ord, body FROM incoming WHERE stream = ? "
                 "ORDER BY kind, id");
  list.bind(1, nr);
  while (list.row()) {
    DeltaRow change{static_cast<Op>(list.number(2)),
                    list.number(3),
                    {std::string(list.text(0)), std::string(list.text(1)), list.number(4),
                     std::string(list.text(5))}};
    const std::int64_t scrubbed = change.op == Op::scrub ? change.rev : 0;
    const bool done =
        change.op == Op::put ? put(change) : take_out(change.row.kind, change.row.id, scrubbed);
    if (!done) return false;
  }
  return !list.failed() &&
         Statement(db_, "DELETE FROM incoming WHERE stream = ?").bind(1, nr).run();
}

bool index_roadmap(sqlite3* db) {
  std::vector<Row> rows;
  Statement list(db,
                 "SELECT kind, id, ord, body FROM base_row WHERE scope = ? ORDER BY kind, ord, id");
  list.bind(1, roadmap_scope);
  while (list.row()) {
    rows.push_back({std::string(list.text(0)), std::string(list.text(1)), list.number(2),
                    std::string(list.text(3))});
  }
  return !list.failed() && index_actions(db, roadmap_of(rows));
}

Taken take_in(sqlite3* db, const Delta& delta) {
  Lane lane(db, delta.scope, delta.lane);
  if (!lane.ok()) return Taken::failed;
  if (delta.from != lane.next) return Taken::stale;
  if (!lane.keep_parts(delta.rows)) return Taken::failed;
  lane.next = delta.to;
  if (delta.more) return lane.keep_state() ? Taken::part : Taken::failed;
  if (!lane.merge()) return Taken::failed;
  if (!delta.set_hash.empty() && SetHash::of(delta.set_hash) != lane.sum) return Taken::mismatch;
  lane.cursor = delta.to;
  lane.whole = false;
  const bool is_roadmap = delta.scope == roadmap_scope && !delta.rows.empty();
  if (!lane.keep_state() || (is_roadmap && !index_roadmap(db))) return Taken::failed;
  return Taken::complete;
}

bool end(sqlite3* db, bool done) {
  if (done && execute(db, "COMMIT")) return true;
  execute(db, "ROLLBACK");
  return false;
}

}  // namespace

Taken take(sqlite3* db, const Delta& delta) {
  if (!execute(db, "BEGIN")) return Taken::failed;
  const Taken taken = take_in(db, delta);
  const bool kept = taken == Taken::complete || taken == Taken::part;
  if (!end(db, kept)) return kept ? Taken::failed : taken;
  return taken;
}

std::vector<Taken> take_together(sqlite3* db, const std::vector<const Delta*>& deltas) {
  std::vector<Taken> all;
  bool done = deltas.size() > 1 && execute(db, "BEGIN");
  for (std::size_t i = 0; i < deltas.size() && done; ++i) {
    all.push_back(take_in(db, *deltas[i]));
    done = all.back() != Taken::mismatch && all.back() != Taken::failed;
  }
  if (end(db, done)) return all;
  all.clear();
  for (const Delta* delta : deltas) all.push_back(take(db, *delta));
  return all;
}

bool reset_lane(sqlite3* db, std::string_view scope, std::string_view name, Clear clear) {
  if (!execute(db, "BEGIN")) return false;
  Lane lane(db, scope, name);
  bool done =
      lane.ok() && Statement(db, "DELETE FROM incoming WHERE stream = ?").bind(1, lane.nr).run();
  if (done && clear != Clear::nothing) {
    done = lane.clear(clear == Clear::words);
    lane.cursor = 0;
  }
  lane.next = 0;
  lane.whole = true;
  return end(db, done && lane.keep_state());
}

std::string epoch_of(sqlite3* db) {
  Statement find(db, "SELECT value FROM meta WHERE scope = '' AND key = 'epoch'");
  return find.row() ? std::string(find.text(0)) : "";
}

bool adopt_epoch(sqlite3* db, std::string_view epoch) {
  const std::string before = epoch_of(db);
  if (before == epoch) return true;
  if (!execute(db, "BEGIN")) return false;
  // Nor does a revision: the newest row of the history before is older than any of this one.
  const bool done = before.empty() || execute(db,
                                              "DELETE FROM incoming; UPDATE base_row SET rev = 0;"
                                              "UPDATE stream SET cursor = 0, next = 0, whole = 1");
  Statement keep(db, "INSERT OR REPLACE INTO meta VALUES('', 'epoch', ?)");
  return end(db, done && keep.bind(1, epoch).run());
}

std::vector<Stream> streams_of(sqlite3* db) {
  std::vector<Stream> streams;
  Statement list(db, "SELECT scope, lane, cursor, next, whole FROM stream ORDER BY scope, lane");
  while (list.row()) {
    streams.push_back({std::string(list.text(0)), std::string(list.text(1)), list.number(2),
                       list.number(3), list.number(4) != 0 || list.number(3) != list.number(2)});
  }
  return streams;
}

std::vector<Delta> own_lanes_of(sqlite3* db) {
  std::vector<Delta> lanes;
  Statement list(db,
                 "SELECT s.scope, s.lane, s.cursor, l.kind, l.id, l.rev, r.ord, r.body FROM stream "
                 "s CROSS JOIN base_lane l ON l.stream = s.nr JOIN base_row r ON r.scope = s.scope "
                 "AND r.kind = l.kind AND r.id = l.id WHERE s.lane >= 'own/' AND s.lane < 'own0' "
                 "AND NOT s.whole ORDER BY s.nr");
  while (list.row()) {
    if (lanes.empty() || lanes.back().scope != list.text(0) || lanes.back().lane != list.text(1)) {
      lanes.push_back(
          {std::string(list.text(0)), std::string(list.text(1)), 0, list.number(2), false, {}, {}});
    }
    lanes.back().rows.push_back({Op::put,
                                 list.number(5),
                                 {std::string(list.text(3)), std::string(list.text(4)),
                                  list.number(6), std::string(list.text(7))}});
  }
  return lanes;
}

}  // namespace cairn
