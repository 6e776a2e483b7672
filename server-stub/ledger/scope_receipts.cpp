#include "ledger/scope_receipts.h"

#include <vector>

#include "ledger/intent.h"

namespace cairn::server {

namespace {

Receipt receipt_in(const SqlQuery& query) {
  Receipt r;
  r.n = query.number(0);
  r.id = query.text(1);
  r.outcome = static_cast<Outcome>(query.number(2));
  r.reason = static_cast<Reason>(query.number(3));
  r.seq = query.number(4);
  r.at = query.number(5);
  return r;
}

constexpr auto held = static_cast<std::int64_t>(Outcome::held);
constexpr auto duplicate = static_cast<std::int64_t>(Outcome::duplicate);

// Verdicts are kept as numbers: a new one goes behind these.
static_assert(held == 1 && duplicate == 2 && static_cast<int>(Outcome::quarantined) == 6);
static_assert(static_cast<int>(Reason::unknown_kind) == 16);

}  // namespace

std::int64_t ScopeReceipts::last_n(std::string_view device) const {
  const auto query = sql_.query("SELECT last_n FROM counted WHERE scope = $1 AND device = $2");
  return query->bind(1, scope_).bind(2, device).row() ? query->number(0) : 0;
}

std::optional<Receipt> ScopeReceipts::at(std::string_view device, std::int64_t n) const {
  const auto query = sql_.query(
      "SELECT n, id, outcome, reason, seq, at FROM receipt "
      "WHERE scope = $1 AND device = $2 AND n = $3");
  if (!query->bind(1, scope_).bind(2, device).bind(3, n).row()) return {};
  return receipt_in(*query);
}

std::optional<Receipt> ScopeReceipts::of_intent(std::string_view id) const {
  // The first verdict is the one that stood; those of its copies came after it.
  const auto query = sql_.query(
      "SELECT n, id, outcome, reason, seq, at FROM receipt WHERE scope = $1 AND id = $2 "
      "AND outcome <> $3 ORDER BY at, seq LIMIT 1");
  if (!query->bind(1, scope_).bind(2, id).bind(3, duplicate).row()) return {};
  return receipt_in(*query);
}

std::int64_t ScopeReceipts::last_n_by(std::string_view device, std::int64_t seq) const {
  const auto query = sql_.query(
      "SELECT n FROM receipt WHERE scope = $1 AND device = $2 AND seq <= $3 "
      "ORDER BY n DESC LIMIT 1");
  return query->bind(1, scope_).bind(2, device).bind(3, seq).row() ? query->number(0) : 0;
}

void ScopeReceipts::keep(std::string_view device, const Receipt& r) {
  sql_.query(
          "INSERT INTO receipt(scope, device, n, id, outcome, reason, seq, at) "
          "VALUES($1, $2, $3, $4, $5, $6, $7, $8)")
      ->bind(1, scope_)
      .bind(2, device)
      .bind(3, r.n)
      .bind(4, r.id)
      .bind(5, static_cast<std::int64_t>(r.outcome))
      .bind(6, static_cast<std::int64_t>(r.reason))
      .bind(7, r.seq)
      .bind(8, r.at)
      .run();
  sql_.query(
          "INSERT INTO counted(scope, device, last_n) VALUES($1, $2, $3) "
          "ON CONFLICT(scope, device) DO UPDATE SET last_n = excluded.last_n")
      ->bind(1, scope_)
      .bind(2, device)
      .bind(3, r.n)
      .run();
}

void ScopeReceipts::await(std::string_view target, std::string_view id, std::int64_t now) {
  sql_.query(
          "INSERT INTO awaiting(scope, target, id, since) VALUES($1, $2, $3, $4) "
          "ON CONFLICT(scope, target, id) DO NOTHING")
      ->bind(1, scope_)
      .bind(2, target)
      .bind(3, id)
      .bind(4, now)
      .run();
}

void ScopeReceipts::settle(std::string_view id, Outcome outcome, Reason reason, std::int64_t seq) {
  sql_.query(
          "UPDATE receipt SET outcome = $1, reason = $2, seq = $3 "
          "WHERE scope = $4 AND id = $5 AND outcome = $6")
      ->bind(1, static_cast<std::int64_t>(outcome))
      .bind(2, static_cast<std::int64_t>(reason))
      .bind(3, seq)
      .bind(4, scope_)
      .bind(5, id)
      .bind(6, held)
      .run();
  sql_.query("DELETE FROM awaiting WHERE scope = $1 AND id = $2")
      ->bind(1, scope_)
      .bind(2, id)
      .run();
}

int ScopeReceipts::settle_all(std::string_view target, Outcome outcome, Reason reason,
                              std::int64_t seq) {
  std::vector<std::string> ids;
  {
    const auto query = sql_.query("SELECT id FROM awaiting WHERE scope = $1 AND target = $2");
    query->bind(1, scope_).bind(2, target);
    while (query->row()) ids.push_back(query->text(0));
  }
  for (const std::string& id : ids) settle(id, outcome, reason, seq);
  return static_cast<int>(ids.size());
}

void ScopeReceipts::quarantine(std::string_view device, const Intent& intent, std::int64_t now) {
  sql_.query(
          "INSERT INTO quarantine(scope, id, device, n, kind, body, at) "
          "VALUES($1, $2, $3, $4, $5, $6, $7) ON CONFLICT(scope, id) DO NOTHING")
      ->bind(1, scope_)
      .bind(2, intent.id)
      .bind(3, device)
      .bind(4, intent.n)
      .bind(5, intent.kind)
      .bind(6, intent.body)
      .bind(7, now)
      .run();
}

bool ScopeReceipts::drop_quarantined(std::string_view device, std::string_view id) {
  if (!is_id(id)) return false;
  {
    const auto query =
        sql_.query("SELECT n FROM quarantine WHERE scope = $1 AND id = $2 AND device = $3");
    if (!query->bind(1, scope_).bind(2, id).bind(3, device).row()) return false;
  }
  sql_.query("DELETE FROM quarantine WHERE scope = $1 AND id = $2")
      ->bind(1, scope_)
      .bind(2, id)
      .run();
  return true;
}

}  // namespace cairn::server
