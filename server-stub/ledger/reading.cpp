#include "ledger/reading.h"

#include <algorithm>

#include "ledger/schema.h"
#include "sync/set_hash.h"

namespace cairn::server {

namespace {

struct LaneLine {
  std::int64_t head = 0, floor = 0, scope_head = 0;
  std::string hash = SetHash{}.text();
};

LaneLine line_of(SqlConnection& sql, std::string_view scope, std::string_view lane) {
  LaneLine line;
  const auto whole = sql.query("SELECT head FROM scope WHERE scope = $1");
  if (whole->bind(1, scope).row()) line.scope_head = whole->number(0);
  const auto query = sql.query("SELECT head, floor, hash FROM lane WHERE scope = $1 AND lane = $2");
  if (query->bind(1, scope).bind(2, lane).row()) {
    line.head = query->number(0);
    line.floor = query->number(1);
    line.hash = query->text(2);
  }
  return line;
}

/// The number up to which `limit` rows go, and the rest of what shares it.
std::int64_t end_of(SqlConnection& sql, std::string_view scope, std::string_view lane,
                    std::int64_t cursor, std::int64_t limit) {
  const auto query = sql.query(
      "SELECT seq FROM change WHERE scope = $1 AND lane = $2 AND seq > $3 ORDER BY seq LIMIT 1 "
      "OFFSET $4");
  query->bind(1, scope).bind(2, lane).bind(3, cursor).bind(4, limit - 1);
  return query->row() ? query->number(0) : 0;
}

void read_rows(SqlConnection& sql, std::string_view scope, std::string_view lane, std::int64_t from,
               std::int64_t to, std::vector<DeltaRow>& rows) {
  const auto query = sql.query(
      "SELECT change.seq, change.op, change.kind, change.id, COALESCE(item.ord, 0), "
      "COALESCE(item.body, '') FROM change LEFT JOIN item ON item.scope = change.scope "
      "AND item.kind = change.kind AND item.id = change.id "
      "WHERE change.scope = $1 AND change.lane = $2 AND change.seq > $3 AND change.seq <= $4 "
      "ORDER BY change.seq");
  query->bind(1, scope).bind(2, lane).bind(3, from).bind(4, to);
  while (query->row()) {
    DeltaRow row;
    row.rev = query->number(0);
    row.op = static_cast<Op>(query->number(1));
    row.row.kind = query->text(2);
    row.row.id = query->text(3);
    if (row.op == Op::put) {
      row.row.ord = query->number(4);
      row.row.body = query->text(5);
    }
    rows.push_back(std::move(row));
  }
  // Within a number no database has an order of its own; ours is the same on all.
  std::sort(rows.begin(), rows.end(), [](const DeltaRow& a, const DeltaRow& b) {
    if (a.rev != b.rev) return a.rev < b.rev;
    return a.row.kind != b.row.kind ? a.row.kind < b.row.kind : a.row.id < b.row.id;
  });
}

/// Keeps what fits, to the end of a number, of one number at least.
void cut(Delta& delta, std::int64_t floor, std::size_t most_bytes) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i + 1 < delta.rows.size(); ++i) {
    bytes += delta.rows[i].row.body.size() + 100;
    const std::int64_t rev = delta.rows[i].rev;
    if (bytes < most_bytes || rev < floor || delta.rows[i + 1].rev == rev) continue;
    delta.rows.resize(i + 1);
    delta.to = rev;
    delta.more = true;
    return;
  }
}

}  // namespace

LaneNews news_of(SqlConnection& sql, std::string_view scope, std::string_view lane,
                 std::int64_t cursor, std::int64_t limit, std::size_t most_bytes) {
  LaneNews news;
  news.ok = in_transaction(sql, false, [&] {
    news = {};
    const LaneLine line = line_of(sql, scope, lane);
    Delta& delta = news.delta;
    delta.scope = scope;
    delta.lane = lane;
    delta.from = cursor;
    delta.to = line.scope_head;
    if (cursor > line.scope_head) {
      news.reset = "epoch";
      return;
    }
    if (cursor > 0 && cursor < line.floor) {
      news.reset = "floor";
      return;
    }
    if (cursor < line.head) {
      std::int64_t end = end_of(sql, scope, lane, cursor, limit);
      if (end != 0 && end < line.floor) end = line.floor;
      delta.more = end != 0 && end < line.head;
      if (delta.more) delta.to = end;
      read_rows(sql, scope, lane, cursor, delta.to, delta.rows);
      cut(delta, line.floor, most_bytes);
    }
    if (!delta.more) delta.set_hash = line.hash;
  });
  return news;
}

std::vector<Head> heads_of(SqlConnection& sql, std::string_view lane) {
  std::vector<Head> heads;
  in_transaction(sql, false, [&] {
    heads.clear();
    const auto query = sql.query("SELECT scope, head FROM lane WHERE lane = $1 AND head > 0");
    query->bind(1, lane);
    while (query->row()) heads.push_back({query->text(0), std::string(lane), query->number(1)});
  });
  std::sort(heads.begin(), heads.end(),
            [](const Head& a, const Head& b) { return a.scope < b.scope; });
  return heads;
}

std::int64_t head_of(SqlConnection& sql, std::string_view scope, std::string_view lane) {
  std::int64_t head = -1;
  const bool read = in_transaction(sql, false, [&] { head = line_of(sql, scope, lane).head; });
  return read ? head : -1;
}

std::vector<DeltaRow> rows_of(SqlConnection& sql, std::string_view scope, std::string_view lane) {
  std::vector<DeltaRow> rows;
  in_transaction(sql, false, [&] {
    rows.clear();
    read_rows(sql, scope, lane, 0, INT64_MAX, rows);
    std::erase_if(rows, [](const DeltaRow& row) { return row.op != Op::put; });
  });
  return rows;
}

std::optional<Row> item_of(SqlConnection& sql, std::string_view scope, std::string_view kind,
                           std::string_view id) {
  std::optional<Row> found;
  in_transaction(sql, false, [&] {
    const auto query =
        sql.query("SELECT ord, body FROM item WHERE scope = $1 AND kind = $2 AND id = $3");
    if (!query->bind(1, scope).bind(2, kind).bind(3, id).row()) return;
    found = Row{std::string(kind), std::string(id), query->number(0), query->text(1)};
  });
  return found;
}

}  // namespace cairn::server
