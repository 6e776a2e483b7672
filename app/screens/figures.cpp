#include "screens/figures.h"

#include <algorithm>

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
  std::stable_sort(heap.begin(), heap.end(), lower_in_heap);
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

Chart timeline_of(const Scene& scene, const std::vector<const Action*>& actions,
                  const std::string& caption) {
  Chart chart;
  chart.kind = ChartKind::timeline;
  chart.caption = caption;
  int from = 0, to = 0;
  const auto widen = [&](Date date) {
    if (!date.known()) return;
    if (from == 0 || months(date) < from) from = months(date);
    if (months(date) > to) to = months(date);
  };
  for (const Action* action : actions) {
    widen(action->start);
    widen(action->end);
    Mark mark = stone(scene, *action);
    mark.note = action->id + " · " + plain(scene, action->title);
    mark.note = with_mark(scene, std::move(mark.note), mark.example);
    mark.x = months(action->start);
    mark.x_end = months(action->end);
    for (const Milestone& m : action->milestones) {
      widen(m.date);
      if (!m.date.known()) continue;
      Mark point;
      point.key = m.id;
      point.label = plain(scene, m.label) + ", " + date_in_words(scene.lang, m.date);
      point.label = with_mark(scene, std::move(point.label), m.origin == Origin::example);
      point.x = months(m.date);
      point.fill = m.state == MilestoneState::done          ? Fill::solid
                   : m.state == MilestoneState::unconfirmed ? Fill::dotted
                                                            : Fill::part;
      point.example = m.origin == Origin::example;
      mark.points.push_back(std::move(point));
    }
    chart.marks.push_back(std::move(mark));
  }
  chart.x_from = from / 12 * 12;
  chart.x_to = to / 12 * 12 + 12;
  for (int year = chart.x_from / 12; year * 12 <= chart.x_to; ++year) {
    chart.x_ticks.push_back({year * 12, std::to_string(year)});
  }
  chart.now = months(scene.roadmap.as_of);
  chart.now_label = date_in_words(scene.lang, scene.roadmap.as_of);
  const std::string first = std::to_string(from / 12), last = std::to_string(to / 12);
  chart.summary =
      fill(scene.lang, W::timeline_summary,
           {count(scene.lang, W::n_actions, static_cast<int>(actions.size())), first, last});
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

Node actions_table(const Scene& scene, const std::vector<const Action*>& actions,
                   const std::string& caption) {
  Nodes rows = {
      write::row({write::cell(scene.say(W::action)), write::cell(scene.say(W::status)),
                  write::cell(scene.say(W::milestones)), write::cell(scene.say(W::dates))})};
  for (const Action* action : actions) {
    const Progress p = progress(*action);
    Nodes status = {write::text(status_word(scene, action->status))};
    write::add(status, marked(scene, action->status_origin));
    Nodes steps = {write::text(p.measured() ? std::to_string(p.done) + "/" + std::to_string(p.total)
                                            : scene.say(W::not_measured))};
    if (invented_progress(*action)) write::add(steps, marked(scene, Origin::example));
    Nodes dates = {write::text(period(scene.lang, action->start, action->end))};
    write::add(dates, marked(scene, action->dates_origin));
    rows.push_back(write::row({write::cell({write::link(action->id, scene.at_action(action->id))}),
                               write::cell(std::move(status)), write::cell(std::move(steps)),
                               write::cell(std::move(dates))}));
  }
  return write::details(scene.say(W::values_in_table), {write::table(caption, std::move(rows))});
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
  const std::string milestones = tally.milestones == 0
                                     ? scene.say(W::not_measured)
                                     : count(scene.lang, W::milestones_of, tally.milestones_done,
                                             std::to_string(tally.milestones));
  return fill(scene.lang, W::whole,
              {count(scene.lang, W::n_actions, tally.actions), parts,
               with_mark(scene, milestones, tells_examples(scene.roadmap, axis))});
}

}  // namespace cairn
