// What people said on a lead's axis and nobody has answered; and the form of an answer.
#include "desk/desk_scene.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

/// As the ledger will judge it: a lead of its axis, or a moderator.
bool may_answer(const DeskScene& desk, const Contribution& c) {
  const Action* action = find_action(desk.known.roadmap, c.on);
  return has(desk.known.rights, Role::moderator) ||
         leads(desk.known.rights, action == nullptr ? 0 : action->axis);
}

Node unanswered(const DeskScene& desk, const Said& said) {
  Nodes inside = {said_node(desk.scene, said, 3, true)};
  if (!may_answer(desk, said.what)) return write::item(std::move(inside));
  Node answer = write::link(desk.say(D::answer), desk.at(Place::answer, said.what.id), "act");
  answer.label = fill(desk.lang, D::answer_to,
                      {said_title(desk.scene, said.what) + ", " + gist(said.what.words)});
  inside.push_back(write::paragraph(Nodes{std::move(answer)}));
  return write::item(std::move(inside));
}

Node answer_form(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  const std::string words(visit.fields.of("texte"));
  std::string error;
  if (visit.sending == Sending::faulty) {
    error = words.find_first_not_of(" \r\n\t") == words.npos
                ? desk.say(D::fault_answer)
                : fill(desk.lang, D::fault_long, {whole(desk.lang, contribution_most)});
  }
  Node text =
      form_field(Kind::long_field, "texte", desk.say(D::your_answer), words, error,
                 fill(desk.lang, D::your_answer_help, {whole(desk.lang, contribution_most)}));
  text.level = 1;
  Node outcome = form_field(Kind::choice, "suite", desk.say(D::outcome),
                            std::string(visit.fields.of("suite")));
  for (const auto& [slug, word] :
       {std::pair{"", D::outcome_none}, std::pair{"taken-up", D::outcome_taken},
        std::pair{"adapted", D::outcome_adapted}, std::pair{"set-aside", D::outcome_aside}}) {
    outcome.children.push_back(form_option(slug, desk.say(word)));
  }
  Node form = write::node(Kind::form,
                          {std::move(text), std::move(outcome), form_hidden("id", visit.id),
                           form_button(desk.say(D::send_answer))},
                          "letter");
  form.key = "reponse";
  form.href = path_of(visit.route);
  form.value = "post";
  return form;
}

}  // namespace

Page answers_page_of(const DeskScene& desk) {
  const TalkPage& talk = desk.known.unanswered;
  Nodes main = {write::paragraph(desk.say(D::answers_lead), "lead")};
  if (talk.said.empty()) {
    main.push_back(write::paragraph(desk.say(D::no_unanswered)));
  } else {
    main.push_back(write::heading(2, count(desk.lang, D::n_unanswered, talk.all), "attendent"));
    Nodes items;
    for (const Said& said : talk.said) items.push_back(unanswered(desk, said));
    main.push_back(write::list(std::move(items), "talk"));
    Nodes pages;
    if (talk.page > 1) pages.push_back(page_link(desk, talk.page - 1, W::page_before));
    if (talk.page < talk.pages) pages.push_back(page_link(desk, talk.page + 1, W::page_after));
    if (!pages.empty()) {
      main.push_back(
          write::navigation(desk.say(D::to_answer), {write::list(std::move(pages), "acts")}));
    }
  }
  Page page = desk_framed(desk, desk.say(D::to_answer), std::move(main));
  page.status = count(desk.lang, D::n_unanswered, talk.all);
  return page;
}

Page answer_page(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  Node back = write::link(desk.say(D::to_answer), desk.at(Place::answers), "act");
  if (visit.sending == Sending::saved) {
    Page page = desk_framed(desk, desk.say(D::answered_title),
                            {write::paragraph(desk.say(D::published_kept), "lead"),
                             write::paragraph(Nodes{std::move(back)})});
    page.status = desk.say(D::answered_title);
    return page;
  }
  if (!desk.known.said || !may_answer(desk, desk.known.said->what)) {
    return desk_framed(desk, desk.say(D::answer),
                       {write::paragraph(desk.scene.say(W::contribution_gone), "lead"),
                        write::paragraph(Nodes{std::move(back)})});
  }
  Nodes main = {said_node(desk.scene, *desk.known.said, 2, true)};
  Node form = answer_form(desk);
  std::string status;
  say_wrong(desk, form, D::faults, "", main, status);
  main.push_back(std::move(form));
  Page page = desk_framed(desk, desk.say(D::answer), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
