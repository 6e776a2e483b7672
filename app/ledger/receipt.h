// The server's verdict on an intent.
//
// Promises: recorded and effect are two things: whatever the outcome, the intent was recorded and
// its number used up, so that nothing behind it waits; a refusal says why, as a slug that the
// product's words explain to its author.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "json/json.h"

namespace cairn {

enum class Outcome : unsigned char {
  applied,
  held,         // awaits a moderator, or what it speaks of; a later verdict replaces this one
  duplicate,    // this id was decided before
  superseded,   // something else came first
  late,         // after the period: recorded, not counted
  rejected,     // see the reason
  quarantined,  // this server cannot judge it: kept for its operator
};

enum class Reason : unsigned char {
  none,
  malformed,
  empty,
  too_long,
  said_already,    // the same words on the same subject by the same person
  unknown_target,  // there is no such action or contribution to speak of
  unknown_parent,
  too_deep,  // an answer to an answer
  not_open,  // before the period
  closed,
  not_yours,
  no_right,   // the role does not allow it
  withdrawn,  // no words are left to change
  not_public,
  awaits_moderation,
  awaits_target,  // what it speaks of has not arrived
  unknown_kind,
};

struct Receipt {
  std::int64_t n = 0;
  std::string id;  // of the intent
  Outcome outcome = Outcome::applied;
  Reason reason = Reason::none;
  std::int64_t seq = 0;  // of the scope, when it was decided
  std::int64_t at = 0;   // ms, the server's clock: its arrival
  bool operator==(const Receipt&) const = default;
};

/// A held receipt may be replaced; all others stand.
inline bool is_final(const Receipt& receipt) { return receipt.outcome != Outcome::held; }

std::string_view slug(Outcome outcome);
std::string_view slug(Reason reason);  // none: ""
Json write_receipt(const Receipt& receipt);
/// Nothing where it is none; a reason of a newer server is read as `none`.
std::optional<Receipt> read_receipt(const Json& json);

}  // namespace cairn
