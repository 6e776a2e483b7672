// The devices of a world: how their programs start and end, and how they are copied.
#include "charge/decide_all.h"
#include "json/build.h"
#include "world.h"

namespace cairn::simulation {

/// Makes room on a full disk, once.
bool World::drop_ballast(Device& device) {
  DiskMachine& machine = Disk::instance().machine(device.name);
  if (machine.room == 0 || machine.dead || !device.has_ballast) return false;
  device.has_ballast = false;
  machine.room += ballast_size;
  return true;
}

/// As a host does: an outbox that is damaged is made anew; what its mirror has and it has not is
/// read back.
bool World::open_outbox(Device& device) {
  Disk& disk = Disk::instance();
  const std::string file = device.name + "/outbox.db";
  const auto start = [&] {
    device.tab.outbox.reset();
    device.tab.outbox = std::make_unique<Outbox>(file, new_secret(chance(this)), "simdisk");
    return device.tab.outbox->ok();
  };
  const auto fill = [&] {
    return !has_mirrors_ || device.mirror.empty() || device.tab.outbox->read_lines(device.mirror);
  };
  start();
  if (disk.machine(device.name).dead) return false;
  const bool is_damaged = has_mirrors_ && device.tab.outbox->is_damaged();
  if (is_damaged) {
    device.tab.outbox.reset();
    disk.remove_database(file);
    start();
  }
  // On a full disk what is whole need not be more so.
  if (device.tab.outbox->ok() && (fill() || !is_damaged)) return true;
  return drop_ballast(device) && start() && fill();
}

/// As a host does: a base that cannot be read is thrown away; where none can be made, memory.
bool World::open_base(Device& device) {
  Disk& disk = Disk::instance();
  const std::string file = device.name + "/base.db";
  const Self self{Channel::site, device.rights, decide_all};
  for (const char* vfs : {"simdisk", "simdisk", static_cast<const char*>(nullptr)}) {
    device.is_in_memory = vfs == nullptr;
    device.tab.replica = std::make_unique<Replica>(vfs != nullptr ? file : ":memory:", vfs);
    if (disk.machine(device.name).dead) return false;
    if (device.tab.replica->ok() && device.tab.replica->rebuild(*device.tab.outbox, self)) break;
    if (disk.machine(device.name).dead) return false;
    device.tab.replica.reset();
    disk.remove_database(file);
    device.is_suspect = true;
  }
  return device.tab.replica && device.tab.replica->ok();
}

void World::open(Device& device) {
  Disk& disk = Disk::instance();
  device.tab.end();
  bool opened = false;
  for (int tries = 0; tries < 4 && !opened; ++tries) {
    if (disk.machine(device.name).dead) {
      device.tab.end();
      disk.restart(device.name, dice_, dice_.one_in(2));
    }
    opened = open_outbox(device) && open_base(device);
  }
  if (!opened) return fail(Law::no_lost_words, device.name + " cannot be opened");
  keep_mirror(device);
  EngineSettings settings{"simulated", {}, {Channel::site, device.rights, decide_all}, 500};
  if (dice_.one_in(2)) settings.rows = 1 + dice_.below(4);
  device.tab.engine =
      std::make_unique<Engine>(*device.tab.replica, *device.tab.outbox, chance(this), settings);
  device.burst = device.same = 0;
  device.checked = 0;
}

void World::keep_mirror(Device& device) {
  if (has_mirrors_) device.mirror = device.tab.outbox->lines();
}

void World::crash(Device& device, bool power_goes) {
  // Nothing more reaches the disk, whatever its programs still try.
  Disk::instance().machine(device.name).dead = true;
  device.frozen.end();
  device.tab.end();
  Disk::instance().restart(device.name, dice_, power_goes);
  open(device);
  check(device);
}

void World::clone(const Device& device) {
  tally_.add(Fault::cloned);
  const std::string name = "d" + std::to_string(devices_.size());
  Disk::instance().copy(device.name, name);
  auto copy = std::make_unique<Device>();
  copy->name = name;
  copy->family = device.family;
  copy->born = now_;
  copy->rights = device.rights;
  copy->was_staff = device.was_staff;
  copy->is_suspect = device.is_suspect;
  copy->is_old = device.is_old;
  copy->has_begun_anew = device.has_begun_anew;
  copy->skew = device.skew;
  copy->mirror = device.mirror;
  copy->own = device.own;
  copy->drafts = device.drafts;
  open(*copy);
  devices_.push_back(std::move(copy));
}

/// As a host does: the server's file takes the place of the base, a former file now and then, and
/// one that was cut off while it was written; what only this device is told goes on top.
void World::begin_anew(Device& device) {
  Disk& disk = Disk::instance();
  const DiskMachine& there = disk.machine("s");
  if (device.is_cut_off || device.is_old || device.is_in_memory || disk.machine(device.name).dead) {
    return;
  }
  if (file_.empty() || (dice_.one_in(2) && !there.dead && there.calls_left < 0)) {
    if (there.dead || there.calls_left >= 0) return;
    must(Law::base, everyone_->catch_up(*sql_, server_->epoch()), "no file of what is public");
    for (const Stream& s : everyone_->replica().streams()) {
      check_delta({s.scope, s.lane, 0, s.cursor, false, {}, {}}, server_->epoch());
    }
    file_ = everyone_->file();
  }
  tally_.add(Fault::begun_anew);
  device.has_begun_anew = true;
  const std::string epoch = device.tab.replica->epoch();
  const std::vector<Delta> own = device.tab.replica->own_lanes();
  device.tab.end();
  std::string file = file_;
  if (dice_.one_in(4)) file.replace(0, 4096, 4096, '\0');
  disk.remove_database(device.name + "/base.db");
  disk.put(device.name + "/base.db", file);
  open(device);
  // Of another history, one's own lanes come again from the server.
  device.is_suspect |= device.tab.replica->epoch() != epoch;
  if (!failure_.empty() || device.tab.replica->epoch() != epoch) return;
  // Cut off here, its own lanes come again from the server.
  for (const Delta& lane : own) {
    device.is_suspect |= device.tab.replica->take(lane) == Taken::failed;
  }
  device.tab.replica->rebuild(*device.tab.outbox, {Channel::site, device.rights, decide_all});
}

/// Another tab takes the storage over while this one does not run.
void World::freeze(Device& device) {
  tally_.add(Fault::frozen);
  device.frozen = std::move(device.tab);
  device.frozen_reply.clear();
  device.tab = {};
  Disk::instance().change_owner(device.name);
  open(device);
}

/// The former leader goes on with what it was doing, and must do nothing.
void World::wake(Device& device) {
  tally_.add(Fault::woken);
  Program& old = device.frozen;
  DiskMachine& machine = Disk::instance().machine(device.name);
  const std::uint64_t before = machine.writes;
  machine.is_left = true;
  if (!device.frozen_reply.empty()) {
    old.engine->receive(device.frozen_reply, clock_of(device));
  }
  // What it may still say is what it said before: the server knows it by its numbers.
  const Turn turn = old.engine->next(clock_of(device));
  if (!turn.bytes.empty()) serve(turn.bearer, turn.bytes);
  Saved saved = think_of(device);
  must(Law::one_owner, !old.outbox->write(saved.scope, saved.intent), "a former leader saves");
  old.end();
  machine.is_left = false;
  must(Law::one_owner, machine.writes == before, "a former leader wrote");
}

}  // namespace cairn::simulation
