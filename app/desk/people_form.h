// The forms by which an operator changes the list of the staff. Fields, as a browser posts them:
// id; nom (of a new person); axe-<n>, editor, moderator, relay, operator (rights that are ticked);
// jours (how long the link may be used); sur (the rights of which it was said that some are taken).
//
// Promises: pure; nothing is asked of the ledger that it would refuse for the form's sake; a right
// is taken from nobody before it was said which. Leaves out: the secret of an invitation, whose
// hash is brought.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "desk/desk.h"

namespace cairn {

/// How long a link may be used, in days; the second is the rule.
inline constexpr int link_days[] = {1, 7, 30, 60};

struct PeopleFaults {
  bool no_name = false, long_name = false, is_double = false, no_rights = false;
  bool any() const { return no_name || long_name || is_double || no_rights; }
};

struct AskedOfPeople {
  std::string kind;  // of the intent; empty: there is nobody of whom it could be asked
  Json body;         // charge/people_rules.h
  PeopleFaults faults;
  Rights taken;  // of whom they are taken has not been asked yet
};

Rights ticked(const Roadmap& roadmap, const Fields& fields);
/// As if they had been ticked.
void tick(const Rights& rights, Fields& fields);
/// Those of `before` that are not in `after`.
Rights taken_of(const Rights& before, const Rights& after);
/// What whoever is sure was told: these rights in place of those.
std::string sure_of(const Rights& before, const Rights& after);
/// Is it a form of these?
bool is_of_people(DeskRoute::Place place);
/// Of the form at that address; `hash`: of the secret of a new invitation.
AskedOfPeople asked_of_people(const DeskRoute& route, const Fields& fields, const Roadmap& roadmap,
                              const Staff& staff, std::string_view hash, std::int64_t now);

}  // namespace cairn
