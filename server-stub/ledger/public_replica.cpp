#include "ledger/public_replica.h"

#include <sqlite3.h>

#include <vector>

#include "ledger/lane.h"
#include "ledger/reading.h"
#include "replica/statement.h"

namespace cairn::server {

bool PublicReplica::pull(SqlConnection& sql, const std::string& scope, std::int64_t cursor) {
  for (bool is_anew = cursor == 0;;) {
    const LaneNews news = news_of(sql, scope, public_lane, cursor, sync_limits::rows);
    if (!news.ok) return false;
    const auto taken = news.reset.empty() ? replica_.take(news.delta) : cairn::Taken::stale;
    if (taken == cairn::Taken::complete) return true;
    cursor = news.delta.to;
    if (taken == cairn::Taken::part) continue;
    // From the beginning, once.
    if (is_anew || taken == cairn::Taken::failed) return false;
    is_anew = true;
    cursor = 0;
    if (!replica_.reset(scope, public_lane)) return false;
  }
}

bool PublicReplica::catch_up(SqlConnection& sql, std::string_view epoch) {
  if (!replica_.ok() || !replica_.adopt(epoch)) return false;
  const std::vector<Stream> streams = replica_.streams();
  for (const Head& head : heads_of(sql, public_lane)) {
    std::int64_t cursor = 0, next = 0;
    for (const Stream& s : streams) {
      if (s.scope == head.scope && s.lane == head.lane) {
        cursor = s.cursor;
        next = s.next;
      }
    }
    if (cursor >= head.head) continue;
    ++changes_;
    if (!pull(sql, head.scope, next)) return false;
  }
  return true;
}

std::string PublicReplica::file() const {
  std::string file;
  sqlite3* copy = nullptr;
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(replica_.handle(), "main", &size, 0);
  bool done = sqlite3_open(":memory:", &copy) == SQLITE_OK && bytes != nullptr;
  // `copy` frees them, even where it does not take them.
  done = done && sqlite3_deserialize(
                     copy, "main", bytes, size, size,
                     SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK;
  // No freed page, no order of its life but the index's own, and nothing twice: what a page split
  // leaves behind would outlive an erasure.
  done = done && execute(copy, "PRAGMA secure_delete=ON; VACUUM");
  bytes = done ? sqlite3_serialize(copy, "main", &size, 0) : nullptr;
  if (bytes != nullptr) file.assign(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(copy);
  return file;
}

}  // namespace cairn::server
