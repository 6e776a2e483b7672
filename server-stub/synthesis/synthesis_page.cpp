#include "synthesis/synthesis_page.h"

#include "ledger/lane.h"
#include "outcomes/voices.h"
#include "screens/talk.h"
#include "synthesis/synthesis_words.h"

namespace cairn::server {

namespace {

namespace w = synthesis_words;

// A page has its weight to keep, whatever people say.
constexpr std::size_t actions_most = 12, questions_most = 8;
constexpr std::size_t gist_most = 140;  // characters

std::string say(const Scene& scene, const Both& both, std::string_view first = {},
                std::string_view second = {}) {
  return typeset(scene.lang, put_in(both.in(scene.lang), {first, second}));
}

std::string count(const Scene& scene, const Both& both, int n, std::string_view more = {}) {
  const std::string_view form = form_for(scene.lang, both.in(scene.lang), n);
  return typeset(scene.lang, put_in(form, {whole(scene.lang, n), more}));
}

std::string action_title(const Scene& scene, const Action& action) {
  return action.id + " · " + plain(scene, action.title);
}

std::string axis_title(const Scene& scene, const Axis& axis) {
  return say(scene, w::axis_name, std::to_string(axis.id), plain(scene, axis.name));
}

Node chooser(const Scene& scene, const SynthesisRoute& route, const Period& period) {
  const std::string wrong = say(scene, w::wrong_date);
  Node from = form_field(Kind::field, "du", say(scene, w::from), route.from,
                         period.is_from_wrong ? wrong : "", say(scene, w::date_help));
  Node to = form_field(Kind::field, "au", say(scene, w::to), route.to,
                       period.is_to_wrong   ? wrong
                       : period.is_reversed ? say(scene, w::reversed)
                                            : "",
                       say(scene, w::date_help));
  Node on = form_field(Kind::choice, "sur", say(scene, w::subject), route.on);
  on.children.push_back(form_option("", say(scene, w::everything)));
  for (const Axis& axis : scene.roadmap.axes) {
    on.children.push_back(form_option("axe-" + std::to_string(axis.id), axis_title(scene, axis)));
  }
  on.children.push_back(form_option(std::string(whole_roadmap), say(scene, w::whole)));
  for (const Action& action : scene.roadmap.actions) {
    on.children.push_back(form_option(action.id, action_title(scene, action)));
  }
  Node form = write::node(
      Kind::form,
      {std::move(from), std::move(to), std::move(on), form_button(say(scene, w::show), "")},
      "letter");
  form.key = "periode";
  form.href = path_of(SynthesisRoute{scene.lang, {}, {}, {}});
  form.value = "get";
  return form;
}

std::string period_words(const Scene& scene, const Period& period) {
  const std::string first = date_in_words(scene.lang, period.first);
  const std::string last = date_in_words(scene.lang, period.last);
  if (period.first.known() && period.last.known()) return say(scene, w::between, first, last);
  if (period.first.known()) return say(scene, w::since, first);
  return period.last.known() ? say(scene, w::until, last) : say(scene, w::ever);
}

std::string subject_words(const Scene& scene, const std::string& on) {
  if (on == whole_roadmap) return say(scene, w::about, say(scene, w::whole));
  if (const Action* action = find_action(scene.roadmap, on)) {
    return say(scene, w::about, action_title(scene, *action));
  }
  for (const Axis& axis : scene.roadmap.axes) {
    if (on == "axe-" + std::to_string(axis.id)) {
      return say(scene, w::about, axis_title(scene, axis));
    }
  }
  return say(scene, w::about_all);
}

Node head_row(const Scene& scene, std::initializer_list<const Both*> words) {
  Nodes cells;
  for (const Both* word : words) cells.push_back(write::cell(say(scene, *word)));
  return write::node(Kind::row, std::move(cells));
}

Node number_cell(const Scene& scene, int n) { return write::cell(whole(scene.lang, n)); }

Node part_section(const Scene& scene, const Synthesis& told) {
  const Supports& s = told.supports;
  const int supports[] = {s.site, s.kiosk, s.paper, s.workshop};
  Nodes rows = {head_row(scene, {&w::way, &w::contributions, &w::supports})};
  for (std::size_t i = 0; i < std::size(w::channels); ++i) {
    rows.push_back(
        write::row({write::cell(say(scene, w::channels[i])), number_cell(scene, told.by_channel[i]),
                    number_cell(scene, supports[i])}));
  }
  const bool invented = told.all.has_examples;
  Nodes items = {write::item({write::text(
      with_mark(scene, cairn::count(scene.lang, W::n_contributions, told.all.all), invented))})};
  if (told.answers > 0) {
    items.push_back(write::item(
        {write::text(with_mark(scene, count(scene, w::answers, told.answers), invented))}));
  }
  return write::section(
      {write::heading(2, say(scene, w::part), "voix"), write::list(std::move(items)),
       write::paragraph(say(scene, w::no_people), "note"),
       write::table(with_mark(scene, say(scene, w::ways), invented), std::move(rows)),
       write::paragraph(say(scene, w::supports_note), "note")});
}

/// "77 contributions · Commentaires 51 · Pour 21": what there is of each, as a line that any width
/// holds.
Node tally_item(const Scene& scene, Nodes line, const Tally& tally) {
  const std::pair<const Both*, int> parts[] = {
      {&w::comments, tally.by_form[static_cast<int>(Form::comment)]},
      {&w::proposals, tally.by_form[static_cast<int>(Form::proposal)]},
      {&w::replies, tally.by_form[static_cast<int>(Form::answer)]},
      {&w::in_favour, tally.by_stance[static_cast<int>(Stance::favourable)]},
      {&w::against, tally.by_stance[static_cast<int>(Stance::against)]},
      {&w::neutral, tally.by_stance[static_cast<int>(Stance::neutral)]}};
  line.push_back(write::text(" · "));
  line.push_back(write::strong(cairn::count(scene.lang, W::n_contributions, tally.all)));
  std::string words;
  for (const auto& [word, n] : parts) {
    if (n > 0) words += " · " + say(scene, *word) + " " + whole(scene.lang, n);
  }
  line.push_back(write::text(std::move(words)));
  return write::item(std::move(line));
}

Node axes_section(const Scene& scene, const Synthesis& told) {
  Nodes items;
  for (const auto& one : told.axes) {
    std::string name = say(scene, w::no_axis);
    for (const Axis& axis : scene.roadmap.axes) {
      if (axis.id == one.first) name = axis_title(scene, axis);
    }
    name = with_mark(scene, std::move(name), one.second.has_examples);
    items.push_back(tally_item(scene, {write::text(std::move(name))}, one.second));
  }
  return write::section({write::heading(2, say(scene, w::by_axis), "axes"),
                         write::list(std::move(items)),
                         write::paragraph(say(scene, w::stance_note), "note")});
}

Node actions_section(const Scene& scene, const Synthesis& told) {
  Nodes items;
  int others = 0, said = 0;
  for (const auto& [action, tally] : told.actions) {
    if (items.size() == actions_most) {
      ++others;
      said += tally.all;
      continue;
    }
    Nodes name = {write::link(action_title(scene, *action), scene.at_action(action->id))};
    if (tally.has_examples) write::add(name, marked(scene, Origin::example));
    items.push_back(tally_item(scene, std::move(name), tally));
  }
  Nodes section = {write::heading(2, say(scene, w::by_action), "actions"),
                   write::list(std::move(items))};
  if (others > 0) {
    section.push_back(
        write::paragraph(count(scene, w::more_actions, others, whole(scene.lang, said)), "note"));
  }
  section.push_back(
      write::paragraph(Nodes{write::link(say(scene, w::data), "/contributions.csv")}, "unprinted"));
  return write::section(std::move(section));
}

Node most_section(const Scene& scene, const Synthesis& told) {
  Nodes section = {write::heading(2, say(scene, w::most), "soutiens")};
  if (told.most.empty()) section.push_back(write::paragraph(say(scene, w::none_supported)));
  Nodes items;
  for (const Supported& one : told.most) {
    const Contribution& c = one.what;
    Node link = write::link(said_title(scene, c), at_contribution(scene, c.id));
    // Two people may say the same on one day.
    link.label =
        said_title(scene, c) + ", " + gist(c.words) + " (" + std::to_string(items.size() + 1) + ")";
    Nodes line = {write::strong(cairn::count(scene.lang, W::n_supports, one.supports)),
                  write::text(" · "), std::move(link),
                  write::text(" · " + subject_title(scene, c.on))};
    if (c.example) write::add(line, marked(scene, Origin::example));
    Nodes inside = {write::paragraph(std::move(line))};
    write::add(inside, verbatim(scene, gist(c.words, gist_most), c.lang, 1));
    items.push_back(write::item(std::move(inside)));
  }
  if (!items.empty()) section.push_back(write::ordered(std::move(items)));
  return write::section(std::move(section));
}

/// "(au choix, à ce jour : Le matin 4, L'après-midi 1)".
std::string choices(const Scene& scene, const Question& question, const Asked& asked) {
  std::string words;
  for (std::size_t i = 0; i < asked.answers.size() && i < question.choices.size(); ++i) {
    if (i > 0) words += ", ";
    words += plain(scene, question.choices[i]) + " " + whole(scene.lang, asked.answers[i].all());
  }
  return say(scene, w::chosen, words);
}

Node questions_section(const Scene& scene, const Synthesis& told) {
  Nodes items;
  int others = 0, answers = 0;
  for (const auto& [action, n] : told.questions) {
    if (items.size() >= questions_most) {
      ++others;
      answers += n;
      continue;
    }
    Nodes line = {write::link(action->id, scene.at_action(action->id)), write::text(" · ")};
    line.front().label = action_title(scene, *action);
    write::add(line, passage(scene, action->question));
    line.push_back(write::text(" · "));
    line.push_back(write::strong(count(scene, w::n_answers, n)));
    if (const auto chosen = told.chosen.find(action); chosen != told.chosen.end()) {
      line.push_back(write::text(" " + choices(scene, action->question, chosen->second)));
    }
    items.push_back(write::item(std::move(line)));
  }
  Nodes section = {write::heading(2, say(scene, w::questions), "questions"),
                   write::list(std::move(items))};
  if (others > 0) {
    section.push_back(write::paragraph(
        count(scene, w::more_questions, others, whole(scene.lang, answers)), "note"));
  }
  return write::section(std::move(section));
}

Node outcomes_section(const Scene& scene, const Synthesis& told) {
  Nodes section = {write::heading(2, say(scene, w::became), "suites")};
  write::add(section, voices_lines(scene, told.outcomes));
  const std::string all = std::string(scene.lang == Lang::en ? "/en" : "") + "/suites";
  section.push_back(
      write::paragraph(Nodes{write::link(say(scene, w::all_answers), all)}, "unprinted"));
  return write::section(std::move(section));
}

void add_numbers(const Scene& scene, const Synthesis& told, Nodes& main) {
  if (told.all.all == 0 && told.answers == 0) {
    main.push_back(write::paragraph(say(scene, w::nothing)));
    return;
  }
  if (told.all.has_examples) main.push_back(write::paragraph(say(scene, w::invented)));
  main.push_back(part_section(scene, told));
  main.push_back(axes_section(scene, told));
  if (!told.actions.empty()) main.push_back(actions_section(scene, told));
  main.push_back(most_section(scene, told));
  if (!told.questions.empty()) main.push_back(questions_section(scene, told));
  main.push_back(outcomes_section(scene, told));
}

}  // namespace

Page synthesis_page(const Roadmap& roadmap, const Synthesis& told, const SynthesisRoute& asked) {
  SynthesisRoute route = asked;
  route.on = known_subject(roadmap, asked.on);
  const Period period = period_of(route);
  Visit visit;
  visit.route.screen = Screen::contributions;
  visit.route.lang = route.lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, route.lang};
  std::string title = say(scene, w::title);
  const std::string lead = say(scene, w::lead);
  Nodes main = {
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(title)}),
      write::heading(1, title), write::paragraph(lead, "lead")};
  Node form = chooser(scene, route, period);
  if (period.is_sound()) {
    main.push_back(write::paragraph(
        Nodes{write::strong(period_words(scene, period) + " " + subject_words(scene, route.on))}));
    main.push_back(std::move(form));
    add_numbers(scene, told, main);
  } else {
    title = say(scene, w::wrong_title);
    main.push_back(write::notice(title, {faults_list(form)}, "wrong"));
    main.push_back(std::move(form));
  }
  std::string elsewhere;
  if (roadmap.langs.size() > 1) {
    SynthesisRoute there = route;
    there.lang = other(route.lang);
    elsewhere = path_of(there);
  }
  Page page = framed_at(scene, title, lead, std::move(main), path_of(route), elsewhere);
  page.indexable = period.is_sound() && asked.from.empty() && asked.to.empty() && route.on.empty();
  return page;
}

}  // namespace cairn::server
