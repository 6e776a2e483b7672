// What the ledger's tests share: a database whose statements are read for portability, intents,
// and a client that speaks the protocol by its bytes.
#pragma once
#include <string>
#include <vector>

#include "ledger/exchange.h"
#include "ledger/sqlite_connection.h"
#include "sql_trace.h"
#include "support.h"
#include "sync/messages.h"

namespace cairn::server::test {

/// "" where PostgreSQL would understand it too and it is the house's own dialect, else why not.
std::string unportable(std::string_view sql);

/// SQLite; each statement is checked, and commits may be made to fail.
class WatchedConnection : public SqlConnection {
 public:
  explicit WatchedConnection(const std::string& path) : inner_(path), trace_(path) {}
  std::unique_ptr<SqlQuery> query(std::string_view sql) override;
  Sql begin(bool writes) override {
    writes_ = writes;
    trace_.note("begin");
    return inner_.begin(writes);
  }
  Sql commit() override;
  void rollback() override {
    trace_.note("rollback");
    inner_.rollback();
  }
  Sql overwrite() override {
    ++overwrites;
    return busy > 0 ? --busy, Sql::retry : inner_.overwrite();
  }
  Sql state() const override { return inner_.state(); }
  const std::string& error() const override { return inner_.error(); }

  // Of transactions that write:
  int conflicts = 0;  // so many commits to come meet another transaction
  int failures = 0;   // so many cannot be written
  int commits = 0;
  int busy = 0;  // so many times somebody else reads when all is to be overwritten
  int overwrites = 0;

 private:
  bool writes_ = false;
  SqliteConnection inner_;
  SqlTrace trace_;
};

std::string id_of(int n);
std::string code_of_number(int n);
std::string secret_of(int n);  // a device's

Intent intent(std::int64_t n, int id, std::string kind, std::string body, std::string claim = "");
Intent comment(std::int64_t n, int id, const std::string& words, const std::string& claim = "");
Intent support(std::int64_t n, int id, const std::string& on, bool set = true);
Intent about(std::int64_t n, int id, std::string kind, int on, const std::string& more = "",
             const std::string& claim = "");

inline constexpr std::string_view talk = "talk/A1-03";

/// An exchange over a database in a folder, with one action to speak of.
struct House {
  explicit House(StoreRules rules = {}, Allowance intents = {0, 1}, Allowance guesses = {0, 1});
  /// As the program started anew over the same files.
  void restart();
  void open_talk(const TalkRules& rules = {});

  std::vector<DownMessage> ask(const std::string& bearer, std::vector<UpMessage> up,
                               const std::string& caller = "");
  /// Pushes to the talk; what was said of it.
  Receipts push(int device, std::vector<Intent> intents, Hello hello = {});
  std::string refusal(int device, std::vector<Intent> intents, Hello hello = {});
  Delta pull(int device, const std::string& lane, std::int64_t cursor = 0, std::int64_t limit = 500,
             Hello hello = {});
  std::string reset(int device, const std::string& lane, std::int64_t cursor, Hello hello = {});

  std::int64_t now = 1'700'000'000'000;
  Folder folder;
  StoreRules rules;
  Allowance intents, guesses;
  std::shared_ptr<KeyRing> ring;  // of its kiosks
  std::unique_ptr<WatchedConnection> sql;
  std::unique_ptr<Exchange> exchange;
  int restarts = 0;
};

template <typename Message>
const Message* find(const std::vector<DownMessage>& down) {
  for (const DownMessage& message : down) {
    if (const auto* found = std::get_if<Message>(&message)) return found;
  }
  return nullptr;
}

bool holds(const Delta& delta, Op op, std::string_view kind, const std::string& id);
/// The sum over what a client that applied these deltas holds.
std::string sum_of(const std::vector<Delta>& deltas);

}  // namespace cairn::server::test
