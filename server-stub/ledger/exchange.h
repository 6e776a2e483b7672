// One request of protocol v1, and its reply (docs/protocol.md): the server without HTTP.
//
// Promises: total over any bytes and any bearer; one thread, no waiting, no clock and no chance
// but the machine's; so that a simulator can drive it over any connection. Requests that arrive
// together are taken together: the intents of one scope in one transaction, which is what makes
// a crowd cheap. A push is taken whatever else is refused. Nothing that is told was not kept.
// Leaves out: connections, compression, who calls (`caller` is counted, hashed and forgotten).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "charge/moderation.h"
#include "kiosk/keys.h"
#include "ledger/decision_log.h"
#include "ledger/devices.h"
#include "ledger/pack_import.h"
#include "ledger/sql.h"
#include "ledger/store.h"
#include "machine/machine.h"
#include "model/talk.h"
#include "reception/throttle.h"

namespace cairn::server {

struct ExchangeRules {
  std::string claim_key;  // 32 bytes, the same for the life of the database
  StoreRules store;
  std::int64_t poll_after = 60'000;  // ms
  int schema_least = 0;              // what clients older than this pull is refused: "upgrade"
  /// A sender's intents (by device and address; an address may have eight times as many, however
  /// many devices it says it is); codes and invitations that open nothing (by address); `most` 0:
  /// not counted.
  Allowance intents{2000, 500};
  Allowance guesses{600, 2000};
  /// What is new in a kiosk's bags, by kiosk: months of visits at once, then a busy hall's.
  Allowance bags{20'000, 500};
  std::shared_ptr<KeyRing> kiosk_keys;  // null: no kiosk is heard
};

/// One request as it came.
struct Call {
  std::string bearer;
  std::string bytes;
  std::string caller;  // an address; may be empty
};

struct Submitted {
  bool ok = false;  // false: nothing was kept; try again
  Receipt receipt;
};

/// What somebody invented says or does, for the demonstration.
struct Example {
  Intent intent;        // its `n` and its claim do not count
  std::int64_t at = 0;  // when it is said to have come
  Channel channel = Channel::site;
  Rights rights;
  std::string author;  // the contribution whose author this is, by its id; may be empty
};

/// What is known of a deposit code.
struct Followed {
  bool arrived = false;    // something came under this code
  std::vector<Said> said;  // newest first, `mine`, with replies, supports and pending words
  std::vector<std::string> supports;  // what it supports: actions and contributions, by id
  std::vector<Report> reports;
  std::map<std::string, Appeal> appeals;  // by the contribution
  std::map<std::string, Redaction> redactions;
  std::map<std::string, std::int64_t> decided;  // when a moderator last did, ms
};

class Exchange {
 public:
  Exchange(SqlConnection& sql, Machine machine, ExchangeRules rules);

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }

  /// The reply's bytes; empty where this is no request of v1, or the bearer no secret.
  std::string sync(std::string_view bearer, std::string_view request, std::string_view caller = {});
  /// Many at one time: a reply each, in order.
  std::vector<std::string> sync(const std::vector<Call>& calls);

  /// One intent from a form without a program: from nobody's device, so a person of its own.
  /// Idempotent by the intent's id; its `n` does not count.
  Submitted submit(std::string_view scope, Intent intent);
  /// Invented acts of one scope, decided by the same rules in one transaction, each by a person of
  /// its own; what they write is marked. Idempotent by their ids. False: nothing was kept.
  bool submit_examples(std::string_view scope, const std::vector<Example>& examples);
  /// The rules of a talk, as invented as what is said there (`rules.example`). Those that are
  /// there already stay.
  bool put_example_rules(std::string_view subject, const TalkRules& rules);
  std::string fresh_id() const;
  std::string fresh_code() const;

  Followed state_of(std::string_view code);

  /// Brings a pack's rows into the roadmap scope (pack_import.h).
  PackImport import(const std::vector<Row>& pack, const ImportOrders& orders = {});
  /// The rules of the talk on each action of the roadmap, and on the whole.
  bool put_rules(const std::vector<Row>& roadmap, const TalkRules& rules);
  /// Both; false where the pack could not be brought in.
  bool put_roadmap(const std::vector<Row>& rows, const TalkRules& rules = {});

  /// Enrols a device without an invitation.
  bool grant(std::string_view bearer, const Rights& rights, Channel channel = Channel::site);

  /// For commands beside the server: where the site is, and whether copies are made.
  void note_origin(std::string_view origin);
  void note_backups(bool are_made);

  /// Takes again what was decided once and this database does not know.
  bool replay(const std::vector<KeptDecision>& decisions);

  /// Erases all that is under a deposit code, or one contribution: by an order that outlives this
  /// program, carried out a scope at a time. False: not all of it yet; `chores` goes on.
  bool erase_under(std::string_view code);
  bool erase_one(std::string_view id);

  /// What was ordered and is not done yet; words that could not be overwritten yet (`starts`: and
  /// what the log of the database may hold of a program before). False where something is left.
  bool chores(bool starts = false);
  /// What has been kept long enough.
  bool purge();

  const std::string& epoch() const { return epoch_; }
  /// How many times something that was public no longer is: older snapshots are then unserved.
  std::int64_t took_back() const { return took_back_; }
  SqlConnection& sql() { return sql_; }

 private:
  struct Visitor;
  Visitor receive(const Call& call);
  void take_pushes(std::vector<Visitor>& visitors);
  void answer(Visitor& visitor);
  void answer_push(Visitor& visitor, std::size_t at);
  void answer_pull(Visitor& visitor, const Pull& pull);
  void welcome(Visitor& visitor);
  void answer_kiosk(Visitor& visitor);
  void take_bags(Visitor& visitor);
  void renew_keys();
  bool may_ask_codes(Visitor& visitor);
  void recognise(Visitor& visitor);
  void take_invitation(Visitor& visitor);
  Arrival arrival_of(const Visitor& visitor, const Intent& intent) const;
  std::string claim_of_code(std::string_view code) const;
  /// What leads asked of the public with these.
  void tell_talks(const std::vector<Arrival>& arrivals, const Applied& applied);
  bool has_example_rules(std::string_view scope, std::string_view subject);
  bool erase(const std::vector<Doomed>& doomed, std::string_view device, std::string_view why);

  SqlConnection& sql_;
  Machine machine_;
  ExchangeRules rules_;
  Store store_;
  std::string senders_key_;
  Throttle intents_, crowds_, guesses_, bags_;
  std::string epoch_;
  std::string error_;
  std::int64_t took_back_ = 0;
  std::string beside_;  // what was taken back last by a command beside the server
};

}  // namespace cairn::server
