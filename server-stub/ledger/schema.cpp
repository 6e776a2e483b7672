#include "ledger/schema.h"

namespace cairn::server {

namespace {

constexpr std::string_view version = "2";
// Before, rights stood with the device, and only by hand.
constexpr std::string_view from_1[] = {"ALTER TABLE device DROP COLUMN role"};

constexpr std::string_view tables[] = {
    "CREATE TABLE IF NOT EXISTS fact(scope TEXT NOT NULL, name TEXT NOT NULL, "
    "value TEXT NOT NULL, PRIMARY KEY(scope, name))",
    "CREATE TABLE IF NOT EXISTS scope(scope TEXT NOT NULL, head BIGINT NOT NULL, "
    "durable BIGINT NOT NULL, PRIMARY KEY(scope))",
    "CREATE TABLE IF NOT EXISTS item(scope TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, "
    "rev BIGINT NOT NULL, ord BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(scope, kind, id))",
    "CREATE TABLE IF NOT EXISTS change(scope TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, "
    "lane TEXT NOT NULL, seq BIGINT NOT NULL, op BIGINT NOT NULL, moved BIGINT NOT NULL, "
    "PRIMARY KEY(scope, kind, id, lane))",
    "CREATE INDEX IF NOT EXISTS change_by_seq ON change(scope, lane, seq)",
    "CREATE TABLE IF NOT EXISTS lane(scope TEXT NOT NULL, lane TEXT NOT NULL, "
    "head BIGINT NOT NULL, floor BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(scope, lane))",
    "CREATE INDEX IF NOT EXISTS lane_by_name ON lane(lane, scope)",
    "CREATE TABLE IF NOT EXISTS counted(scope TEXT NOT NULL, device TEXT NOT NULL, "
    "last_n BIGINT NOT NULL, PRIMARY KEY(scope, device))",
    "CREATE TABLE IF NOT EXISTS receipt(scope TEXT NOT NULL, device TEXT NOT NULL, "
    "n BIGINT NOT NULL, id TEXT NOT NULL, outcome BIGINT NOT NULL, reason BIGINT NOT NULL, "
    "seq BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY(scope, device, n))",
    "CREATE INDEX IF NOT EXISTS receipt_by_id ON receipt(scope, id)",
    "CREATE TABLE IF NOT EXISTS awaiting(scope TEXT NOT NULL, target TEXT NOT NULL, "
    "id TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY(scope, target, id))",
    "CREATE TABLE IF NOT EXISTS quarantine(scope TEXT NOT NULL, id TEXT NOT NULL, "
    "device TEXT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, "
    "at BIGINT NOT NULL, PRIMARY KEY(scope, id))",
    "CREATE TABLE IF NOT EXISTS erasing(scope TEXT NOT NULL, id TEXT NOT NULL, "
    "target TEXT NOT NULL, claim TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY(scope, id))",
    "CREATE TABLE IF NOT EXISTS figure(scope TEXT NOT NULL, year BIGINT NOT NULL, "
    "what TEXT NOT NULL, part TEXT NOT NULL, origin TEXT NOT NULL, n BIGINT NOT NULL, "
    "PRIMARY KEY(scope, year, what, part, origin))",
    "CREATE TABLE IF NOT EXISTS bag(scope TEXT NOT NULL, id TEXT NOT NULL, seq BIGINT NOT NULL, "
    "at BIGINT NOT NULL, PRIMARY KEY(scope, id))",
    "CREATE TABLE IF NOT EXISTS heartbeat(scope TEXT NOT NULL, device TEXT NOT NULL, "
    "seen BIGINT NOT NULL, version TEXT NOT NULL, waiting BIGINT NOT NULL, age BIGINT NOT NULL, "
    "storage BIGINT NOT NULL, clock BIGINT NOT NULL, PRIMARY KEY(scope, device))",
    "CREATE TABLE IF NOT EXISTS device(scope TEXT NOT NULL, device TEXT NOT NULL, "
    "person TEXT NOT NULL, channel TEXT NOT NULL, seen BIGINT NOT NULL, "
    "PRIMARY KEY(scope, device))",
};

}  // namespace

std::string make_tables(SqlConnection& sql) {
  std::string found;
  const bool made = in_transaction(sql, true, [&] {
    for (const std::string_view table : tables) sql.query(table)->run();
    found = house_fact(sql, "schema");
    if (found == "1") {
      for (const std::string_view step : from_1) sql.query(step)->run();
      found.clear();
    }
    if (found.empty()) set_house_fact(sql, "schema", version);
  });
  if (!made) return sql.error().empty() ? "the database cannot be opened" : sql.error();
  if (found.empty() || found == version) return {};
  return "its schema " + found + " is another than this program's (" + std::string(version) + ")";
}

std::string house_fact(SqlConnection& sql, std::string_view name) {
  const auto query = sql.query("SELECT value FROM fact WHERE scope = $1 AND name = $2");
  return query->bind(1, house_scope).bind(2, name).row() ? query->text(0) : "";
}

void set_house_fact(SqlConnection& sql, std::string_view name, std::string_view value) {
  sql.query(
         "INSERT INTO fact(scope, name, value) VALUES($1, $2, $3) "
         "ON CONFLICT(scope, name) DO UPDATE SET value = excluded.value")
      ->bind(1, house_scope)
      .bind(2, name)
      .bind(3, value)
      .run();
}

bool note_taken_back(SqlConnection& sql, std::string_view mark) {
  return in_transaction(sql, true, [&] { set_house_fact(sql, "taken-back", mark); });
}

}  // namespace cairn::server
