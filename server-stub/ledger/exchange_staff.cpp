// How the exchange knows the staff: who calls, and the invitation somebody comes with.
#include "bytes/digest.h"
#include "json/build.h"
#include "ledger/exchange.h"
#include "ledger/lane.h"
#include "ledger/schema.h"
#include "ledger/secrets.h"
#include "ledger/visitor.h"

namespace cairn::server {

namespace {

constexpr std::int64_t soon = 5'000;

Arrival activation(const std::string& invitation, const std::string& device) {
  Json body = json_object();
  put(body, "invitation", json_text(invitation));
  put(body, "device", json_text(device));
  Intent intent;
  // The same each time it is asked: by the same device, it is one activation.
  const Digest digest = sha256("activate " + invitation + " " + device);
  intent.id = hex({reinterpret_cast<const char*>(digest.data()), 16});
  intent.kind = "activate";
  intent.body = write_json(body);
  return {std::string(invited_device), {}, std::move(intent), 0};
}

std::string_view refusal_of(const std::optional<InvitationState>& state) {
  if (!state) return "invitation-unknown";
  switch (*state) {
    case InvitationState::open:
      break;
    case InvitationState::used:
      return "invitation-used";
    case InvitationState::expired:
      return "invitation-expired";
    case InvitationState::revoked:
      return "invitation-revoked";
  }
  return {};
}

}  // namespace

void Exchange::recognise(Visitor& v) {
  const std::int64_t now = machine_.now_ms();
  v.who = device_in(sql_, v.device, now);
  if (!v.who.staff.is_due) return;
  // Where it cannot be written now, the next request is soon enough.
  note_use(sql_, v.device, now);
  v.who.staff.is_due = false;
}

void Exchange::take_invitation(Visitor& v) {
  const std::int64_t now = machine_.now_ms();
  const bool is_one = is_secret(v.hello.invitation);
  // Kept as a device's secret is.
  const std::string id = is_one ? device_of(v.hello.invitation) : "";
  const Invited invited = is_one ? invited_by(sql_, id, v.device, now) : Invited{};
  if (invited.is_done) return;
  if (!invited.state && rules_.guesses.most > 0 && !v.caller.empty()) {
    v.uninvited_wait = 1000LL * guesses_.take(v.caller, now, 1);
  }
  v.uninvited = v.uninvited_wait > 0 ? "throttle" : refusal_of(invited.state);
  if (!v.uninvited.empty()) return;
  const Applied applied = store_.apply(people_scope, {activation(id, v.device)}, now);
  if (!applied.ok) {
    machine_.warn("the ledger could not be written: " + sql_.error());
    v.uninvited = "maintenance";
    v.uninvited_wait = soon;
    return;
  }
  // Another one may have been faster.
  if (applied.verdicts.front().receipt.outcome == Outcome::rejected) {
    v.uninvited = refusal_of(invited_by(sql_, id, v.device, now).state);
  }
}

void Exchange::note_origin(std::string_view origin) {
  in_transaction(sql_, true, [&] { set_house_fact(sql_, "origin", origin); });
}

bool Exchange::grant(std::string_view bearer, const Rights& rights, Channel channel) {
  return is_secret(bearer) &&
         grant_device(sql_, device_of(bearer), rights, channel, machine_.now_ms());
}

}  // namespace cairn::server
