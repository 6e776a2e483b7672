// What leaves the store because its time is over.
#include <map>
#include <utility>

#include "json/build.h"
#include "kiosk/bag_list.h"
#include "kiosk/heartbeats.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/scope_rows.h"
#include "ledger/store.h"

namespace cairn::server {

namespace {

constexpr auto put_op = static_cast<std::int64_t>(Op::put);

using ByScope = std::map<std::string, std::vector<Row>>;

/// Rows of that kind from before, by scope; false where they could not be read.
bool older(SqlConnection& sql, std::string_view kind, std::int64_t before, ByScope& found) {
  return in_transaction(sql, false, [&] {
    found.clear();
    const auto query =
        sql.query("SELECT scope, id, ord, body FROM item WHERE kind = $1 AND ord < $2");
    query->bind(1, kind).bind(2, before);
    while (query->row()) {
      found[query->text(0)].push_back(
          {std::string(kind), query->text(1), query->number(2), query->text(3)});
    }
  });
}

/// When its contribution last changed, a decision included; 0: it is there no more.
std::int64_t last_moved(SqlConnection& sql, std::string_view scope, std::string_view id) {
  std::int64_t moved = 0;
  in_transaction(sql, false, [&] {
    const auto query = sql.query(
        "SELECT moved FROM change WHERE scope = $1 AND kind = $2 AND id = $3 AND lane = $4");
    query->bind(1, scope).bind(2, "contribution").bind(3, id).bind(4, staff_lane);
    moved = query->row() ? query->number(0) : 0;
  });
  return moved;
}

}  // namespace

bool Store::scrub(std::string_view scope, const std::vector<Row>& rows, std::int64_t now) {
  if (rows.empty()) return true;
  const bool done = in_transaction(sql_, true, [&] {
    ScopeRows held(sql_, scope);
    std::vector<Change> changes;
    for (const Row& row : rows) changes.push_back({Op::scrub, {row.kind, row.id, 0, {}}, {}});
    held.advance();
    held.change(changes, now);
    held.finish();
  });
  owes_overwrite_ = owes_overwrite_ || done;
  return done;
}

bool Store::purge_tombstones(std::int64_t before) {
  struct Floor {
    std::string scope, lane;
    std::int64_t seq;
  };
  std::vector<Floor> floors;
  const bool read = in_transaction(sql_, false, [&] {
    floors.clear();
    const auto old = sql_.query(
        "SELECT scope, lane, MAX(seq) FROM change WHERE op <> $1 AND moved < $2 "
        "GROUP BY scope, lane");
    old->bind(1, put_op).bind(2, before);
    while (old->row()) floors.push_back({old->text(0), old->text(1), old->number(2)});
  });
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
  return read;
}

bool Store::purge_waiting(std::int64_t before, std::int64_t now) {
  std::vector<std::pair<std::string, std::string>> vain;  // scope, target
  const bool read = in_transaction(sql_, false, [&] {
    vain.clear();
    const auto waits = sql_.query(
        "SELECT awaiting.scope, awaiting.target FROM awaiting JOIN item "
        "ON item.scope = awaiting.scope AND item.kind = 'waiting' AND item.id = awaiting.target "
        "WHERE awaiting.since < $1");
    waits->bind(1, before);
    while (waits->row()) vain.emplace_back(waits->text(0), waits->text(1));
  });
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
  return read;
}

bool Store::purge_reports(std::int64_t before, std::int64_t now) {
  ByScope old;
  if (!older(sql_, "report", before, old)) return false;
  for (auto& [scope, reports] : old) {
    const std::string in = scope;
    std::erase_if(reports, [&](const Row& report) {
      return last_moved(sql_, in, text_of(body_of(report), "on")) >= before;
    });
    std::vector<Row> papers;
    for (const Row& report : reports) papers.push_back({"author", report.id, 0, {}});
    papers.insert(papers.end(), reports.begin(), reports.end());
    if (!scrub(in, papers, now)) return false;
  }
  return true;
}

/// What was blacked out is kept as long as a report: to be appealed, not for ever.
bool Store::purge_redactions(std::int64_t before, std::int64_t now) {
  ByScope old;
  if (!older(sql_, "redaction", before, old)) return false;
  for (const auto& [scope, redactions] : old) {
    if (!scrub(scope, redactions, now)) return false;
  }
  return true;
}

/// Who supported is forgotten; how many did is nobody's, and stays.
bool Store::purge_supports(std::int64_t before, std::int64_t now) {
  ByScope old;
  if (!older(sql_, "support", before, old)) return false;
  for (const auto& [scope, supports] : old) {
    if (!scrub(scope, supports, now)) return false;
  }
  return true;
}

bool Store::purge(std::int64_t now) {
  const Retention& retention = rules_.retention;
  const std::int64_t traces = now - retention.traces, words = now - retention.words;
  bool done = purge_reports(now - retention.reports, now) &&
              purge_redactions(now - retention.reports, now) && purge_supports(words, now) &&
              purge_staff(now - retention.staff, now) && purge_waiting(traces, now) &&
              purge_tombstones(traces);
  done = done && in_transaction(sql_, true, [&] {
           sql_.query("DELETE FROM quarantine WHERE at < $1")->bind(1, traces).run();
           sql_.query("DELETE FROM receipt WHERE at < $1")->bind(1, words).run();
           // A device of which nothing is known begins again at 1.
           sql_.query(
                   "DELETE FROM counted WHERE NOT EXISTS (SELECT 1 FROM receipt WHERE "
                   "receipt.scope = counted.scope AND receipt.device = counted.device)")
               ->run();
           sql_.query("DELETE FROM device WHERE seen < $1")->bind(1, words).run();
           drop_old_bags(sql_, now);
           drop_heartbeats(sql_);
         });
  return overwrite(true) && done;
}

std::vector<Doomed> Store::overdue(std::int64_t now) {
  ByScope old;
  std::vector<Doomed> doomed;
  if (!older(sql_, "contribution", now - rules_.retention.words, old)) return doomed;
  for (const auto& [scope, rows] : old) {
    for (const Row& row : rows) doomed.push_back({scope, row.kind, row.id});
  }
  return doomed;
}

}  // namespace cairn::server
