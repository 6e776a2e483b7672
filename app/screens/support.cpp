// A support, and a report, without the program: each a page with its form.
#include "screens/talk.h"

namespace cairn {

namespace {

Node back(const Scene& scene, const std::string& on, bool is_action) {
  return write::paragraph(
      Nodes{write::link(scene.say(is_action ? W::back_to_action : W::back_to_contributions),
                        is_action ? at_subject(scene, on) : at_contribution(scene, on))});
}

Nodes report_form(const Scene& scene) {
  const WritingForm& draft = scene.visit.draft;
  const DraftFaults faults =
      draft.state == Writing::faulty ? faults_of_report(draft) : DraftFaults{};
  Node ground = form_field(Kind::choice, "raison", scene.say(W::report_ground), draft.ground,
                           fault_words(scene, faults.ground, W::fault_ground, W::fault_ground, 0));
  ground.level = 1;
  ground.children.push_back(form_option("", scene.say(W::report_choose)));
  for (const std::string_view slug : report_grounds) {
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
                                 contribution_most),
                     fill(scene.lang, W::your_words_help, {whole(scene.lang, contribution_most)})),
          std::move(mail), write::paragraph(scene.say(W::report_privacy), "note"),
          form_button(scene.say(W::report_go))};
}

}  // namespace

Page supported_page(const Scene& scene, Node way, bool is_action) {
  const WritingForm& draft = scene.visit.draft;
  const bool waits = is_waiting(scene), answers = !scene.visit.route.form.empty();
  const W said = draft.undo ? answers ? W::answer_stopped : W::support_stopped
                 : waits    ? answers ? W::answer_will_be_counted : W::will_be_counted
                 : draft.outcome == "late" ? W::received_late
                 : answers                 ? W::received_answer
                                           : W::received_support;
  Nodes more;
  // A device is the person that a support counts for: it needs no code to take it back.
  if (!scene.known.keeping) more.push_back(code_node(scene, draft.code));
  if (answers) {
    more.push_back(
        write::paragraph(Nodes{write::link(scene.say(W::answers), path_of(scene.visit.route))}));
  }
  more.push_back(back(scene, scene.visit.route.id, is_action));
  return received_page(scene, std::move(way), waits, scene.say(said), std::move(more));
}

Page support_page(const Scene& scene) {
  const Route& route = scene.visit.route;
  if (!route.form.empty()) return answer_page(scene);
  const auto& said = scene.known.said;
  Node way = crumbs(
      scene, {write::link(said ? scene.say(W::contributions) : route.id,
                          said ? at_contribution(scene, route.id) : at_subject(scene, route.id)),
              write::text(scene.say(W::support_title))});
  if (scene.visit.draft.state == Writing::received) {
    return supported_page(scene, std::move(way), !said);
  }
  const bool supports = said ? said->supported : scene.known.counts.supported;
  Nodes fields;
  if (supports) {
    fields = {form_hidden("retirer", "1"), form_button(scene.say(W::support_stop))};
  } else {
    if (!scene.known.keeping) {
      fields.push_back(write::paragraph(scene.say(W::support_code_help), "note"));
    }
    fields.push_back(form_button(scene.say(W::support_go)));
  }
  Node form = post_form(scene, "soutien", std::move(fields));
  Nodes main = {std::move(way), write::heading(1, scene.say(W::support_title))};
  if (supports) main.push_back(write::paragraph(scene.say(W::support_is), "lead"));
  if (said) {
    main.push_back(write::node(Kind::quote, verbatim(scene, said->what.words, said->what.lang)));
  } else {
    main.push_back(write::paragraph(subject_title(scene, route.id), "lead"));
  }
  write::add(main, draft_notice(scene, form));
  main.push_back(write::paragraph(scene.say(W::sign_not_vote)));
  if (scene.means.can_write) main.push_back(std::move(form));
  return closed_page(scene, scene.say(W::support_title), std::move(main));
}

Page report_page(const Scene& scene) {
  const std::string& id = scene.visit.route.id;
  Node way =
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(scene.say(W::report_this))});
  // What it is about may be masked by now: whoever reported still gets a code.
  if (scene.visit.draft.state == Writing::received) {
    const bool waits = is_waiting(scene);
    return received_page(scene, std::move(way), waits,
                         scene.say(waits ? W::will_be_sent : W::received_report),
                         {code_node(scene, scene.visit.draft.code), back(scene, id, false)});
  }
  std::string title = scene.say(W::report_title);
  Nodes main = {std::move(way), write::heading(1, title)};
  if (!scene.known.said) {
    main.push_back(write::notice(scene.say(W::contribution_gone_title),
                                 {write::paragraph(scene.say(W::contribution_gone))}));
    return closed_page(scene, title, std::move(main));
  }
  Node form = post_form(scene, "signalement", report_form(scene));
  Nodes notice = draft_notice(scene, form);
  if (!notice.empty()) title = notice.front().text;
  write::add(main, std::move(notice));
  main.push_back(write::paragraph(scene.say(W::report_lead), "lead"));
  main.push_back(
      write::notice(scene.say(W::mark_urgent), {write::paragraph(scene.say(W::report_urgent))}));
  main.push_back(write::paragraph(scene.say(W::reported_words)));
  const Contribution& said = scene.known.said->what;
  main.push_back(write::node(Kind::quote, verbatim(scene, said.words, said.lang)));
  if (scene.means.can_write) main.push_back(std::move(form));
  return closed_page(scene, title, std::move(main));
}

}  // namespace cairn
