// A lead's own actions: what is late, near or unanswered first, then all; and what was written
// here and is not public yet.
#include "desk/desk_scene.h"
#include "desk/revise_form.h"
#include "desk/texts.h"
#include "json/build.h"
#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

constexpr int soon = 60;  // days

/// Days since 1970 of the first day of a date; enough to tell what is near.
std::int64_t days_of(Date date) {
  return (std::int64_t{date.year} - 1970) * 365 + (date.month > 0 ? date.month - 1 : 0) * 30 +
         (date.day > 0 ? date.day - 1 : 0);
}

/// The last day that a date may mean: "2026" ends with the year.
Date end_of(Date date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = 31;
  return date;
}

bool is_over(Status status) { return status == Status::done || status == Status::abandoned; }

/// What asks for attention, as lines.
std::vector<std::string> worries(const DeskScene& desk, const Action& action, int unanswered) {
  std::vector<std::string> lines;
  const Date today = day_of(desk.known.now);
  for (const Milestone& m : action.milestones) {
    if (m.state == MilestoneState::done || !m.date.known() || is_over(action.status)) continue;
    const bool past = earlier(end_of(m.date), today);
    const std::int64_t left = days_of(end_of(m.date)) - days_of(today);
    if (!past && left > soon) continue;
    lines.push_back(fill(desk.lang, past ? D::milestone_past : D::milestone_soon,
                         {plain(desk.scene, m.label), date_in_words(desk.lang, m.date)}));
  }
  if (!is_over(action.status)) {
    if (action.end.known() && earlier(end_of(action.end), today)) {
      lines.push_back(fill(desk.lang, D::end_past, {date_in_words(desk.lang, action.end)}));
    }
    if (action.next.known() && earlier(end_of(action.next), today)) {
      lines.push_back(fill(desk.lang, D::next_past, {date_in_words(desk.lang, action.next)}));
    }
  }
  if (unanswered > 0) lines.push_back(count(desk.lang, D::n_unanswered, unanswered));
  return lines;
}

Node action_item(const DeskScene& desk, const Action& action,
                 const std::vector<std::string>& lines) {
  const std::string title = action.id + " · " + plain(desk.scene, action.title);
  Nodes words = {write::strong(title), write::text(" "), status_chip(desk.scene, action.status),
                 write::text(" " + progress_words(desk.scene, action))};
  Nodes inside = {write::paragraph(std::move(words))};
  if (!lines.empty()) {
    Nodes items;
    for (const std::string& line : lines) items.push_back(write::item({write::text(line)}));
    inside.push_back(write::list(std::move(items)));
  }
  Node update =
      write::link(desk.say(D::update), desk.at(DeskRoute::Place::update, action.id), "act");
  update.label = fill(desk.lang, D::update_of, {title});
  Node see = write::link(desk.say(D::see_public), desk.scene.at_action(action.id));
  see.label = desk.say(D::see_public) + ", " + title;
  inside.push_back(
      write::list({write::item({std::move(update)}), write::item({std::move(see)})}, "acts"));
  return write::item(std::move(inside));
}

std::string state_words(const DeskScene& desk, const OwnUpdate& update) {
  using State = OwnUpdate::State;
  switch (update.state) {
    case State::kept:
      return desk.say(D::state_kept);
    case State::sent:
      return desk.say(D::state_sent);
    case State::published:
      return desk.say(D::state_published);
    case State::held:
      return desk.say(D::state_held);
    case State::late:
      return desk.say(D::state_late);
    case State::withdrawn:
      return desk.say(D::state_withdrawn);
    case State::overtaken:
      return desk.say(D::overtaken);
    case State::refused:
      break;
  }
  const bool of_editor = update.is_revision || update.is_retirement;
  const D why = update.is_people                                           ? D::reason_people
                : update.is_slip && update.reason == Reason::no_right      ? D::reason_not_relay
                : of_editor && update.reason == Reason::no_right           ? D::not_an_editor
                : of_editor && update.reason == Reason::malformed          ? D::reason_texts
                : update.is_order                                          ? D::reason_other
                : update.is_decision && update.reason == Reason::no_right  ? D::reason_not_twice
                : update.is_decision && update.reason == Reason::malformed ? D::reason_words_moved
                : update.reason == Reason::no_right                        ? D::reason_no_right
                : update.reason == Reason::malformed                       ? D::reason_malformed
                : update.reason == Reason::not_public                      ? D::reason_not_public
                                                                           : D::reason_other;
  return fill(desk.lang, D::refused, {desk.say(why)});
}

