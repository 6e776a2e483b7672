#include "staff_session.h"

#include <algorithm>
#include <utility>

#include "charge/update_action.h"
#include "edge.h"
#include "fresh_id.h"
#include "ledger/lane.h"
#include "tell.h"

namespace cairn {

namespace {

using At = DeskRoute::Place;

constexpr std::size_t code_least = 12;

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

/// What stands behind the last "#" of a link, or all of it, without blanks.
std::string code_in(std::string_view typed) {
  const std::size_t hash = typed.rfind('#');
  if (hash != typed.npos) typed.remove_prefix(hash + 1);
  std::string code;
  for (const char c : typed) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') code += c;
  }
  return code;
}

Json saved() {
  Json json = json_object();
  put(json, "saved", json_truth(true));
  return json;
}

}  // namespace

void Desk::show_own(Session& session) {
  Session& s = session;
  const std::pair now{s.outbox_ ? s.outbox_->version() : 0, s.replica_.cursor()};
  if (now == shown_) return;
  shown_ = now;
  const Rights rights = s.outbox_ ? rights_of(s.outbox_->rights()) : Rights{};
  own_ = fold_own(s.replica_.roadmap_rows(),
                  s.outbox_ ? s.outbox_->pending() : std::vector<Pending>{}, rights);
  if (!own_.rows.empty()) s.roadmap_ = roadmap_of(own_.rows);
  s.read_at_ = s.replica_.cursor();
}

void Desk::go(Session& session, Tab& tab, const DeskRoute& route) const {
  DeskVisit visit;
  visit.route = route;
  if (session.outbox_) {
    for (const Draft& draft : session.outbox_->drafts()) {
      if (draft.key == path_of(route)) visit.fields = Fields(draft.words);
    }
  }
  if (visit.fields.empty()) {
    for (const OwnUpdate& update : own_.updates) {
      if (update.id == route.take_up) fill_from(update.body, visit.fields);
    }
  }
  visit.id = visit.fields.of("id");
  if (!is_id(visit.id)) visit.id = fresh_id();
  tab.visit = std::move(visit);
}

bool Desk::activate(Session& session, DeskVisit& visit) const {
  const std::string code = code_in(visit.fields.of("code"));
  if (code.size() < code_least || code.size() > 100) return false;
  Outbox& outbox = *session.outbox_;
  session.full_ = !(outbox.set_staff("refusal", "") && outbox.set_staff("invitation", code) &&
                    outbox.set_keeps_all(true));
  session.start_engine();
  return true;
}

