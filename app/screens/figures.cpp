#include "screens/figures.h"

#include <algorithm>

#include "model/order.h"

namespace cairn {

namespace {

/// Later is higher in the heap: done first, then by share of milestones, then what is not begun.
bool lower_in_heap(const Action* a, const Action* b) {
  const Progress p = progress(*a), q = progress(*b);
  const bool a_done = a->status == Status::done, b_done = b->status == Status::done;
  if (a_done != b_done) return a_done;
  // p/t > q/u without dividing; unmeasured counts as nothing yet.
  const int left = p.done * std::max(q.total, 1), right = q.done * std::max(p.total, 1);
  if (left != right) return left > right;
  if (p.measured() != q.measured()) return p.measured();
  const bool a_planned = a->status == Status::planned, b_planned = b->status == Status::planned;
  return a_planned != b_planned && b_planned;
}

Mark stone(const Scene& scene, const Action& action) {
  Mark mark;
  const Progress p = progress(action);
  mark.key = action.id;
  mark.label = action.id + " · " + plain(scene, action.title) + " — " + state_words(scene, action);
  mark.href = scene.at_action(action.id);
  mark.tone = tone_of(scene, action.axis);
  mark.fill = fill_of(action.status);
  mark.example = invented(action);
  mark.part = p.done;
  mark.whole = p.total;
  return mark;
}

}  // namespace

std::vector<const Action*> stones(const Roadmap& roadmap, int axis) {
  std::vector<const Action*> heap;
  for (const Action& action : roadmap.actions) {
    if (axis == 0 || action.axis == axis) heap.push_back(&action);
  }
  sort_by(heap, lower_in_heap);
  return heap;
}

Chart cairn_of(const Scene& scene, const Axis& axis) {
  Chart chart;
  chart.kind = ChartKind::cairn;
  chart.tone = tone_name(axis.tone);
  chart.caption = fill(scene.lang, W::cairn_caption, {std::to_string(axis.id)});
  chart.summary = whole_words(scene, axis.id);
  for (const Action* action : stones(scene.roadmap, axis.id)) {
    chart.marks.push_back(stone(scene, *action));
  }
  return chart;
}

Chart stone_of(const Scene& scene, const Action& action) {
  Chart chart;
  chart.kind = ChartKind::cairn;
  chart.tone = tone_of(scene, action.axis);
  chart.caption = scene.say(W::stone_caption);
  chart.summary = state_words(scene, action);
  chart.marks.push_back(stone(scene, action));
  return chart;
}

Chart statuses_of(const Scene& scene, int axis) {
  static constexpr W words[] = {W::n_planned, W::n_under_way, W::n_done,
                                W::n_late,    W::n_suspended, W::n_abandoned};
  Chart chart;
  chart.kind = ChartKind::split;
  chart.tone = tone_of(scene, axis);
  chart.caption = scene.say(W::statuses_caption);
  const Tally t = tally(scene.roadmap, axis);
  chart.summary = whole_words(scene, axis);
  for (const Status status : every_status) {
    if (t.of(status) == 0) continue;
    Mark mark;
    mark.key = status_slug(status);
    mark.label = count(scene.lang, words[static_cast<int>(status)], t.of(status));
    mark.note = mark.label;
    mark.fill = fill_of(status);
    mark.y = t.of(status);
    chart.marks.push_back(std::move(mark));
  }
  return chart;
}

Chart milestones_of(const Scene& scene, const std::vector<const Action*>& actions,
                    const std::string& caption) {
  Chart chart;
  chart.kind = ChartKind::bars;
  chart.caption = caption;
  int done = 0, total = 0;
  bool any_invented = false;
  for (const Action* action : actions) {
    const Progress p = progress(*action);
    done += p.done;
    total += p.total;
    Mark mark = stone(scene, *action);
    mark.label = action->id + " · " + plain(scene, action->title);
    mark.example = invented_progress(*action);
    mark.note = p.measured() ? std::to_string(p.done) + "/" + std::to_string(p.total)
                             : scene.say(W::not_measured);
    mark.note = with_mark(scene, std::move(mark.note), invented_progress(*action));
    any_invented = any_invented || invented_progress(*action);
    chart.marks.push_back(std::move(mark));
  }
  chart.summary = with_mark(scene, count(scene.lang, W::milestones_of, done, std::to_string(total)),
                            any_invented);
  return chart;
}

namespace {

/// "61 of 101 milestones reached (example)"
std::string milestones_words(const Scene& scene, const Tally& tally, int axis) {
  const std::string words = tally.milestones == 0
                                ? scene.say(W::not_measured)
                                : count(scene.lang, W::milestones_of, tally.milestones_done,
                                        std::to_string(tally.milestones));
  return with_mark(scene, words, tells_examples(scene.roadmap, axis));
}

}  // namespace

std::string tally_words(const Scene& scene, int axis) {
  const Tally tally = cairn::tally(scene.roadmap, axis);
  return fill(
      scene.lang, W::whole_short,
      {count(scene.lang, W::n_actions, tally.actions), milestones_words(scene, tally, axis)});
}

std::string whole_words(const Scene& scene, int axis) {
  const Tally tally = cairn::tally(scene.roadmap, axis);
  static constexpr W words[] = {W::n_planned, W::n_under_way, W::n_done,
                                W::n_late,    W::n_suspended, W::n_abandoned};
  std::string parts;
  for (const Status status : every_status) {
    if (tally.of(status) == 0) continue;
    if (!parts.empty()) parts += ", ";
    parts += count(scene.lang, words[static_cast<int>(status)], tally.of(status));
  }
  return fill(scene.lang, W::whole,
              {count(scene.lang, W::n_actions, tally.actions), parts,
               milestones_words(scene, tally, axis)});
}

}  // namespace cairn
