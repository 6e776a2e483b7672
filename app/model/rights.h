// What a person of the staff may do.
//
// Promises: a list of grants, equal where they say the same in the same order; its text form
// ("lead:1 moderator") reads back equal, and what cannot be read grants nothing.
// Leaves out: who the person is, and since when (the ledger's `people`).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

enum class Role : unsigned char {
  lead,       // of one axis: keeps its actions true, answers
  editor,     // texts and structure
  moderator,  // publishes and hides, with reasons
  relay,      // enters what others say on paper or by telephone
  operator_,  // invites, revokes, erases, decides appeals nobody else can
  kiosk,      // no person but a screen in a hall: brings what its visitors left. With no other
};

struct Grant {
  Role role = Role::relay;
  int axis = 0;  // of a lead; otherwise 0
  bool operator==(const Grant&) const = default;
};

using Rights = std::vector<Grant>;

inline bool has(const Rights& rights, Role role) {
  for (const Grant& grant : rights) {
    if (grant.role == role) return true;
  }
  return false;
}

/// `axis` 0: what concerns no single axis is any lead's.
inline bool leads(const Rights& rights, int axis) {
  for (const Grant& grant : rights) {
    if (grant.role == Role::lead && (axis == 0 || grant.axis == axis)) return true;
  }
  return false;
}

std::string_view slug(Role role);
/// False where the slug is none of theirs; `value` is then untouched.
bool from_slug(std::string_view slug, Role& value);

std::string text_of(const Rights& rights);
Rights rights_of(std::string_view text);

}  // namespace cairn