void Desk::save_update(Session& session, DeskVisit& visit) const {
  const Action* action = find_action(session.roadmap_, visit.route.id);
  if (action == nullptr) return;
  AskedUpdate asked = asked_of(*action, visit.fields, visit.route.lang == Lang::en);
  visit.sending = Sending::faulty;
  if (!asked.faults.empty()) return;
  Json body = json_object();
  put(body, "roadmap", json_text(session.roadmap_.id));
  put(body, "on", json_text(action->id));
  put(body, "expected", json_text(visit.fields.of("attendu")));
  for (JsonMember& part : asked.parts.members) body.members.push_back(std::move(part));
  Intent intent;
  intent.id = visit.id;
  intent.kind = update_kind;
  intent.body = write_json(body);
  const bool done =
      session.save(std::string(roadmap_scope), std::move(intent), path_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
  if (done && !visit.route.take_up.empty()) session.let_go(visit.route.take_up);
}

void Desk::save_answer(Session& session, DeskVisit& visit) const {
  const auto said = session.replica_.said(visit.route.id);
  const std::string_view words = visit.fields.of("texte");
  const int length = length_of(words);
  visit.sending = Sending::faulty;
  const bool is_blank = words.find_first_not_of(" \r\n\t") == words.npos;
  if (!said || is_blank || length < 0 || length > contribution_most) return;
  Json body = json_object();
  put(body, "on", json_text(visit.route.id));
  put(body, "words", json_text(words));
  put(body, "lang", json_text(code(visit.route.lang)));
  put_text(body, "outcome", visit.fields.of("suite"));
  Intent intent;
  intent.id = visit.id;
  intent.kind = slug(IntentKind::reply);
  intent.body = write_json(body);
  const bool done =
      session.save(talk_scope(said->what.on), std::move(intent), path_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
}

Json Desk::send(Session& session, Tab& tab, const DeskRoute& route, std::string_view form) {
  DeskVisit visit;
  visit.route = route;
  visit.fields = Fields(form);
  visit.id = visit.fields.of("id");
  if (!is_id(visit.id)) visit.id = fresh_id();
  bool is_saved = false;
  if (route.place == At::activate) {
    is_saved = activate(session, visit);
    visit.route.place = At::home;
    visit.sending = is_saved ? Sending::blank : Sending::faulty;
  } else if (route.place == At::update || route.place == At::answer) {
    route.place == At::update ? save_update(session, visit) : save_answer(session, visit);
    is_saved = visit.sending == Sending::saved;
    show_own(session);
  }
  tab.visit = std::move(visit);
  return is_saved && !session.full_ ? saved() : json_object();
}

Page Desk::render(Session& session, const Tab& tab) const {
  Session& s = session;
  DeskKnown known{s.roadmap_, own_.rows, {}, "", "", false, own_.updates};
  known.now = now_ms();
  known.keeping = s.keeping();
  if (s.outbox_) {
    known.rights = rights_of(s.outbox_->rights());
    known.name = s.outbox_->staff("name");
    known.refusal = s.outbox_->staff("refusal");
    known.is_activating = !s.outbox_->staff("invitation").empty();
  }
  int axis = 0;
  int axes = 0;
  for (const Grant& grant : known.rights) {
    if (grant.role != Role::lead) continue;
    axis = grant.axis;
    ++axes;
  }
  if (axes != 1) axis = 0;
  const DeskRoute& route = tab.visit.route;
  if (route.place == At::answer) known.said = s.replica_.said(route.id);
  if (route.place == At::answers) {
    TalkQuery query;
    query.axis = axis;
    query.state = "unanswered";
    query.sort = TalkSort::oldest;
    query.page = route.page;
    known.unanswered = s.replica_.talk(query);
  }
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
  return desk_page_of(tab.visit, known);
}

void Desk::tell(Session& session, Json& json, Tab& tab, bool same_screen) const {
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
  const bool is_act = tab.is_here && words.starts_with("act:dismiss=");
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
    tab.is_here = true;
    return json;
  }
  std::vector<Effect> effects;
  const DeskRoute before = tab.visit.route;
  const bool was_here = tab.is_here;
  if (words == "whole") tab.spoke = false;
  if (is_act) {
    session.let_go(std::string(words.substr(std::string_view("act:dismiss=").size())));
    show_own(session);
  } else if (said.verb == "draft") {
    const bool is_form = route->place == At::update || route->place == At::answer;
    if (!session.outbox_ || !is_form) return json;
    session.full_ = !session.outbox_->keep_draft(path_of(*route), said.form);
    put(json, "kept", json_truth(session.lasts() && !session.full_));
    put(json, "effects", json_array());
    tell_footer(json, render(session, tab));
    return json;
  } else if (said.verb == "send") {
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
  for (const Json& message : messages->items) {
    if (const Json* welcome = message.find("welcome")) {
      const std::string rights = text_of(rights_of(text_of(*welcome, "rights")));
      if (rights != before) outbox.set_staff("rights", rights);
      if (rights.empty()) continue;
      outbox.set_staff("name", text_of(*welcome, "name"));
      if (!outbox.staff("invitation").empty()) outbox.set_staff("invitation", "");
      if (!refused.empty()) outbox.set_staff("refusal", "");
    }
    const Json* refuse = message.find("refuse");
    const std::string_view why = refuse != nullptr ? text_of(*refuse, "code") : "";
    for (const std::string_view kind : {"invitation-", "rights-"}) {
      if (!why.starts_with(kind)) continue;
      outbox.set_staff("refusal", why.substr(kind.size()));
      outbox.set_staff("invitation", "");
    }
  }
  const bool is_other = outbox.rights() != before;
  // A reply to what was asked before the invitation was there says nothing of it.
  if (!std::exchange(asked_, false) && !outbox.staff("invitation").empty()) {
    session.engine_->wake();
  }
  // Another right opens or closes lanes.
  if (is_other) session.start_engine();
  show_own(session);
  return is_other || outbox.staff("refusal") != refused;
}

}  // namespace cairn
