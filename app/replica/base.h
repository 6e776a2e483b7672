// The base: exactly what the server said, lane by lane, at a cursor.
//
// Promises: a delta is taken in whole or not at all; the parts of a long one wait beside the
// rows, survive a restart, and become visible together with the last. A row may be in several
// lanes: it stays as long as one has it, as the newest of them tells it. A scrub leaves no byte
// of it. A catch-up from 0 replaces the lane; until it is complete the old rows stay.
// Leaves out: when to ask for what (sync/engine.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/delta.h"

struct sqlite3;

namespace cairn {

enum class Taken : unsigned char {
  complete,  // readers see it
  part,      // kept; more must come
  stale,     // it does not begin where the last one ended: nothing was done
  mismatch,  // the sums differ: nothing of it is kept, the lane is to be caught up from 0
  failed,    // the database could not
};

struct Stream {
  std::string scope;
  std::string lane;
  std::int64_t cursor = 0;  // what readers see
  std::int64_t next = 0;    // where the next delta begins
  bool open = false;        // a catch-up is not finished
};

Taken take(sqlite3* db, const Delta& delta);
/// Several, what became of each; in one transaction where none of them stands in the way of it.
std::vector<Taken> take_together(sqlite3* db, const std::vector<const Delta*>& deltas);
/// What goes at once, where a lane is to be caught up from 0 again.
enum class Clear : unsigned char { nothing, words, rows };
bool reset_lane(sqlite3* db, std::string_view scope, std::string_view lane, Clear clear);
/// The server's history the rows are of; where it is another, no cursor means anything.
std::string epoch_of(sqlite3* db);
bool adopt_epoch(sqlite3* db, std::string_view epoch);
std::vector<Stream> streams_of(sqlite3* db);
/// The lanes that are one's own, each from 0 to its cursor, as another base may take them; but for
/// those that are to be caught up from 0 anyway.
std::vector<Delta> own_lanes_of(sqlite3* db);

}  // namespace cairn
