#include "ledger_support.h"

#include <doctest/doctest.h>

#include <cctype>
#include <map>

#include "ledger/code.h"
#include "ledger/rows.h"
#include "sync/set_hash.h"

namespace cairn::server::test {

namespace {

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string first_key(const std::string& sql) {
  const std::size_t at = sql.find("primary key(");
  if (at == sql.npos) return {};
  const std::size_t end = sql.find_first_of(",)", at);
  return sql.substr(at + 12, end - at - 12);
}

}  // namespace

std::string unportable(std::string_view text) {
  const std::string sql = small(text);
  for (const char* word :
       {"?",           "rowid",      "autoincrement", "serial", "returning",  "trigger",
        "json",        "or replace", "or ignore",     "pragma", "references", "foreign",
        "listen",      "notify",     "advisory",      "blob",   "integer",    "glob",
        "collate",     "strftime",   "now()",         "ifnull", "sequence",   "last_insert",
        "create temp", "attach",     "vacuum",        "::",     "`",          "[",
        " limit -",    "like",       "random"}) {
    if (sql.find(word) != sql.npos) return std::string("it says ") + word;
  }
  if (sql.starts_with("create table")) {
    const std::string key = first_key(sql);
    if (key != "scope") return "its primary key starts with " + key;
  }
  if (sql.starts_with("insert") && sql.find("values(") == sql.npos) return "an insert of a select";
  // Each statement that touches rows says in which scope; those that do not are listed.
  const std::size_t order = sql.find("order by ");
  if (order != sql.npos) {
    const std::string by = sql.substr(order + 9, sql.find(" limit", order) - order - 9);
    bool known = false;
    for (const char* column : {"n desc", "seq", "change.seq", "at, seq"}) known |= by == column;
    if (!known) return "it is ordered by " + by;
  }
  // Parameters come in the order of their numbers, so that both databases number them alike.
  int last = 0;
  for (std::size_t at = sql.find('$'); at != sql.npos; at = sql.find('$', at + 1)) {
    const int n = sql[at + 1] - '0';
    if (n < 1 || n > 9 || n > last + 1) return "parameters out of order";
    last = n > last ? n : last;
  }
  return {};
}

std::unique_ptr<SqlQuery> WatchedConnection::query(std::string_view sql) {
  const std::string why = unportable(sql);
  CHECK_MESSAGE(why.empty(), std::string(sql), ": ", why);
  return trace_.watch(sql, inner_.query(sql));
}

Sql WatchedConnection::commit() {
  if (writes_ && (conflicts > 0 || failures > 0)) {
    rollback();
    if (conflicts > 0) return --conflicts, Sql::retry;
    return --failures, Sql::failed;
  }
  const Sql end = inner_.commit();
  trace_.note(end == Sql::ok ? "commit" : "rollback");
  commits += writes_ && end == Sql::ok;
  return end;
}

std::string id_of(int n) {
  std::string id(32, '0');
  for (std::size_t i = 32; n > 0; n /= 10) id[--i] = static_cast<char>('0' + n % 10);
  return id;
}

std::string code_of_number(int n) { return code_of(static_cast<std::uint64_t>(n)); }

std::string secret_of(int n) {
  std::string secret = std::to_string(n);
  return std::string(43 - secret.size(), 'A') + secret;
}

Intent intent(std::int64_t n, int id, std::string kind, std::string body, std::string claim) {
  return {id_of(id), n, std::move(kind), std::move(claim), 0, std::move(body)};
}

Intent comment(std::int64_t n, int id, const std::string& words, const std::string& claim) {
  return intent(n, id, "contribute",
                R"({"form":"comment","on":"A1-03","words":")" + words + R"(","lang":"fr"})", claim);
}

Intent support(std::int64_t n, int id, const std::string& on, bool set) {
  return intent(n, id, "support",
                R"({"on":")" + on + R"(","set":)" + (set ? "true" : "false") + "}");
}

Intent about(std::int64_t n, int id, std::string kind, int on, const std::string& more,
             const std::string& claim) {
  return intent(n, id, std::move(kind), R"({"on":")" + id_of(on) + "\"" + more + "}", claim);
}

House::House(StoreRules rules, Allowance intents, Allowance guesses)
    : rules(std::move(rules)), intents(intents), guesses(guesses) {
  restart();
  open_talk();
}

void House::restart() {
  exchange.reset();
  sql.reset();
  sql = std::make_unique<WatchedConnection>(folder.at("ledger.db"));
  ExchangeRules all;
  all.claim_key = std::string(32, 'k');
  all.store = rules;
  all.intents = intents;
  all.guesses = guesses;
  Machine machine = machine_at(now);
  ring = std::make_shared<KeyRing>(folder.at("kiosk.keys"));
  REQUIRE(ring->open() == "");
  REQUIRE(ring->look(machine) == "");
  all.kiosk_keys = ring;
  exchange = std::make_unique<Exchange>(*sql, machine, all);
  REQUIRE(exchange->error() == "");
  ++restarts;
}

void House::open_talk(const TalkRules& rules) {
  REQUIRE(exchange->put_roadmap({{"action", "A1-03", 1, R"({"id":"A1-03"})"}}, rules));
}

std::vector<DownMessage> House::ask(const std::string& bearer, std::vector<UpMessage> up,
                                    const std::string& caller) {
  const auto reply = read_reply(exchange->sync(bearer, write_request(up), caller));
  REQUIRE(reply);
  return *reply;
}

Receipts House::push(int device, std::vector<Intent> intents, Hello hello) {
  const std::int64_t first = intents.empty() ? 1 : intents.front().n;
  const auto down =
      ask(secret_of(device), {hello, Push{std::string(talk), first, std::move(intents), {}}});
  const auto* receipts = find<Receipts>(down);
  return receipts != nullptr ? *receipts : Receipts{};
}

std::string House::refusal(int device, std::vector<Intent> intents, Hello hello) {
  const std::int64_t first = intents.front().n;
  const auto down =
      ask(secret_of(device), {hello, Push{std::string(talk), first, std::move(intents), {}}});
  const auto* refuse = find<Refuse>(down);
  return refuse != nullptr ? refuse->code : "";
}

Delta House::pull(int device, const std::string& lane, std::int64_t cursor, std::int64_t limit,
                  Hello hello) {
  const auto down = ask(secret_of(device), {hello, Pull{std::string(talk), lane, cursor, limit}});
  const auto* delta = find<Delta>(down);
  REQUIRE(delta != nullptr);
  return *delta;
}

std::string House::reset(int device, const std::string& lane, std::int64_t cursor, Hello hello) {
  const auto down = ask(secret_of(device), {hello, Pull{std::string(talk), lane, cursor, 500}});
  const auto* reset = find<Reset>(down);
  return reset != nullptr ? reset->reason : "";
}

bool holds(const Delta& delta, Op op, std::string_view kind, const std::string& id) {
  for (const DeltaRow& row : delta.rows) {
    if (row.op == op && row.row.kind == kind && row.row.id == id) return true;
  }
  return false;
}

std::string sum_of(const std::vector<Delta>& deltas) {
  std::map<std::pair<std::string, std::string>, std::int64_t> held;
  for (const Delta& delta : deltas) {
    for (const DeltaRow& row : delta.rows) {
      const std::pair<std::string, std::string> key{row.row.kind, row.row.id};
      if (row.op == Op::put) held[key] = row.rev;
      if (row.op != Op::put) held.erase(key);
    }
  }
  SetHash sum;
  for (const auto& [key, rev] : held) sum.add(key.first, key.second, rev);
  return sum.text();
}

}  // namespace cairn::server::test
