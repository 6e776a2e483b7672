// The disks of a simulated world: SQLite's VFS "simdisk", in memory, with everything that a disk
// does to people.
//
// A file's name begins with its machine's: "d0/base.db". What was written and not synced may be
// lost, in part and in any order, when the power goes; a machine can be killed at any call that
// writes, its disk can be full, bits can flip, and files can change their owner, whose former
// handles then fail. One world at a time.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dice.h"
#include "laws.h"

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
  std::string name;
  std::int64_t calls_left = -1;  // that write; -1: no end is near
  bool dead = false;
  std::size_t room = 0;  // bytes it may hold; 0: as many as it likes
  int owner = 0;         // handles of former ones fail
  bool is_left = false;  // it is a former one's program that runs: no name is its own
  std::uint64_t writes = 0;
};

class Disk {
 public:
  static Disk& instance();
  void clear();  // another world begins

  DiskMachine& machine(const std::string& name);
  /// Its programs ended; where the power went, what was not synced is lost or torn. Then it runs
  /// again.
  void restart(const std::string& machine, Dice& dice, bool power_went);
  /// From now on what is open there fails.
  void change_owner(const std::string& machine) { ++this->machine(machine).owner; }
  void fill(const std::string& machine) { this->machine(machine).room = used(machine); }
  std::size_t used(const std::string& machine) const;
  /// Every file of one machine, for another one.
  void copy(const std::string& from, const std::string& to);
  void flip_bits(const std::string& file, Dice& dice);
  void put(const std::string& file, std::string_view bytes);
  /// Some of its bytes are others; false: it has not as many.
  bool patch(const std::string& file, std::size_t at, std::string_view bytes);
  std::string_view bytes(const std::string& file) const;
  void remove(const std::string& file) { files_.erase(file); }
  /// With what belongs to it.
  void remove_database(const std::string& file) {
    for (const char* end : {"", "-wal", "-journal"}) files_.erase(file + end);
  }
  void remove_all(const std::string& machine);
  bool has(const std::string& file) const { return files_.count(file) != 0; }
  /// The first file of that machine that holds these bytes; "": none does.
  std::string holder_of(const std::string& machine, const std::string& bytes) const;

  std::map<std::string, std::shared_ptr<DiskFile>>& files() { return files_; }
  /// SQLite's own dice.
  Dice dice{1};
  Tally* tally = nullptr;

 private:
  Disk();
  std::map<std::string, std::shared_ptr<DiskFile>> files_;
  std::map<std::string, DiskMachine> machines_;
};

}  // namespace cairn::simulation
