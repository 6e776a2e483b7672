// What people said, as a page shows it: the base with this device's own intents on top.
//
// Promises: everything it gives was there to be seen by this device; what one wrote oneself is
// marked, with how far it is; `mine` needs no base.
#pragma once
#include <optional>

#include "model/talk.h"
#include "replica/outbox.h"

struct sqlite3;

namespace cairn {

TalkPage talk_of(sqlite3* db, const Outbox* outbox, const TalkQuery& query);
/// One that everyone may read, or one's own, with a page of its answers.
std::optional<Said> said_of(sqlite3* db, const Outbox* outbox, std::string_view id, int page);
TalkCounts counts_of(sqlite3* db, std::string_view on);
/// All of one's own, newest first: also what was refused, or what no base knows.
std::vector<Said> mine_of(sqlite3* db, const Outbox& outbox);

}  // namespace cairn
