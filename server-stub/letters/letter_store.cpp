#include "letters/letter_store.h"

#include <sqlite3.h>

#include "bytes/digest.h"

namespace cairn::server {

namespace {

constexpr const char* opening = R"(
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS letter (
    key TEXT PRIMARY KEY, received INTEGER NOT NULL, lang TEXT NOT NULL, subject TEXT NOT NULL,
    words TEXT NOT NULL, name TEXT NOT NULL, reply_to TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS letter_received ON letter (received);
)";

void bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
  sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::string column(sqlite3_stmt* statement, int at) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, at));
  return text == nullptr
             ? std::string()
             : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, at)));
}

}  // namespace

std::string letter_key(std::string_view form_id, Lang lang, const Letter& letter,
                       std::int64_t now) {
  std::string all(form_id.empty() ? "day " + std::to_string(now / 86400) : std::string(form_id));
  for (const std::string_view part :
       {code(lang), std::string_view(letter.subject), std::string_view(letter.words),
        std::string_view(letter.name), std::string_view(letter.reply_to)}) {
    all += '\0';
    all += part;
  }
  const Digest digest = sha256(all);
  return hex({reinterpret_cast<const char*>(digest.data()), 16});
}

std::string receipt_of(std::string_view key) {
  static constexpr char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::uint64_t bits = 0;
  for (const char c : key.substr(0, 10)) {
    bits = bits << 4 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  std::string receipt;
  for (int i = 7; i >= 0; --i) {
    receipt += letters[bits >> (5 * i) & 31];
    if (i == 4) receipt += '-';
  }
  return receipt;
}

LetterStore::LetterStore(const std::string& path) {
  if (sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
      SQLITE_OK) {
    fail();
    return;
  }
  run(opening);
}

LetterStore::~LetterStore() { sqlite3_close(db_); }

bool LetterStore::fail() {
  error_ = db_ == nullptr ? "out of memory" : sqlite3_errmsg(db_);
  return false;
}

bool LetterStore::run(const char* sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK || fail();
}

sqlite3_stmt* LetterStore::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr) != SQLITE_OK) fail();
  return statement;
}

bool LetterStore::keep(const KeptLetter& kept) {
  error_.clear();
  sqlite3_stmt* insert =
      prepare("INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING");
  if (insert == nullptr) return false;
  bind_text(insert, 1, kept.key);
  sqlite3_bind_int64(insert, 2, kept.received);
  bind_text(insert, 3, code(kept.lang));
  bind_text(insert, 4, kept.letter.subject);
  bind_text(insert, 5, kept.letter.words);
  bind_text(insert, 6, kept.letter.name);
  bind_text(insert, 7, kept.letter.reply_to);
  const bool done = sqlite3_step(insert) == SQLITE_DONE || fail();
  sqlite3_finalize(insert);
  return done;
}

bool LetterStore::each(const std::function<void(const KeptLetter&)>& visit) {
  error_.clear();
  sqlite3_stmt* select = prepare(
      "SELECT key, received, lang, subject, words, name, reply_to FROM letter ORDER BY received");
  if (select == nullptr) return false;
  int step = 0;
  while ((step = sqlite3_step(select)) == SQLITE_ROW) {
    KeptLetter kept;
    kept.key = column(select, 0);
    kept.received = sqlite3_column_int64(select, 1);
    kept.lang = column(select, 2) == "en" ? Lang::en : Lang::fr;
    kept.letter = {column(select, 3), column(select, 4), column(select, 5), column(select, 6)};
    visit(kept);
  }
  const bool done = step == SQLITE_DONE || fail();
  sqlite3_finalize(select);
  return done;
}

int LetterStore::purge(std::int64_t before) {
  error_.clear();
  sqlite3_stmt* remove = prepare("DELETE FROM letter WHERE received < ?");
  if (remove == nullptr) return -1;
  sqlite3_bind_int64(remove, 1, before);
  const bool done = sqlite3_step(remove) == SQLITE_DONE || fail();
  sqlite3_finalize(remove);
  if (!done) return -1;
  const int removed = sqlite3_changes(db_);
  // The log still holds the words until it is cut.
  return run("PRAGMA wal_checkpoint(TRUNCATE)") ? removed : -1;
}

}  // namespace cairn::server
