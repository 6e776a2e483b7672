#include "review/review_page.h"

#include <algorithm>

#include "outcomes/voices.h"
#include "review/review_words.h"
#include "screens/talk.h"
#include "synthesis/synthesis_route.h"

namespace cairn::server {

namespace {

namespace w = review_words;

constexpr std::string_view address = "/bilan";
constexpr std::size_t lines_most = 2;  // of an action; the rest is on its page

std::string say(const Scene& scene, const Both& both, std::string_view argument = {}) {
  return typeset(scene.lang, put_in(both.in(scene.lang), {argument}));
}

std::string count(const Scene& scene, const Both& both, int n, std::string_view more = {}) {
  const std::string_view form = form_for(scene.lang, both.in(scene.lang), n);
  return typeset(scene.lang, put_in(form, {whole(scene.lang, n), more}));
}

/// The words alone, marked where they are in another language (RGAA 8.7).
Nodes words_of(const Scene& scene, const Text& text) {
  Node words = write::text(plain(scene, text));
  const Lang written = text.lang_of(scene.lang);
  if (written == scene.lang) return {std::move(words)};
  Node foreign = write::node(Kind::foreign, {std::move(words)});
  foreign.lang = code(written);
  return {std::move(foreign)};
}

Node entry(Nodes nodes) { return write::item(std::move(nodes)); }
Node entry(std::string words) { return write::item({write::text(std::move(words))}); }

bool is_there(const Indicator& indicator, const Value* now) {
  if (now == nullptr || !indicator.target) return false;
  const int order = compare(now->number, indicator.target->number);
  return indicator.better == Better::up ? order >= 0 : order <= 0;
}

/// One line in words, with one mark for all where all is invented.
Node indicator_line(const Scene& scene, const ReviewedIndicator& one) {
  const Indicator& what = *one.what;
  const Value* target = what.target ? &*what.target : nullptr;
  bool all_invented = true;
  for (const Value* value : {one.before, one.now, target}) {
    all_invented = all_invented && (value == nullptr || value->origin == Origin::example);
  }
  const auto tell = [&](const Value& value) {
    std::string words = told(scene.lang, value, what.unit) + " (" + when(scene, value);
    if (!all_invented && value.origin != Origin::documented) {
      const bool legal = value.origin == Origin::legal;
      words += ", " + scene.say(legal ? W::mark_legal : W::mark_example);
    }
    return words + ")";
  };
  std::string words;
  if (one.now != nullptr && one.before != nullptr) {
    words =
        typeset(scene.lang, put_in(w::from_to.in(scene.lang), {tell(*one.before), tell(*one.now)}));
  } else if (one.now != nullptr) {
    words = tell(*one.now);
  } else {
    words = say(scene, w::not_in_year);
    if (one.before != nullptr) words += ", " + say(scene, w::last_was, tell(*one.before));
  }
  if (target != nullptr) words += ", " + say(scene, w::target, tell(*target));
  if (is_there(what, one.now)) words += ", " + say(scene, w::there);
  const bool has_value = one.now != nullptr || one.before != nullptr || target != nullptr;
  words = with_mark(scene, std::move(words), all_invented && has_value);
  Nodes line = words_of(scene, what.label);
  line.push_back(write::text(fill(scene.lang, W::counted, {"", words})));
  return entry(std::move(line));
}

Node milestones_line(const Scene& scene, const ReviewedAction& action) {
  Nodes line = {write::text(count(scene, w::reached, static_cast<int>(action.reached.size())) +
                            fill(scene.lang, W::counted, {"", ""}))};
  for (const Milestone* m : action.reached) {
    if (m != action.reached.front()) line.push_back(write::text(scene.say(W::semicolon)));
    write::add(line, words_of(scene, m->label));
    line.push_back(write::text(
        with_mark(scene, ", " + date_in_words(scene.lang, m->date), m->origin == Origin::example)));
  }
  return entry(std::move(line));
}

Node action_item(const Scene& scene, const Review& review, const ReviewedAction& action) {
  const Action& what = *action.what;
  Nodes head = {write::link(what.id + " · " + plain(scene, what.title), scene.at_action(what.id))};
  if (review.is_newest) {
    head.push_back(write::text(" "));
    Nodes state = state_nodes(scene, what);
    write::add(head, std::move(state));
  }
  Nodes lines;
  if (!action.reached.empty()) lines.push_back(milestones_line(scene, action));
  const std::size_t from = action.lines.size() - std::min(lines_most, action.lines.size());
  for (std::size_t i = from; i < action.lines.size(); ++i) {
    const HistoryLine& h = *action.lines[i];
    Nodes line = {
        write::text(fill(scene.lang, W::counted, {date_in_words(scene.lang, h.date), ""}))};
    write::add(line, words_of(scene, h.text));
    line.push_back(write::text(with_mark(scene, "", h.origin == Origin::example)));
    lines.push_back(entry(std::move(line)));
  }
  for (const ReviewedIndicator& one : action.indicators) {
    if (review.is_recent || one.now != nullptr) lines.push_back(indicator_line(scene, one));
  }
  if (review.is_recent && !what.means.text.empty()) {
    Nodes line = {write::text(say(scene, w::its_means))};
    write::add(line, words_of(scene, what.means.text));
    line.push_back(write::text(with_mark(scene, "", what.means.origin == Origin::example)));
    lines.push_back(entry(std::move(line)));
  }
  if (!lines.empty()) head.push_back(write::list(std::move(lines)));
  return entry(std::move(head));
}

Node objective_section(const Scene& scene, const Review& review,
                       const ReviewedObjective& objective) {
  Nodes section;
  if (objective.what == nullptr) {
    section.push_back(write::heading(2, say(scene, w::no_objective), "objectif-0"));
  } else {
    section.push_back(
        write::heading(2, objective.what->id + ". " + plain(scene, objective.what->label),
                       "objectif-" + objective.what->id));
  }
  Nodes items;
  for (const ReviewedAction& action : objective.actions) {
    if (review.is_recent || action.has_any) items.push_back(action_item(scene, review, action));
  }
  const bool has_none = objective.actions.empty() && objective.elsewhere.empty();
  if (has_none) {
    section.push_back(write::paragraph(say(scene, w::no_action)));
  } else if (items.empty() && !objective.actions.empty()) {
    section.push_back(write::paragraph(say(scene, w::nothing_dated)));
  }
  if (!items.empty()) section.push_back(write::list(std::move(items), "reviewed"));
  if (!objective.elsewhere.empty()) {
    Nodes also = {write::text(say(scene, w::elsewhere))};
    for (const Action* action : objective.elsewhere) {
      if (action != objective.elsewhere.front()) also.push_back(write::text(", "));
      Node link = write::link(action->id, scene.at_action(action->id));
      link.label = action->id + ", " + plain(scene, action->title);
      also.push_back(std::move(link));
    }
    section.push_back(write::paragraph(std::move(also)));
  }
  return write::section(std::move(section));
}

Node figures_section(const Scene& scene, const Review& review) {
  const std::string of = whole(scene.lang, static_cast<int>(scene.roadmap.actions.size()));
  Nodes items = {
      entry(with_mark(scene, count(scene, w::reached, review.reached), review.has_examples)),
      entry(with_mark(scene, count(scene, w::measured, review.measured), review.has_examples))};
  if (review.unmeasured > 0) items.push_back(entry(count(scene, w::unmeasured, review.unmeasured)));
  if (review.silent > 0) items.push_back(entry(count(scene, w::silent, review.silent)));
  if (review.is_recent) items.push_back(entry(count(scene, w::means, review.with_means, of)));
  Nodes section = {write::heading(2, say(scene, w::figures), "nombres"),
                   write::list(std::move(items))};
  if (review.is_newest) {
    section.push_back(status_counts(scene, 0));
    section.push_back(write::paragraph(
        say(scene, w::stands, date_in_words(scene.lang, scene.roadmap.as_of)), "note"));
  } else {
    section.push_back(write::paragraph(say(scene, w::past), "note"));
  }
  return write::section(std::move(section));
}

Node voices_section(const Scene& scene, const FollowUps& voices, int year) {
  Nodes section = {write::heading(2, say(scene, w::voices), "paroles")};
  if (voices.contributions == 0) {
    section.push_back(write::paragraph(say(scene, w::no_voice)));
  } else {
    write::add(section, voices_lines(scene, voices));
  }
  const std::string all = std::string(scene.lang == Lang::en ? "/en" : "") + "/suites";
  section.push_back(write::paragraph(Nodes{write::link(say(scene, w::all_answers), all)}));
  section.push_back(write::paragraph(
      Nodes{write::link(say(scene, w::synthesis), path_of(synthesis_of_year(scene.lang, year)))}));
  return write::section(std::move(section));
}

}  // namespace

std::optional<ReviewRoute> review_route(const Target& target) {
  return year_route(target, address);
}

std::string path_of(const ReviewRoute& route) { return path_of(route, address); }

Page review_page(const Roadmap& roadmap, const Review& review, const FollowUps& voices,
                 const Years& years, const ReviewRoute& route) {
  Visit visit;
  visit.route.screen = Screen::history;
  visit.route.lang = route.lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, route.lang};
  const std::string year = std::to_string(review.year);
  const std::string title = say(scene, w::title, year), lead = say(scene, w::lead, year);
  Nodes main = {crumbs(scene, {write::text(title)}), write::heading(1, title),
                write::paragraph(lead, "lead")};
  if (!roadmap.objectives.empty()) {
    Nodes law = {write::text(say(scene, w::law))};
    write::add(law, marked(scene, Origin::legal));
    main.push_back(write::paragraph(std::move(law)));
  }
  main.push_back(figures_section(scene, review));
  main.push_back(voices_section(scene, voices, review.year));
  for (const ReviewedObjective& objective : review.objectives) {
    main.push_back(objective_section(scene, review, objective));
  }
  Nodes others;
  for (int other = years.newest; other >= years.first; --other) {
    if (other == review.year) continue;
    others.push_back(
        entry({write::link(std::to_string(other), path_of(ReviewRoute{route.lang, other}))}));
  }
  if (!others.empty()) {
    main.push_back(
        write::navigation(say(scene, w::other_years), {write::list(std::move(others))}, "pages"));
  }
  std::string elsewhere;
  if (roadmap.langs.size() > 1) elsewhere = path_of(ReviewRoute{other(route.lang), route.year});
  return framed_at(scene, title, lead, std::move(main), path_of(route), elsewhere);
}

}  // namespace cairn::server
