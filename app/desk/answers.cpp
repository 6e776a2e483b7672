// What people said on a lead's axis and nobody has answered, or all they said; and the form of an
// answer.
#include "charge/passages.h"
#include "desk/desk_form.h"
#include "desk/many.h"
#include "screens/talk.h"
#include "update/fault.h"

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
  // Once it is sent, none is ticked: each visit has boxes of its own.
  Node box = ticked_box(desk, "c-" + said.what.id,
                        "choix-" + desk.visit.id.substr(0, 6) + "-" + said.what.id,
                        fill(desk.lang, D::choose_this, {gist(said.what.words, 30)}));
  box.value = name_of_words(said.what.words);
  inside.push_back(std::move(box));
  return write::item(std::move(inside));
}

void add_outcome(const DeskScene& desk, Nodes& parts) {
  Node outcome = choice_field(desk, "suite", desk.say(D::outcome));
  outcome.children.front().text = desk.say(D::outcome_none);
  offer(desk, outcome,
        {{"taken-up", D::outcome_taken},
         {"adapted", D::outcome_adapted},
         {"set-aside", D::outcome_aside}});
  parts.push_back(std::move(outcome));
  parts.push_back(choice_field(desk, "porteuse", desk.say(D::outcome_action)));
  parts.back().children.front().text = desk.say(D::no_action);
  offer_actions(desk, parts.back());
}

Node answer_text(const DeskScene& desk, std::string error) {
  Node text =
      form_field(Kind::long_field, "texte", desk.say(D::your_answer),
                 std::string(desk.visit.fields.of("texte")), std::move(error),
                 fill(desk.lang, D::your_answer_help, {whole(desk.lang, contribution_most)}));
  text.level = 1;
  return text;
}

std::string too_long(const DeskScene& desk) {
  return fill(desk.lang, D::fault_long, {whole(desk.lang, contribution_most)});
}

/// One answer, one theme, or one that stands for all: of those that are chosen.
Node many_form(const DeskScene& desk, Node list, const ManyFaults& faults) {
  Node what = choice_field(desk, "faire", desk.say(D::many_what),
                           faults.what  ? desk.say(D::fault_verdict)
                           : faults.few ? desk.say(D::fault_few)
                                        : "");
  offer(desk, what,
        {{"repondre", D::many_answer},
         {"classer", D::many_theme},
         {"declasser", D::many_no_theme},
         {"reunir", D::many_gather}});
  Node theme = choice_field(desk, "theme", desk.scene.say(W::theme),
                            faults.theme ? desk.say(D::choose) : "");
  for (const Choice& one : desk.known.roadmap.themes) {
    theme.children.push_back(form_option(one.id, plain(desk.scene, one.label)));
  }
  std::string error = faults.words     ? desk.say(D::fault_answer)
                      : faults.is_long ? too_long(desk)
                                       : "";
  Nodes below = {write::heading(2, desk.say(D::bulk_send), "ensemble"),
                 write::paragraph(desk.say(D::many_help)), std::move(what),
                 answer_text(desk, std::move(error))};
  add_outcome(desk, below);
  below.push_back(std::move(theme));
  return form_of_several(desk, "ensemble-form", std::move(list), std::move(below),
                         Place::answer_many);
}

Node answer_form(const DeskScene& desk) {
  const DeskVisit& visit = desk.visit;
  std::string error;
  if (visit.sending == Sending::faulty) {
    error = is_blank(visit.fields.of("texte")) ? desk.say(D::fault_answer) : too_long(desk);
  }
  Nodes parts = {answer_text(desk, std::move(error))};
  add_outcome(desk, parts);
  parts.push_back(form_hidden("id", visit.id));
  return desk_form(desk, "reponse", std::move(parts), D::send_answer);
}

/// Those that stand under it, each to be let go.
void add_gathered(const DeskScene& desk, const Said& said, Nodes& main) {
  Nodes items;
  for (const Said& one : said.answers) {
    if (one.what.same != said.what.id) continue;
    Node button = live_button(desk.say(D::apart), "act:apart=" + one.what.id);
    button.label = fill(desk.lang, W::counted, {button.text, gist(one.what.words)});
    items.push_back(write::item({write::text(gist(one.what.words) + " "), std::move(button)}));
  }
  if (items.empty()) return;
  main.push_back(write::heading(2, desk.say(D::gathered), "reunies"));
  main.push_back(write::list(std::move(items)));
}

}  // namespace

Page answers_page_of(const DeskScene& desk) {
  const TalkPage& talk = desk.known.unanswered;
  const bool all = desk.visit.route.hidden;
  const std::string there = all ? count(desk.lang, W::n_contributions, talk.all)
                                : count(desk.lang, D::n_unanswered, talk.all);
  Nodes main;
  if (!all) {
    DeskRoute other = desk.visit.route;
    other.hidden = true;
    other.page = 1;
    main = {
        write::paragraph(desk.say(D::answers_lead), "lead"),
        write::paragraph(Nodes{write::link(desk.scene.say(W::all_contributions), path_of(other))})};
  }
  std::string status = there;
  if (desk.visit.sending == Sending::saved) {
    status = count(desk.lang, D::n_decided, desk.visit.decided);
    main.push_back(write::paragraph(Nodes{write::strong(status)}));
  }
  if (talk.said.empty()) {
    main.push_back(write::paragraph(all ? there : desk.say(D::no_unanswered)));
  } else {
    main.push_back(write::heading(2, there, "attendent"));
    Nodes items;
    bool may_any = false;
    for (const Said& said : talk.said) {
      may_any = may_any || may_answer(desk, said.what);
      items.push_back(unanswered(desk, said));
    }
    Node list = write::list(std::move(items), "talk");
    ManyFaults faults;
    if (desk.visit.sending == Sending::faulty) {
      faults = faults_of_many(desk.visit.fields, chosen_of(desk.visit.fields, talk.said));
    }
    if (may_any) list = many_form(desk, std::move(list), faults);
    say_wrong(desk, list, D::faults, faults.none ? desk.say(D::fault_none_chosen) : "", main,
              status);
    main.push_back(std::move(list));
    Nodes pages;
    if (talk.page > 1) pages.push_back(page_link(desk, talk.page - 1, W::page_before));
    if (talk.page < talk.pages) pages.push_back(page_link(desk, talk.page + 1, W::page_after));
    if (!pages.empty()) {
      main.push_back(
          write::navigation(desk.say(D::to_answer), {write::list(std::move(pages), "acts")}));
    }
  }
  const std::string title = all ? desk.scene.say(W::all_contributions) : desk.say(D::to_answer);
  Page page = desk_framed(desk, title, std::move(main));
  page.status = status;
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
  add_gathered(desk, *desk.known.said, main);
  Page page = desk_framed(desk, desk.say(D::answer), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
