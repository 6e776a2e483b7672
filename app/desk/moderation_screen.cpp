// What awaits a moderator, and what is hidden: lists, the urgent first.
#include <algorithm>
#include <set>

#include "charge/passages.h"
#include "charge/watch.h"
#include "desk/bulk.h"
#include "desk/desk_form.h"
#include "screens/forms.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

/// Why it is in the list, each reason by itself.
Nodes reasons(const DeskScene& desk, const Matter& matter) {
  Nodes items;
  const auto tell = [&](std::string words) {
    items.push_back(write::item({write::strong(std::move(words))}));
  };
  const Contribution& c = matter.said.what;
  if (!matter.reports.empty()) {
    const int n = static_cast<int>(matter.reports.size());
    std::set<std::string> told;
    std::string grounds;
    for (const Report& report : matter.reports) {
      if (!told.insert(report.ground).second) continue;
      if (!grounds.empty()) grounds += ", ";
      grounds += ground_words(desk.scene, report.ground);
    }
    tell(fill(desk.lang, W::counted, {count(desk.lang, D::n_reports, n), grounds}));
  }
  if (matter.appeal) tell(desk.say(D::appealed));
  if (!matter.edited.empty()) tell(desk.say(D::edited));
  if (c.standing == Standing::held) {
    tell(desk.say(matter.is_urgent() ? D::masked : D::held));
  }
  if (std::string words = watched_words(desk, matter); !words.empty()) tell(std::move(words));
  if (c.standing == Standing::hidden && !matter.appeal) {
    tell(fill(desk.lang, W::hidden_because, {ground_words(desk.scene, c.ground), c.facts}));
  }
  return items;
}

/// Many at once are a moderator's, in the list of what awaits.
bool is_choosing(const DeskScene& desk) {
  if (desk.visit.route.hidden || !has(desk.known.rights, Role::moderator)) return false;
  const auto& matters = desk.known.queue.matters;
  return std::any_of(matters.begin(), matters.end(), may_be_chosen);
}

/// Its box, and what is in sight of it: other words would be another box, which nobody ticked.
void choose(const DeskScene& desk, const Matter& matter, Nodes& inside) {
  const std::string& id = matter.said.what.id;
  std::string seen = seen_of(matter);
  inside.push_back(ticked_box(desk, "c-" + id, "c-" + id + "-" + seen.substr(0, 8),
                              fill(desk.lang, D::choose_this, {gist(matter.said.what.words, 30)})));
  inside.push_back(form_hidden("vu-" + id, std::move(seen)));
}

Node matter_item(const DeskScene& desk, const Matter& matter) {
  const Contribution& c = matter.said.what;
  const std::string name = said_title(desk.scene, c) + ", " + gist(c.words);
  Nodes inside = {write::heading(3, said_title(desk.scene, c)), write::list(reasons(desk, matter))};
  Nodes meta = {write::link(subject_title(desk.scene, c.on), at_subject(desk.scene, c.on))};
  if (matter.since != 0) {
    const std::string day = day_words(desk.scene, matter.since);
    meta.insert(meta.begin(), write::text(fill(desk.lang, D::waits_since, {day}) + " · "));
  }
  if (c.example) write::add(meta, marked(desk.scene, Origin::example));
  inside.push_back(write::paragraph(std::move(meta), "meta"));
  write::add(inside, verbatim(desk.scene, c.words, c.lang, 3));
  Node decide = write::link(desk.say(D::decide), desk.at(Place::decide, c.id), "act");
  decide.label = desk.say(D::decide) + ", " + name;
  Nodes acts = {write::item({std::move(decide)})};
  const bool is_plain = c.standing == Standing::held && matter.reports.empty() && !matter.appeal &&
                        matter.edited.empty();
  if (is_plain) {
    Node publish =
        live_button(desk.say(D::publish_it), "act:publish=" + c.id + name_of_words(c.words));
    publish.label = desk.say(D::publish_it) + ", " + name;
    acts.push_back(write::item({std::move(publish)}));
  }
  inside.push_back(write::list(std::move(acts), "acts"));
  if (is_choosing(desk) && may_be_chosen(matter)) choose(desk, matter, inside);
  return write::item(std::move(inside));
}

