// The disks of a simulated world: SQLite's VFS "simdisk", in memory, with everything that a disk
// does to people.
//
// A file's name begins with its machine's: "d0/base.db". What was written and not synced may be
// lost, in part and in any order, when its machine crashes; a machine can be killed at any call,
// its disk can be full, and bits can flip. One world at a time.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "dice.h"

namespace cairn::simulation {

struct DiskFile {
  struct Change {
    std::size_t at = 0;
    std::string bytes;
    bool cuts = false;  // the file ends at `at`
  };
  std::string now;   // as programs see it
  std::string safe;  // as it was when it was last synced
  std::vector<Change> unsynced;
  std::vector<std::unique_ptr<char[]>> shared;  // the index of a WAL
  void apply(std::string& to, const Change& change) const;
};

struct DiskMachine {
  std::int64_t calls_left = -1;  // that write; -1: no end is near
  bool dead = false;
  bool full = false;
};

class Disk {
 public:
  static Disk& instance();
  void clear();  // another world begins

  DiskMachine& machine(const std::string& name) { return machines_[name]; }
  /// The power went: what was not synced is lost or torn; then it runs again.
  void crash(const std::string& machine, Dice& dice);
  /// Every file of one machine, for another one.
  void copy(const std::string& from, const std::string& to);
  void flip_bits(const std::string& file, Dice& dice);
  void remove(const std::string& file) { files_.erase(file); }
  bool has(const std::string& file) const { return files_.count(file) != 0; }
  /// The first file of that machine that holds these bytes; "": none does.
  std::string holder_of(const std::string& machine, const std::string& bytes) const;

  std::map<std::string, std::shared_ptr<DiskFile>>& files() { return files_; }
  /// SQLite's own dice.
  Dice dice{1};

 private:
  Disk();
  std::map<std::string, std::shared_ptr<DiskFile>> files_;
  std::map<std::string, DiskMachine> machines_;
};

}  // namespace cairn::simulation
