// How the exchange hears kiosks: how they are, and the bags they bring.
#include "kiosk/deposit.h"
#include "kiosk/heartbeats.h"
#include "ledger/exchange.h"
#include "ledger/schema.h"
#include "ledger/visitor.h"

namespace cairn::server {

namespace {

constexpr std::int64_t soon = 5'000;

}  // namespace

void Exchange::answer_kiosk(Visitor& v) {
  if (v.kiosk.empty()) return;
  const StaffStanding& staff = v.who.staff;
  if (!has(staff.rights, Role::kiosk)) {
    // One whose place was taken back was told so with the welcome.
    if (!staff.is_staff && !v.unknown_device) v.down.push_back(Refuse{"", "unknown-device", 0});
    if (staff.is_staff && staff.state == SeatState::counts) {
      v.down.push_back(Refuse{"", "rights-revoked", 0});
    }
    return;
  }
  if (rules_.kiosk_keys && rules_.kiosk_keys->empty()) renew_keys();
  if (!rules_.kiosk_keys || rules_.kiosk_keys->empty()) {
    v.down.push_back(Refuse{"", "maintenance", soon});
    return;
  }
  if (v.kiosk.heartbeat) {
    if (!note_heartbeat(sql_, v.device, *v.kiosk.heartbeat, machine_.now_ms())) {
      machine_.warn("a kiosk's word could not be kept: " + sql_.error());
    }
    v.more.push_back(told_kiosk(staff.name, rules_.kiosk_keys->keys()));
  }
  take_bags(v);
}

void Exchange::take_bags(Visitor& v) {
  const std::int64_t now = machine_.now_ms();
  std::vector<OpenedBag> bags = open_bags(rules_.kiosk_keys->keys(), v.kiosk.bags);
  for (std::size_t i = 0; i < bags.size(); ++i) {
    const bool counts = bags[i].fault == BagFault::none && rules_.bags.most > 0;
    const auto fresh = counts ? static_cast<int>(fresh_in(store_, bags[i].bag)) : 0;
    const int wait = fresh > 0 ? bags_.take(v.device, now, fresh) : 0;
    if (wait == 0) continue;
    // What is behind it waits too: a kiosk is told of its bags in their order.
    v.down.push_back(Refuse{"", "throttle", 1000LL * wait});
    bags.resize(i);
  }
  const Deposits deposits = deposit(sql_, store_, rules_.claim_key, bags, now);
  took_back_ += deposits.took_back;
  bool is_lost = false;
  for (std::size_t i = 0; i < bags.size(); ++i) {
    const BagEnd& end = deposits.ends[i];
    if (end.fault != BagFault::none) {
      v.more.push_back(told_refused(bags[i].id, end.fault));
    } else if (end.is_kept) {
      v.more.push_back(told_deposited(bags[i].id, end.is_durable));
    } else {
      is_lost = true;
    }
  }
  if (!is_lost) return;
  machine_.warn("the ledger could not be written: " + sql_.error());
  v.down.push_back(Refuse{"", "maintenance", soon});
}

void Exchange::renew_keys() {
  if (!rules_.kiosk_keys) return;
  if (const Trouble t = rules_.kiosk_keys->look(machine_); !t.empty()) machine_.warn(t);
}

void Exchange::note_backups(bool are_made) {
  in_transaction(sql_, true, [&] { set_house_fact(sql_, "backups", are_made ? "yes" : "no"); });
}

}  // namespace cairn::server
