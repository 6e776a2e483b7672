#include "ledger/exchange.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "bytes/digest.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/secrets.h"
#include "ledger/visitor.h"

namespace cairn::server {

namespace {

constexpr std::size_t batch_most = 256;  // intents of one transaction, but for one push's own
constexpr std::int64_t soon = 5'000;
// Rows of one reply; behind them each lane still gets one number, so that every pull goes on.
constexpr std::size_t reply_most = 2 * 1024 * 1024;
constexpr int devices_behind = 8;  // one address, each as busy as may be

/// Lanes of those in charge; every other lane is anybody's, or under a code.
bool may_see(const Rights& rights, std::string_view lane) {
  if (lane == staff_lane) return has(rights, Role::moderator) || has(rights, Role::operator_);
  return lane != operator_lane || has(rights, Role::operator_);
}

}  // namespace

Exchange::Exchange(SqlConnection& sql, Machine machine, ExchangeRules rules)
    : sql_(sql),
      machine_(std::move(machine)),
      rules_(std::move(rules)),
      store_(sql, rules_.store),
      senders_key_(machine_.random_bytes(32)),
      intents_(rules_.intents, senders_key_),
      crowds_({devices_behind * rules_.intents.most, rules_.intents.every / devices_behind},
              senders_key_),
      guesses_(rules_.guesses, machine_.random_bytes(32)),
      bags_(rules_.bags, senders_key_) {
  error_ = store_.error();
  if (!ok()) return;
  epoch_ = store_.epoch();
  if (!epoch_.empty()) return;
  epoch_ = hex(machine_.random_bytes(16));
  if (!store_.set_epoch(epoch_)) error_ = "cannot write: " + sql_.error();
}

std::string Exchange::claim_of_code(std::string_view code) const {
  return claim_hash(rules_.claim_key, code);
}

std::string Exchange::sync(std::string_view bearer, std::string_view request,
                           std::string_view caller) {
  return sync(std::vector<Call>{{std::string(bearer), std::string(request), std::string(caller)}})
      .front();
}

std::vector<std::string> Exchange::sync(const std::vector<Call>& calls) {
  std::vector<Visitor> visitors;
  for (const Call& call : calls) visitors.push_back(receive(call));
  take_pushes(visitors);
  std::vector<std::string> replies;
  for (Visitor& visitor : visitors) {
    if (!visitor.understood) {
      replies.emplace_back();
      continue;
    }
    answer(visitor);
    answer_kiosk(visitor);
    replies.push_back(with_messages(write_reply(visitor.down), visitor.more));
  }
  return replies;
}

Exchange::Visitor Exchange::receive(const Call& call) {
  Visitor v;
  if (!ok() || !is_secret(call.bearer)) return v;
  auto messages = read_request(call.bytes);
  auto kiosk = may_be_of_kiosk(call.bytes) ? read_kiosk_call(call.bytes) : KioskCall{};
  if (!messages || !kiosk) return v;
  v.understood = true;
  v.kiosk = *std::move(kiosk);
  v.caller = call.caller;
  v.up = *std::move(messages);
  v.device = device_of(call.bearer);
  std::size_t intents = 0;
  for (const UpMessage& message : v.up) {
    if (const auto* hello = std::get_if<Hello>(&message)) v.hello = *hello;
    if (const auto* push = std::get_if<Push>(&message)) intents += push->intents.size();
  }
  const std::int64_t now = machine_.now_ms();
  if (intents > 0 && rules_.intents.most > 0) {
    const int count = static_cast<int>(intents);
    v.wait = 1000LL * intents_.take(v.device + " " + v.caller, now, count);
    if (v.wait == 0 && !v.caller.empty()) v.wait = 1000LL * crowds_.take(v.caller, now, count);
  }
  if (!v.hello.rekey_from.empty()) {
    v.unknown_device = !is_secret(v.hello.rekey_from) ||
                       !succeed_device(sql_, v.device, device_of(v.hello.rekey_from), now);
  }
  if (!v.unknown_device && !v.hello.invitation.empty()) take_invitation(v);
  recognise(v);
  for (const std::string& code : v.hello.claims) v.claims.push_back(claim_of_code(code));
  return v;
}

Arrival Exchange::arrival_of(const Visitor& visitor, const Intent& intent) const {
  Arrival arrival;
  arrival.device = visitor.device;
  arrival.intent = intent;
  Actor& actor = arrival.actor;
  actor.person = visitor.who.person;
  actor.channel = visitor.who.channel;
  actor.rights = visitor.who.staff.rights;
  actor.staff = visitor.who.staff.person;
  actor.claims = visitor.claims;
  if (!intent.claim.empty()) {
    actor.claim = claim_of_code(intent.claim);
    actor.claims.push_back(actor.claim);
  }
  return arrival;
}

void Exchange::take_pushes(std::vector<Visitor>& visitors) {
  struct Place {
    Visitor* visitor;
    std::size_t message;
    std::size_t from, size;  // intents of it
  };
  struct Batch {
    std::size_t size = 0;
    std::vector<Place> places;
  };
  std::map<std::string, std::vector<Batch>> scopes;
  static_assert(people_scope < roadmap_scope && people_scope < "talk/", "rights come first");
  for (Visitor& v : visitors) {
    v.verdicts.resize(v.up.size());
    if (!v.understood || v.wait > 0 || v.unknown_device) continue;
    for (std::size_t at = 0; at < v.up.size(); ++at) {
      const auto* push = std::get_if<Push>(&v.up[at]);
      if (push == nullptr || push->intents.empty()) continue;
      if (!v.hello.epoch.empty() && v.hello.epoch != epoch_) {
        // Numbered after a history that is no more: a copy of this device may have used them since.
        v.verdicts[at] = {true, {push->intents.size(), Verdict{Taken::gap, {}}}};
        continue;
      }
      std::vector<Batch>& batches = scopes[push->scope];
      // One at a time, what an operator does to rights counts for the next one.
      const bool alone = push->scope == people_scope && has(v.who.staff.rights, Role::operator_);
      const std::size_t size = alone ? 1 : push->intents.size();
      for (std::size_t from = 0; from < push->intents.size(); from += size) {
        if (alone || batches.empty() || batches.back().size >= batch_most) batches.emplace_back();
        batches.back().places.push_back({&v, at, from, size});
        batches.back().size += size;
      }
    }
  }
  const bool rights_move = scopes.count(std::string(people_scope)) != 0;
  for (const auto& [scope, batches] : scopes) {
    for (const Batch& batch : batches) {
      std::vector<Arrival> arrivals;
      for (const Place& place : batch.places) {
        if (rights_move) recognise(*place.visitor);
        const auto& intents = std::get<Push>(place.visitor->up[place.message]).intents;
        for (std::size_t i = 0; i < place.size; ++i) {
          arrivals.push_back(arrival_of(*place.visitor, intents[place.from + i]));
        }
      }
      Applied applied = store_.apply(scope, arrivals, machine_.now_ms());
      if (!applied.ok) machine_.warn("the ledger could not be written: " + sql_.error());
      took_back_ += applied.took_back;
      if (scope == roadmap_scope) tell_talks(arrivals, applied);
      std::size_t from = 0;
      for (const Place& place : batch.places) {
        PushEnd& end = place.visitor->verdicts[place.message];
        end.kept = applied.ok && (place.from == 0 || end.kept);
        if (applied.ok) {
          const auto first = applied.verdicts.begin() + static_cast<std::ptrdiff_t>(from);
          end.verdicts.insert(end.verdicts.end(), first,
                              first + static_cast<std::ptrdiff_t>(place.size));
        }
        from += place.size;
      }
    }
  }
  for (Visitor& v : visitors) {
    if (rights_move && v.understood) recognise(v);
  }
}

void Exchange::answer(Visitor& v) {
  welcome(v);
  if (v.unknown_device) v.down.push_back(Refuse{"", "unknown-device", 0});
  if (!v.uninvited.empty()) v.down.push_back(Refuse{"", v.uninvited, v.uninvited_wait});
  const StaffStanding& staff = v.who.staff;
  if (staff.is_staff && staff.state != SeatState::counts) {
    const bool sleeps = staff.state == SeatState::asleep;
    v.down.push_back(Refuse{"", sleeps ? "rights-asleep" : "rights-revoked", 0});
  }
  const bool speaks = v.hello.protocol == protocol_version && v.hello.schema >= rules_.schema_least;
  bool pulls = false;
  for (std::size_t at = 0; at < v.up.size(); ++at) {
    if (std::holds_alternative<Push>(v.up[at])) answer_push(v, at);
    const auto* pull = std::get_if<Pull>(&v.up[at]);
    if (pull == nullptr) continue;
    pulls = true;
    if (speaks) answer_pull(v, *pull);
  }
  if (pulls && !speaks) v.down.push_back(Refuse{"", "upgrade", 0});
}

void Exchange::answer_push(Visitor& v, std::size_t at) {
  const Push& push = std::get<Push>(v.up[at]);
  const PushEnd& end = v.verdicts[at];
  if (v.unknown_device) return;
  if (v.wait > 0 && !push.intents.empty()) {
    v.down.push_back(Refuse{push.scope, "throttle", v.wait});
    return;
  }
  if (!push.intents.empty() && !end.kept) {
    v.down.push_back(Refuse{push.scope, "maintenance", soon});
    return;
  }
  Receipts receipts;
  receipts.scope = push.scope;
  Taken last = Taken::decided;
  for (const Verdict& verdict : end.verdicts) {
    if (verdict.taken == Taken::gap || verdict.taken == Taken::fork) {
      last = verdict.taken;
      break;
    }
    receipts.items.push_back(verdict.receipt);
  }
  if (last == Taken::fork) {
    v.down.push_back(Refuse{push.scope, "fork", 0});
    return;
  }
  for (Receipt& receipt : store_.receipts(push.scope, v.device, push.asks)) {
    receipts.items.push_back(std::move(receipt));
  }
  const Counted counted = store_.counted(push.scope, v.device);
  receipts.acked_n = counted.acked_n;
  receipts.durable_n = counted.durable_n;
  v.down.push_back(std::move(receipts));
  if (last == Taken::gap) v.down.push_back(Refuse{push.scope, "gap", 0});
}

bool Exchange::may_ask_codes(Visitor& v) {
  if (v.asked_codes) return v.may_ask;
  v.asked_codes = true;
  std::set<std::string> codes(v.hello.claims.begin(), v.hello.claims.end());
  for (const UpMessage& message : v.up) {
    const auto* pull = std::get_if<Pull>(&message);
    if (pull == nullptr) continue;
    if (const auto code = claim_of(pull->lane); !code.empty()) codes.emplace(code);
  }
  int vain = 0;
  for (const std::string& code : codes) {
    std::vector<Head> heads = heads_of(sql_, own_lane(claim_of_code(code)));
    vain += heads.empty();
    for (Head& head : heads) {
      head.lane = own_lane(code);
      v.own_heads.push_back(std::move(head));
    }
  }
  v.may_ask = vain == 0 || rules_.guesses.most == 0 || v.caller.empty() ||
              guesses_.take(v.caller, machine_.now_ms(), vain) == 0;
  return v.may_ask;
}

void Exchange::welcome(Visitor& v) {
  Welcome w;
  w.epoch = epoch_;
  w.server_time = machine_.now_ms();
  w.person = v.who.person;
  w.poll_after = rules_.poll_after;
  std::vector<Head> heads = heads_of(sql_, public_lane);
  for (const std::string_view lane : {staff_lane, operator_lane}) {
    if (!may_see(v.who.staff.rights, lane)) continue;
    for (Head& head : heads_of(sql_, lane)) heads.push_back(std::move(head));
  }
  w.is_staff = v.who.staff.is_staff;
  w.rights = text_of(v.who.staff.rights);
  w.name = v.who.staff.name;
  if (may_ask_codes(v)) heads.insert(heads.end(), v.own_heads.begin(), v.own_heads.end());
  const auto& wanted = v.hello.scopes;
  for (Head& head : heads) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), head.scope) == wanted.end()) {
      continue;
    }
    // A lane that is pulled here tells its own head.
    const bool pulled = std::any_of(v.up.begin(), v.up.end(), [&](const UpMessage& message) {
      const auto* pull = std::get_if<Pull>(&message);
      return pull != nullptr && pull->scope == head.scope && pull->lane == head.lane;
    });
    if (!pulled) w.heads.push_back(std::move(head));
  }
  v.down.push_back(std::move(w));
}

