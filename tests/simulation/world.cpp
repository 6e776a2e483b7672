// What happens in a world, step by step.
#include "world.h"

#include "json/build.h"
#include "ledger/code.h"
#include "ledger/lane.h"

namespace cairn::simulation {

namespace {

constexpr const char* scopes[] = {"talk/A1-03", "talk/roadmap"};
constexpr std::int64_t years_10 = 315'360'000'000;

std::string hex_id(std::uint64_t high, std::uint64_t low) {
  constexpr char digits[] = "0123456789abcdef";
  std::string id;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) id += digits[(half >> shift) & 15];
  }
  return id;
}

}  // namespace

World::World(std::uint64_t seed) : dice_(seed) {
  Disk::instance().clear();
  Disk::instance().dice = Dice(seed);
  backups_ = dice_.one_in(2);
  open_server(false);
  const int devices = 1 + dice_.below(4);
  for (int i = 0; i < devices; ++i) {
    devices_.push_back(std::make_unique<Device>());
    Device& device = *devices_.back();
    device.name = "d" + std::to_string(i);
    device.is_moderator = i == 0 && dice_.one_in(2);
    if (dice_.one_in(4)) device.skew = dice_.one_in(2) ? years_10 : -years_10;
    open(device);
    if (device.is_moderator) {
      server_->grant(device.outbox->secret(), server::Role::moderator);
    }
  }
  back_up();
}

