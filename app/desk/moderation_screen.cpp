// What awaits a moderator, and what is hidden: lists, the urgent first.
#include <set>

#include "charge/passages.h"
#include "desk/desk_scene.h"
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
  if (c.standing == Standing::hidden && !matter.appeal) {
    tell(fill(desk.lang, W::hidden_because, {ground_words(desk.scene, c.ground), c.facts}));
  }
  return items;
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
  return write::item(std::move(inside));
}

Node other_list(const DeskScene& desk, bool hidden, D word) {
  DeskRoute route = desk.visit.route;
  route.hidden = hidden;
  route.page = 1;
  Node link = write::link(desk.say(word), path_of(route));
  if (desk.visit.route.hidden == hidden) link.level = 1;  // aria-current
  return write::item({std::move(link)});
}

}  // namespace

Page moderation_page(const DeskScene& desk) {
  if (!may_moderate(desk.known.rights)) {
    return desk_framed(desk, desk.say(D::moderation),
                       {write::paragraph(desk.say(D::not_a_moderator), "lead")});
  }
  const Queue& queue = desk.known.queue;
  const bool hidden = desk.visit.route.hidden;
  Nodes main = {write::navigation(desk.say(D::moderation),
                                  {write::list({other_list(desk, false, D::to_decide),
                                                other_list(desk, true, D::hidden_ones)},
                                               "acts")}),
                write::paragraph(desk.say(hidden ? D::hidden_lead : D::moderation_lead), "lead")};
  if (queue.all == 0) {
    main.push_back(write::paragraph(desk.say(hidden ? D::nothing_hidden : D::nothing_awaits)));
  } else {
    main.push_back(write::heading(2, count(desk.lang, D::n_matters, queue.all), "attendent"));
    Nodes items;
    for (const Matter& matter : queue.matters) items.push_back(matter_item(desk, matter));
    main.push_back(write::list(std::move(items), "talk"));
  }
  Nodes pages;
  if (queue.page > 1) pages.push_back(page_link(desk, queue.page - 1, W::page_before));
  if (queue.page < queue.pages) pages.push_back(page_link(desk, queue.page + 1, W::page_after));
  if (!pages.empty()) {
    main.push_back(
        write::navigation(desk.say(D::more_matters), {write::list(std::move(pages), "acts")}));
  }
  Page page = desk_framed(desk, desk.say(D::moderation), std::move(main));
  page.status = count(desk.lang, D::n_matters, queue.all);
  return page;
}

}  // namespace cairn
