#include "review/review.h"

#include <algorithm>
#include <chrono>

namespace cairn::server {

namespace {

void widen(Years& years, Date date) {
  if (date.known()) years.first = std::min(years.first, date.year);
}

ReviewedIndicator reviewed(const Indicator& indicator, int year, bool is_newest) {
  ReviewedIndicator told{&indicator, nullptr, nullptr};
  for (const Value& value : indicator.history) {
    if (!value.date.known()) {
      if (is_newest && told.now == nullptr) told.now = &value;
    } else if (value.date.year < year) {
      told.before = &value;
    } else if (value.date.year == year) {
      told.now = &value;
    }
  }
  return told;
}

bool is_of_year(const ReviewedIndicator& one) {
  return one.now != nullptr && one.now->date.known();
}

ReviewedAction reviewed(const Action& action, int year, bool is_newest) {
  ReviewedAction told;
  told.what = &action;
  for (const Milestone& m : action.milestones) {
    if (m.state == MilestoneState::done && m.date.year == year) told.reached.push_back(&m);
  }
  for (const HistoryLine& line : action.history) {
    if (line.date.year == year) told.lines.push_back(&line);
  }
  told.has_any = !told.reached.empty() || !told.lines.empty();
  for (const Indicator& indicator : action.indicators) {
    told.indicators.push_back(reviewed(indicator, year, is_newest));
    told.has_any = told.has_any || is_of_year(told.indicators.back());
  }
  return told;
}

void count(Review& review, const ReviewedAction& action) {
  review.silent += !action.has_any;
  review.with_means += !action.what->means.text.empty();
  review.reached += static_cast<int>(action.reached.size());
  for (const Milestone* m : action.reached) {
    review.has_examples = review.has_examples || m->origin == Origin::example;
  }
  for (const ReviewedIndicator& indicator : action.indicators) {
    (is_of_year(indicator) ? review.measured : review.unmeasured) += 1;
    const bool is_example = indicator.now != nullptr && indicator.now->origin == Origin::example;
    review.has_examples = review.has_examples || is_example;
  }
}

int first_objective(const Roadmap& roadmap, const Action& action) {
  for (std::size_t i = 0; i < roadmap.objectives.size(); ++i) {
    for (const int number : action.objectives) {
      if (std::to_string(number) == roadmap.objectives[i].id) return static_cast<int>(i);
    }
  }
  return static_cast<int>(roadmap.objectives.size());
}

/// Of the roadmap in that year: what was retired since was.
std::vector<const Action*> actions_of(const Roadmap& roadmap, int year) {
  std::vector<const Action*> all;
  for (const Action& action : roadmap.actions) all.push_back(&action);
  for (const Action& action : roadmap.retired) {
    if (action.retired.date.year >= year) all.push_back(&action);
  }
  return all;
}

}  // namespace

Years years_of(const Roadmap& roadmap) {
  Years years{roadmap.as_of.year, roadmap.as_of.year};
  for (const Action* at : actions_of(roadmap, 0)) {
    const Action& action = *at;
    for (const HistoryLine& line : action.history) widen(years, line.date);
    for (const Milestone& m : action.milestones) {
      if (m.state == MilestoneState::done) widen(years, m.date);
    }
    for (const Indicator& indicator : action.indicators) {
      for (const Value& value : indicator.history) widen(years, value.date);
    }
  }
  return years;
}

Review review_of(const Roadmap& roadmap, int year) {
  Review review;
  review.year = year;
  const int newest = years_of(roadmap).newest;
  review.is_newest = year == newest;
  review.is_recent = year >= newest - 1;
  for (const Choice& objective : roadmap.objectives)
    review.objectives.push_back({&objective, {}, {}});
  review.objectives.push_back({});
  for (const Action* at : actions_of(roadmap, year)) {
    const Action& action = *at;
    ReviewedAction told = reviewed(action, year, review.is_newest);
    count(review, told);
    const int under = first_objective(roadmap, action);
    for (std::size_t i = 0; i < roadmap.objectives.size(); ++i) {
      const bool serves =
          std::find_if(action.objectives.begin(), action.objectives.end(), [&](int number) {
            return std::to_string(number) == roadmap.objectives[i].id;
          }) != action.objectives.end();
      if (serves && static_cast<int>(i) != under) review.objectives[i].elsewhere.push_back(&action);
    }
    review.objectives[static_cast<std::size_t>(under)].actions.push_back(std::move(told));
  }
  std::erase_if(review.objectives, [](const ReviewedObjective& objective) {
    return objective.what == nullptr && objective.actions.empty();
  });
  return review;
}

std::int64_t begin_of(int year) {
  const std::chrono::sys_days day = std::chrono::year{year} / 1 / 1;
  return std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count();
}

}  // namespace cairn::server
