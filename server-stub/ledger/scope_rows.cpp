#include "ledger/scope_rows.h"

#include <algorithm>

#include "ledger/lane.h"

namespace cairn::server {

namespace {

constexpr std::size_t id_most = 200;

bool has(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

/// What becomes of one row when all changes of one intent are told.
struct ScopeRows::Fate {
  Row row;
  std::vector<std::string> lanes;
  bool stays = false;
  bool scrubbed = false;
};

ScopeRows::ScopeRows(SqlConnection& sql, std::string_view scope) : sql_(sql), scope_(scope) {
  sql_.query(
          "INSERT INTO scope(scope, head, durable) VALUES($1, 0, 0) ON CONFLICT(scope) DO NOTHING")
      ->bind(1, scope_)
      .run();
  // The lock: a write that changes nothing.
  sql_.query("UPDATE scope SET head = head WHERE scope = $1")->bind(1, scope_).run();
  const auto query = sql_.query("SELECT head, durable FROM scope WHERE scope = $1");
  if (query->bind(1, scope_).row()) {
    began_ = head_ = query->number(0);
    durable_ = query->number(1);
  }
}

std::optional<Row> ScopeRows::row(std::string_view kind, std::string_view id) const {
  // No id of ours is that long or holds a NUL, which some databases cannot even be asked for.
  if (id.size() > id_most || id.find('\0') != id.npos) return {};
  const auto query =
      sql_.query("SELECT ord, body FROM item WHERE scope = $1 AND kind = $2 AND id = $3");
  if (!query->bind(1, scope_).bind(2, kind).bind(3, id).row()) return {};
  return Row{std::string(kind), std::string(id), query->number(0), query->text(1)};
}

std::int64_t ScopeRows::moved(std::string_view kind, std::string_view id,
                              std::string_view lane) const {
  const auto query = sql_.query(
      "SELECT moved FROM change WHERE scope = $1 AND kind = $2 AND id = $3 AND lane = $4");
  query->bind(1, scope_).bind(2, kind).bind(3, id).bind(4, lane);
  return query->row() ? query->number(0) : 0;
}

LaneState& ScopeRows::lane(const std::string& name) {
  const auto at = lanes_.find(name);
  if (at != lanes_.end()) return at->second;
  LaneState state;
  const auto query =
      sql_.query("SELECT head, floor, hash FROM lane WHERE scope = $1 AND lane = $2");
  if (query->bind(1, scope_).bind(2, name).row()) {
    state = {query->number(0), query->number(1), SetHash::of(query->text(2))};
  }
  return lanes_.emplace(name, state).first->second;
}

void ScopeRows::change(const std::vector<Change>& changes, std::int64_t now) {
  std::vector<Fate> fates;
  for (const Change& change : changes) {
    const auto same = [&](const Fate& f) {
      return f.row.kind == change.row.kind && f.row.id == change.row.id;
    };
    auto fate = std::find_if(fates.begin(), fates.end(), same);
    if (fate == fates.end()) fate = fates.insert(fates.end(), Fate{});
    fate->row = change.row;
    fate->lanes = change.lanes;
    fate->stays = change.op == Op::put;
    fate->scrubbed = fate->scrubbed || change.op == Op::scrub;
  }
  for (const Fate& fate : fates) settle(fate, now);
}

void ScopeRows::settle(const Fate& fate, std::int64_t now) {
  struct Entry {
    std::string lane;
    std::int64_t seq;
    Op op;
  };
  std::vector<Entry> before;
  {
    const auto query =
        sql_.query("SELECT lane, seq, op FROM change WHERE scope = $1 AND kind = $2 AND id = $3");
    query->bind(1, scope_).bind(2, fate.row.kind).bind(3, fate.row.id);
    while (query->row()) {
      before.push_back({query->text(0), query->number(1), static_cast<Op>(query->number(2))});
    }
  }
  scrubbed_ = scrubbed_ || fate.scrubbed;
  for (const Entry& entry : before) {
    if (entry.op == Op::put) lane(entry.lane).hash.take(fate.row.kind, fate.row.id, entry.seq);
    if (fate.stays && has(fate.lanes, entry.lane)) continue;
    // Who was told "delete" is told to overwrite too, once that is asked for.
    if (entry.op == Op::put || (fate.scrubbed && entry.op == Op::remove)) {
      move(fate.row, entry.lane, fate.scrubbed ? Op::scrub : Op::remove, now);
      took_back_ = took_back_ || entry.lane == public_lane;
    }
  }
  if (!fate.stays) {
    sql_.query("DELETE FROM item WHERE scope = $1 AND kind = $2 AND id = $3")
        ->bind(1, scope_)
        .bind(2, fate.row.kind)
        .bind(3, fate.row.id)
        .run();
    return;
  }
  sql_.query(
          "INSERT INTO item(scope, kind, id, rev, ord, body) VALUES($1, $2, $3, $4, $5, $6) "
          "ON CONFLICT(scope, kind, id) DO UPDATE SET rev = excluded.rev, ord = excluded.ord, "
          "body = excluded.body")
      ->bind(1, scope_)
      .bind(2, fate.row.kind)
      .bind(3, fate.row.id)
      .bind(4, head_)
      .bind(5, fate.row.ord)
      .bind(6, fate.row.body)
      .run();
  for (const std::string& name : fate.lanes) {
    move(fate.row, name, Op::put, now);
    lane(name).hash.add(fate.row.kind, fate.row.id, head_);
  }
  // The old words of a public row that changed are in older snapshots.
  if (fate.scrubbed && has(fate.lanes, public_lane)) took_back_ = true;
}

void ScopeRows::move(const Row& row, const std::string& name, Op op, std::int64_t now) {
  sql_.query(
          "INSERT INTO change(scope, kind, id, lane, seq, op, moved) "
          "VALUES($1, $2, $3, $4, $5, $6, $7) ON CONFLICT(scope, kind, id, lane) "
          "DO UPDATE SET seq = excluded.seq, op = excluded.op, moved = excluded.moved")
      ->bind(1, scope_)
      .bind(2, row.kind)
      .bind(3, row.id)
      .bind(4, name)
      .bind(5, head_)
      .bind(6, static_cast<std::int64_t>(op))
      .bind(7, now)
      .run();
  lane(name).head = head_;
}

void ScopeRows::finish() {
  if (head_ != began_) {
    sql_.query("UPDATE scope SET head = $1 WHERE scope = $2")->bind(1, head_).bind(2, scope_).run();
  }
  for (const auto& [name, state] : lanes_) {
    sql_.query(
            "INSERT INTO lane(scope, lane, head, floor, hash) VALUES($1, $2, $3, $4, $5) "
            "ON CONFLICT(scope, lane) DO UPDATE SET head = excluded.head, hash = excluded.hash")
        ->bind(1, scope_)
        .bind(2, name)
        .bind(3, state.head)
        .bind(4, state.floor)
        .bind(5, state.hash.text())
        .run();
  }
}

}  // namespace cairn::server
