#include "model/action.h"

namespace cairn {

Progress progress(const Action& action) {
  Progress p;
  for (const Milestone& m : action.milestones) {
    ++p.total;
    if (m.state == MilestoneState::done) ++p.done;
  }
  return p;
}

const Value* current(const Indicator& indicator) {
  return indicator.history.empty() ? nullptr : &indicator.history.back();
}

const Value* baseline(const Indicator& indicator) {
  return indicator.history.size() < 2 ? nullptr : &indicator.history.front();
}

Reach reach(const Indicator& indicator) {
  const Value* now = current(indicator);
  if (now == nullptr || !indicator.target) return Reach::unknown;
  const int order = compare(now->number, indicator.target->number);
  const bool there = indicator.better == Better::up ? order >= 0 : order <= 0;
  return there ? Reach::reached : Reach::not_yet;
}

}  // namespace cairn
