// What somebody of the staff sends from the desk: an invitation, an update, an answer, a decision.
#include <algorithm>
#include <utility>

#include "charge/blank.h"
#include "charge/passages.h"
#include "charge/retire.h"
#include "charge/revise.h"
#include "charge/sha256.h"
#include "charge/update_action.h"
#include "desk/people_form.h"
#include "desk/retire_form.h"
#include "desk/revise_form.h"
#include "desk/slip.h"
#include "edge.h"
#include "fresh_id.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "staff_session.h"

namespace cairn {

namespace {

using At = DeskRoute::Place;

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

/// The secret of an invitation: 256 bits in base64url.
bool is_whole(std::string_view code) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return code.size() == 43 && code.find_first_not_of(digits) == code.npos;
}

Json saved() {
  Json json = json_object();
  put(json, "saved", json_truth(true));
  return json;
}

}  // namespace

bool Desk::activate(Session& session, DeskVisit& visit) const {
  const std::string code = code_in(visit.fields.of("code"));
  if (!is_whole(code)) return false;
  Outbox& outbox = *session.outbox_;
  // The server takes it from the same device as often as it comes: here it would open a closed
  // desk.
  if (sha256(code) == outbox.staff("taken")) {
    session.full_ = !outbox.set_staff("refusal", "used");
    return true;
  }
  session.full_ = !(outbox.set_staff("refusal", "") && outbox.set_staff("invitation", code) &&
                    outbox.set_keeps_all(true));
  session.start_engine();
  return true;
}

