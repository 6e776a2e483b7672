// What became of what a deposit code opens.
#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

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
    const bool is_action = find_action(scene.roadmap, on) != nullptr;
    items.push_back(write::item(
        {write::link(fill(scene.lang, W::you_support,
                          {is_action ? subject_title(scene, on) : scene.say(W::contributions)}),
                     is_action ? at_subject(scene, on) : at_contribution(scene, on))}));
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
