// What moderators keep of a contribution, and the reports and appeals about it, as rows.
//
// Promises: what is written reads back equal. `review` (the last decision, who took it) is the
// staff's alone; `appeal` and `redaction` are the staff's and the author's; `report` the staff's
// and the reporter's. None is public, and none outlives the contribution it is about. Leaves out:
// the rules (moderate.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/decide.h"
#include "model/row.h"

namespace cairn {

/// The last decision on a contribution: its row has the contribution's id.
struct Review {
  std::string on;
  std::string verdict;  // "publish", "hide", "blackout"
  std::string by;       // a person of the staff: never public
  std::int64_t at = 0;  // ms
  bool operator==(const Review&) const = default;
};

/// Against the decision that stands: its row has the contribution's id.
struct Appeal {
  std::string on;
  std::string words;
  std::int64_t at = 0;
  std::string outcome;  // "granted", "dismissed"; empty: awaits
  std::int64_t decided = 0;
  bool operator==(const Appeal&) const = default;
};

/// Passages of its words were blacked out: its row has the contribution's id.
struct Redaction {
  std::string on;
  std::string words;  // as they were
  std::string ground, facts;
  std::int64_t at = 0;
  bool operator==(const Redaction&) const = default;
};

struct Report {
  std::string id;
  std::string on;
  std::string ground;  // a slug of report_grounds
  std::string words, name, mail;
  std::int64_t at = 0;
  std::string outcome;  // "hidden", "kept"; empty: awaits
  bool operator==(const Report&) const = default;
};

/// DSA art. 20: six months, here as days.
inline constexpr std::int64_t appeal_days = 183;

Row row_of(const Review& review);
Row row_of(const Appeal& appeal);
Row row_of(const Redaction& redaction);
std::optional<Review> review_of(const Row& row);
std::optional<Appeal> appeal_of(const Row& row);
std::optional<Redaction> redaction_of(const Row& row);
std::optional<Report> report_of(const Row& row);

/// Masked at once, and read first: a threat, hate, a child at risk, personal data.
bool is_urgent(std::string_view ground);

}  // namespace cairn