void Desk::save_update(Session& session, DeskVisit& visit) {
  const Action* action = find_action(session.roadmap_, visit.route.id);
  if (action == nullptr) return;
  AskedUpdate asked = asked_of(*action, visit.fields, visit.route.lang == Lang::en);
  visit.sending = Sending::faulty;
  if (!asked.faults.empty()) return;
  Json body = json_object();
  put(body, "roadmap", json_text(session.roadmap_.id));
  put(body, "on", json_text(action->id));
  put(body, "expected", json_text(visit.fields.of("attendu")));
  put_text(body, instead_member, visit.route.take_up);
  for (JsonMember& part : asked.parts.members) body.members.push_back(std::move(part));
  Intent intent;
  intent.id = visit.id;
  intent.kind = update_kind;
  intent.body = write_json(body);
  const bool done =
      session.save(std::string(roadmap_scope), std::move(intent), path_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
  if (done && !visit.route.take_up.empty()) drop(session, visit.route.take_up);
}

void Desk::save_revision(Session& session, DeskVisit& visit) {
  const std::vector<Row> rows = rows_with(visit.route.id);
  visit.sending = Sending::faulty;
  const Row* row = row_of_thing(rows, visit.route.id);
  if (row == nullptr) return;
  const bool goes = may_go(row->kind) && visit.fields.has("retirer");
  AskedRevision asked;
  if (!goes) asked = asked_of_texts(rows, visit.route.id, visit.fields, visit.route.lang);
  if (!asked.faults.empty()) return;
  const std::string key = key_of(visit.route);
  const bool is_made = is_new(visit.route.id);
  const std::string on = is_made ? wish_of(own_.rows, visit.route.id) : visit.route.id;
  const std::string take_up(visit.fields.of("reprise"));
  Json body = json_object();
  put(body, "roadmap", json_text(session.roadmap_.id));
  put(body, "on", json_text(on));
  put_text(body, instead_member, take_up);
  if (is_made) put(body, "new", place_of_new(own_.rows, visit.route.id));
  if (goes) put(body, "gone", json_text(name_of_words(row->body)));
  if (!goes) put(body, "words", std::move(asked.words));
  if (Json note = note_of(visit.fields); !note.members.empty()) put(body, "note", std::move(note));
  Intent intent;
  intent.kind = revise_kind;
  intent.body = write_json(body);
  // Begun in two tabs under one id: other words are another change.
  for (const Pending& p : session.outbox_->pending()) {
    if (p.intent.id == visit.id && p.intent.body != intent.body) visit.id = fresh_id();
  }
  intent.id = visit.id;
  const bool done = session.save(std::string(roadmap_scope), std::move(intent), key);
  visit.sending = done ? Sending::saved : Sending::failed;
  if (done && is_made) visit.route.id = on;
  if (done && !take_up.empty()) drop(session, take_up);
}

void Desk::save_retirement(Session& session, DeskVisit& visit) const {
  visit.sending = Sending::faulty;
  const Roadmap& roadmap = session.roadmap_;
  const Row* action = row_of_thing(own_.rows, "action/" + visit.route.id);
  if (action == nullptr) return;
  if (!faults_of_retirement(roadmap, visit.fields, visit.route.lang).empty()) return;
  Intent intent;
  intent.id = visit.id;
  intent.kind = retire_kind;
  intent.body = write_json(asked_retirement(roadmap, *action, visit.fields));
  const bool done =
      session.save(std::string(roadmap_scope), std::move(intent), key_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
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
  put_text(body, "action", visit.fields.of("porteuse"));
  Intent intent;
  intent.id = visit.id;
  intent.kind = slug(IntentKind::reply);
  intent.body = write_json(body);
  const bool done =
      session.save(talk_scope(said->what.on), std::move(intent), path_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
}

void Desk::save_slip(Session& session, DeskVisit& visit) const {
  Outbox& outbox = *session.outbox_;
  visit.sending = Sending::faulty;
  if (faults_of_slip(session.roadmap_, visit.fields).any()) return;
  const std::string key = key_of(visit.route);
  if (session.is_saved(visit.id)) {
    const std::string body = slip_of(visit.fields).body;
    bool is_same = false;
    for (const Pending& p : outbox.pending()) {
      is_same = is_same || (p.intent.id == visit.id && p.intent.body == body);
    }
    if (is_same) {
      session.full_ = !outbox.keep_draft(key, "");
      visit.sending = Sending::saved;
      return;
    }
    // Another person's words, begun in two tabs under one id: theirs is another slip.
    visit.id = fresh_id();
    visit.fields.set("code", "");
  }
  if (!is_code(visit.fields.of("code"))) visit.fields.set("code", code_of(dice()()));
  visit.fields.set("id", visit.id);
  Intent intent = slip_of(visit.fields);
  const std::string scope = talk_scope(visit.fields.of("sujet"));
  // Noted first: a note of what was never written goes by itself.
  const std::string slips = outbox.staff("slips") + intent.id + intent.claim;
  const auto note = [&] { return outbox.set_staff("slips", slips); };
  const bool is_noted = note() || (drop_ballast() && note());
  const bool done = is_noted && session.save(scope, std::move(intent), key);
  session.full_ = !done;
  visit.sending = done ? Sending::saved : Sending::failed;
}

/// One that was refused or overtaken: what was built on it is its author's to see, and stays.
void Desk::drop(Session& session, const std::string& id) {
  for (const OwnUpdate& own : own_.updates) {
    if (own.id != id || !own.can_go) continue;
    session.outbox_->shelve(id);
    session.outbox_->dismiss(id);
    session.rebuild();
    break;
  }
  show_own(session);
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
    if (is_saved || !is_shut(session)) visit.route.place = At::home;
    visit.sending = is_saved ? Sending::blank : Sending::faulty;
  } else if (is_form(route.place)) {
    if (route.place == At::lock) save_lock(session, visit);
    if (route.place == At::slip) save_slip(session, visit);
    if (route.place == At::update) save_update(session, visit);
    if (route.place == At::retire) save_retirement(session, visit);
    if (route.place == At::revise) save_revision(session, visit);
    if (route.place == At::answer) save_answer(session, visit);
    if (route.place == At::decide) save_decision(session, visit);
    if (route.place == At::bulk) save_bulk(session, visit);
    if (route.place == At::answer_many) save_many(session, visit);
    if (is_of_people(route.place)) save_people(session, tab.visit, visit);
    is_saved = visit.sending == Sending::saved;
    show_own(session);
  }
  tab.visit = std::move(visit);
  return is_saved && !session.full_ ? saved() : json_object();
}

}  // namespace cairn
