// What a contribution leaves on the device it was written on, taken away: for a shared computer.
//
// What a relay entered for others (`outbox.staff("slips")`) leaves by itself: its code and what the
// server told under it, once the outbox holds nothing of it.
//
// Promises: what was not sent yet is sent first; then its words, its code and what the server told
// under that code leave no byte. What everybody may read of it may stay.
// Leaves out: the page that still shows the code.
#pragma once
#include "replica/outbox.h"

struct sqlite3;

namespace cairn {

/// Of those that `outbox.parting()` names, what is sent by now goes; of slips, what has arrived.
bool part(sqlite3* db, Outbox& outbox);

}  // namespace cairn
