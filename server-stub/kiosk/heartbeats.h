// How each kiosk last said it was.
//
// Promises: one row a kiosk, the last word; it goes with the device's place on the staff. Nothing
// of any visitor is in it. Leaves out: how it is shown (kiosks_page.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/messages.h"
#include "ledger/sql.h"

namespace cairn::server {

struct KioskState {
  std::string place;
  std::int64_t seen = 0;  // ms; 0: enrolled, and never heard of since
  Heartbeat last;
};

bool note_heartbeat(SqlConnection& sql, std::string_view device, const Heartbeat& heartbeat,
                    std::int64_t now);
/// Those that count, by place.
std::vector<KioskState> kiosks_in(SqlConnection& sql, std::int64_t now);
/// Of devices that are on no list any more; inside a transaction that writes.
void drop_heartbeats(SqlConnection& sql);

}  // namespace cairn::server
