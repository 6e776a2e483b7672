// What the server's answers do to the numbers of an outbox.
#include "json/build.h"
#include "replica/outbox.h"
#include "replica/statement.h"

namespace cairn {

namespace {

bool keep_receipt(sqlite3* db, std::string_view scope, const Receipt& receipt) {
  Statement keep(db,
                 "UPDATE intent SET receipt = ?, sent = 1 WHERE scope = ? AND n = ? AND id = ?");
  const std::string text = write_json(write_receipt(receipt));
  return keep.bind(1, text).bind(2, scope).bind(3, receipt.n).bind(4, receipt.id).run();
}

Numbers numbers_in(sqlite3* db, std::string_view scope) {
  Statement find(db, "SELECT next, acked, durable, durable_seq FROM numbers WHERE scope = ?");
  Numbers numbers;
  numbers.scope = scope;
  if (!find.bind(1, scope).row()) return numbers;
  numbers.next = find.number(0);
  numbers.acked = find.number(1);
  numbers.durable = find.number(2);
  numbers.durable_seq = find.number(3);
  return numbers;
}

bool keep_numbers(sqlite3* db, const Numbers& numbers) {
  Statement keep(db, "INSERT OR REPLACE INTO numbers VALUES(?, ?, ?, ?, ?)");
  keep.bind(1, numbers.scope).bind(2, numbers.next).bind(3, numbers.acked);
  return keep.bind(4, numbers.durable).bind(5, numbers.durable_seq).run();
}

}  // namespace

std::vector<Numbers> Outbox::numbers() const {
  std::vector<Numbers> all;
  if (db_ == nullptr) return all;
  Statement list(db_,
                 "SELECT scope, next, acked, durable, durable_seq FROM numbers ORDER BY scope");
  while (list.row()) {
    all.push_back({std::string(list.text(0)), list.number(1), list.number(2), list.number(3),
                   list.number(4)});
  }
  return all;
}

bool Outbox::mark_sent(std::string_view scope, std::int64_t first, std::int64_t last) {
  if (!begin()) return false;
  Statement mark(db_, "UPDATE intent SET sent = 1 WHERE scope = ? AND n BETWEEN ? AND ?");
  return end(mark.bind(1, scope).bind(2, first).bind(3, last).run());
}

bool Outbox::number_again(std::string_view scope, std::int64_t acked) {
  std::vector<std::int64_t> places;
  Statement list(db_,
                 "SELECT place FROM intent WHERE scope = ? AND shelved = 0 AND (n = 0 OR n > ?) "
                 "ORDER BY place");
  list.bind(1, scope).bind(2, acked);
  while (list.row()) places.push_back(list.number(0));
  if (list.failed()) return false;
  Numbers numbers = numbers_in(db_, scope);
  numbers.next = acked + 1;
  Statement give(db_, "UPDATE intent SET n = ?, receipt = '', sent = 0 WHERE place = ?");
  for (const std::int64_t place : places) {
    if (!give.bind(1, numbers.next++).bind(2, place).run()) return false;
  }
  numbers.acked = acked;
  if (numbers.durable > acked) numbers.durable = acked;
  return keep_numbers(db_, numbers);
}

bool Outbox::renumber(std::string_view scope, std::int64_t acked) {
  return begin() && end(number_again(scope, acked));
}

bool Outbox::accept(std::string_view scope, std::int64_t acked, std::int64_t durable,
                    const std::vector<Receipt>& receipts) {
  if (!begin()) return false;
  bool done = numbers_in(db_, scope).acked >= 0 || number_again(scope, acked);
  for (const Receipt& receipt : receipts) done = done && keep_receipt(db_, scope, receipt);
  Numbers numbers = numbers_in(db_, scope);
  if (acked > numbers.acked) numbers.acked = acked;
  if (durable > numbers.durable) numbers.durable = durable;
  Statement list(db_, "SELECT receipt FROM intent WHERE scope = ? AND n BETWEEN 1 AND ?");
  list.bind(1, scope).bind(2, numbers.durable);
  while (list.row()) {
    JsonError error;
    const auto json = read_json(list.text(0), error);
    const std::int64_t seq = json ? number_of(*json, "seq") : 0;
    if (seq > numbers.durable_seq) numbers.durable_seq = seq;
  }
  return end(done && !list.failed() && keep_numbers(db_, numbers));
}

bool Outbox::rekey(std::string_view secret) {
  const std::string before = this->secret();
  if (!begin()) return false;
  // What was decided is the former device's: without a number, until it is durable. What was held
  // is sent again, or nobody would ever ask about it.
  bool done = execute(db_,
                      "UPDATE intent SET receipt = '' WHERE receipt LIKE '%:\"held\"%';"
                      "UPDATE intent SET n = 0 WHERE receipt <> '' AND shelved = 0;"
                      "UPDATE numbers SET next = 1, acked = 0, durable = 0;");
  std::vector<std::int64_t> places;
  std::vector<std::string> scopes;
  Statement list(
      db_, "SELECT place, scope FROM intent WHERE receipt = '' AND shelved = 0 ORDER BY place");
  while (list.row()) {
    places.push_back(list.number(0));
    scopes.emplace_back(list.text(1));
  }
  Statement give(db_, "UPDATE intent SET n = ?, sent = 0 WHERE place = ?");
  for (std::size_t i = 0; i < places.size() && done; ++i) {
    Numbers numbers = numbers_in(db_, scopes[i]);
    done = give.bind(1, numbers.next++).bind(2, places[i]).run() && keep_numbers(db_, numbers);
  }
  done = done && (!rekey_from().empty() || keep_note("rekey_from", before));
  return end(done && !list.failed() && keep_note("secret", secret));
}

bool Outbox::adopt(std::string_view epoch) {
  if (this->epoch() == epoch) return true;
  const bool is_first = this->epoch().empty();
  if (!begin()) return false;
  const bool done = is_first || execute(db_,
                                        "UPDATE intent SET receipt = '', sent = 0 "
                                        "WHERE shelved = 0;"
                                        "UPDATE numbers SET acked = -1, durable_seq = 0;");
  return end(done && keep_note("epoch", epoch));
}

}  // namespace cairn
