#include "ledger/snapshot_file.h"

#include <algorithm>
#include <vector>

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "replica/statement.h"

namespace cairn::server {

namespace {

constexpr const char* tables =
    "PRAGMA page_size = 4096;"
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE stream(scope TEXT NOT NULL, lane TEXT NOT NULL, cursor INTEGER NOT NULL,"
    " set_hash TEXT NOT NULL, PRIMARY KEY(scope, lane)) WITHOUT ROWID;"
    "CREATE TABLE item(scope TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,"
    " rev INTEGER NOT NULL, ord INTEGER NOT NULL, body TEXT NOT NULL,"
    " PRIMARY KEY(scope, kind, id)) WITHOUT ROWID; BEGIN;";

bool write(sqlite3* db, const Delta& delta) {
  Statement stream(db, "INSERT INTO stream VALUES(?, ?, ?, ?)");
  stream.bind(1, delta.scope).bind(2, delta.lane).bind(3, delta.to).bind(4, delta.set_hash);
  if (!stream.run()) return false;
  std::vector<const DeltaRow*> rows;
  for (const DeltaRow& row : delta.rows) {
    if (row.op == Op::put) rows.push_back(&row);
  }
  std::sort(rows.begin(), rows.end(), [](const DeltaRow* a, const DeltaRow* b) {
    return a->row.kind != b->row.kind ? a->row.kind < b->row.kind : a->row.id < b->row.id;
  });
  Statement item(db, "INSERT INTO item VALUES(?, ?, ?, ?, ?, ?)");
  for (const DeltaRow* row : rows) {
    item.bind(1, delta.scope).bind(2, row->row.kind).bind(3, row->row.id);
    item.bind(4, row->rev).bind(5, row->row.ord).bind(6, row->row.body);
    if (!item.run()) return false;
  }
  return true;
}

}  // namespace

std::string public_snapshot(SqlConnection& sql, std::string_view epoch) {
  sqlite3* db = nullptr;
  bool done = sqlite3_open(":memory:", &db) == SQLITE_OK && execute(db, tables);
  for (const Head& head : heads_of(sql, public_lane)) {
    const LaneNews news = news_of(sql, head.scope, public_lane, 0, INT64_MAX);
    done = done && news.ok && write(db, news.delta);
  }
  {
    Statement meta(db, "INSERT INTO meta VALUES('epoch', ?), ('format', '1')");
    done = done && meta.bind(1, epoch).run();
  }
  done = done && execute(db, "COMMIT; VACUUM");
  sqlite3_int64 size = 0;
  unsigned char* bytes = done ? sqlite3_serialize(db, "main", &size, 0) : nullptr;
  std::string file;
  if (bytes != nullptr) file.assign(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(db);
  return file;
}

}  // namespace cairn::server
