// Devices as the ledger knows them: whose they are, and what they may do.
//
// Promises: a device nobody heard of is a person of its own; one that takes the place of another
// (after a fork) is the same person, with the same rights, once and for all.
// Leaves out: invitations, several devices of one staff person (the issue of the desk).
#pragma once
#include <string>
#include <string_view>

#include "ledger/decide.h"
#include "ledger/sql.h"

namespace cairn::server {

struct Device {
  std::string person;
  Rights rights;
  Channel channel = Channel::site;
};

Device device_in(SqlConnection& sql, std::string_view device);
/// `fresh` goes on for `old`; nothing changes where `fresh` is known already. False: not kept.
bool succeed_device(SqlConnection& sql, std::string_view fresh, std::string_view old,
                    std::int64_t now);
bool grant_device(SqlConnection& sql, std::string_view device, const Rights& rights,
                  Channel channel, std::int64_t now);

}  // namespace cairn::server
