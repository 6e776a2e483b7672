// The whole roadmap in time: every action on one scale of years, then every milestone by date.
#include "model/order.h"
#include "screens/figures.h"

namespace cairn {

namespace {

/// A milestone, and the action it belongs to.
struct Due {
  const Action* action;
  const Milestone* milestone;
};

std::vector<Due> all_due(const Roadmap& roadmap) {
  std::vector<Due> dues;
  for (const Action& action : roadmap.actions) {
    for (const Milestone& m : action.milestones) dues.push_back({&action, &m});
  }
  sort_by(dues,
          [](const Due& a, const Due& b) { return earlier(a.milestone->date, b.milestone->date); });
  return dues;
}

/// "1er trimestre 2027"; the year alone where no more is known.
std::string quarter_words(const Scene& scene, Date date) {
  static constexpr W words[] = {W::quarter_1, W::quarter_2, W::quarter_3, W::quarter_4};
  if (!date.known()) return scene.say(W::undated);
  const std::string year = std::to_string(date.year);
  if (date.month == 0) return fill(scene.lang, W::in_year_n, {year});
  return fill(scene.lang, words[(date.month - 1) / 3], {year});
}

Node to_due(const Scene& scene, const Due& due) {
  return write::link(due.action->id + " · " + plain(scene, due.milestone->label),
                     scene.at_action(due.action->id) + "#" + due.milestone->id);
}

/// A milestone that is awaited, with its date and all that makes it doubtful.
Node awaited(const Scene& scene, const Due& due) {
  Nodes line = {write::text(date_in_words(scene.lang, due.milestone->date) + " – "),
                to_due(scene, due)};
  if (due.milestone->state == MilestoneState::unconfirmed) {
    line.push_back(write::text(" (" + milestone_state(scene, *due.milestone) + ")"));
  }
  write::add(line, marked(scene, due.milestone->origin));
  return write::item(std::move(line));
}

Node by_quarter(const Scene& scene, const std::vector<Due>& dues) {
  Nodes quarters, lines;
  for (std::size_t i = 0; i < dues.size(); ++i) {
    lines.push_back(awaited(scene, dues[i]));
    const std::string words = quarter_words(scene, dues[i].milestone->date);
    const bool last = i + 1 == dues.size();
    if (!last && quarter_words(scene, dues[i + 1].milestone->date) == words) continue;
    quarters.push_back(write::group({write::heading(3, words), write::list(std::move(lines))}));
    lines.clear();
  }
  return write::group(std::move(quarters), "quarters");
}

/// Folded, a year each: what is done is looked up, what is to come is read.
void by_year(const Scene& scene, const std::vector<Due>& dues, Nodes& out) {
  Nodes lines;
  bool invented = false;
  for (std::size_t i = 0; i < dues.size(); ++i) {
    const Milestone& m = *dues[i].milestone;
    const bool example = m.origin == Origin::example;
    invented = invented || example;
    Nodes line = {write::text(date_in_words(scene.lang, m.date) + " – "), to_due(scene, dues[i])};
    if (example) line.push_back(write::text(with_mark(scene, "", true)));
    lines.push_back(write::item(std::move(line)));
    const int year = m.date.year;
    if (i + 1 < dues.size() && dues[i + 1].milestone->date.year == year) continue;
    const int n = static_cast<int>(lines.size());
    const std::string when = m.date.known() ? std::to_string(year) : scene.say(W::undated);
    out.push_back(write::details(
        with_mark(
            scene,
            fill(scene.lang, W::counted, {when, count(scene.lang, W::n_milestones_reached, n)}),
            invented),
        {write::list(std::move(lines))}, "atteints-" + std::to_string(year)));
    lines.clear();
    invented = false;
  }
}

}  // namespace

Page calendar_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  const std::string title = scene.say(W::calendar_title), lead = scene.say(W::calendar_lead);
  std::vector<Due> reached, past, next;
  for (const Due& due : all_due(r)) {
    const bool done = due.milestone->state == MilestoneState::done;
    (done ? reached : lapsed(scene, *due.milestone) ? past : next).push_back(due);
  }
  Nodes main = {
      crumbs(scene, {write::text(scene.say(W::calendar))}),
      write::heading(1, title),
      write::paragraph(lead, "lead"),
      write::paragraph(Nodes{write::link(scene.say(W::calendar_next), "#a-venir", "go")}),
      write::paragraph(Nodes{write::link(
          scene.say(W::to_calendar), scene.lang == Lang::en ? "/en/jalons.ics" : "/jalons.ics")}),
      write::paragraph(timeline_legend(scene))};
  std::vector<const Action*> all;
  for (const Action& action : r.actions) all.push_back(&action);
  for (const Axis& axis : r.axes) {
    const std::string id = std::to_string(axis.id);
    std::vector<const Action*> actions;
    for (const Action* action : all) {
      if (action->axis == axis.id) actions.push_back(action);
    }
    Nodes head = {
        write::node(Kind::phrase, {write::text(fill(scene.lang, W::axis_n, {id}))}, "num"),
        write::text(" "), write::link(plain(scene, axis.name), scene.at_axis(axis.id))};
    Nodes section = {write::heading(2, std::move(head), "axe-" + id)};
    if (actions.empty()) {
      section.push_back(write::paragraph(scene.say(W::no_action_yet)));
    } else {
      section.push_back(timeline_of(scene, "calendrier-" + id,
                                    fill(scene.lang, W::timeline_caption, {id}), actions, all));
    }
    main.push_back(write::section(std::move(section), "axis", tone_name(axis.tone)));
  }
  Nodes coming = {write::heading(2, scene.say(W::calendar_next), "a-venir")};
  coming.push_back(next.empty() ? write::paragraph(scene.say(W::calendar_none_next))
                                : by_quarter(scene, next));
  main.push_back(write::section(std::move(coming)));
  if (!past.empty()) {
    Nodes lines;
    for (const Due& due : past) lines.push_back(awaited(scene, due));
    main.push_back(write::section({write::heading(2, scene.say(W::calendar_lapsed), "date-passee"),
                                   write::list(std::move(lines))}));
  }
  if (!reached.empty()) {
    Nodes done = {write::heading(2, scene.say(W::calendar_reached), "atteints")};
    by_year(scene, reached, done);
    main.push_back(write::section(std::move(done)));
  }
  return framed(scene, title, lead, std::move(main));
}

}  // namespace cairn
