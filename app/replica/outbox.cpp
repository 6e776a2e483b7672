#include "replica/outbox.h"

#include <sqlite3.h>

#include "json/build.h"
#include "replica/file.h"
#include "replica/statement.h"

namespace cairn {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS note(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim(code TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS numbers(scope TEXT PRIMARY KEY, next INTEGER NOT NULL DEFAULT 1,
  acked INTEGER NOT NULL DEFAULT 0, durable INTEGER NOT NULL DEFAULT 0,
  durable_seq INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS intent(place INTEGER PRIMARY KEY, scope TEXT NOT NULL,
  n INTEGER NOT NULL, id TEXT UNIQUE NOT NULL, kind TEXT NOT NULL, claim TEXT NOT NULL,
  claimed_at INTEGER NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0,
  shelved INTEGER NOT NULL DEFAULT 0, receipt TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS draft(key TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
)sql";

std::optional<Receipt> receipt_of(std::string_view text) {
  JsonError error;
  const auto json = text.empty() ? std::nullopt : read_json(text, error);
  return json ? read_receipt(*json) : std::nullopt;
}

bool run_on(sqlite3* db, std::string_view sql, std::string_view text) {
  return Statement(db, sql).bind(1, text).run();
}

}  // namespace

Outbox::Outbox(const std::string& path, std::string_view secret, const char* vfs) {
  db_ = open_database(path, vfs, error_);
  if (db_ == nullptr) return;
  const bool done = error_.empty() && begin() && execute(db_, tables) && execute(db_, "COMMIT") &&
                    (!note("secret").empty() ||
                     run_on(db_, "INSERT OR REPLACE INTO note VALUES('secret', ?)", secret));
  if (done) {
    // A new one is older than any mirror.
    version_ = 0;
    whole_number(note("version"), version_);
    return;
  }
  if (error_.empty()) error_ = sqlite3_errmsg(db_);
  is_damaged_ = is_damage(db_);
  close_database(db_);
  db_ = nullptr;
}

Outbox::~Outbox() { close_database(db_); }

bool Outbox::is_damaged() const {
  if (db_ == nullptr) return is_damaged_;
  Statement check(db_, "PRAGMA quick_check(1)");
  return check.row() ? check.text(0) != "ok" : is_damage(db_);
}

bool Outbox::tidy() { return db_ != nullptr && tidy_database(db_); }

bool Outbox::begin() { return db_ != nullptr && execute(db_, "BEGIN IMMEDIATE"); }

bool Outbox::end(bool done) {
  const std::string next = std::to_string(version_ + 1);
  if (done && run_on(db_, "INSERT OR REPLACE INTO note VALUES('version', ?)", next) &&
      execute(db_, "COMMIT")) {
    ++version_;
    return true;
  }
  error_ = sqlite3_errmsg(db_);
  execute(db_, "ROLLBACK");
  return false;
}

std::string Outbox::note(std::string_view key) const {
  if (db_ == nullptr) return {};
  Statement find(db_, "SELECT value FROM note WHERE key = ?");
  return find.bind(1, key).row() ? std::string(find.text(0)) : "";
}

bool Outbox::keep_note(std::string_view key, std::string_view value) {
  if (db_ == nullptr) return false;
  if (note(key) == value) return true;
  Statement keep(db_, "INSERT OR REPLACE INTO note VALUES(?, ?)");
  return count_up() && keep.bind(1, key).bind(2, value).run();
}

/// Before the change: cut in between, the file is taken for newer than it is, and no mirror of
/// before undoes what follows.
bool Outbox::count_up() {
  const std::string next = std::to_string(++version_);
  return db_ != nullptr && run_on(db_, "INSERT OR REPLACE INTO note VALUES('version', ?)", next);
}

bool Outbox::set_support(std::string_view on, bool set) {
  std::string all = supports();
  // Of one question a person has one answer, or none.
  for (char choice = '1'; on.find('/') != on.npos && choice <= '9'; ++choice) {
    const std::string other = " " + std::string(on.substr(0, on.size() - 1)) + choice + " ";
    const std::size_t at = all.find(other);
    if (at != all.npos) all.erase(at + 1, other.size() - 1);
  }
  const std::string named = std::string(on) + " ";
  const std::size_t at = all.find(" " + named);
  if (set && at == all.npos) {
    all += (all.empty() ? " " : "") + named;
  } else if (!set && at != all.npos) {
    all.erase(at + 1, named.size());
  }
  return all == supports() || keep_note("supports", all);
}

bool Outbox::add_claim(std::string_view code) {
  return count_up() && run_on(db_, "INSERT OR IGNORE INTO claim VALUES(?)", code);
}

bool Outbox::drop_claim(std::string_view code) {
  return count_up() && run_on(db_, "DELETE FROM claim WHERE code = ?", code);
}

std::vector<std::string> Outbox::claims() const {
  std::vector<std::string> claims;
  if (db_ == nullptr) return claims;
  Statement list(db_, "SELECT code FROM claim ORDER BY rowid");
  while (list.row()) claims.emplace_back(list.text(0));
  return claims;
}

bool Outbox::write_next(std::string_view scope, Intent& intent) {
  // No server would take it, nor anything sent beside it.
  if (intent.body.size() > intent_most) return false;
  Statement next(db_, "SELECT next FROM numbers WHERE scope = ?");
  const std::int64_t n = next.bind(1, scope).row() ? next.number(0) : 1;
  Statement keep(db_,
                 "INSERT INTO intent(scope, n, id, kind, claim, claimed_at, body) "
                 "VALUES(?, ?, ?, ?, ?, ?, ?)");
  keep.bind(1, scope).bind(2, n).bind(3, intent.id).bind(4, intent.kind).bind(5, intent.claim);
  keep.bind(6, intent.claimed_at).bind(7, intent.body);
  Statement count(db_,
                  "INSERT INTO numbers(scope, next) VALUES(?, ?) "
                  "ON CONFLICT DO UPDATE SET next = excluded.next");
  intent.n = n;
  return keep.run() && count.bind(1, scope).bind(2, n + 1).run() &&
         (intent.claim.empty() ||
          run_on(db_, "INSERT OR IGNORE INTO claim VALUES(?)", intent.claim));
}

bool Outbox::write(std::string_view scope, Intent& intent, std::string_view draft) {
  return begin() && end(write_next(scope, intent) &&
                        (draft.empty() || run_on(db_, "DELETE FROM draft WHERE key = ?", draft)));
}

std::vector<Pending> Outbox::pending(std::string_view scope) const {
  std::vector<Pending> all;
  if (db_ == nullptr) return all;
  Statement list(db_,
                 "SELECT scope, n, id, kind, claim, claimed_at, body, sent, shelved, receipt "
                 "FROM intent WHERE ?1 = '' OR scope = ?1 ORDER BY scope, place");
  list.bind(1, scope);
  while (list.row()) {
    Pending p;
    p.scope = list.text(0);
    p.intent = {std::string(list.text(2)), list.number(1), std::string(list.text(3)),
                std::string(list.text(4)), list.number(5), std::string(list.text(6))};
    p.sent = list.number(7) != 0;
    p.is_shelved = list.number(8) != 0;
    p.receipt = receipt_of(list.text(9));
    all.push_back(std::move(p));
  }
  return all;
}

bool Outbox::holds(std::string_view id) const {
  return db_ != nullptr && Statement(db_, "SELECT 1 FROM intent WHERE id = ?").bind(1, id).row();
}

bool Outbox::release(const std::vector<std::string>& ids) {
  if (ids.empty()) return true;
  if (!begin()) return false;
  bool done = true;
  for (const std::string& id : ids)
    done = done && run_on(db_, "DELETE FROM intent WHERE id = ?", id);
  return end(done);
}

bool Outbox::shelve(const std::string& id) {
  return begin() && end(run_on(db_, "UPDATE intent SET n = 0, shelved = 1 WHERE id = ?", id));
}

bool Outbox::dismiss(const std::string& id) {
  return begin() && end(run_on(db_, "DELETE FROM intent WHERE id = ? AND shelved = 1", id));
}

bool Outbox::forget(const std::string& id, std::string_view body) {
  if (!begin()) return false;
  Statement blank(db_, "UPDATE intent SET body = ? WHERE id = ? AND shelved = 0");
  return end(blank.bind(1, body).bind(2, id).run() &&
             run_on(db_, "DELETE FROM intent WHERE id = ? AND shelved = 1", id));
}

bool Outbox::keep_draft(std::string_view key, std::string_view words) {
  if (!begin()) return false;
  bool done = run_on(db_, "DELETE FROM draft WHERE key = ?", key);
  if (done && !words.empty()) {
    done = Statement(db_, "INSERT INTO draft VALUES(?, ?)").bind(1, key).bind(2, words).run();
  }
  return end(done);
}

std::vector<Draft> Outbox::drafts() const {
  std::vector<Draft> drafts;
  if (db_ == nullptr) return drafts;
  Statement list(db_, "SELECT key, words FROM draft ORDER BY key");
  while (list.row()) drafts.push_back({std::string(list.text(0)), std::string(list.text(1))});
  return drafts;
}

}  // namespace cairn
