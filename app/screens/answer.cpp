// To answer the question asked of an action by choosing, and what those who did have chosen.
//
// Promises: results are told for what they are: how many took part, and that they are no sample;
// each answer by its number, in a chart and in a table. What one chose before is said, and nothing
// is chosen for anybody.
#include "screens/talk.h"

namespace cairn {

namespace {

const Question* question_of(const Scene& scene) {
  const Action* action = find_action(scene.roadmap, scene.visit.route.id);
  return action != nullptr && !action->question.choices.empty() ? &action->question : nullptr;
}

/// As a form names it: "2.3".
std::string name_of(const Question& question, int choice) {
  return std::to_string(question.number) + "." + std::to_string(choice);
}

Node form(const Scene& scene, const Question& question) {
  const WritingForm& draft = scene.visit.draft;
  Node radios = write::node(Kind::radios);
  radios.key = radios.name = "choix";
  radios.text = scene.say(W::answer_choose);
  if (draft.state == Writing::faulty) radios.error = radios.text;
  radios.value = draft.choice;
  int choice = 0;
  for (const Text& words : question.choices) {
    radios.children.push_back(form_option(name_of(question, ++choice), plain(scene, words)));
  }
  Nodes fields = {std::move(radios)};
  if (!scene.known.keeping) {
    fields.push_back(write::paragraph(scene.say(W::answer_code_help), "note"));
  }
  fields.push_back(form_button(scene.say(W::answer_go)));
  return post_form(scene, "reponse", std::move(fields));
}

/// The choice in the middle of all answers, of a scale; 0 where nobody answered.
int middle(const Asked& asked, int all) {
  int choice = 0;
  for (int below = 0; 2 * below < all; ++choice) below += asked.answers[choice].all();
  return choice;
}

Node results(const Scene& scene, const Question& question, const Asked& asked, int all) {
  Chart chart;
  chart.caption = plain(scene, question.text);
  chart.summary = count(scene.lang, W::n_people_answered, all);
  if (question.scale && all > 0) {
    const Text& words = question.choices[middle(asked, all) - 1];
    chart.summary += fill(scene.lang, W::answers_middle, {plain(scene, words)});
  }
  Nodes rows = {
      write::row({write::cell(scene.say(W::form_answer)), write::cell(scene.say(W::answers))})};
  for (std::size_t i = 0; i < asked.answers.size(); ++i) {
    Mark mark;
    mark.key = name_of(question, static_cast<int>(i) + 1);
    mark.label = plain(scene, question.choices[i]);
    mark.part = asked.answers[i].all();
    mark.whole = all;
    mark.note = whole(scene.lang, mark.part);
    rows.push_back(write::row({write::cell(mark.label), write::cell(mark.note)}));
    chart.marks.push_back(std::move(mark));
  }
  return write::figure("reponses", std::move(chart),
                       {write::table(scene.say(W::answers), std::move(rows))});
}

}  // namespace

Page answer_page(const Scene& scene) {
  const std::string& id = scene.visit.route.id;
  const std::string title = scene.say(W::answer_it);
  Node way = crumbs(scene, {write::link(id, at_subject(scene, id)), write::text(title)});
  if (scene.visit.draft.state == Writing::received) {
    return supported_page(scene, std::move(way), true);
  }
  const Question* question = question_of(scene);
  if (question == nullptr) return not_found_page(scene);
  const TalkCounts& counts = scene.known.counts;
  const Asked& asked = counts.asked;
  // The roadmap and the talk may be known from two moments.
  const bool is_known =
      asked.number == question->number && asked.answers.size() == question->choices.size();
  const int own = is_known ? asked.own : 0;
  Nodes main = {std::move(way), write::heading(1, title),
                write::paragraph(subject_title(scene, id), "lead"),
                write::node(Kind::quote, {write::paragraph(passage(scene, *question))})};
  Node fields = form(scene, *question);
  write::add(main, draft_notice(scene, fields));
  if (own > 0) {
    const std::string words = plain(scene, question->choices[own - 1]);
    main.push_back(
        write::paragraph(Nodes{write::strong(fill(scene.lang, W::your_answer, {words}))}));
  }
  const TalkRules rules = rules_of(counts, true);
  main.push_back(write::paragraph(period_nodes(scene, rules)));
  const bool open = scene.known.now == 0 || rules.is_open(scene.known.now);
  if (scene.means.can_write && open) main.push_back(std::move(fields));
  if (scene.means.can_write && own > 0) {
    main.push_back(
        post_form(scene, "retrait",
                  {form_hidden("retirer", "1"), form_hidden("choix", name_of(*question, own)),
                   form_button(scene.say(W::answer_stop), "")}));
  }
  int all = 0;
  for (const Supports& answers : asked.answers) all += answers.all();
  if (is_known) {
    main.push_back(write::section({write::heading(2, scene.say(W::answers), "resultats"),
                                   results(scene, *question, asked, all),
                                   write::paragraph(scene.say(W::sign_not_vote), "note")}));
  }
  Route words;
  words.screen = Screen::write;
  words.lang = scene.lang;
  words.id = id;
  words.form = slug(Form::answer);
  main.push_back(
      write::paragraph(Nodes{write::link(scene.say(W::answer_in_words), path_of(words))}));
  return closed_page(scene, title, std::move(main));
}

}  // namespace cairn
