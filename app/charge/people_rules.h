// What operators do to the list of the staff, one rule a kind of intent.
//
//   invite    {secret_hash, expires} and {name, rights}: a new person, whose id is the intent's;
//             or {person}: one more device of theirs, or the one that sleeps again
//   grant     {person, rights}: absolute; "" leaves the person without any. A kiosk has that right
//             alone, gets no other, and nobody becomes one
//   revoke    {person}: rights, devices and open invitations; or {device}; or {invitation}
//   activate  {invitation, device}: the device acts for the person from now on, the invitation is
//             used. The server asks it for whoever presents the invitation's secret
//
// Promises: nobody but an operator changes anything, and whoever is none learns nothing: the right
// is looked at first. What is taken back twice is taken back. Kinds are strings, and none of them
// is in `IntentKind`: what the public's program does not know it cannot be bigger for.
#pragma once
#include <cstdint>
#include <string_view>

#include "ledger/decide.h"

namespace cairn {

inline constexpr std::string_view people_kinds[] = {"invite", "grant", "revoke", "activate"};
bool is_people_kind(std::string_view kind);
/// Of an intent whose kind is one of these, in scope `people`.
Decision decide_people(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now);

}  // namespace cairn