void Exchange::answer_pull(Visitor& v, const Pull& pull) {
  // Asked for many times, a lane is told once: a short request must not make a long reply.
  if (!v.seen.emplace(pull.scope, pull.lane).second) return;
  const std::string_view code = claim_of(pull.lane);
  if (!code.empty() && !may_ask_codes(v)) {
    v.down.push_back(Refuse{pull.scope, "throttle", 60'000});
    return;
  }
  if (!may_see(v.who.staff.rights, pull.lane)) {
    v.down.push_back(Reset{pull.scope, pull.lane, "rights", ""});
    return;
  }
  if (pull.cursor > 0 && !v.hello.epoch.empty() && v.hello.epoch != epoch_) {
    v.down.push_back(Reset{pull.scope, pull.lane, "epoch", ""});
    return;
  }
  const std::string lane = code.empty() ? pull.lane : own_lane(claim_of_code(code));
  const std::size_t room = v.told < reply_most ? reply_most - v.told : 0;
  LaneNews news = news_of(sql_, pull.scope, lane, pull.cursor, pull.limit, room);
  if (!news.ok) {
    v.down.push_back(Refuse{pull.scope, "maintenance", soon});
  } else if (!news.reset.empty()) {
    v.down.push_back(Reset{pull.scope, pull.lane, news.reset, ""});
  } else {
    news.delta.lane = pull.lane;
    for (const DeltaRow& row : news.delta.rows) v.told += row.row.body.size() + 100;
    v.down.push_back(std::move(news.delta));
  }
}

}  // namespace cairn::server
