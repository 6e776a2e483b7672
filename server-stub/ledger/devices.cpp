#include "ledger/devices.h"

#include "ledger/schema.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

bool read_device(SqlConnection& sql, std::string_view device, Device& found) {
  const auto query =
      sql.query("SELECT person, channel FROM device WHERE scope = $1 AND device = $2");
  if (!query->bind(1, people_scope).bind(2, device).row()) return false;
  found.person = query->text(0);
  from_slug(query->text(1), found.channel);
  return true;
}

void write_device(SqlConnection& sql, std::string_view device, const Device& d, std::int64_t now) {
  sql.query(
         "INSERT INTO device(scope, device, person, channel, seen) VALUES($1, $2, $3, $4, $5) "
         "ON CONFLICT(scope, device) DO UPDATE SET channel = excluded.channel")
      ->bind(1, people_scope)
      .bind(2, device)
      .bind(3, d.person)
      .bind(4, cairn::slug(d.channel))
      .bind(5, now)
      .run();
}

/// Who has spoken as one person cannot become another: each would support once more.
bool has_spoken(SqlConnection& sql, std::string_view device) {
  const auto query = sql.query(
      "SELECT counted.last_n FROM scope JOIN counted ON counted.scope = scope.scope "
      "AND counted.device = $1 LIMIT 1");
  return query->bind(1, device).row();
}

}  // namespace

Device device_in(SqlConnection& sql, std::string_view device, std::int64_t now) {
  Device found;
  const bool read = in_transaction(sql, false, [&] {
    found = {};
    if (!read_device(sql, device, found)) found.person = person_of(device);
    found.staff = standing_of(sql, device, now);
    if (has(found.staff.rights, Role::kiosk)) found.channel = Channel::kiosk;
  });
  if (!read) found = {person_of(device), Channel::site, {}};
  return found;
}

bool succeed_device(SqlConnection& sql, std::string_view fresh, std::string_view old,
                    std::int64_t now) {
  Device was;
  bool known = fresh == old;
  const bool read = in_transaction(
      sql, false, [&] { known = known || read_device(sql, fresh, was) || has_spoken(sql, fresh); });
  if (!read || known) return read;
  return in_transaction(sql, true, [&] {
    if (read_device(sql, fresh, was)) return;
    if (!read_device(sql, old, was)) was = {person_of(old), Channel::site, {}};
    write_device(sql, fresh, was, now);
    pass_seat(sql, fresh, old, now);
  });
}

bool grant_device(SqlConnection& sql, std::string_view device, const Rights& rights,
                  Channel channel, std::int64_t now) {
  return in_transaction(sql, true, [&] {
    Device was;
    if (!read_device(sql, device, was)) was.person = person_of(device);
    was.channel = channel;
    write_device(sql, device, was, now);
    seat_device(sql, device, rights, now);
  });
}

}  // namespace cairn::server
