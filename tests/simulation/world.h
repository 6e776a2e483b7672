// A small world: one server, some devices, a network between them, and what befalls them, all of
// it decided by a seed.
//
// The client core and the server core are those that ship, over real SQLite on a simulated disk.
// A world runs some steps under faults, then heals, and says what did not hold, by its name.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "dice.h"
#include "disk.h"
#include "ledger/exchange.h"
#include "ledger/sqlite_connection.h"
#include "oracle.h"
#include "sync/engine.h"

namespace cairn::simulation {

/// What the server's lane held when it told its sum.
using LaneRows = std::map<std::string, std::string>;  // "kind id" → "rev body"
using LaneKey = std::tuple<std::string, std::string, std::string, std::int64_t>;

struct Saved {
  std::string scope;
  Intent intent;
  std::string on;  // the contribution it speaks of, or is
};

struct Device {
  std::string name;
  std::unique_ptr<Replica> replica;
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Engine> engine;
  bool is_moderator = false;
  bool is_cut_off = false;     // no network
  bool is_suspect = false;     // bits of its base flipped, or it was thrown away
  std::int64_t skew = 0;       // its clock
  int burst = 0;               // requests without a pause
  std::set<std::string> own;   // contributions written here
  std::set<std::string> seen;  // of those, which were shown
};

struct Late {
  std::string bearer, bytes;
};

class World {
 public:
  explicit World(std::uint64_t seed);
  /// "" where everything held, else which law did not, and how.
  std::string run();
  std::uint64_t trace() const { return trace_; }

 private:
  // What happens (world.cpp).
  void step();
  void write_something(Device& device);
  std::string body_for(Device& device, Saved& saved);
  void exchange(Device& device);
  void befall();
  void heal();
  // Machines (machines.cpp).
  void open(Device& device);
  void crash(Device& device);
  void clone(const Device& device);
  void open_server(bool is_restored);
  void crash_server();
  void back_up();
  std::string serve(const std::string& bearer, const std::string& bytes);
  void note_reply(const std::string& reply);
  // What must hold (checks.cpp).
  void check(Device& device);
  void check_base(Device& device);
  void check_overlay(Device& device);
  void check_own(Device& device);
  void check_end();
  void check_erased();
  void check_server();
  void fail(const std::string& law, const std::string& how);
  void mark(std::string_view what);
  std::int64_t clock_of(const Device& device) const { return now_ + device.skew; }
  static Chance chance(World* world);

  Dice dice_;
  std::int64_t now_ = 1'700'000'000'000, began_ = now_;
  std::uint64_t trace_ = 0xcbf29ce484222325ULL;
  std::string failure_;
  std::unique_ptr<server::SqliteConnection> sql_;
  std::unique_ptr<server::Exchange> server_;
  bool backups_ = false, has_faults_ = true, is_old_ = false;
  int epochs_ = 0, ids_ = 0;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Saved> saved_;
  std::vector<Judged> judged_;
  std::vector<Late> late_;
  std::map<LaneKey, LaneRows> lanes_;
  std::set<std::string> acknowledged_, taken_back_;
};

}  // namespace cairn::simulation
