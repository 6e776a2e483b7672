// The decision on a contribution: all that speaks of it, then publish it or hide it with reasons.
#include "charge/passages.h"
#include "desk/decision.h"
#include "desk/desk_form.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

/// Of these, somebody may be in danger now.
bool is_alarming(const Matter& matter) {
  for (const Report& report : matter.reports) {
    if (report.ground == "threat" || report.ground == "child-at-risk") return true;
  }
  return false;
}

Nodes words_of(const DeskScene& desk, const Matter& matter) {
  const Contribution& c = matter.said.what;
  Nodes all = {
      write::heading(2, said_title(desk.scene, c), "dit"),
      write::paragraph(
          Nodes{write::strong(state_of(desk.scene, matter.said)), write::text(" · "),
                write::link(subject_title(desk.scene, c.on), at_subject(desk.scene, c.on))},
          "meta"),
      write::node(Kind::quote, verbatim(desk.scene, c.words, c.lang, 20))};
  if (std::string words = watched_words(desk, matter); !words.empty()) {
    all.push_back(write::paragraph(Nodes{write::strong(std::move(words))}));
  }
  // They may say what is to be masked.
  for (const Reply& reply : matter.said.replies) all.push_back(reply_node(desk.scene, reply));
  if (!matter.edited.empty()) {
    all.push_back(write::heading(2, desk.say(D::edited), "change"));
    all.push_back(write::node(Kind::quote, verbatim(desk.scene, matter.edited, c.lang, 20)));
  }
  return all;
}

Nodes reports_of(const DeskScene& desk, const Matter& matter) {
  if (matter.reports.empty()) return {};
  const int n = static_cast<int>(matter.reports.size());
  Nodes items;
  for (const Report& report : matter.reports) {
    const std::string day = day_words(desk.scene, report.at);
    Nodes inside = {write::paragraph(
        Nodes{write::strong(ground_words(desk.scene, report.ground)), write::text(", " + day)})};
    // In the reporter's language, which is not told.
    write::add(inside, verbatim(desk.scene, report.words, desk.lang));
    if (!report.mail.empty()) {
      inside.push_back(write::paragraph(fill(desk.lang, D::report_mail, {report.mail}), "note"));
    }
    items.push_back(write::item(std::move(inside)));
  }
  return {write::heading(2, count(desk.lang, D::n_reports, n), "signale"),
          write::list(std::move(items), "rows")};
}

Nodes appeal_of(const DeskScene& desk, const Matter& matter) {
  const Contribution& c = matter.said.what;
  Nodes all;
  if (c.standing == Standing::hidden) {
    all.push_back(write::heading(2, desk.say(D::decision_now), "decide"));
    all.push_back(write::paragraph(
        fill(desk.lang, W::hidden_because, {ground_words(desk.scene, c.ground), c.facts})));
  }
  if (!matter.appeal) return all;
  all.push_back(write::heading(2, desk.say(D::appealed), "recours"));
  all.push_back(write::node(Kind::quote, verbatim(desk.scene, matter.appeal->words, c.lang, 20)));
  all.push_back(write::paragraph(desk.say(D::appeal_by_other), "note"));
  return all;
}

Node decision_form(const DeskScene& desk, const Matter& matter) {
  const DeskVisit& visit = desk.visit;
  const DecisionFaults faults = visit.sending == Sending::faulty
                                    ? faults_of_decision(visit.fields, matter.said.what.words)
                                    : DecisionFaults{};
  Node verdict = choice_field(desk, "verdict", desk.say(D::verdict),
                              faults.verdict ? desk.say(D::fault_verdict) : "");
  verdict.level = 1;
  const Standing standing = matter.said.what.standing;
  const D publish = standing == Standing::published && matter.edited.empty() ? D::verdict_leave
                    : standing == Standing::hidden                           ? D::verdict_restore
                                                                             : D::verdict_publish;
  offer(desk, verdict,
        {{"publish", publish}, {"blackout", D::verdict_blackout}, {"hide", D::verdict_hide}});
  Nodes reasons = reason_fields(desk, faults);
  Node field = form_field(
      Kind::long_field, "passages", desk.say(D::passages), std::string(visit.fields.of("passages")),
      faults.passages ? desk.say(D::fault_passages) : "", desk.say(D::passages_help));
  Node passages = folded(desk, D::passages_some, {std::move(field)}, "en-partie");
  std::string reports;
  for (const Report& report : matter.reports) {
    if (!reports.empty()) reports += ' ';
    reports += report.id;
  }
  return desk_form(desk, "decision",
                   {std::move(verdict), std::move(reasons[0]), std::move(reasons[1]),
                    std::move(passages), form_hidden("id", visit.id),
                    form_hidden("lu", name_of_words(matter.said.what.words, matter.edited)),
                    form_hidden("signalements", std::move(reports))},
                   D::send_decision);
}

