// Actions and milestones in time: a scale of years, then a line an action, in words and drawn.
#include <algorithm>

#include "screens/figures.h"

namespace cairn {

namespace {

/// Whole years around all that is dated; the first and the last date themselves.
struct Span {
  int from = 0, to = 0;
  void widen(Date date) {
    if (!date.known()) return;
    if (from == 0 || months(date) < from) from = months(date);
    to = std::max(to, months(date));
  }
};

Span span_of(const std::vector<const Action*>& actions) {
  Span span;
  for (const Action* action : actions) {
    span.widen(action->start);
    span.widen(action->end);
    for (const Milestone& m : action->milestones) span.widen(m.date);
  }
  return span;
}

Chart scale_of(const Scene& scene, const std::vector<const Action*>& actions) {
  Chart chart;
  chart.kind = ChartKind::timeline;
  const Span span = span_of(actions);
  chart.x_from = span.from / 12 * 12;
  chart.x_to = span.to / 12 * 12 + 12;
  for (int year = chart.x_from / 12; year * 12 <= chart.x_to; ++year) {
    chart.x_ticks.push_back({year * 12, std::to_string(year)});
  }
  chart.now = months(scene.roadmap.as_of);
  return chart;
}

Fill point_fill(const Scene& scene, const Milestone& m) {
  if (m.state == MilestoneState::done) return Fill::solid;
  if (m.state == MilestoneState::unconfirmed) return Fill::dotted;
  return lapsed(scene, m) ? Fill::crossed : Fill::part;
}

Chart strip_of(const Scene& scene, const Chart& scale, const Action& action) {
  Chart chart = scale;
  chart.kind = ChartKind::strip;
  Mark mark;
  mark.key = action.id;
  mark.fill = fill_of(action.status);
  mark.tone = tone_of(scene, action.axis);
  // A side that has no date runs to the edge of the scale.
  mark.x = action.start.known() ? months(action.start) : scale.x_from;
  mark.x_end = action.end.known() ? months(action.end) : scale.x_to;
  for (const Milestone& m : action.milestones) {
    if (!m.date.known()) continue;
    Mark point;
    point.label = plain(scene, m.label) + ", " + date_in_words(scene.lang, m.date) + ", " +
                  milestone_state(scene, m);
    point.label = with_mark(scene, std::move(point.label), m.origin == Origin::example);
    point.x = months(m.date);
    point.fill = point_fill(scene, m);
    mark.points.push_back(std::move(point));
  }
  chart.marks.push_back(std::move(mark));
  return chart;
}

Node line(const Scene& scene, const Chart& scale, const Action& action) {
  Node strip = write::node(Kind::spark);
  strip.chart = std::make_shared<const Chart>(strip_of(scene, scale, action));
  Nodes meta = {write::text(status_word(scene, action.status) + ", " +
                            period(scene.lang, action.start, action.end))};
  if (invented(action) || action.dates_origin == Origin::example) {
    write::add(meta, marked(scene, Origin::example));
  }
  return write::item(
      {write::link(action.id + " · " + plain(scene, action.title), scene.at_action(action.id)),
       std::move(strip), write::paragraph(std::move(meta), "meta")});
}

}  // namespace

bool lapsed(const Scene& scene, const Milestone& milestone) {
  const Date date = milestone.date, told = scene.roadmap.as_of;
  if (milestone.state == MilestoneState::done || !date.known()) return false;
  // A date known to the year or the month only is past when all of it is.
  if (date.year != told.year) return date.year < told.year;
  if (date.month == 0 || told.month == 0) return false;
  if (date.month != told.month) return date.month < told.month;
  return date.day != 0 && date.day < told.day;
}

std::string milestone_state(const Scene& scene, const Milestone& milestone) {
  if (milestone.state == MilestoneState::done) return scene.say(W::milestone_done);
  if (milestone.state == MilestoneState::unconfirmed) return scene.say(W::milestone_unconfirmed);
  return scene.say(lapsed(scene, milestone) ? W::milestone_lapsed : W::milestone_to_come);
}

std::string timeline_legend(const Scene& scene) {
  return fill(scene.lang, W::timeline_legend, {date_in_words(scene.lang, scene.roadmap.as_of)});
}

Node timeline_of(const Scene& scene, const std::string& key, const std::string& caption,
                 const std::vector<const Action*>& actions,
                 const std::vector<const Action*>& scale) {
  Chart chart = scale_of(scene, scale);
  chart.caption = caption;
  const Span span = span_of(actions);
  int done = 0, total = 0;
  bool any_invented = false;
  Nodes lines;
  for (const Action* action : actions) {
    const Progress p = progress(*action);
    done += p.done;
    total += p.total;
    any_invented = any_invented || invented_progress(*action);
    lines.push_back(line(scene, chart, *action));
  }
  const std::string reached =
      total == 0 ? scene.say(W::not_measured)
                 : count(scene.lang, W::milestones_of, done, std::to_string(total));
  chart.summary = fill(scene.lang, W::timeline_summary,
                       {count(scene.lang, W::n_actions, static_cast<int>(actions.size())),
                        std::to_string(span.from / 12), std::to_string(span.to / 12),
                        with_mark(scene, reached, any_invented)});
  return write::figure(key, std::move(chart), {write::list(std::move(lines), "plan")}, "strips");
}

}  // namespace cairn
