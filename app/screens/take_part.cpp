// The front door of participation; what became of what one wrote; one's own.
#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

Node door(const Scene& scene, W title, W help, W go, std::string address) {
  return write::item({write::heading(2, scene.say(title)), write::paragraph(scene.say(help)),
                      write::paragraph(Nodes{write::link(scene.say(go), std::move(address))})});
}

std::string standing_words(const Scene& scene, const Said& said) {
  static constexpr W words[] = {W::standing_published, W::standing_held, W::standing_hidden,
                                W::standing_withdrawn, W::standing_late};
  if (said.what.standing == Standing::published && !said.replies.empty()) {
    return scene.say(W::standing_answered);
  }
  return scene.say(words[static_cast<int>(said.what.standing)]);
}

Node followed(const Scene& scene, const Said& said) {
  const Contribution& c = said.what;
  Nodes all = {write::heading(3, said_title(scene, c)),
               write::paragraph(Nodes{write::strong(standing_words(scene, said)),
                                      write::text(" · " + subject_title(scene, c.on))},
                                "meta")};
  if (c.standing == Standing::hidden) {
    all.push_back(write::paragraph(
        fill(scene.lang, W::hidden_because, {ground_words(scene, c.ground), c.facts})));
  }
  write::add(all, verbatim(scene, c.words, c.lang));
  if (!said.pending_words.empty()) {
    all.push_back(write::paragraph(scene.say(W::edit_awaits), "note"));
    write::add(all, verbatim(scene, said.pending_words, c.lang));
  }
  for (const Reply& reply : said.replies) {
    Nodes words = {write::paragraph(
        Nodes{write::strong(scene.say(reply.role == "lead" ? W::reply_lead : W::reply_moderator))},
        "meta")};
    write::add(words, verbatim(scene, reply.words, reply.lang));
    all.push_back(write::group(std::move(words), "reply"));
  }
  if (c.standing == Standing::published) {
    all.push_back(write::paragraph(
        Nodes{write::link(scene.say(W::see_published), at_contribution(scene, c.id))}));
  }
  Node item = write::item(std::move(all));
  item.key = "c-" + c.id;
  return item;
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
  for (const Said& said : deposit.said) items.push_back(followed(scene, said));
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

Page take_part_page(const Scene& scene) {
  Nodes doors = {
      door(scene, W::react_to_action, W::react_help, W::choose_action, scene.at(Screen::actions)),
      door(scene, W::propose_whole, W::propose_help, W::write_proposal,
           at_talk(scene, Screen::write, "roadmap")),
      door(scene, W::read_contributions, W::read_help, W::all_contributions,
           scene.at(Screen::contributions)),
      door(scene, W::follow_mine, W::follow_help, W::follow_mine, scene.at(Screen::follow)),
      door(scene, W::without_internet, W::without_internet_help, W::publisher_address,
           scene.at(Screen::contact))};
  Nodes main = {crumbs(scene, {write::text(scene.say(W::take_part))}),
                write::heading(1, scene.say(W::take_part)),
                write::paragraph(scene.say(W::take_part_lead), "lead"),
                write::paragraph(period_nodes(scene, scene.known.counts.rules)),
                write::list(std::move(doors), "rows"),
                write::paragraph(scene.say(W::sign_not_vote), "note")};
  if (find_page(scene.roadmap, "regles") != nullptr) {
    main.push_back(
        write::paragraph(Nodes{write::link(scene.say(W::rules), scene.at(Screen::rules))}));
  }
  return framed(scene, scene.say(W::take_part), scene.say(W::take_part_description),
                std::move(main));
}

Page follow_page(const Scene& scene) {
  const std::string& typed = scene.visit.typed;
  const std::string code = read_code(typed);
  const bool wrong = !typed.empty() && code.empty();
  Node field = form_field(Kind::field, "code", scene.say(W::code_label), typed,
                          wrong ? fill(scene.lang, W::fault_code, {"7K2M-93QF-T0AX"}) : "",
                          scene.say(W::code_help));
  field.level = 1;
  Node form =
      write::node(Kind::form, {std::move(field), form_button(scene.say(W::code_go))}, "letter");
  form.key = "suivre";
  form.href = scene.at(Screen::follow);
  form.value = "post";  // a code is never in an address, nor in a log
  Nodes main = {crumbs(scene, {write::link(scene.say(W::take_part), scene.at(Screen::take_part)),
                               write::text(scene.say(W::follow_mine))}),
                write::heading(1, scene.say(W::follow_title)),
                write::paragraph(scene.say(W::follow_lead), "lead")};
  if (!code.empty()) write::add(main, told_of_code(scene, code));
  main.push_back(std::move(form));
  Page page = framed(scene, scene.say(W::follow_title), scene.say(W::follow_help), std::move(main));
  page.indexable = typed.empty();
  return page;
}

Page mine_page(const Scene& scene) {
  Page page = framed(
      scene, scene.say(W::mine_title), scene.say(W::mine_lead),
      {crumbs(scene, {write::link(scene.say(W::take_part), scene.at(Screen::take_part)),
                      write::text(scene.say(W::mine_title))}),
       write::heading(1, scene.say(W::mine_title)),
       write::paragraph(scene.say(W::mine_lead), "lead"),
       write::paragraph(Nodes{write::link(scene.say(W::follow_mine), scene.at(Screen::follow))})});
  return page;
}

}  // namespace cairn
