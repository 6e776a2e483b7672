// Devices as the ledger knows them: whose they are, and what they may do.
//
// Promises: a device nobody heard of is a person of its own; one that takes the place of another
// (after a fork) is the same person, once and for all, and acts for the staff in its place. Whom
// supports count for and whom a device of the staff acts for are two things: who has spoken as
// anybody stays the same one to the count of supports when an invitation is activated. Whatever
// comes from a kiosk says so, and is held.
// Leaves out: how a device comes to act for the staff (staff.h).
#pragma once
#include <string>
#include <string_view>

#include "ledger/decide.h"
#include "ledger/sql.h"
#include "ledger/staff.h"

namespace cairn::server {

struct Device {
  std::string person;  // whom its supports count for
  Channel channel = Channel::site;
  StaffStanding staff;
};

Device device_in(SqlConnection& sql, std::string_view device, std::int64_t now);
/// `fresh` goes on for `old`; nothing changes where `fresh` is known already. False: not kept.
bool succeed_device(SqlConnection& sql, std::string_view fresh, std::string_view old,
                    std::int64_t now);
bool grant_device(SqlConnection& sql, std::string_view device, const Rights& rights,
                  Channel channel, std::int64_t now);

}  // namespace cairn::server
