// A small world: one server, some devices, a network between them, and what befalls them, all of
// it decided by a seed.
//
// The client core and the server core are those that ship, over real SQLite on a simulated disk.
// A world runs some steps under faults, then heals, and says what did not hold, by its name.
// docs/simulation.md tells how to run a seed again, and what a run is.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "decide_case.h"
#include "dice.h"
#include "disk.h"
#include "laws.h"
#include "ledger/exchange.h"
#include "ledger/public_replica.h"
#include "ledger/sqlite_connection.h"
#include "oracle.h"
#include "staff.h"
#include "sync/engine.h"

namespace cairn::simulation {

/// What the server's lane held when it told its sum.
using LaneRows = std::map<std::string, std::string>;  // "kind id" → "rev body"
using LaneKey = std::tuple<std::string, std::string, std::string, std::int64_t>;

inline constexpr std::size_t ballast_size = 256 * 1024;
/// One word of what is said can be found again, wherever its bytes went: this, and twelve digits.
inline constexpr std::string_view canary = "canari";
inline constexpr std::size_t canary_size = canary.size() + 12;
/// One seed in so many is run twice: with its devices' clocks, and with right ones. There is no
/// period in it, for what a device foretells of one depends on its clock, and people act upon it.
inline constexpr std::uint64_t twin_each = 16;

/// What a person saved.
struct Saved {
  std::string scope;
  Intent intent;
  std::string on;      // the contribution it speaks of, or is
  std::string device;  // where
  std::string parent;  // what it answers
};

std::string canary_of(const Intent& intent);

/// The program of one tab.
struct Program {
  std::unique_ptr<Replica> replica;
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Engine> engine;
  void end();
};

struct Device {
  std::string name, family;  // the device it was copied from, or itself
  Program tab;
  Program frozen;               // a tab that led, and does not know that it no longer does
  Rights rights;                // as this device believes
  bool was_staff = false;       // it was invited once, or is a copy of one that was
  bool is_cut_off = false;      // no network
  bool is_suspect = false;      // bits of its base flipped, or it was thrown away
  bool is_old = false;          // its build
  bool has_ballast = true;      // to give up when the disk is full
  bool is_in_memory = false;    // its base, where no file could be made
  bool has_begun_anew = false;  // with the server's file
  std::uint64_t checked = 0;    // what had been written when it was last looked at
  std::int64_t skew = 0;        // its clock
  std::int64_t born = 0;
  int burst = 0;               // requests without a pause
  int same = 0;                // of them, the same one
  std::string last;            // what it asked last
  std::string frozen_reply;    // comes when that tab wakes
  std::string mirror;          // the outbox as lines, where another file keeps them
  std::set<std::string> own;   // contributions written here
  std::string epoch;           // the server's history when it last came to rest
  std::set<std::string> seen;  // of those, which were shown
  std::map<std::string, std::string> drafts;
};

struct Late {
  std::string bearer, bytes;
};

class World {
 public:
  /// `clocks_right`: the same world, its devices' clocks being right.
  World(std::uint64_t seed, Tally& tally, bool clocks_right = false);
  ~World();
  /// "" where everything held, else which law did not, and how.
  std::string run();
  std::uint64_t trace() const { return trace_; }
  /// Everything the server holds, as text.
  std::string server_rows();
  /// Everything that happens is printed.
  void tell() { tells_ = true; }
  /// Every decision goes there too.
  void record(DecideLog* log) { log_ = log; }

