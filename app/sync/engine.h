// When to say what to the server, and what to do with its answers: a machine without a transport,
// a clock or dice of its own.
//
//   next(now) → a request to post to /v1/sync, or how long to wait;
//   then receive(bytes, now) with the body of a 200, or failed(now) for anything else.
//
// Promises: what was written goes up first, in contiguous runs; a lane is pulled only where its
// head moved, a verdict is not shown yet, or a catch-up is open; uploads and downloads never wait
// for one another. A reply that does not parse, or does not greet, is "no network". It backs off
// exponentially with full jitter, and after three rounds that changed nothing says that it is
// stuck; a sync is at most `rounds_most` requests. Whatever the clock does, it waits an hour at
// most. At rest, what was deleted here leaves no byte in a log.
// Leaves out: HTTP, compression, tabs; drawing what changed (`receive` says whether to).
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/keeping.h"
#include "replica/outbox.h"
#include "replica/replica.h"
#include "sync/messages.h"

namespace cairn {

/// Dice, thrown elsewhere.
struct Chance {
  std::uint64_t (*next)(void* self) = nullptr;
  void* self = nullptr;
  std::uint64_t operator()() const { return next(self); }
};

/// A new device's secret: 256 random bits in 43 characters (base64url).
std::string new_secret(const Chance& chance);

struct EngineSettings {
  std::string build;
  std::vector<std::string> scopes;  // whose public lanes are kept; empty: all
  Self self;                        // a device of those in charge keeps their lanes too
  std::int64_t rows = 500;          // of one pull
  // ms without a sync after which what others said goes: they may have taken it back.
  std::int64_t keeps_for = 90LL * 24 * 3'600'000;
};

struct Turn {
  std::string bytes;  // empty: wait
  std::string bearer;
  std::int64_t wait = 0;  // ms
  bool has_news = false;  // what is shown may have changed
};

class Engine {
 public:
  static constexpr int rounds_most = 60;
  static constexpr int idle_most = 3;

  Engine(Replica& replica, Outbox& outbox, Chance chance, EngineSettings settings);

  Turn next(std::int64_t now);
  /// True where what is shown may have changed.
  bool receive(std::string_view reply, std::int64_t now);
  void failed(std::int64_t now);
  /// Something was written, or the network may be back.
  void wake() { due_ = 0; }
  /// What is not in the outbox is to be said: it takes a greeting of its own.
  void greet_again() {
    due_ = 0;
    greeted_ = false;
  }
  /// Lets go of what is too old to be shown without the server's word (`keeps_for`), by this
  /// device's own clock at both ends. True where it did.
  bool let_go(std::int64_t now);

  /// Changes of the public lanes, by what was heard of their heads, that are not here; 0 where as
  /// many are: what is missing is then better pulled than begun anew from a file.
  std::int64_t missing() const;

  SyncState state() const { return state_; }
  /// What this device may do, until the server says that it may not any more.
  const Rights& rights() const { return settings_.self.rights; }
  int mismatches() const { return mismatches_; }  // sums that differed: a fault somewhere

 private:
  struct Round;
  void lose_rights();
  void add_pushes(std::vector<UpMessage>& up);
  void add_pulls(std::vector<UpMessage>& up) const;
  bool wants(std::string_view scope, std::string_view lane) const;
  bool meet(const Welcome& welcome);
  void hear(const Refuse& refuse, Round& round);
  void hear(const Receipts& receipts, Round& round);
  void hear(const std::vector<const Delta*>& deltas, Round& round);
  void back_off(SyncState state, std::int64_t now);
  Turn rest(std::int64_t now);

  Replica& replica_;
  Outbox& outbox_;
  Chance chance_;
  EngineSettings settings_;
  SyncState state_ = SyncState::talking;
  std::map<std::pair<std::string, std::string>, std::int64_t> heads_;
  std::int64_t due_ = 0, poll_ = 60'000, server_time_ = 0;
  int rounds_ = 0, idle_ = 0, fails_ = 0, mismatches_ = 0;
  bool greeted_ = false, asked_ = false, outdated_ = false, had_work_ = false;
};

}  // namespace cairn
