// The life of a world: how it begins, goes on, and heals.
#include "world.h"

#include <algorithm>
#include <cstdio>

#include "ledger/lane.h"
#include "templates.h"

namespace cairn::simulation {

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour, years_10 = 3650 * day;

struct Size {
  int steps, devices, crowd;
};

/// Mostly small ones, some long, and a few with more words than one request holds.
Size size_of(Dice& dice) {
  const int roll = dice.below(100);
  if (roll < 60) return {4 + dice.below(17), 1 + dice.below(3), 0};
  if (roll < 91) return {15 + dice.below(31), 1 + dice.below(4), 0};
  if (roll < 99) return {45 + dice.below(56), 2 + dice.below(4), 0};
  return {10 + dice.below(11), 1 + dice.below(2), 100 + dice.below(200)};
}

}  // namespace

void Program::end() {
  engine.reset();
  replica.reset();
  outbox.reset();
}

World::World(std::uint64_t seed, Tally& tally, bool clocks_right)
    : tally_(tally), dice_(seed), clocks_right_(clocks_right) {
  Disk& disk = Disk::instance();
  disk.clear();
  disk.dice = Dice(seed);
  disk.tally = &tally;
  ++tally_.worlds;
  const Size size = size_of(dice_);
  steps_ = size.steps;
  crowd_ = size.crowd;
  backups_ = dice_.one_in(2);
  has_mirrors_ = dice_.one_in(4);
  is_twin_ = seed % twin_each == 0;
  leaning_ = leaning_of(dice_);
  has_jumps_ = dice_.one_in(4) && !is_twin_;
  if (crowd_ > 0) leaning_ = Leaning::talk;
  has_actions_ = leaning_ == Leaning::roadmap;
  if (leaning_ == Leaning::roadmap) steps_ += 8;
  if (leaning_ == Leaning::court) steps_ += 14;
  if (dice_.one_in(4) || has_actions_) roadmap_ = 1;
  if (dice_.one_in(3)) rules_[1].hold = true;
  keeps_hours_ = seed % 7 == 2;
  rules_[0].axis = 1;
  if (dice_.one_in(6) && !is_twin_) rules_[0].closes = began_ + dice_.below(40) * day;
  // One in eight makes its databases itself, under the same faults as all that follows.
  const bool from_nothing = dice_.one_in(8);
  if (!from_nothing) put_template("s/ledger.db");
  open_server(false);
  // To decide, and to be overtaken, takes two.
  const int devices = std::max(size.devices, leaning_ == Leaning::talk ? 1 : 2);
  for (int i = 0; i < devices; ++i) {
    devices_.push_back(std::make_unique<Device>());
    Device& device = *devices_.back();
    device.name = device.family = "d" + std::to_string(i);
    device.born = now_;
    device.rights = rights_in(leaning_, i, dice_);
    device.was_staff = !device.rights.empty();
    device.is_old = dice_.one_in(4);
    if (dice_.one_in(4)) {
      device.skew = dice_.one_in(2) ? years_10 : -years_10;
      tally_.add(Fault::clock_off);
    }
    if (clocks_right_) device.skew = 0;
    if (!from_nothing) put_template(device.name + "/base.db");
    if (from_nothing && dice_.one_in(4)) {
      disk.machine(device.name).calls_left = 1 + dice_.below(60);
    }
    open(device);
    if (!device.rights.empty()) {
      server_->grant(device.tab.outbox->secret(), device.rights);
    }
  }
  back_up();
}

World::~World() {
  for (const auto& device : devices_) {
    tally_.device_hours += (now_ - device->born) / hour;
    device->frozen.end();
    device->tab.end();
  }
  Disk::instance().tally = nullptr;
}

