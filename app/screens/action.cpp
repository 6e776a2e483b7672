// One action: how far it is, by what one knows it, what it rests on, what to do with it.
#include "model/order.h"
#include "screens/figures.h"
#include "screens/talk.h"

namespace cairn {

namespace {

void entry(Nodes& terms, std::string word, Nodes said) {
  terms.push_back(write::term({write::text(std::move(word))}));
  terms.push_back(write::definition(std::move(said)));
}

Node identity(const Scene& scene, const Action& action) {
  Nodes terms;
  Nodes status = {status_chip(scene, action.status)};
  write::add(status, marked(scene, action.status_origin));
  entry(terms, scene.say(W::status), std::move(status));
  if (needs_reason(action.status)) {
    Nodes why = rich(scene, action.reason);
    write::add(why, marked(scene, action.status_origin));
    entry(terms, scene.say(W::reason), std::move(why));
    Nodes next = {action.next.known() ? time_node(scene, action.next)
                                      : write::text(scene.say(W::no_next_date))};
    write::add(next, marked(scene, action.status_origin));
    entry(terms, scene.say(W::next_date), std::move(next));
  }
  Nodes progress = {write::text(progress_words(scene, action))};
  if (invented_progress(action)) write::add(progress, marked(scene, Origin::example));
  entry(terms, scene.say(W::progress), std::move(progress));
  Nodes dates = {write::text(period(scene.lang, action.start, action.end))};
  write::add(dates, marked(scene, action.dates_origin));
  entry(terms, scene.say(W::dates), std::move(dates));
  Nodes who = rich(scene, action.responsible);
  write::add(who, marked(scene, action.responsible_origin));
  entry(terms, scene.say(W::responsible), std::move(who));
  Nodes means = action.means.text.empty() ? Nodes{write::text(scene.say(W::not_communicated))}
                                          : passage(scene, action.means);
  write::add(means, sourced(scene, action.means.source));
  entry(terms, scene.say(W::means), std::move(means));
  std::string themes = theme_words(scene, action.themes);
  if (!themes.empty()) entry(terms, scene.say(W::themes), {write::text(themes)});
  Nodes objectives;
  std::vector<int> numbers = action.objectives;
  sort_by(numbers, [](int a, int b) { return a < b; });
  for (const int n : numbers) {
    const Choice* objective = find_choice(scene.roadmap.objectives, std::to_string(n));
    if (objective == nullptr) continue;
    if (!objectives.empty()) objectives.push_back(write::text(scene.say(W::semicolon)));
    objectives.push_back(write::text(std::to_string(n) + ". " + plain(scene, objective->label)));
  }
  if (!objectives.empty()) entry(terms, scene.say(W::objectives), std::move(objectives));
  return write::node(Kind::terms, std::move(terms), "facts-of");
}

Node milestone(const Scene& scene, const Milestone& m) {
  static constexpr std::string_view looks[] = {"to-come", "done", "unconfirmed"};
  const int state = static_cast<int>(m.state);
  Nodes line = dated(scene, m.date);
  write::add(line, rich(scene, m.label));
  line.push_back(write::text(" (" + milestone_state(scene, m) + ")"));
  write::add(line, marked(scene, m.origin));
  write::add(line, sourced(scene, m.source));
  Node item = write::item(std::move(line), std::string(looks[state]));
  item.key = m.id;
  return item;
}

Node history_line(const Scene& scene, const HistoryLine& h) {
  Nodes line = dated(scene, h.date);
  write::add(line, rich(scene, h.text));
  write::add(line, marked(scene, h.origin));
  write::add(line, sourced(scene, h.source));
  return write::item(std::move(line));
}

std::vector<SourceId> sources_of(const Action& action) {
  std::vector<SourceId> ids = action.sources;
  for (const Indicator& i : action.indicators) {
    for (const Value& v : i.history) ids.push_back(v.source);
    for (const Value& v : i.thresholds) ids.push_back(v.source);
    if (i.target) ids.push_back(i.target->source);
  }
  for (const Milestone& m : action.milestones) ids.push_back(m.source);
  for (const HistoryLine& h : action.history) ids.push_back(h.source);
  for (const Passage& p : action.evidence) ids.push_back(p.source);
  ids.push_back(action.means.source);
  return ids;
}

/// Why it is no longer of the roadmap, since when, and what takes its place.
Node retirement(const Scene& scene, const Retirement& retired) {
  Nodes why = dated(scene, retired.date);
  write::add(why, passage(scene, retired));
  write::add(why, sourced(scene, retired.source));
  Nodes said = {write::paragraph(std::move(why))};
  if (const Action* instead = find_action(scene.roadmap, retired.instead)) {
    said.push_back(write::paragraph(
        Nodes{write::text(scene.say(W::retired_instead)),
              write::link(plain(scene, instead->title), scene.at_action(instead->id))}));
  }
  said.push_back(write::paragraph(scene.say(W::retired_stays)));
  return write::notice(scene.say(W::retired_notice), std::move(said));
}

Node where_next(const Scene& scene, const Action& action) {
  Nodes items;
  if (find_page(scene.roadmap, "en-bref") != nullptr) {
    items.push_back(
        write::item({write::link(scene.say(W::how_to_take_part), scene.at_taking_part())}));
  }
  items.push_back(write::item(
      {write::link(fill(scene.lang, W::write_about, {action.id}), scene.at(Screen::contact))}));
  items.push_back(following(scene, action.id));
  items.push_back(write::item(
      {write::link(scene.say(W::follow_action), scene.at_action(action.id) + ".atom")}));
  // The neighbours, so that one can walk the whole axis.
  const Action* before = nullptr;
  const Action* after = nullptr;
  bool passed = false;
  for (const Action& a : scene.roadmap.actions) {
    if (a.axis != action.axis) continue;
    if (a.id == action.id) {
      passed = true;
    } else if (!passed) {
      before = &a;
    } else if (after == nullptr) {
      after = &a;
    }
  }
  for (const Action* a : {before, after}) {
    if (a == nullptr) continue;
    items.push_back(
        write::item({write::link(fill(scene.lang, a == before ? W::action_before : W::action_after,
                                      {plain(scene, a->title)}),
                                 scene.at_action(a->id))}));
  }
  return write::list(std::move(items));
}

}  // namespace

Page action_page(const Scene& scene, const Action& action) {
  const std::string axis = std::to_string(action.axis);
  const ToneName tone = tone_of(scene, action.axis);
  std::vector<std::string> explained;
  Nodes main = {
      crumbs(scene, {write::link(fill(scene.lang, W::axis_n, {axis}), scene.at_axis(action.axis)),
                     write::text(action.id)}),
      write::heading(1, plain(scene, action.title)),
      write::paragraph(plain(scene, action.plain), "lead")};
  if (is_retired(action)) main.push_back(retirement(scene, action.retired));

  Nodes told = {write::heading(2, scene.say(W::what_it_is), "quoi"),
                write::paragraph(rich(scene, action.text))};
  write::add(told, explain(scene, {&action.text}, explained));
  Nodes commitment = {write::text(scene.say(
      action.origin == Origin::example ? W::commitment_example : W::commitment_documented))};
  write::add(commitment, marked(scene, action.origin));
  if (!action.origin_note.empty()) {
    commitment.push_back(write::text(" "));
    write::add(commitment, rich(scene, action.origin_note));
  }
  told.push_back(write::paragraph(std::move(commitment), "note"));
  Nodes left = {write::section(std::move(told))};

  Nodes steps = {write::heading(2, scene.say(W::milestones), "jalons")};
  if (action.milestones.empty()) {
    steps.push_back(write::paragraph(scene.say(W::no_milestone)));
  } else {
    Nodes items;
    for (const Milestone& m : action.milestones) items.push_back(milestone(scene, m));
    Nodes rule = {write::text(progress_words(scene, action))};
    if (invented_progress(action)) write::add(rule, marked(scene, Origin::example));
    rule.push_back(write::text(". " + scene.say(W::one_rule)));
    steps.push_back(write::paragraph(std::move(rule)));
    steps.push_back(write::ordered(std::move(items), "steps"));
  }
  left.push_back(write::section(std::move(steps)));

  Nodes measures = {write::heading(2, scene.say(W::indicators), "indicateurs")};
  if (action.indicators.empty()) measures.push_back(write::paragraph(scene.say(W::no_indicator)));
  for (const Indicator& i : action.indicators) {
    Nodes data = {series_table(scene, i)};
    if (!i.note.empty()) data.push_back(write::paragraph(rich(scene, i.note), "note"));
    measures.push_back(write::figure(i.id, series_of(scene, i, tone), std::move(data)));
  }
  left.push_back(write::section(std::move(measures)));

  // First in reading order: on a phone the state comes before everything that explains it.
  Nodes state = {
      write::figure("pierre-" + action.id, stone_of(scene, action), {}, "told stone-alone"),
      identity(scene, action)};
  Nodes right;
  Nodes past = {write::heading(2, scene.say(W::history), "historique")};
  if (action.history.empty()) {
    past.push_back(write::paragraph(scene.say(W::no_history)));
  } else {
    Nodes lines;
    for (const HistoryLine& h : action.history) lines.push_back(history_line(scene, h));
    past.push_back(write::list(std::move(lines), "hist"));
  }
  right.push_back(write::section(std::move(past)));
  if (!action.evidence.empty()) {
    Nodes lines;
    for (const Passage& p : action.evidence) {
      Nodes line = passage(scene, p);
      write::add(line, sourced(scene, p.source));
      lines.push_back(write::item(std::move(line)));
    }
    right.push_back(write::section(
        {write::heading(2, scene.say(W::evidence), "preuves"), write::list(std::move(lines))}));
  }
  left.push_back(action_talk(scene, action));
  right.push_back(write::section(
      {write::heading(2, scene.say(W::and_now), "agir"), where_next(scene, action)}));

  main.push_back(write::group({write::group(std::move(state), "side"),
                               write::group(std::move(left)), write::group(std::move(right))},
                              "two aside"));
  main.push_back(write::section({write::heading(2, scene.say(W::sources), "sources"),
                                 source_list(scene, sources_of(action))}));
  return framed(scene, action.id + " " + plain(scene, action.title), plain(scene, action.plain),
                {write::section(std::move(main), "of", tone)});
}

}  // namespace cairn
