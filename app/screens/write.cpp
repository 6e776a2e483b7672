// To say something: of an action, of the whole roadmap, or in answer to somebody.
#include "screens/talk.h"

namespace cairn {

namespace {

Node stances(const Scene& scene, const WritingForm& draft) {
  Node radios = write::node(Kind::radios);
  radios.key = radios.name = "avis";
  radios.text = scene.say(W::your_stance);
  radios.value = draft.stance;
  const std::pair<Stance, W> all[] = {{Stance::none, W::stance_none},
                                      {Stance::favourable, W::stance_for},
                                      {Stance::against, W::stance_against},
                                      {Stance::neutral, W::stance_neutral}};
  for (const auto& [stance, word] : all) {
    radios.children.push_back(form_option(std::string(slug(stance)), scene.say(word)));
  }
  return radios;
}

Node forms(const Scene& scene, const WritingForm& draft) {
  Node radios = write::node(Kind::radios);
  radios.key = radios.name = "forme";
  radios.text = scene.say(W::your_form);
  const std::string& chosen = draft.form.empty() ? scene.visit.route.form : draft.form;
  radios.value = chosen.empty() ? std::string(slug(Form::comment)) : chosen;
  radios.children.push_back(form_option(std::string(slug(Form::comment)), scene.say(W::a_comment)));
  radios.children.push_back(
      form_option(std::string(slug(Form::proposal)), scene.say(W::a_proposal)));
  return radios;
}

Node axes(const Scene& scene, const WritingForm& draft) {
  Node choice = form_field(Kind::choice, "axe", scene.say(W::your_axis), draft.axis);
  choice.children.push_back(form_option("", scene.say(W::no_axis)));
  for (const Axis& axis : scene.roadmap.axes) {
    const std::string id = std::to_string(axis.id);
    choice.children.push_back(form_option(id, id + " · " + plain(scene, axis.name)));
  }
  return choice;
}

Node form(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  const Route& route = scene.visit.route;
  const DraftFaults faults =
      draft.state == Writing::faulty ? faults_of_contribution(draft) : DraftFaults{};
  const bool on_whole = route.id == "roadmap";
  Nodes fields;
  if (!on_whole && route.parent.empty()) fields.push_back(forms(scene, draft));
  Node words =
      form_field(Kind::long_field, "texte", scene.say(W::your_words), draft.words,
                 fault_words(scene, faults.words, W::fault_contribution, W::fault_contribution,
                             contribution_most),
                 fill(scene.lang, W::your_words_help, {whole(scene.lang, contribution_most)}));
  words.level = 1;
  fields.push_back(std::move(words));
  if (!on_whole) fields.push_back(stances(scene, draft));
  if (on_whole) fields.push_back(axes(scene, draft));
  fields.push_back(form_field(
      Kind::field, "lieu", scene.say(W::your_place), draft.place,
      fault_words(scene, faults.place, W::fault_contribution, W::fault_contribution, place_most),
      scene.say(W::your_place_help)));
  fields.push_back(form_hidden("id", draft.id));
  fields.push_back(form_hidden("code", draft.code));
  write::add(fields, notice_nodes(scene));
  fields.push_back(form_button(scene.say(W::send_contribution)));
  Node node = write::node(Kind::form, std::move(fields), "letter");
  node.key = "contribution";
  node.href = path_of(route);
  node.value = "post";
  return node;
}

Nodes received(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  const W what = draft.outcome == "held"   ? W::received_held
                 : draft.outcome == "late" ? W::received_late
                                           : W::received_applied;
  Nodes all = {
      write::notice(scene.say(W::received_title), {write::paragraph(scene.say(what))}, "ok"),
      code_node(scene, draft.code)};
  Nodes next;
  if (draft.outcome == "applied") {
    next.push_back(
        write::item({write::link(scene.say(W::see_published), at_contribution(scene, draft.id))}));
  }
  const std::string& on = scene.visit.route.id;
  next.push_back(write::item({write::link(
      scene.say(on == "roadmap" ? W::take_part : W::back_to_action), at_subject(scene, on))}));
  all.push_back(write::list(std::move(next)));
  return all;
}

}  // namespace

Page write_page(const Scene& scene) {
  const Route& route = scene.visit.route;
  const WritingForm& draft = scene.visit.draft;
  const bool on_whole = route.id == "roadmap";
  const W title = on_whole               ? W::propose_whole
                  : route.parent.empty() ? W::write_comment_on
                                         : W::write_answer;
  const std::string words = fill(scene.lang, title, {route.id});
  Nodes main = {crumbs(scene, {write::link(on_whole ? scene.say(W::take_part) : route.id,
                                           at_subject(scene, route.id)),
                               write::text(scene.say(W::write_on))}),
                write::heading(1, words)};
  if (!on_whole) main.push_back(write::paragraph(subject_title(scene, route.id), "lead"));
  std::string said = words;
  if (draft.state == Writing::received) {
    write::add(main, received(scene));
    said = scene.say(W::received_title);
  } else {
    Nodes notice = draft_notice(scene);
    if (!notice.empty()) said = notice.front().text;
    write::add(main, std::move(notice));
    if (scene.known.said && !route.parent.empty()) {
      Nodes quoted = verbatim(scene, scene.known.said->what.words, scene.known.said->what.lang);
      main.push_back(write::paragraph(scene.say(W::you_answer)));
      main.push_back(write::node(Kind::quote, std::move(quoted)));
    }
    const TalkRules& rules = scene.known.counts.rules;
    main.push_back(write::paragraph(period_nodes(scene, rules)));
    const bool closed = scene.known.now != 0 && !rules.is_open(scene.known.now);
    if (scene.means.can_write && !closed) main.push_back(form(scene));
  }
  Page page = framed(scene, said, scene.say(W::take_part_description), std::move(main));
  page.indexable = false;
  return page;
}

}  // namespace cairn