void World::mark(std::string_view what) {
  if (tells_)
    std::printf("%lld %.*s\n", static_cast<long long>(now_ - began_), static_cast<int>(what.size()),
                what.data());
  for (const char c : what) trace_ = (trace_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
}

void World::fail(Law law, std::string_view how) {
  if (failure_.empty()) failure_ = std::string(name_of(law)).append(": ").append(how);
}

void World::must(Law law, bool holds, std::string_view how) {
  tally_.add(law);
  if (!holds) fail(law, how);
}

Chance World::chance(World* world) {
  return {[](void* self) { return static_cast<World*>(self)->dice_.bits(); }, world};
}

std::vector<const char*> World::scopes() const { return {"talk/A1-03", "talk/roadmap"}; }

std::vector<const char*> World::places() const {
  std::vector<const char*> all = scopes();
  if (has_actions_) all.push_back("roadmap");
  return all;
}

Device& World::any_device() {
  return *devices_[static_cast<std::size_t>(dice_.below(static_cast<int>(devices_.size())))];
}

std::string World::run() {
  // Who works there mostly knows how it stands.
  for (const auto& device : devices_) {
    if (leaning_ != Leaning::talk && !dice_.one_in(4)) talk(*device, 8);
  }
  for (int i = 0; i < steps_ && failure_.empty(); ++i) step();
  if (failure_.empty()) heal();
  if (failure_.empty()) check_server();
  for (const auto& device : devices_) {
    if (failure_.empty()) check_end(*device);
  }
  if (failure_.empty()) check_stranger();
  return failure_;
}

/// Mostly minutes; sometimes nights, weeks of absence, half a year.
void World::pass_time() {
  const int roll = dice_.below(100);
  if (roll < 80) {
    now_ += dice_.below(120'000);
  } else if (roll < 94) {
    now_ += dice_.below(12 * static_cast<int>(hour));
  } else if (roll < 99) {
    now_ += dice_.below(21) * day + dice_.below(static_cast<int>(hour));
  } else if (now_ - began_ < 3 * 365 * day) {
    // Not beyond the years after which words are erased.
    now_ += (181 + dice_.below(200)) * day;
  }
  if (now_ - purged_ > day) purge();
}

void World::step() {
  ++tally_.steps;
  pass_time();
  Device& device = any_device();
  if (has_actions_ && dice_.one_in(10)) device.is_cut_off = !device.is_cut_off;
  const int what = dice_.below(10);
  if (what < 4) {
    write_something(device);
    for (; crowd_ > 0 && failure_.empty(); --crowd_) write_something(device);
  } else if (what < 8) {
    talk(device, leaning_ == Leaning::talk ? 1 + dice_.below(4) : 4 + dice_.below(12));
  } else {
    befall();
  }
  if (failure_.empty() && dice_.one_in(24)) check_stranger();
}

/// So many requests; where one waits for another, until it rests.
void World::talk(Device& device, int requests) {
  for (; requests > 0 && failure_.empty(); --requests) {
    exchange(device);
    if (leaning_ != Leaning::talk && device.burst == 0) return;
  }
}

/// Exchanges until there is nothing more to say.
void World::rest(Device& device) {
  device.tab.engine->wake();
  const auto at_rest = [&] {
    const SyncState state = device.tab.engine->state();
    return state == SyncState::resting || state == SyncState::outdated;
  };
  for (int i = 0; i < 80 && failure_.empty(); ++i) {
    exchange(device);
    if (at_rest()) break;
  }
  if (failure_.empty()) must(Law::convergence, at_rest(), device.name + " does not come to rest");
}

void World::heal() {
  has_faults_ = false;
  Disk& disk = Disk::instance();
  while (!late_.empty() && failure_.empty()) {
    // What the network still held.
    tally_.add(Fault::late);
    serve(late_.back().bearer, late_.back().bytes);
    late_.pop_back();
  }
  disk.machine("s").calls_left = -1;
  crash_server(false);
  for (const auto& device : devices_) {
    if (device->frozen.outbox) wake(*device);
    disk.machine(device->name).room = 0;
    disk.machine(device->name).calls_left = -1;
    device->is_cut_off = false;
    if (device->is_suspect) {
      device->tab.end();
      disk.remove_database(device->name + "/base.db");
      open(*device);
    }
  }
  for (const auto& device : devices_) {
    if (failure_.empty() && device->is_old && least_ > 0) check_old(*device);
    if (!device->is_old) continue;
    device->is_old = false;
    if (failure_.empty()) open(*device);
  }
  for (int round = 0; round < 3 && failure_.empty(); ++round) {
    back_up();
    for (const auto& device : devices_) {
      if (failure_.empty()) rest(*device);
      device->is_suspect = false;
    }
  }
}

}  // namespace cairn::simulation
