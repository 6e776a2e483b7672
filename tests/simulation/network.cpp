// The network between a device and the server, and what it does to requests and replies.
#include <algorithm>

#include "charge/decide_all.h"
#include "ledger/lane.h"
#include "world.h"

namespace cairn::simulation {

namespace {

constexpr std::string_view this_schema = "\"schema\":2", old_schema = "\"schema\":1";
static_assert(replica_schema == 2, "an old build speaks of the schema before");
constexpr int repeats_most = 3;

}  // namespace

/// What comes back, if anything does.
std::string World::travel(Device& device, const std::string& bearer, const std::string& bytes) {
  constexpr int no_fault = 20;
  const int fate = device.is_cut_off ? -1 : has_faults_ ? dice_.below(no_fault + 1) : no_fault;
  std::string reply;
  switch (fate) {
    case -1:
      tally_.add(Fault::partition);
      return {};
    case 0:
      tally_.add(Fault::request_lost);
      return {};
    case 1:
      tally_.add(Fault::portal);
      return "<html><form>Bienvenue</form></html>";
    case 2:
      late_.push_back({bearer, bytes});
      return {};
    case 3:
      tally_.add(Fault::reply_lost);
      serve(bearer, bytes);
      return {};
    case 4: {
      tally_.add(Fault::twice);
      reply = serve(bearer, bytes);
      std::string again = serve(bearer, bytes);
      return dice_.one_in(2) ? again : reply;
    }
    case 5:
      tally_.add(Fault::reply_cut);
      reply = serve(bearer, bytes);
      if (!reply.empty()) reply.resize(dice_.bits() % reply.size());
      return reply;
    case 6:
    case 7:
      reply = serve(bearer, bytes);
      if (!late_.empty()) {
        // An old request arrives in between.
        tally_.add(Fault::late);
        const Late late = late_.back();
        late_.pop_back();
        serve(late.bearer, late.bytes);
      }
      return reply;
    default:
      return serve(bearer, bytes);
  }
}

void World::exchange(Device& device) {
  Turn step = device.tab.engine->next(clock_of(device));
  if (step.bytes.empty()) {
    device.burst = device.same = 0;
    device.last.clear();
    mark("wait");
    must(Law::bounded, step.wait >= 0 && step.wait <= 3'600'000, "an endless wait");
    now_ += std::min<std::int64_t>(step.wait, 400'000);
    return;
  }
  if (device.is_old) {
    const std::size_t at = step.bytes.find(this_schema);
    if (at != step.bytes.npos) step.bytes.replace(at, this_schema.size(), old_schema);
  }
  ++tally_.requests;
  device.same = step.bytes == device.last ? device.same + 1 : 1;
  device.last = step.bytes;
  must(Law::bounded, ++device.burst <= Engine::rounds_most, "it never rests");
  must(Law::bounded, device.same <= repeats_most, "it says the same again and again");
  mark(device.name);
  mark(step.bytes);
  const std::string reply = travel(device, step.bearer, step.bytes);
  const bool is_frozen = has_faults_ && !device.frozen.outbox && dice_.one_in(60);
  if (is_frozen) {
    // Its reply finds a tab that no longer leads.
    freeze(device);
    device.frozen_reply = reply;
    return check(device);
  }
  if (reply.empty()) {
    device.tab.engine->failed(clock_of(device));
  } else {
    device.tab.engine->receive(reply, clock_of(device));
    // Whoever gets a right back is invited anew, which no world does.
    if (device.tab.engine->rights().empty()) device.rights.clear();
    let_go_of_people(device);
  }
  mark(reply);
  if (device.tab.engine->state() != SyncState::talking) device.burst = device.same = 0;
  if (Disk::instance().machine(device.name).dead) {
    crash(device, dice_.one_in(2));
  } else {
    keep_mirror(device);
  }
  if (device.tab.engine->state() == SyncState::broken) {
    // What a host does with a base that cannot be written: away with it.
    device.tab.engine.reset();
    device.tab.replica.reset();
    Disk::instance().remove_database(device.name + "/base.db");
    device.is_suspect = true;
    open(device);
  }
  check(device);
}

/// What an operator was told of the staff goes with the right, as the desk's program has it.
void World::let_go_of_people(Device& device) {
  if (is_told_people(device.rights)) return;
  bool is_gone = false;
  for (const Stream& s : device.tab.replica->streams()) {
    // Whatever its cursor: after another history rows stay until they are told anew.
    if (s.lane != operator_lane) continue;
    is_gone = device.tab.replica->reset(s.scope, s.lane, true) || is_gone;
  }
  if (is_gone) {
    device.tab.replica->rebuild(*device.tab.outbox, {Channel::site, device.rights, decide_all});
  }
}

std::string World::serve(const std::string& bearer, const std::string& bytes) {
  const std::size_t before = judged_.size();
  std::string reply = server_->sync(bearer, bytes);
  note_erasures(before);
  if (Disk::instance().machine("s").dead) {
    // It died somewhere in this; whether before or after it had answered, nobody knows. What it
    // still read of its memory nobody could compare with its disk.
    const bool answered = dice_.one_in(2) && reply.find("{\"delta\":") == reply.npos;
    if (answered) check_reply(bearer, bytes, reply);
    crash_server(dice_.one_in(2));
    return answered ? reply : std::string();
  }
  check_reply(bearer, bytes, reply);
  return reply;
}

/// Who was in the middle of a pull when something was taken back there?
void World::note_erasures(std::size_t before) {
  for (std::size_t i = before; i < judged_.size(); ++i) {
    const IntentKind kind = kind_of(judged_[i].intent);
    if (kind != IntentKind::withdraw && kind != IntentKind::erase) continue;
    for (const auto& device : devices_) {
      if (!device->tab.replica) continue;
      for (const Stream& s : device->tab.replica->streams()) {
        if (s.open && s.scope == judged_[i].scope) tally_.add(Fault::erased_mid_pull);
      }
    }
  }
}

}  // namespace cairn::simulation
