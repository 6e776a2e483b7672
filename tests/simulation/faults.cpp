// What befalls a world, apart from its network.
#include "templates.h"
#include "world.h"

namespace cairn::simulation {

namespace {

constexpr std::int64_t years_10 = 315'360'000'000;

}  // namespace

void World::befall() {
  const int what = dice_.below(21);
  mark("befall" + std::to_string(what));
  if (what < 5) return befall_server(what);
  Device& device = any_device();
  mark(device.name);
  if (what < 11) return befall_disk(device, what);
  switch (what) {
    case 11:
      return crash(device, dice_.one_in(2));
    case 12:
    case 13:
      device.is_cut_off = !device.is_cut_off;
      return;
    case 14:
      if (devices_.size() < 6) clone(device);
      return;
    case 15:
      if (!has_jumps_) return;
      tally_.add(Fault::clock_jumps);
      device.skew = device.skew != 0 ? 0 : dice_.one_in(2) ? years_10 : -years_10;
      return;
    case 16:
      // A newer program comes to this device, or to none.
      device.is_old = false;
      return open(device);
    case 17:
      return device.frozen.outbox ? wake(device) : freeze(device);
    case 18:
      if (device.frozen.outbox) wake(device);
      return;
    case 19:
      return begin_anew(device);
    default:
      // The tab is loaded anew, in the middle of anything.
      return open(device);
  }
}

void World::befall_server(int what) {
  switch (what) {
    case 0:
      return crash_server(true);
    case 1:
      Disk::instance().machine("s").calls_left = 1 + dice_.below(30);
      return;
    case 2:
      return back_up();
    case 3:
      if (backups_) restore_server();
      return;
    default:
      if (roadmap_ > 0 && dice_.one_in(2)) {
        ++roadmap_;  // the publisher changed something
      } else {
        // A newer build of the server, from which older programs may not pull.
        least_ = replica_schema;
      }
      return crash_server(false);
  }
}

void World::befall_disk(Device& device, int what) {
  Disk& disk = Disk::instance();
  switch (what) {
    case 5:
    case 6:
      disk.machine(device.name).calls_left = 1 + dice_.below(40);
      return;
    case 7:
      if (disk.machine(device.name).room > 0) {
        disk.machine(device.name).room = 0;
        device.has_ballast = true;
      } else {
        disk.fill(device.name);
      }
      return;
    case 8:
      if (!dice_.one_in(3)) return;
      device.tab.end();
      disk.flip_bits(device.name + "/base.db", dice_);
      tally_.add(Fault::bits_flipped);
      device.is_suspect = true;
      return open(device);
    case 9:
      // A page of the outbox is another's. On a disk without room even for another outbox its host
      // works in memory, with the mirror as it is.
      if (!has_mirrors_ || (disk.machine(device.name).room > 0 && !device.has_ballast)) return;
      device.tab.end();
      if (disk.patch(device.name + "/outbox.db", 4096u * static_cast<unsigned>(dice_.below(6)),
                     std::string(4096, 'z'))) {
        tally_.add(Fault::outbox_broken);
      }
      return open(device);
    default:
      device.tab.end();
      tally_.add(Fault::new_build);
      if (dice_.one_in(2)) {
        disk.patch(device.name + "/base.db", 63, "\x09");  // its schema's number
      } else {
        disk.remove_database(device.name + "/base.db");
        disk.put(device.name + "/base.db", old_base());
      }
      device.is_suspect = true;
      return open(device);
  }
}

}  // namespace cairn::simulation