std::string title_of(const DeskScene& desk, const std::string& id) {
  const Action* action = find_action(desk.known.roadmap, id);
  return action == nullptr ? id : id + " · " + plain(desk.scene, action->title);
}

std::string own_title(const DeskScene& desk, const OwnUpdate& own) {
  if (own.is_order) return fill(desk.lang, W::counted, {desk.say(D::to_answer), gist(own.about)});
  if (own.is_decision) {
    const bool publishes = text_of(own.body, "verdict") == "publish";
    return fill(desk.lang, W::counted,
                {desk.say(publishes ? D::own_publishing : D::own_hiding), gist(own.about)});
  }
  if (own.is_people) {
    const D word = own.kind == "invite"  ? D::own_invite
                   : own.kind == "grant" ? D::own_grant
                                         : D::own_revoke;
    return fill(desk.lang, word, {own.about});
  }
  if (own.is_revision) return fill(desk.lang, D::own_texts, {thing_title(desk, own.on)});
  if (own.is_retirement) {
    const D word = truth_of(own.body, "back") ? D::back_of : D::retire_of;
    return fill(desk.lang, word, {title_of(desk, own.on)});
  }
  if (own.is_slip) return fill(desk.lang, D::own_slip, {gist(text_of(own.body, "words"))});
  if (!own.is_answer) return title_of(desk, own.on);
  return fill(desk.lang, D::own_answer, {gist(text_of(own.body, "words"))});
}

/// Those that did not go through come first, each with what can be done.
void add_own(const DeskScene& desk, Nodes& main) {
  Nodes items;
  for (const OwnUpdate& update : desk.known.updates) {
    const bool waits =
        update.state == OwnUpdate::State::overtaken || update.state == OwnUpdate::State::refused;
    const std::string title = own_title(desk, update);
    Nodes inside = {
        write::paragraph(fill(desk.lang, W::counted, {title, state_words(desk, update)}))};
    if (waits) {
      Nodes acts;
      if (update.is_decision && !update.is_order) {
        Node again = write::link(desk.say(D::decide_again),
                                 desk.at(DeskRoute::Place::decide, update.on), "act");
        again.label = desk.say(D::decide_again) + ", " + gist(update.about);
        acts.push_back(write::item({std::move(again)}));
      } else if (update.is_retirement) {
        const Json* why = update.body.find("why");
        if (why != nullptr) {
          write::add(inside, verbatim(desk.scene, text_of(*why, code(desk.lang)), desk.lang));
        }
      } else if (!update.is_answer && !update.is_decision && !update.is_slip && !update.is_people) {
        const auto form = update.is_revision ? DeskRoute::Place::revise : DeskRoute::Place::update;
        const Json* made = update.body.find("new");
        const int axis = made != nullptr ? static_cast<int>(number_of(*made, "axis")) : 0;
        const std::string on = made == nullptr ? update.on
                               : axis != 0     ? new_thing(axis)
                                           : new_thing(update.on.substr(0, update.on.find('/')));
        Node again = write::link(desk.say(D::take_up), desk.at(form, on, update.id), "act");
        again.label = desk.say(D::take_up) + ", " + title;
        acts.push_back(write::item({std::move(again)}));
      }
      if (update.can_go) {
        Node drop = live_button(desk.say(D::drop), "act:dismiss=" + update.id);
        drop.label = fill(desk.lang, D::drop_of, {title});
        acts.push_back(write::item({std::move(drop)}));
      }
      // Every word of what was refused, to be copied.
      if (update.is_answer || update.is_slip) {
        write::add(inside, verbatim(desk.scene, text_of(update.body, "words"), desk.lang));
      }
      if (!acts.empty()) inside.push_back(write::list(std::move(acts), "acts"));
    }
    if (update.is_slip && !waits) {
      inside.push_back(
          write::paragraph(fill(desk.lang, D::own_code, {spaced(update.code)}), "note"));
    }
    items.push_back(write::item(std::move(inside)));
  }
  if (items.empty()) return;
  main.push_back(write::section({write::heading(2, desk.say(D::written_here), "ecrit"),
                                 write::list(std::move(items), "rows")}));
}

}  // namespace

