// What a moderator decides, one by one or many at once.
#include <algorithm>
#include <utility>

#include "charge/classify.h"
#include "desk/bulk.h"
#include "desk/many.h"
#include "fresh_id.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "staff_session.h"

namespace cairn {

using At = DeskRoute::Place;

void Desk::save_decision(Session& session, DeskVisit& visit) const {
  const auto said = session.replica_.said(visit.route.id);
  visit.sending = Sending::faulty;
  if (!said || faults_of_decision(visit.fields, said->what.words).any()) return;
  Intent intent;
  intent.id = visit.id;
  intent.kind = slug(IntentKind::moderate);
  intent.body = write_json(decision_of(visit.route.id, visit.fields, said->what.words));
  const bool done =
      session.save(talk_scope(said->what.on), std::move(intent), path_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
}

/// From the list, of what awaits no more than to be read.
void Desk::publish(Session& session, std::string_view named) const {
  DeskVisit visit;
  visit.route.place = At::decide;
  visit.route.id = named.substr(0, 32);
  visit.fields.set("lu", named.substr(std::min<std::size_t>(32, named.size())));
  visit.id = fresh_id();
  visit.fields.set("verdict", "publish");
  save_decision(session, visit);
  session.full_ = visit.sending == Sending::failed;
}

void Desk::let_apart(Session& session, std::string_view id) const {
  const auto said = session.replica_.said(std::string(id));
  if (!said) return;
  Json body = json_object();
  put(body, "on", json_text(id));
  put(body, "into", json_text(""));
  Intent intent;
  intent.id = fresh_id();
  intent.kind = classify_kind;
  intent.body = write_json(body);
  session.save(talk_scope(said->what.on), std::move(intent), "");
}

/// Each by itself, as if it had been decided alone; then the list, without them.
void Desk::save_bulk(Session& session, DeskVisit& visit) const {
  visit.route.place = At::moderation;
  visit.sending = Sending::faulty;
  if (faults_of_bulk(visit.fields).any()) return;
  visit.sending = Sending::saved;
  for (const Chosen& chosen : chosen_of(visit.fields)) {
    const auto matter = matter_of(session.replica_, chosen.id);
    DeskVisit one;
    one.route.place = At::decide;
    one.route.id = chosen.id;
    one.id = fresh_id();
    one.fields = decision_on(visit.fields, chosen);
    if (!matter || !is_as_seen(chosen, *matter)) {
      ++visit.moved;
      continue;
    }
    save_decision(session, one);
    if (one.sending == Sending::failed) {
      visit.sending = Sending::failed;  // what was not decided is still ticked
      return;
    }
    ++visit.decided;
  }
  visit.fields = {};
}

/// Each by itself, as from its own form; then the list, without what is answered.
void Desk::save_many(Session& session, DeskVisit& visit) const {
  visit.route.place = At::answers;
  visit.sending = Sending::faulty;
  const Rights rights = rights_of(session.outbox_->rights());
  const TalkPage there = to_answer(session, rights, visit.route);
  const std::vector<const Said*> chosen = chosen_of(visit.fields, there.said);
  if (faults_of_many(visit.fields, chosen).any()) return;
  visit.sending = Sending::saved;
  for (auto& [said, intent] : asked_of_many(visit.fields, chosen, visit.route.lang)) {
    intent.id = fresh_id();
    if (!session.save(talk_scope(said->what.on), std::move(intent), "")) {
      visit.sending = Sending::failed;  // what was not done is still ticked
      return;
    }
    ++visit.decided;
  }
  visit.fields = {};
}

}  // namespace cairn
