// What the charts show: from the roadmap to Chart values, with their words.
//
// Promises: every chart has its caption and summary; an invented figure carries its mark in its
// note and label; nothing is averaged; integers only.
// Leaves out: shapes and pixels (html/, the canvas).
#pragma once
#include <vector>

#include "screens/scene.h"

namespace cairn {

/// The stones of an axis, the most advanced first (at the bottom).
std::vector<const Action*> stones(const Roadmap& roadmap, int axis);
Chart cairn_of(const Scene& scene, const Axis& axis);
/// One stone alone: an action's emblem.
Chart stone_of(const Scene& scene, const Action& action);
/// How many actions at each status; axis 0: all.
Chart statuses_of(const Scene& scene, int axis);
/// Actions as spans and milestones as points, a line an action beside its words, on the scale of
/// years that all of `scale` need.
Node timeline_of(const Scene& scene, const std::string& key, const std::string& caption,
                 const std::vector<const Action*>& actions,
                 const std::vector<const Action*>& scale);
/// How to read its dots and its line.
std::string timeline_legend(const Scene& scene);
/// Is its date past, at the roadmap's own date, without its being reached?
bool lapsed(const Scene& scene, const Milestone& milestone);
/// "atteint", "à venir", "date passée", "annoncé, non confirmé".
std::string milestone_state(const Scene& scene, const Milestone& milestone);
/// Milestones done over milestones, a bar an action.
Chart milestones_of(const Scene& scene, const std::vector<const Action*>& actions,
                    const std::string& caption);
Chart series_of(const Scene& scene, const Indicator& indicator, ToneName tone);
Chart spark_of(const Scene& scene, const Indicator& indicator, ToneName tone);
Node series_table(const Scene& scene, const Indicator& indicator);

/// "36 actions: 2 done, 28 under way…; 61 of 101 milestones reached (example)." Axis 0: all.
std::string whole_words(const Scene& scene, int axis);
/// The same without the statuses, where a list tells them.
std::string tally_words(const Scene& scene, int axis);
/// "18 %, example" : a value with its mark in words, for labels and charts.
std::string value_words(const Scene& scene, const Value& value, const Text& unit);
/// A value as nodes: number, date, mark, source.
Nodes value_nodes(const Scene& scene, const Value& value, const Text& unit, bool with_date);

}  // namespace cairn