Page my_actions_page(const DeskScene& desk) {
  const Roadmap& roadmap = desk.known.roadmap;
  Nodes main, first, all;
  add_own(desk, main);
  int own = 0;
  for (std::size_t i = 0; i < roadmap.actions.size(); ++i) {
    const Action& action = roadmap.actions[i];
    if (!leads(desk.known.rights, action.axis)) continue;
    ++own;
    const int unanswered = i < desk.known.unanswered_on.size() ? desk.known.unanswered_on[i] : 0;
    const std::vector<std::string> lines = worries(desk, action, unanswered);
    (lines.empty() ? all : first).push_back(action_item(desk, action, lines));
  }
  if (own > 0) {
    Nodes attention = {write::heading(2, desk.say(D::attention), "attention")};
    if (first.empty()) {
      attention.push_back(write::paragraph(desk.say(D::nothing_due)));
    } else {
      attention.push_back(write::list(std::move(first), "rows"));
    }
    main.push_back(write::section(std::move(attention)));
    if (!all.empty()) {
      main.push_back(write::section({write::heading(2, desk.say(D::all_mine), "toutes"),
                                     write::list(std::move(all), "rows")}));
    }
  }
  const bool is_relay = has(desk.known.rights, Role::relay);
  if (is_relay) {
    main.push_back(write::paragraph(
        Nodes{write::link(desk.say(D::to_slips), desk.at(DeskRoute::Place::slip), "act")}));
  }
  const bool is_editor = has(desk.known.rights, Role::editor);
  if (is_editor) {
    main.push_back(write::paragraph(
        Nodes{write::link(desk.say(D::to_texts), desk.at(DeskRoute::Place::texts), "act")}));
  }
  if (has(desk.known.rights, Role::operator_)) {
    main.push_back(write::paragraph(
        Nodes{write::link(desk.say(D::to_people), desk.at(DeskRoute::Place::people), "act")}));
  }
  if (own == 0 && !is_relay && !is_editor && !may_moderate(desk.known.rights)) {
    main.push_back(write::paragraph(desk.say(D::nothing_yours)));
  }
  if (may_moderate(desk.known.rights)) {
    const Queue& queue = desk.known.queue;
    Nodes awaits = {write::heading(2, desk.say(D::moderation), "moderation")};
    if (queue.all == 0) {
      awaits.push_back(write::paragraph(desk.say(D::nothing_awaits)));
    } else {
      awaits.push_back(
          write::paragraph(Nodes{write::link(count(desk.lang, D::n_await_decision, queue.all),
                                             desk.at(DeskRoute::Place::moderation), "act")}));
    }
    main.push_back(write::section(std::move(awaits)));
  }
  main.push_back(write::paragraph(
      Nodes{write::text(desk.say(desk.known.has_lock ? D::lock_is_set : D::lock_is_not) + " "),
            write::link(desk.say(D::lock_of), desk.at(DeskRoute::Place::lock))},
      "note"));
  Page page = desk_framed(desk, desk.say(D::title), std::move(main));
  page.status = count(desk.lang, D::n_actions, own);
  return page;
}

}  // namespace cairn
