// A support, and a report, without the program: each a page with its form.
#include "screens/talk.h"

namespace cairn {

namespace {

Node post_form(const Scene& scene, std::string key, Nodes fields) {
  fields.push_back(form_hidden("id", scene.visit.draft.id));
  fields.push_back(form_hidden("code", scene.visit.draft.code));
  Node node = write::node(Kind::form, std::move(fields), "letter");
  node.key = std::move(key);
  node.href = path_of(scene.visit.route);
  node.value = "post";
  return node;
}

Nodes done(const Scene& scene, W what, const std::string& on, bool is_action) {
  return {write::notice(scene.say(W::received_title), {write::paragraph(scene.say(what))}, "ok"),
          code_node(scene, scene.visit.draft.code),
          write::paragraph(
              Nodes{write::link(scene.say(is_action ? W::back_to_action : W::back_to_contributions),
                                is_action ? at_subject(scene, on) : at_contribution(scene, on))})};
}

Page closed_page(const Scene& scene, const std::string& title, Nodes main) {
  Page page = framed(scene, title, scene.say(W::take_part_description), std::move(main));
  page.indexable = false;
  return page;
}

Nodes report_form(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  const DraftFaults faults =
      draft.state == Writing::faulty ? faults_of_report(draft) : DraftFaults{};
  Node ground = form_field(Kind::choice, "raison", scene.say(W::report_ground), draft.ground,
                           fault_words(scene, faults.ground, W::fault_ground, W::fault_ground, 0));
  ground.level = 1;
  ground.children.push_back(form_option("", scene.say(W::report_choose)));
  for (const std::string_view slug : report_grounds()) {
    ground.children.push_back(
        form_option(std::string(slug), ground_words(scene, std::string(slug))));
  }
  Node mail = form_field(Kind::field, "courriel", scene.say(W::report_mail), draft.mail,
                         fault_words(scene, faults.mail, W::fault_mail, W::fault_mail, place_most),
                         scene.say(W::report_mail_help));
  mail.look = mail.purpose = "email";
  return {std::move(ground),
          form_field(Kind::long_field, "texte", scene.say(W::report_words), draft.words,
                     fault_words(scene, faults.words, W::fault_contribution, W::fault_contribution,
                                 contribution_most)),
          std::move(mail), write::paragraph(scene.say(W::report_privacy), "note"),
          form_button(scene.say(W::report_go))};
}

}  // namespace

Page support_page(const Scene& scene) {
  const Route& route = scene.visit.route;
  const bool is_action = !scene.known.said.has_value();
  const std::string name =
      is_action ? subject_title(scene, route.id) : gist(scene.known.said->what.words);
  Nodes main = {crumbs(scene, {write::link(is_action ? route.id : scene.say(W::contributions),
                                           is_action ? at_subject(scene, route.id)
                                                     : at_contribution(scene, route.id)),
                               write::text(scene.say(W::support_title))}),
                write::heading(1, scene.say(W::support_title)),
                write::paragraph(fill(scene.lang, W::support_what, {name}), "lead")};
  if (scene.visit.draft.state == Writing::received) {
    const W what = scene.visit.draft.outcome == "late" ? W::received_late : W::received_support;
    write::add(main, done(scene, what, route.id, is_action));
  } else {
    write::add(main, draft_notice(scene));
    main.push_back(write::paragraph(scene.say(W::sign_not_vote)));
    if (scene.means.can_write) {
      main.push_back(post_form(scene, "soutien",
                               {write::paragraph(scene.say(W::support_code_help), "note"),
                                form_button(scene.say(W::support_go))}));
    }
  }
  return closed_page(scene, scene.say(W::support_title), std::move(main));
}

Page report_page(const Scene& scene) {
  const std::string& id = scene.visit.route.id;
  Nodes main = {
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(scene.say(W::report_this))}),
      write::heading(1, scene.say(W::report_title))};
  std::string title = scene.say(W::report_title);
  if (!scene.known.said) {
    main.push_back(write::notice(scene.say(W::contribution_gone_title),
                                 {write::paragraph(scene.say(W::contribution_gone))}));
  } else if (scene.visit.draft.state == Writing::received) {
    write::add(main, done(scene, W::received_report, id, false));
    title = scene.say(W::received_title);
  } else {
    write::add(main, draft_notice(scene));
    main.push_back(write::paragraph(scene.say(W::report_lead), "lead"));
    main.push_back(
        write::notice(scene.say(W::mark_urgent), {write::paragraph(scene.say(W::report_urgent))}));
    main.push_back(write::paragraph(scene.say(W::reported_words)));
    const Contribution& said = scene.known.said->what;
    main.push_back(write::node(Kind::quote, verbatim(scene, said.words, said.lang)));
    if (scene.means.can_write) main.push_back(post_form(scene, "signalement", report_form(scene)));
  }
  return closed_page(scene, title, std::move(main));
}

}  // namespace cairn
