#include "kiosk/heartbeats.h"

#include <algorithm>
#include <map>

#include "charge/people.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "words/collate.h"

namespace cairn::server {

namespace {

struct Spoken {
  std::int64_t seen;
  Heartbeat last;
};

std::map<std::string, Spoken> all_spoken(SqlConnection& sql) {
  std::map<std::string, Spoken> all;
  in_transaction(sql, false, [&] {
    all.clear();
    const auto query = sql.query(
        "SELECT device, seen, version, waiting, age, storage, clock FROM heartbeat "
        "WHERE scope = $1");
    query->bind(1, people_scope);
    while (query->row()) {
      all[query->text(0)] = {
          query->number(1),
          {query->text(2), query->number(3), query->number(4), query->number(5), query->number(6)}};
    }
  });
  return all;
}

}  // namespace

bool note_heartbeat(SqlConnection& sql, std::string_view device, const Heartbeat& heartbeat,
                    std::int64_t now) {
  return in_transaction(sql, true, [&] {
    sql.query(
           "INSERT INTO heartbeat(scope, device, seen, version, waiting, age, storage, clock) "
           "VALUES($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT(scope, device) DO UPDATE SET "
           "seen = excluded.seen, version = excluded.version, waiting = excluded.waiting, "
           "age = excluded.age, storage = excluded.storage, clock = excluded.clock")
        ->bind(1, people_scope)
        .bind(2, device)
        .bind(3, now)
        .bind(4, heartbeat.version)
        .bind(5, heartbeat.waiting)
        .bind(6, heartbeat.age)
        .bind(7, heartbeat.storage)
        .bind(8, heartbeat.clock)
        .run();
  });
}

std::vector<KioskState> kiosks_in(SqlConnection& sql, std::int64_t now) {
  const std::vector<DeltaRow> rows = rows_of(sql, people_scope, operator_lane);
  std::map<std::string, Person> people;
  for (const DeltaRow& row : rows) {
    if (auto person = person_of(row.row)) people[person->id] = *std::move(person);
  }
  const std::map<std::string, Spoken> spoken = all_spoken(sql);
  std::vector<KioskState> kiosks;
  for (const DeltaRow& row : rows) {
    const auto seat = seat_of(row.row);
    const auto whose = seat ? people.find(seat->person) : people.end();
    if (whose == people.end() || !has(whose->second.rights, Role::kiosk)) continue;
    if (state_of(*seat, &whose->second, now) != SeatState::counts) continue;
    KioskState& kiosk = kiosks.emplace_back();
    kiosk.place = whose->second.name;
    const auto word = spoken.find(seat->device);
    if (word == spoken.end()) continue;
    kiosk.seen = word->second.seen;
    kiosk.last = word->second.last;
  }
  std::stable_sort(kiosks.begin(), kiosks.end(), [](const KioskState& a, const KioskState& b) {
    return sort_key(a.place) < sort_key(b.place);
  });
  return kiosks;
}

void drop_heartbeats(SqlConnection& sql) {
  sql.query(
         "DELETE FROM heartbeat WHERE scope = $1 AND NOT EXISTS (SELECT 1 FROM item WHERE "
         "item.scope = heartbeat.scope AND item.kind = 'device' AND item.id = heartbeat.device)")
      ->bind(1, people_scope)
      .run();
}

}  // namespace cairn::server
