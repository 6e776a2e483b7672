#include "staff.h"

namespace cairn::simulation {

namespace {

const Rights moderator = {{Role::moderator}}, lead = {{Role::lead, 1}}, editor = {{Role::editor}};

/// Where there is something to decide, somebody else is there to decide an appeal.
Rights of_court(int n, Dice& dice) {
  if (n == 0) return moderator;
  const int roll = dice.below(n == 1 ? 4 : 8);
  if (roll == 0) return moderator;
  if (roll == 1) return {{Role::operator_}};
  if (roll == 2) return {{Role::moderator}, {Role::operator_}};
  if (roll == 3) return lead;
  return roll == 4 ? Rights{{Role::relay}} : Rights{};
}

Rights of_roadmap(int n, Dice& dice) {
  if (n == 0) return dice.one_in(2) ? lead : Rights{{Role::lead, 1}, {Role::editor}};
  const int roll = dice.below(6);
  if (roll < 2) return lead;
  if (roll < 4) return editor;
  return roll == 4 ? Rights{{Role::lead, 2}, {Role::editor}} : Rights{};
}

}  // namespace

Leaning leaning_of(Dice& dice) {
  const int roll = dice.below(8);
  return roll < 4 ? Leaning::talk : roll < 6 ? Leaning::court : Leaning::roadmap;
}

Rights rights_in(Leaning leaning, int n, Dice& dice) {
  if (leaning == Leaning::court) return of_court(n, dice);
  if (leaning == Leaning::roadmap) return of_roadmap(n, dice);
  if (n == 0) return dice.one_in(2) ? moderator : Rights{};
  if (n > 1 || !dice.one_in(4)) return {};
  return dice.one_in(2) ? lead : Rights{{Role::relay}};
}

bool is_told_reports(const Rights& rights) {
  return has(rights, Role::moderator) || has(rights, Role::operator_);
}

bool is_told_people(const Rights& rights) { return has(rights, Role::operator_); }

}  // namespace cairn::simulation