Page decided_page(const DeskScene& desk) {
  const bool publishes = desk.visit.fields.of("verdict") == "publish";
  Nodes main = {
      write::paragraph(desk.say(publishes ? D::decided_publish : D::decided_hide), "lead")};
  Nodes acts;
  for (const Matter& next : desk.known.queue.matters) {
    if (next.said.what.id == desk.visit.route.id) continue;
    Node link =
        write::link(desk.say(D::next_matter), desk.at(Place::decide, next.said.what.id), "act");
    link.label = desk.say(D::next_matter) + ", " + gist(next.said.what.words);
    acts.push_back(write::item({std::move(link)}));
    break;
  }
  acts.push_back(write::item({write::link(desk.say(D::moderation), desk.at(Place::moderation))}));
  main.push_back(write::list(std::move(acts), "acts"));
  Page page = desk_framed(desk, desk.say(D::decided_title), std::move(main));
  page.status = desk.say(D::decided_title);
  return page;
}

}  // namespace

Nodes reason_fields(const DeskScene& desk, const DecisionFaults& faults) {
  const Fields& fields = desk.visit.fields;
  const std::string most = whole(desk.lang, contribution_most);
  Node ground =
      form_field(Kind::choice, "motif", desk.say(D::ground), std::string(fields.of("motif")),
                 faults.ground ? desk.scene.say(W::fault_ground) : "", desk.say(D::ground_help));
  ground.children.push_back(form_option("", desk.say(D::choose)));
  for (const std::string_view slug : report_grounds) {
    const std::string name(slug);
    ground.children.push_back(form_option(name, ground_words(desk.scene, name)));
  }
  std::string fault;
  if (faults.facts) {
    fault = is_blank(fields.of("faits")) ? desk.say(D::fault_facts)
                                         : fill(desk.lang, D::fault_long, {most});
  }
  Node facts =
      form_field(Kind::long_field, "faits", desk.say(D::facts), std::string(fields.of("faits")),
                 fault, fill(desk.lang, D::facts_help, {most}));
  return {std::move(ground), std::move(facts)};
}

Page decide_page(const DeskScene& desk) {
  if (desk.visit.sending == Sending::saved) return decided_page(desk);
  const auto& matter = desk.known.matter;
  if (!may_moderate(desk.known.rights) || !matter) {
    return desk_framed(desk, desk.say(D::decide),
                       {write::paragraph(desk.scene.say(W::contribution_gone), "lead"),
                        write::paragraph(Nodes{write::link(desk.say(D::moderation),
                                                           desk.at(Place::moderation), "act")})});
  }
  Nodes main;
  if (is_alarming(*matter)) {
    main.push_back(
        write::notice(desk.say(D::alarm), {write::paragraph(desk.scene.say(W::report_urgent))}));
  }
  Node form = decision_form(desk, *matter);
  std::string status;
  say_wrong(desk, form, D::decision_faults, "", main, status);
  write::add(main, words_of(desk, *matter));
  write::add(main, reports_of(desk, *matter));
  write::add(main, appeal_of(desk, *matter));
  main.push_back(write::heading(2, desk.say(D::your_decision), "votre"));
  main.push_back(std::move(form));
  Page page = desk_framed(desk, desk.say(D::decide), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
