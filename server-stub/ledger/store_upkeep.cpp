// What the store does apart from intents: rows of the house, purges, and small questions.
#include <set>
#include <utility>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

constexpr const char* decisions_device = "decisions.log";

}  // namespace

bool Store::put_public(std::string_view scope, const std::vector<Row>& rows,
                       const std::vector<std::string>& kinds, std::int64_t now) {
  return in_transaction(sql_, true, [&] {
    ScopeRows held(sql_, scope);
    std::vector<Change> changes;
    std::set<std::pair<std::string, std::string>> wanted;
    for (const Row& row : rows) {
      wanted.emplace(row.kind, row.id);
      const auto before = held.row(row.kind, row.id);
      if (before && *before == row) continue;
      changes.push_back({Op::put, row, {std::string(public_lane)}});
    }
    for (const std::string& kind : kinds) {
      const auto query = sql_.query("SELECT id FROM item WHERE scope = $1 AND kind = $2");
      query->bind(1, scope).bind(2, kind);
      while (query->row()) {
        const std::string id = query->text(0);
        if (wanted.count({kind, id}) == 0) changes.push_back({Op::remove, {kind, id, 0, {}}, {}});
      }
    }
    if (changes.empty()) return;
    held.advance();
    held.change(changes, now);
    held.finish();
  });
}

bool Store::purge(std::int64_t now) {
  const std::int64_t before = now - tombstone_ms;
  const auto put_op = static_cast<std::int64_t>(Op::put);
  struct Floor {
    std::string scope, lane;
    std::int64_t seq;
  };
  std::vector<Floor> floors;
  std::vector<std::pair<std::string, std::string>> vain;  // scope, target
  const bool read = in_transaction(sql_, false, [&] {
    floors.clear();
    vain.clear();
    const auto old = sql_.query(
        "SELECT scope, lane, MAX(seq) FROM change WHERE op <> $1 AND moved < $2 "
        "GROUP BY scope, lane");
    old->bind(1, put_op).bind(2, before);
    while (old->row()) floors.push_back({old->text(0), old->text(1), old->number(2)});
    const auto waits = sql_.query(
        "SELECT awaiting.scope, awaiting.target FROM awaiting JOIN item "
        "ON item.scope = awaiting.scope AND item.kind = 'waiting' AND item.id = awaiting.target "
        "WHERE awaiting.since < $1");
    waits->bind(1, before);
    while (waits->row()) vain.emplace_back(waits->text(0), waits->text(1));
  });
  if (!read) return false;
  for (const Floor& floor : floors) {
    const bool done = in_transaction(sql_, true, [&] {
      ScopeRows lock(sql_, floor.scope);
      sql_.query(
              "DELETE FROM change WHERE scope = $1 AND lane = $2 AND seq <= $3 AND op <> $4 "
              "AND moved < $5")
          ->bind(1, floor.scope)
          .bind(2, floor.lane)
          .bind(3, floor.seq)
          .bind(4, put_op)
          .bind(5, before)
          .run();
      sql_.query("UPDATE lane SET floor = $1 WHERE scope = $2 AND lane = $3 AND floor < $1")
          ->bind(1, floor.seq)
          .bind(2, floor.scope)
          .bind(3, floor.lane)
          .run();
    });
    if (!done) return false;
  }
  for (const auto& [scope, target] : vain) {
    const std::string in = scope, on = target;
    const bool done = in_transaction(sql_, true, [&] {
      ScopeRows rows(sql_, in);
      const std::int64_t seq = rows.advance();
      ScopeReceipts(sql_, in).settle_all(on, Outcome::rejected, Reason::unknown_target, seq);
      rows.change({{Op::scrub, {"waiting", on, 0, {}}, {}}}, now);
      rows.finish();
    });
    if (!done) return false;
  }
  const bool done = in_transaction(sql_, true, [&] {
    sql_.query("DELETE FROM quarantine WHERE at < $1")->bind(1, before).run();
  });
  owes_overwrite_ = sql_.overwrite() != Sql::ok;
  return done;
}

bool Store::replay(std::string_view scope, Intent intent, std::int64_t at) {
  Arrival arrival;
  arrival.device = decisions_device;
  bool known = false;
  const bool read = in_transaction(sql_, false, [&] {
    const ScopeReceipts receipts(sql_, scope);
    known = receipts.of_intent(intent.id).has_value();
    intent.n = receipts.last_n(arrival.device) + 1;
  });
  if (!read || known) return read;
  JsonError error;
  const auto body = read_json(intent.body, error);
  const auto author = body ? item_of(sql_, scope, "author", text_of(*body, "on")) : std::nullopt;
  if (author) arrival.actor.claims = {std::string(text_of(body_of(*author), "claim"))};
  arrival.actor.person = decisions_device;
  arrival.actor.is_moderator = true;
  arrival.intent = std::move(intent);
  // It is written down already.
  auto write_down = std::exchange(rules_.write_down, nullptr);
  const bool done = apply(scope, {arrival}, at).ok;
  rules_.write_down = std::move(write_down);
  return done;
}

Counted Store::counted(std::string_view scope, std::string_view device) {
  Counted counted;
  in_transaction(sql_, false, [&] {
    const ScopeReceipts receipts(sql_, scope);
    counted.acked_n = counted.durable_n = receipts.last_n(device);
    if (!rules_.backups) return;
    const auto query = sql_.query("SELECT durable FROM scope WHERE scope = $1");
    const std::int64_t durable = query->bind(1, scope).row() ? query->number(0) : 0;
    counted.durable_n = receipts.last_n_by(device, durable);
  });
  return counted;
}

std::vector<Receipt> Store::receipts(std::string_view scope, std::string_view device,
                                     const std::vector<std::int64_t>& numbers) {
  std::vector<Receipt> found;
  in_transaction(sql_, false, [&] {
    found.clear();
    const ScopeReceipts receipts(sql_, scope);
    for (const std::int64_t n : numbers) {
      if (auto receipt = receipts.at(device, n)) found.push_back(std::move(*receipt));
    }
  });
  return found;
}

std::string Store::epoch() {
  std::string epoch;
  in_transaction(sql_, false, [&] { epoch = house_fact(sql_, "epoch"); });
  return epoch;
}

bool Store::set_epoch(std::string_view epoch) {
  return in_transaction(sql_, true, [&] { set_house_fact(sql_, "epoch", epoch); });
}

}  // namespace cairn::server
