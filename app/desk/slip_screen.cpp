// A relay's screen: the form of a slip; then its deposit code, to be handed over or printed.
#include "desk/desk_form.h"
#include "desk/slip.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

Node subjects(const DeskScene& desk, const std::string& error) {
  Node choice = choice_field(desk, "sujet", desk.say(D::slip_subject), error);
  choice.help = desk.say(D::slip_subject_help);
  choice.level = 1;
  offer(desk, choice, {{"roadmap", D::slip_whole}});
  offer_actions(desk, choice);
  return choice;
}

Node choice_of(const DeskScene& desk, std::string key, std::string label,
               std::initializer_list<std::pair<std::string_view, std::string>> options) {
  std::string chosen(desk.visit.fields.of(key));
  if (chosen.empty()) chosen = options.begin()->first;
  Node choice = form_field(Kind::choice, std::move(key), std::move(label), std::move(chosen));
  for (const auto& [value, words] : options) {
    choice.children.push_back(form_option(std::string(value), words));
  }
  return choice;
}

Node form_node(const DeskScene& desk) {
  const Fields& fields = desk.visit.fields;
  const Scene& scene = desk.scene;
  SlipFaults faults;
  if (desk.visit.sending == Sending::faulty) faults = faults_of_slip(desk.known.roadmap, fields);
  const auto too_long = [&](int most) {
    return fill(desk.lang, D::fault_long, {whole(desk.lang, most)});
  };
  Node words = form_field(
      Kind::long_field, "texte", desk.say(D::slip_words), std::string(fields.of("texte")),
      faults.words     ? desk.say(D::fault_slip_words)
      : faults.is_long ? too_long(contribution_most)
                       : "",
      fill(desk.lang, D::slip_words_help, {whole(desk.lang, contribution_most)}));
  words.level = 1;
  Nodes parts = {
      choice_of(desk, "origine", desk.say(D::slip_origin),
                {{"paper", desk.say(D::origin_paper)}, {"workshop", desk.say(D::origin_workshop)}}),
      subjects(desk, faults.subject ? desk.say(D::fault_subject) : ""), std::move(words)};
  if (desk.is_bilingual()) {
    const auto name = [&](Lang lang) {
      return std::pair{code(lang), desk.say(lang == Lang::fr ? D::in_french : D::in_english)};
    };
    parts.push_back(choice_of(desk, "langue", desk.say(D::slip_lang),
                              {name(desk.lang), name(other(desk.lang))}));
  }
  parts.push_back(
      choice_of(desk, "forme", desk.say(D::slip_form),
                {{"comment", scene.say(W::a_comment)}, {"proposal", scene.say(W::a_proposal)}}));
  parts.push_back(choice_of(desk, "avis", desk.say(D::slip_stance),
                            {{"", desk.say(D::slip_no_stance)},
                             {slug(Stance::favourable), scene.say(W::stance_for)},
                             {slug(Stance::against), scene.say(W::stance_against)},
                             {slug(Stance::neutral), scene.say(W::stance_neutral)}}));
  Node axis = choice_field(desk, "axe", desk.say(D::slip_axis));
  axis.children.front().text = scene.say(W::no_axis);
  for (const Axis& one : desk.known.roadmap.axes) {
    const std::string number = std::to_string(one.id);
    axis.children.push_back(form_option(number, number + " · " + plain(scene, one.name)));
  }
  parts.push_back(std::move(axis));
  parts.push_back(
      form_field(Kind::field, "lieu", desk.say(D::slip_place), std::string(fields.of("lieu")),
                 faults.place ? too_long(place_most) : "", scene.say(W::your_place_help)));
  parts.push_back(form_hidden("id", desk.visit.id));
  parts.push_back(form_hidden("code", std::string(fields.of("code"))));
  parts.push_back(write::paragraph(desk.say(D::slip_no_name), "note"));
  Node form = desk_form(desk, "saisie", std::move(parts), D::slip_save);
  form.href = desk.at(Place::slip);
  return form;
}

Page saved_page(const DeskScene& desk) {
  DeskRoute next = desk.visit.route;
  next.id = desk.visit.fields.of("sujet");
  next.origin = desk.visit.fields.of("origine");
  Nodes main = {write::paragraph(desk.say(D::slip_kept), "lead"),
                write::paragraph(Nodes{write::link(desk.say(D::slip_next), path_of(next), "act")}),
                code_node(desk.scene, std::string(desk.visit.fields.of("code"))),
                write::paragraph(desk.say(D::slip_hand_over), "note")};
  Page page = desk_framed(desk, desk.say(D::slip_saved), std::move(main));
  page.status = desk.say(D::slip_saved);
  return page;
}

}  // namespace

Page slip_page(const DeskScene& desk) {
  if (desk.visit.sending == Sending::saved) return saved_page(desk);
  if (!has(desk.known.rights, Role::relay)) {
    return desk_framed(desk, desk.say(D::slips),
                       {write::paragraph(desk.say(D::not_your_role), "lead")});
  }
  Node form = form_node(desk);
  Nodes main = {write::paragraph(desk.say(D::slips_lead), "lead")};
  std::string status;
  say_wrong(desk, form, D::decision_faults, "", main, status);
  main.push_back(std::move(form));
  Page page = desk_framed(desk, desk.say(D::slips), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