/// One decision on those that are chosen, below them.
Node bulk_form(const DeskScene& desk, Node list, const BulkFaults& faults) {
  Node verdict = choice_field(desk, "verdict", desk.say(D::your_decision),
                              faults.decision.verdict ? desk.say(D::fault_verdict) : "");
  offer(desk, verdict, {{"publish", D::publish_it}, {"hide", D::bulk_hide}});
  // Of all that is in sight now: one more, and it is another box.
  std::string seen;
  for (const Matter& matter : desk.known.queue.matters) seen += seen_of(matter);
  const std::string key = "toutes-" + name_of_words(seen).substr(0, 8);
  Nodes below = {write::heading(2, desk.say(D::bulk_send), "ensemble"),
                 write::paragraph(desk.say(D::bulk_help)),
                 ticked_box(desk, "toutes", key, desk.say(D::choose_all)), std::move(verdict)};
  write::add(below, reason_fields(desk, faults.decision));
  return form_of_several(desk, "choisies", std::move(list), std::move(below),
                         DeskRoute::Place::bulk);
}

/// What became of those that were chosen.
void tell_bulk(const DeskScene& desk, Nodes& main, std::string& status) {
  if (desk.visit.sending != Sending::saved) return;
  status = count(desk.lang, D::n_decided, desk.visit.decided);
  main.push_back(write::paragraph(Nodes{write::strong(status)}));
  if (desk.visit.moved == 0) return;
  const std::string moved = count(desk.lang, D::n_moved, desk.visit.moved);
  main.push_back(write::paragraph(moved + "."));
  status += ". " + moved;
}

Node other_list(const DeskScene& desk, bool hidden, std::string_view only, std::string words) {
  DeskRoute route = desk.visit.route;
  route.hidden = hidden;
  route.only = only;
  route.page = 1;
  Node link = write::link(std::move(words), path_of(route));
  const DeskRoute& here = desk.visit.route;
  if (here.hidden == hidden && here.only == only) link.level = 1;  // aria-current
  return write::item({std::move(link)});
}

/// All that awaits, by what brought it there, and what is hidden.
Nodes lists(const DeskScene& desk) {
  static constexpr D words[] = {D::for_reports, D::for_appeals, D::for_edits, D::for_first};
  Nodes items = {other_list(desk, false, "", desk.say(D::to_decide))};
  for (std::size_t i = 0; i < std::size(queue_reasons); ++i) {
    const int some = desk.known.queue.by_reason[i];
    const std::string_view reason = queue_reasons[i];
    if (some == 0 && desk.visit.route.only != reason) continue;
    items.push_back(
        other_list(desk, false, reason, desk.say(words[i]) + " (" + whole(desk.lang, some) + ")"));
  }
  items.push_back(other_list(desk, true, "", desk.say(D::hidden_ones)));
  return items;
}

}  // namespace

std::string watched_words(const DeskScene& desk, const Matter& matter) {
  std::string all;
  for (const std::string& word :
       watched_in(matter.said.what.words + '\n' + matter.edited, desk.known.watch)) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return all.empty() ? all : fill(desk.lang, D::watched, {all});
}

Page moderation_page(const DeskScene& desk) {
  if (!may_moderate(desk.known.rights)) {
    return desk_framed(desk, desk.say(D::moderation),
                       {write::paragraph(desk.say(D::not_your_role), "lead")});
  }
  const Queue& queue = desk.known.queue;
  const bool hidden = desk.visit.route.hidden;
  Nodes main = {write::navigation(desk.say(D::moderation), {write::list(lists(desk), "acts")}),
                write::paragraph(desk.say(hidden ? D::hidden_lead : D::moderation_lead), "lead")};
  std::string status = count(desk.lang, W::n_contributions, queue.all);
  tell_bulk(desk, main, status);
  if (queue.all == 0) {
    main.push_back(write::paragraph(desk.say(hidden ? D::nothing_hidden : D::nothing_awaits)));
  } else {
    Nodes items;
    for (const Matter& matter : queue.matters) items.push_back(matter_item(desk, matter));
    Node list = write::list(std::move(items), "talk");
    BulkFaults faults;
    if (desk.visit.sending == Sending::faulty) faults = faults_of_bulk(desk.visit.fields);
    if (is_choosing(desk)) list = bulk_form(desk, std::move(list), faults);
    say_wrong(desk, list, D::decision_faults, faults.none ? desk.say(D::fault_none_chosen) : "",
              main, status);
    main.push_back(write::heading(2, count(desk.lang, W::n_contributions, queue.all), "attendent"));
    main.push_back(std::move(list));
  }
  Nodes pages;
  if (queue.page > 1) pages.push_back(page_link(desk, queue.page - 1, W::page_before));
  if (queue.page < queue.pages) pages.push_back(page_link(desk, queue.page + 1, W::page_after));
  if (!pages.empty()) {
    main.push_back(
        write::navigation(desk.say(D::more_matters), {write::list(std::move(pages), "acts")}));
  }
  Page page = desk_framed(desk, desk.say(D::moderation), std::move(main));
  page.status = status;
  return page;
}

}  // namespace cairn
