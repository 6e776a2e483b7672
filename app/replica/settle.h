// What may leave the outbox, and what must.
//
// Promises: an intent leaves when its receipt is final, durable, and the base shows what came of
// it; what was refused stays for its author, without a number, where it has words; words that
// were taken back or erased leave at once, while the intent that said them stays until then.
#pragma once
#include <string>
#include <string_view>

#include "replica/outbox.h"

struct sqlite3;

namespace cairn {

bool settle(sqlite3* db, Outbox& outbox);
/// Everything the outbox says of a contribution that is no more.
bool forget_words(Outbox& outbox, std::string_view id);

}  // namespace cairn
