// What the ledger tells of a lane: its head, and what changed since a cursor.
//
// Promises: a delta is cut between two numbers, never inside one, so that a cursor says all; its
// rows come in the order of their last change. The last delta reaches the scope's head and
// carries the sum over the lane. From 0 the first delta reaches the floor at least: behind it, a
// cursor below the floor is that of someone who stayed away too long.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/sql.h"
#include "sync/messages.h"

namespace cairn::server {

/// A delta from that cursor, cut where its rows pass `most_bytes`; `reset` is set instead where
/// there is none.
struct LaneNews {
  bool ok = false;
  Delta delta;
  std::string reset;  // "floor", "epoch"
};
LaneNews news_of(SqlConnection& sql, std::string_view scope, std::string_view lane,
                 std::int64_t cursor, std::int64_t limit, std::size_t most_bytes = SIZE_MAX);

/// Heads of the lanes of that name, in all scopes.
std::vector<Head> heads_of(SqlConnection& sql, std::string_view lane);

/// Of one lane; -1 where it cannot be read now.
std::int64_t head_of(SqlConnection& sql, std::string_view scope, std::string_view lane);

/// The rows that are in that lane now.
std::vector<DeltaRow> rows_of(SqlConnection& sql, std::string_view scope, std::string_view lane);

std::optional<Row> item_of(SqlConnection& sql, std::string_view scope, std::string_view kind,
                           std::string_view id);

}  // namespace cairn::server
