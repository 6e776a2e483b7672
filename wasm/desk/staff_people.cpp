// What an operator does to the list of the staff, and what this device is in it.
//
// Promises: the secret of an invitation is made here and is nowhere but in the visit that asked for
// it; the ledger, the outbox and the log know its SHA-256.
#include <emscripten.h>

#include "charge/sha256.h"
#include "desk/people_form.h"
#include "edge.h"
#include "ledger/lane.h"
#include "staff_session.h"

EM_JS(int, cairn_origin, (char* room, int most), {
  const origin = self.location.origin;
  for (let i = 0; i < origin.length && i < most; i += 1) HEAPU8[room + i] = origin.charCodeAt(i);
  return Math.min(origin.length, most);
});

namespace cairn {

using At = DeskRoute::Place;

void Desk::save_people(Session& session, const DeskVisit& before, DeskVisit& visit) const {
  Outbox& outbox = *session.outbox_;
  visit.sending = Sending::saved;
  // Sent twice, it is one invitation, whose link is still there.
  if (before.id == visit.id) visit.secret = before.secret;
  if (session.is_saved(visit.id)) return;
  visit.sending = Sending::faulty;
  if (!has(rights_of(outbox.rights()), Role::operator_)) return;
  const bool invites = visit.route.place == At::invite || visit.route.place == At::renew;
  const std::string secret = invites ? new_secret(dice()) : "";
  AskedOfPeople asked =
      asked_of_people(visit.route, visit.fields, session.roadmap_, staff_of(session.replica_),
                      invites ? sha256(secret) : "", now_ms());
  if (asked.kind.empty() || asked.faults.any()) return;
  visit.sending = Sending::unsure;
  if (!asked.taken.empty()) return;
  Intent intent;
  intent.id = visit.id;
  intent.kind = asked.kind;
  intent.body = write_json(asked.body);
  const bool done = session.save(std::string(people_scope), std::move(intent), key_of(visit.route));
  visit.sending = done ? Sending::saved : Sending::failed;
  if (done) visit.secret = secret;
}

void Desk::tell_people(Session& session, const DeskRoute& route, DeskKnown& known) const {
  const bool shows = is_of_people(route.place) || route.place == At::people;
  if (!has(known.rights, Role::operator_) || !(shows || route.place == At::home)) return;
  known.staff = staff_of(session.replica_);
  for (OwnUpdate& update : known.updates) {
    if (!update.is_people) continue;
    const Member* member = find_member(known.staff, update.on);
    update.about = member != nullptr ? member->person.name : text_of(update.body, "name");
    if (update.about.empty()) update.about = update.on.substr(0, 8);
  }
  known.own_device = sha256(session.outbox_->secret());
  char room[256];
  known.origin.assign(room, static_cast<std::size_t>(cairn_origin(room, sizeof room)));
}

/// What a right showed goes with it, though others stay.
void Desk::let_go_of_lanes(Session& session, const Rights& rights) const {
  const bool is_operator = has(rights, Role::operator_);
  bool is_gone = false;
  for (const Stream& stream : session.replica_.streams()) {
    const bool may_see = stream.lane == staff_lane ? is_operator || has(rights, Role::moderator)
                                                   : is_operator || stream.lane != operator_lane;
    if (!may_see) is_gone = session.replica_.reset(stream.scope, stream.lane, true) || is_gone;
  }
  if (is_gone) session.rebuild();
}

}  // namespace cairn
