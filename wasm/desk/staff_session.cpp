#include "staff_session.h"

#include <algorithm>
#include <utility>

#include "charge/sha256.h"
#include "charge/update_action.h"
#include "charge/watch.h"
#include "desk/revise_form.h"
#include "edge.h"
#include "fresh_id.h"
#include "known/known.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "tell.h"

namespace cairn {

namespace {

using At = DeskRoute::Place;

struct Spoken {
  std::string_view verb, target, form;
};

Spoken parts_of(std::string_view words) {
  const std::size_t colon = std::min(words.find(':'), words.size());
  Spoken said;
  said.verb = words.substr(0, colon);
  const std::string_view rest = words.substr(std::min(colon + 1, words.size()));
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  said.target = rest.substr(0, end);
  said.form = rest.substr(std::min(end + 1, rest.size()));
  return said;
}

/// "used" of an invitation, "revoked" of rights; "" where nothing of the two was refused.
std::string why_refused(const Json& message) {
  const Json* refuse = message.find("refuse");
  const std::string_view why = refuse != nullptr ? text_of(*refuse, "code") : "";
  for (const std::string_view kind : {"invitation-", "rights-"}) {
    if (why.starts_with(kind)) return std::string(why.substr(kind.size()));
  }
  return {};
}

}  // namespace

void Desk::show_own(Session& session) {
  Session& s = session;
  const std::pair now{s.outbox_ ? s.outbox_->version() : 0, s.replica_.cursor()};
  if (now == shown_) return;
  shown_ = now;
  const Rights rights = s.outbox_ ? rights_of(s.outbox_->rights()) : Rights{};
  own_ =
      fold_own(s.replica_.roadmap_rows(), s.outbox_ ? s.outbox_->pending() : std::vector<Pending>{},
               rights, s.replica_.cursor());
  if (!own_.rows.empty()) s.roadmap_ = roadmap_of(own_.rows);
  s.read_at_ = s.replica_.cursor();
}

void Desk::learned(Session& session) {
  if (session.outbox_) session.rebuild();
  shown_ = {-1, -1};
}

std::vector<Row> Desk::rows_with(const std::string& thing) const {
  return is_new(thing) ? with_new(own_.rows, thing) : own_.rows;
}

void Desk::go(Session& session, Tab& tab, const DeskRoute& route) const {
  DeskVisit visit;
  visit.route = route;
  if (route.place == At::bulk) visit.route.place = At::moderation;
  if (route.place == At::answer_many) visit.route.place = At::answers;
  if (session.outbox_) {
    for (const Draft& draft : session.outbox_->drafts()) {
      const Fields words(draft.words);
      // What was sent meanwhile, through another tab, is a draft no more.
      if (draft.key == key_of(route) && !session.is_saved(words.of("id"))) visit.fields = words;
    }
  }
  if (visit.fields.empty() && route.place == At::update) {
    for (const OwnUpdate& update : own_.updates) {
      if (update.id == route.take_up) fill_from(update.body, visit.fields);
    }
  }
  visit.id = visit.fields.of("id");
  if (!is_id(visit.id)) visit.id = fresh_id();
  if (route.place == At::slip) {
    if (!visit.fields.has("sujet")) visit.fields.set("sujet", route.id);
    if (!visit.fields.has("origine")) visit.fields.set("origine", route.origin);
    if (!is_code(visit.fields.of("code"))) visit.fields.set("code", code_of(dice()()));
  }
  // A form stands on the state that its author saw, whatever comes while it is filled in.
  if (route.place == At::revise || route.place == At::preview) go_on_texts(session, visit);
  if (route.place == At::update && !visit.fields.has("attendu")) {
    visit.fields.set("attendu", last_update(own_.rows, route.id));
  }
  tab.visit = std::move(visit);
}

/// What is taken up again, or goes back, is a draft from the first: it is seen on its page like
/// one.
void Desk::go_on_texts(Session& session, DeskVisit& visit) const {
  const DeskRoute& route = visit.route;
  const std::vector<Row> rows = rows_with(route.id);
  const Row* row = row_of_thing(rows, route.id);
  if (row == nullptr) return;
  for (const OwnUpdate& update : own_.updates) {
    if (!update.is_revision || update.id != route.take_up) continue;
    fill_from_revision(update.body, visit.fields);
    visit.fields.set("reprise", route.take_up);
  }
  if (route.back) fill_back(own_.rows, route.id, visit.fields);
  begin_texts(text_fields(*row, langs_of(own_.rows)), visit.fields);
  if (route.back || !route.take_up.empty()) keep_draft(session, route, visit.fields.form());
}

/// A draft holds what was changed, and goes where nothing is any more.
void Desk::keep_draft(Session& session, const DeskRoute& route, std::string_view form) const {
  Fields fields(form);
  const Action* action =
      route.place == At::update ? find_action(session.roadmap_, route.id) : nullptr;
  if (action != nullptr) fields = changed_of(*action, fields);
  const std::vector<Row> rows =
      route.place == At::revise ? rows_with(route.id) : std::vector<Row>{};
  const Row* row = row_of_thing(rows, route.id);
  if (row != nullptr) fields = changed_of_texts(*row, langs_of(own_.rows), fields);
  const bool is_sent = session.is_saved(fields.of("id"));
  session.full_ = !session.outbox_->keep_draft(key_of(route), is_sent ? "" : fields.form());
}

TalkPage Desk::to_answer(const Session& session, const Rights& rights,
                         const DeskRoute& route) const {
  TalkQuery query;
  query.page = route.page;
  if (route.hidden) return session.replica_.talk(query);
  int axis = 0;
  int axes = 0;
  for (const Grant& grant : rights) {
    if (grant.role != Role::lead) continue;
    axis = grant.axis;
    ++axes;
  }
  query.axis = axes == 1 ? axis : 0;
  query.state = "unanswered";
  query.sort = TalkSort::oldest;
  return session.replica_.talk(query);
}

Page Desk::render(Session& session, const Tab& tab) const {
  Session& s = session;
  const std::vector<Row> rows = rows_with(tab.visit.route.id);
  DeskKnown known{s.roadmap_, rows, {}, "", "", false, own_.updates};
  for (OwnUpdate& update : known.updates) {
    if (!update.is_decision) continue;
    if (const auto said = s.replica_.said(update.on)) update.about = said->what.words;
  }
  known.now = s.replica_.server_time(now_ms());
  known.keeping = s.keeping();
  if (s.outbox_) {
    known.rights = rights_of(s.outbox_->rights());
    known.name = s.outbox_->staff("name");
    known.refusal = s.outbox_->staff("refusal");
    known.is_activating = !s.outbox_->staff("invitation").empty();
    known.has_lock = lock_in(s).is_set();
  }
  known.is_closed = is_closed(lock_in(s), now_ms());
  if (known.is_closed) return desk_page_of(tab.visit, known);
  const DeskRoute& route = tab.visit.route;
  const bool is_decided = route.place == At::decide && tab.visit.sending == Sending::saved;
  const bool is_moderating = route.place == At::moderation || route.place == At::home || is_decided;
  if (is_moderating && may_moderate(known.rights)) {
    known.queue = route.hidden ? hidden_of(s.replica_, route.page)
                               : awaiting_of(s.replica_, known.rights, route.page, route.only);
  }
  tell_people(session, route, known);
  const bool reads = route.place == At::moderation || route.place == At::decide;
  for (const Row& row : own_.rows) {
    if (reads && row.kind == "pack") known.watch = watch_words_of(body_of(row));
  }
  if (route.place == At::decide) known.matter = matter_of(s.replica_, route.id);
  if (route.place == At::answer) known.said = s.replica_.said(route.id);
  if (route.place == At::answers) known.unanswered = to_answer(s, known.rights, route);
  if (route.place == At::home) {
    for (const Action& action : s.roadmap_.actions) {
      int waiting = 0;
      if (leads(known.rights, action.axis)) {
        const TalkCounts counts = s.replica_.counts(action.id);
        waiting = counts.contributions - counts.answered;
      }
      known.unanswered_on.push_back(waiting);
    }
  }
  const Row* drawn = route.place == At::preview ? row_of_thing(rows, route.id) : nullptr;
  if (drawn != nullptr) {
    const std::string on = is_new(route.id) ? wish_of(own_.rows, route.id) : route.id;
    const Roadmap drafted = roadmap_of(with_draft(rows, route.id, tab.visit.fields));
    Visit visit;
    visit.route = route_of(public_place(on, route.lang));
    // Of what is new there is no page before all of it is written.
    if (!is_new(route.id) ||
        asked_of_texts(rows, route.id, tab.visit.fields, route.lang).faults.empty()) {
      known.public_page = lean_page_of(visit, known_of(s.replica_, drafted, visit, true), {});
    }
  }
  return desk_page_of(tab.visit, known);
}

void Desk::tell(Session& session, Json& json, Tab& tab, bool same_screen) const {
  // Its page asks then, or goes where no program answers.
  if (const std::int64_t left = closes_in(session); left > 0)
    put(json, "closes", json_number(left));
  Page page = render(session, tab);
  tell_page(json, page, tab.spoke ? &tab.told : nullptr, same_screen);
  tab.told = std::move(page);
  tab.spoke = true;
  tab.is_here = true;
}

std::optional<Json> Desk::answer(Session& session, int at, std::string_view words) {
  show_own(session);
  Tab& tab = tabs_[at];
  const bool is_moved = words.starts_with("at:");
  const Spoken said = parts_of(is_moved ? words.substr(3) : words);
  const auto route = desk_route_of(said.target);
  const bool is_again = words == "again" || words == "whole";
  constexpr std::string_view parts = "act:apart=", publishes = "act:publish=",
                             drops = "act:dismiss=";
  const bool is_act = tab.is_here && (words.starts_with(parts) || words.starts_with(publishes) ||
                                      words.starts_with(drops));
  if (!route && !(tab.is_here && is_again) && !is_act) {
    // The session's page takes its place, and is told whole.
    const bool leaves = said.verb == "go" || said.verb == "here" || said.verb == "filter";
    if (tab.is_here && leaves) {
      tab.is_here = tab.spoke = false;
      session.tabs_[at].spoke = false;
    }
    return {};
  }
  Json json = json_object();
  if (is_moved) {
    go(session, tab, *route);
    Fields sent(said.form);
    if (said.verb == "send" && is_form(route->place) && session.is_saved(sent.of("id"))) {
      tab.visit.id = sent.of("id");
      tab.visit.fields = std::move(sent);
      tab.visit.sending = Sending::saved;
    }
    tab.is_here = true;
    return json;
  }
  std::vector<Effect> effects;
  const DeskRoute before = tab.visit.route;
  const bool was_here = tab.is_here;
  if (words == "whole") tab.spoke = false;
  const bool shut = is_shut(session);
  const Fields typed(route ? said.form : "");
  const bool opens = said.verb == "send" && typed.has("verrou");
  if (!shut && !is_again) note_act(session);
  // What was written meanwhile, in a page that was still open, waits for whoever comes back.
  const bool waits = shut && said.verb == "send" && route && route->place != At::activate;
  if (waits && !opens && has_draft(route->place)) keep_draft(session, *route, said.form);
  const bool has_fields =
      route && !has_draft(route->place) && is_form(route->place) && route->place != At::lock;
  if (opens) {
    open_with(session, tab, typed, shut);
    effects = {Effect::focus_heading};
  } else if (shut && is_act) {
    // Nothing is done at a closed desk.
  } else if (waits && has_fields) {
    go(session, tab, *route);
    tab.visit.fields = typed;
  } else if (is_act && words.starts_with(publishes)) {
    publish(session, words.substr(publishes.size()));
  } else if (is_act && words.starts_with(parts)) {
    let_apart(session, words.substr(parts.size()));
  } else if (is_act) {
    drop(session, std::string(words.substr(drops.size())));
  } else if (said.verb == "draft") {
    const bool keeps = session.outbox_ && has_draft(route->place);
    if (keeps) keep_draft(session, *route, said.form);
    if (has_fields && tab.visit.sending == Sending::blank) tab.visit.fields = typed;
    put(json, "kept", json_truth(keeps && session.lasts() && !session.full_));
    put(json, "effects", json_array());
    tell_footer(json, render(session, tab));
    return json;
  } else if (said.verb == "send" && !waits) {
    json = send(session, tab, *route, said.form);
    effects = {Effect::focus_heading};
  } else if (!is_again) {
    go(session, tab, *route);
    if (said.verb == "go" && !(was_here && before == tab.visit.route)) {
      effects = {Effect::push_address, Effect::focus_heading};
    }
  }
  if (!was_here) tab.spoke = false;
  const bool same_screen = was_here && before.place == tab.visit.route.place;
  put(json, "effects", told_effects(effects));
  tell(session, json, tab, same_screen);
  return json;
}

void Desk::amend(Session& session, Turn& turn) {
  watch_lock(session, turn);
  const std::string invitation =
      session.outbox_ ? session.outbox_->staff("invitation") : std::string();
  if (invitation.empty() || turn.bytes.empty()) return;
  JsonError error;
  auto messages = read_json(turn.bytes, error);
  if (!messages) return;
  for (Json& message : messages->items) {
    for (JsonMember& one : message.members) {
      if (one.name == "hello") put(one.value, "invitation", json_text(invitation));
    }
  }
  turn.bytes = write_json(*messages);
  asked_ = true;
}

bool Desk::hear(Session& session, std::string_view reply) {
  JsonError error;
  const auto messages = session.outbox_ ? read_json(reply, error) : std::nullopt;
  if (!messages) return false;
  Outbox& outbox = *session.outbox_;
  const std::string before = outbox.rights();
  const std::string refused = outbox.staff("refusal");
  const bool asked = std::exchange(asked_, false);
  bool is_refused = false;
  // Whatever was refused of the whole request: a server that is busy has not taken it either.
  for (const Json& message : messages->items) {
    const Json* refuse = message.find("refuse");
    is_refused |= refuse != nullptr && text_of(*refuse, "scope").empty();
  }
  for (const Json& message : messages->items) {
    if (const Json* welcome = message.find("welcome")) {
      const std::string rights = text_of(rights_of(text_of(*welcome, "rights")));
      if (rights != before) outbox.set_staff("rights", rights);
      let_go_of_lanes(session, rights_of(rights));
      if (rights.empty()) continue;
      outbox.set_staff("name", text_of(*welcome, "name"));
      if (asked && !is_refused && !outbox.staff("invitation").empty()) {
        outbox.set_staff("taken", sha256(outbox.staff("invitation")));
        outbox.set_staff("invitation", "");
        outbox.set_staff("lock", "");  // whoever was invited anew is somebody who may come in
      }
      if (!refused.empty()) outbox.set_staff("refusal", "");
    }
    if (const std::string why = why_refused(message); !why.empty()) {
      outbox.set_staff("refusal", why);
      outbox.set_staff("invitation", "");
    }
  }
  const bool is_other = outbox.rights() != before;
  // A reply to what was asked before the invitation was there says nothing of it.
  if (!asked && !outbox.staff("invitation").empty()) {
    session.engine_->greet_again();
  }
  // Another right opens or closes lanes.
  if (is_other) session.start_engine();
  show_own(session);
  return is_other || outbox.staff("refusal") != refused;
}

}  // namespace cairn