void World::mark(std::string_view what) {
  for (const char c : what) trace_ = (trace_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
}

void World::fail(const std::string& law, const std::string& how) {
  if (failure_.empty()) failure_ = law + ": " + how;
}

Chance World::chance(World* world) {
  return {[](void* self) { return static_cast<World*>(self)->dice_.bits(); }, world};
}

std::string World::run() {
  const int steps = 5 + dice_.below(36);
  for (int i = 0; i < steps && failure_.empty(); ++i) step();
  if (failure_.empty()) heal();
  if (failure_.empty()) check_end();
  return failure_;
}

void World::step() {
  now_ += dice_.below(120'000);
  Device& device =
      *devices_[static_cast<std::size_t>(dice_.below(static_cast<int>(devices_.size())))];
  const int what = dice_.below(10);
  if (what < 4) {
    write_something(device);
  } else if (what < 8) {
    for (int i = 1 + dice_.below(4); i > 0 && failure_.empty(); --i) exchange(device);
  } else {
    befall();
  }
}

/// The body of an intent of a random kind; what it speaks of goes into `saved`.
std::string World::body_for(Device& device, Saved& saved) {
  Json body = json_object();
  Intent& intent = saved.intent;
  std::vector<std::string> all, own(device.own.begin(), device.own.end());
  for (const Row& row : device.replica->shown_rows(saved.scope)) {
    if (row.kind == "contribution") all.push_back(row.id);
  }
  const auto one_of = [&](const std::vector<std::string>& ids) {
    return ids.empty() ? std::string(32, '0')
                       : ids[static_cast<std::size_t>(dice_.below(static_cast<int>(ids.size())))];
  };
  const std::string words = dice_.one_in(6) ? "toujours pareil" : "canari" + intent.id.substr(20);
  const int kind = dice_.below(20);
  intent.claim = code_of(dice_.bits());
  if (kind < 8) {
    intent.kind = "contribute";
    put(body, "form", json_text("comment"));
    put(body, "on", json_text(subject_of(saved.scope)));
    if (dice_.one_in(4)) put(body, "parent", json_text(one_of(all)));
    put(body, "words", json_text(words));
    put(body, "lang", json_text("fr"));
    saved.on = intent.id;
  } else if (kind < 12) {
    intent.kind = "support";
    put(body, "on",
        json_text(dice_.one_in(2) ? std::string(subject_of(saved.scope)) : one_of(all)));
    put(body, "set", json_truth(!dice_.one_in(3)));
  } else if (kind < 18) {
    constexpr const char* kinds[] = {"edit", "edit", "withdraw", "erase", "moderate", "moderate"};
    intent.kind = kinds[kind - 12];
    const bool moderates = intent.kind == "moderate";
    saved.on = one_of(moderates || dice_.one_in(8) ? all : own);
    intent.claim.clear();
    put(body, "on", json_text(saved.on));
    if (intent.kind == "edit") put(body, "words", json_text(words));
    if (moderates) {
      put(body, "verdict", json_text(dice_.one_in(2) ? "hide" : "publish"));
      put(body, "ground", json_text("insult"));
      put(body, "facts", json_text("des faits"));
    }
  } else {
    intent.kind = kind == 18 ? "report" : "someday";
    put(body, "on", json_text(one_of(all)));
    put(body, "ground", json_text("other"));
  }
  return write_json(body);
}

void World::write_something(Device& device) {
  Saved saved;
  saved.scope = scopes[dice_.below(2)];
  saved.intent.id = hex_id(dice_.bits(), static_cast<std::uint64_t>(++ids_));
  saved.intent.claimed_at = clock_of(device);
  saved.intent.body = body_for(device, saved);
  const bool kept = device.outbox->write(saved.scope, saved.intent);
  mark(saved.intent.kind + saved.intent.id + (kept ? "+" : "-"));
  if (Disk::instance().machine(device.name).dead) crash(device);
  if (!kept) {
    // What could not be said to be saved may have been saved: a commit whose end was not seen.
    for (const Pending& p : device.outbox->pending()) {
      if (p.intent.id == saved.intent.id) saved_.push_back(saved);
    }
    return check(device);
  }
  if (saved.intent.kind == "contribute") device.own.insert(saved.intent.id);
  if (saved.intent.kind == "withdraw" || saved.intent.kind == "erase") {
    taken_back_.insert(saved.on);
  }
  saved_.push_back(saved);
  device.engine->wake();
  device.replica->rebuild(*device.outbox, {Channel::site, device.is_moderator, false});
  check(device);
}

void World::exchange(Device& device) {
  const Errand step = device.engine->next(clock_of(device));
  if (step.bytes.empty()) {
    device.burst = 0;
    mark("wait");
    if (step.wait < 0 || step.wait > 3'600'000) fail("requests are bounded", "an endless wait");
    now_ += std::min<std::int64_t>(step.wait, 400'000);
    return;
  }
  if (++device.burst > Engine::rounds_most) fail("requests are bounded", "it never rests");
  mark(step.bytes);
  const int fate = device.is_cut_off ? 0 : has_faults_ ? dice_.below(14) : 13;
  std::string reply;
  if (fate == 1) reply = "<html><form>Bienvenue</form></html>";
  if (fate == 2) late_.push_back({step.bearer, step.bytes});
  if (fate >= 3) reply = serve(step.bearer, step.bytes);
  if (fate == 4) {
    const std::string again = serve(step.bearer, step.bytes);
    if (dice_.one_in(2)) reply = again;
  }
  if (fate == 5 && !reply.empty()) reply.resize(dice_.bits() % reply.size());
  if (fate == 6 && !late_.empty()) {
    // An old request arrives in between.
    const Late late = late_.back();
    late_.pop_back();
    serve(late.bearer, late.bytes);
  }
  if (fate == 3 || reply.empty()) {
    device.engine->failed(clock_of(device));
  } else {
    device.engine->receive(reply, clock_of(device));
  }
  mark(reply);
  if (Disk::instance().machine(device.name).dead) crash(device);
  if (device.engine->state() == SyncState::broken) {
    // What a host does with a base that cannot be written: away with it.
    if (!Disk::instance().machine(device.name).full) {
      device.replica.reset();
      Disk::instance().remove(device.name + "/base.db");
      Disk::instance().remove(device.name + "/base.db-journal");
      device.is_suspect = true;
    }
    open(device);
  }
  check(device);
}

void World::befall() {
  Device& device =
      *devices_[static_cast<std::size_t>(dice_.below(static_cast<int>(devices_.size())))];
  Disk& disk = Disk::instance();
  const int what = dice_.below(12);
  mark("befall" + std::to_string(what));
  switch (what) {
    case 0:
      return crash(device);
    case 1:
      disk.machine(device.name).calls_left = 1 + dice_.below(40);
      return;
    case 2:
      return crash_server();
    case 3:
      disk.machine("s").calls_left = 1 + dice_.below(30);
      return;
    case 4:
      device.is_cut_off = !device.is_cut_off;
      return;
    case 5:
      if (devices_.size() < 5) clone(device);
      return;
    case 6:
      return back_up();
    case 7:
      if (!backups_) return;
      disk.machine("s") = {};
      server_.reset();
      sql_.reset();
      disk.copy("b", "s");
      return open_server(true);
    case 8:
      disk.machine(device.name).full = !disk.machine(device.name).full;
      return;
    case 9:
      if (!dice_.one_in(3)) return;
      device.replica.reset();
      disk.flip_bits(device.name + "/base.db", dice_);
      device.is_suspect = true;
      return open(device);
    case 10:
      // Another build of the server, which old programs may not pull from.
      is_old_ = !is_old_;
      return crash_server();
    default:
      // Another tab takes over: the same storage, another engine, in the middle of anything.
      return open(device);
  }
}

void World::heal() {
  has_faults_ = is_old_ = false;
  Disk& disk = Disk::instance();
  disk.machine("s").calls_left = -1;
  crash_server();
  for (const auto& device : devices_) {
    disk.machine(device->name).full = false;
    disk.machine(device->name).calls_left = -1;
    device->is_cut_off = false;
    if (device->is_suspect) {
      device->replica.reset();
      disk.remove(device->name + "/base.db");
    }
    open(*device);
  }
  for (int round = 0; round < 3 && failure_.empty(); ++round) {
    back_up();
    for (const auto& device : devices_) {
      device->engine->wake();
      for (int i = 0; i < 80 && failure_.empty(); ++i) {
        exchange(*device);
        if (device->engine->state() == SyncState::resting) break;
      }
      if (device->engine->state() != SyncState::resting) {
        fail("convergence", device->name + " does not come to rest");
      }
      device->is_suspect = false;
    }
  }
}

}  // namespace cairn::simulation
