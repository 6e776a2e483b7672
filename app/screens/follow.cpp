// What became of what a deposit code opens.
#include <algorithm>

#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

/// What a code supports, or the answer it chose, and how it is taken back.
Node supported_node(const Scene& scene, const std::string& supported, const std::string& code) {
  const std::size_t slash = std::min(supported.find('/'), supported.size());
  const std::string on = supported.substr(0, slash), choice = supported.substr(slash);
  const Action* action = find_action(scene.roadmap, on);
  const bool answers = !choice.empty() && action != nullptr;
  std::string words =
      fill(scene.lang, answers ? W::you_answered : W::you_support,
           {action != nullptr ? subject_title(scene, on) : scene.say(W::contributions)});
  std::string address = action != nullptr ? at_subject(scene, on) : at_contribution(scene, on);
  // Of an action that is no more nothing is left to take back.
  if (action == nullptr && !choice.empty()) return write::item({write::text(std::move(words))});
  Node button = form_button(scene.say(answers ? W::answer_stop : W::support_stop), "");
  button.label = fill(scene.lang, W::counted, {button.text, action != nullptr ? on : words});
  Node form = write::node(Kind::form, {form_hidden("code", code), form_hidden("retirer", "1")});
  Route route;
  route.screen = Screen::support;
  route.lang = scene.lang;
  route.id = on;
  if (answers) {
    route.form = slug(Form::answer);
    form.children.push_back(form_hidden("choix", choice.substr(1)));
  }
  form.children.push_back(std::move(button));
  form.href = path_of(route);
  form.value = "post";
  return write::item({write::link(std::move(words), std::move(address)), std::move(form)});
}

Nodes told_of_code(const Scene& scene, const std::string& code) {
  const Deposit& deposit = scene.known.deposit;
  if (!deposit.arrived) {
    return {write::notice(scene.say(W::code_unknown_title),
                          {write::paragraph(scene.say(W::code_unknown))})};
  }
  Nodes all = {write::heading(2, scene.say(W::code_found), "arrive"),
               write::paragraph(spaced(code), "code")};
  Nodes items;
  for (const Said& said : deposit.said) items.push_back(own_node(scene, said, 3));
  for (const std::string& on : deposit.supports) {
    items.push_back(supported_node(scene, on, code));
  }
  all.push_back(write::list(std::move(items), "talk"));
  return all;
}

}  // namespace

Page follow_page(const Scene& scene) {
  const std::string& typed = scene.visit.typed;
  const std::string code = read_code(typed);
  Node form = write::node(Kind::form,
                          {code_field(scene, scene.visit.draft.state == Writing::faulty),
                           form_button(scene.say(W::code_go))},
                          "letter");
  form.key = "suivre";
  form.href = scene.at(Screen::follow);
  form.value = "post";  // a code is never in an address, nor in a log
  Nodes main = {crumbs(scene, {write::link(scene.say(W::take_part), scene.at(Screen::take_part)),
                               write::text(scene.say(W::follow_mine))}),
                write::heading(1, scene.say(W::follow_title)),
                write::paragraph(scene.say(W::follow_lead), "lead")};
  Nodes notice = draft_notice(scene, form);
  if (!code.empty() && notice.empty()) write::add(main, told_of_code(scene, code));
  write::add(main, std::move(notice));
  main.push_back(std::move(form));
  main.push_back(
      write::paragraph(Nodes{write::link(scene.say(W::mine_title), scene.at(Screen::mine))}));
  Page page = framed(scene, scene.say(W::follow_title), scene.say(W::follow_help), std::move(main));
  page.indexable = typed.empty();
  return page;
}

}  // namespace cairn