 private:
  // What happens (world.cpp, acts.cpp, court.cpp, plans.cpp, network.cpp, faults.cpp).
  Device& any_device();
  void pass_time();
  void step();
  void write_something(Device& device);
  void save(Device& device, Saved saved);
  void keep_saved(Saved saved);
  Saved think_of(Device& device);
  Json words_of(Device& device, Saved& saved);
  Json change_of(Device& device, Saved& saved, int kind);
  static std::string fresh_words(const Saved& saved);
  std::vector<Row> looked_at(const Device& device, const std::string& scope) const;
  Json court_act(Device& device, Saved& saved);
  Json verdict(Device& device, Saved& saved);
  Json order_of(Device& device, Saved& saved);
  Json appeal_by(Device& device, Saved& saved);
  Json report_by(Device& device, Saved& saved);
  Json slip_of(Device& device, Saved& saved);
  Json roadmap_act(Device& device, Saved& saved);
  Json update_of(Device& device, Saved& saved);
  Json revision_of(Device& device, Saved& saved);
  Json retirement_of(Device& device, Saved& saved);
  void small_act(Device& device);
  void exchange(Device& device);
  void let_go_of_people(Device& device);
  void note_erasures(std::size_t before);
  std::string travel(Device& device, const std::string& bearer, const std::string& bytes);
  void befall();
  void befall_disk(Device& device, int what);
  void befall_server(int what);
  void heal();
  void rest(Device& device);
  void talk(Device& device, int requests);
  // Machines (machines.cpp, server_machine.cpp).
  void open(Device& device);
  bool open_outbox(Device& device);
  bool open_base(Device& device);
  void crash(Device& device, bool power_goes);
  void clone(const Device& device);
  void freeze(Device& device);
  void wake(Device& device);
  void begin_anew(Device& device);
  static bool drop_ballast(Device& device);
  void keep_mirror(Device& device);
  void open_server(bool is_restored);
  bool start_server(bool is_restored);
  void crash_server(bool power_goes);
  void restore_server();
  void back_up();
  void purge();
  std::string serve(const std::string& bearer, const std::string& bytes);
  Decision judge(const View& view, const Actor& actor, std::string_view scope, const Intent& intent,
                 std::int64_t now);
  // What must hold (check_*.cpp).
  void check(Device& device);
  void check_base(Device& device);
  bool was_told(const std::string& scope, const std::string& name, std::string_view body);
  void check_overlay(Device& device, const std::vector<Pending>& pending,
                     const std::map<std::string, std::vector<Row>>& shown);
  void check_counts(Device& device, const std::string& scope, const std::vector<Row>& rows);
  void check_own(Device& device, const std::vector<Pending>& pending,
                 const std::map<std::string, std::vector<Row>>& shown);
  void check_reply(const std::string& bearer, const std::string& request, const std::string& reply);
  void check_delta(const Delta& delta, const std::string& epoch);
  void check_gathered(const std::vector<Row>& rows, const std::string& who);
  void check_public(const Delta& delta);
  void check_masked();
  void check_comes_back();
  void check_old(Device& device);
  void check_stranger();
  void check_words(const std::string& bytes, const std::set<std::string>& codes, bool staff,
                   const std::string& who);
  void check_acknowledged();
  void check_erased(const std::vector<std::string>& machines,
                    const std::set<std::string>& taken_back, const std::set<std::string>* applied);
  void check_server();
  void check_taken_back();
  void check_plans(const std::vector<Judged>& judged);
  void check_order(const std::map<std::string, std::size_t>& last_time);
  void check_end(Device& device);
  void must(Law law, bool holds, std::string_view how);
  void fail(Law law, std::string_view how);
  void mark(std::string_view what);
  std::int64_t clock_of(const Device& device) const { return now_ + device.skew; }
  std::vector<const char*> scopes() const;
  std::vector<const char*> places() const;  // and the roadmap, where people write in it
  static Chance chance(World* world);

  Tally& tally_;
  Dice dice_;
  bool clocks_right_, is_twin_ = false, tells_ = false;
  Leaning leaning_ = Leaning::talk;
  bool has_actions_ = false;  // in its roadmap, which people write in
  std::int64_t now_ = 1'700'000'000'000, began_ = now_, purged_ = now_;
  std::uint64_t trace_ = 0xcbf29ce484222325ULL;
  std::string failure_;
  std::unique_ptr<server::SqliteConnection> sql_;
  std::unique_ptr<server::Exchange> server_;
  std::unique_ptr<server::PublicReplica> everyone_;  // the server's own, as long as it lives
  TalkRules rules_[2];
  // Of the second talk: it begins within them, and is outside them within the hour.
  static constexpr int hours_from = 11, hours_to = 23;
  bool keeps_hours_ = false;
  bool backups_ = false, has_faults_ = true, has_mirrors_ = false, has_jumps_ = false;
  int steps_ = 0, crowd_ = 0, least_ = 0, epochs_ = 0, ids_ = 0, roadmap_ = 0;
  std::size_t backup_mark_ = 0;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Saved> saved_;
  std::map<std::string, std::size_t> saved_at_, said_;  // by the intent's id; by its words
  std::map<std::string, std::string> wrote_;            // the device, by the intent's id
  std::vector<Judged> judged_;
  std::vector<server::KeptDecision> decisions_;  // as decisions.log holds them
  std::vector<Late> late_;
  std::map<LaneKey, LaneRows> lanes_;
  std::string file_;  // of all that is public, as it was at some time
  std::map<std::pair<std::string, std::string>, std::int64_t> durable_;  // by bearer and scope
  std::set<std::string> acknowledged_;                                   // in this epoch
  std::set<std::string> ever_acknowledged_, taken_back_, dismissed_;
  std::map<std::string, std::string> shared_;  // codes told to others, by contribution
  DecideLog* log_ = nullptr;
};

}  // namespace cairn::simulation
