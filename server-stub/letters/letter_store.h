// The letters people wrote through the contact form, kept in one SQLite file.
//
// Promises: `keep` returns true only when the letter is on the disk (WAL, synchronous=FULL); the
// same letter under the same key is kept once; what is purged is overwritten, not just unlinked.
// Kept with a letter: its words, the language of the form and the time; nothing of the machine
// that sent it. One thread at a time (SQLite is built without its locks).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "update/visit.h"

struct sqlite3;
struct sqlite3_stmt;

namespace cairn::server {

/// How long a letter is kept, in days: long enough to answer and to report, no longer.
inline constexpr int letter_days = 365;

struct KeptLetter {
  std::string key;  // 32 hexadecimal digits
  Lang lang = Lang::fr;
  std::int64_t received = 0;  // seconds since 1970
  Letter letter;
};

/// The same for the same words under the same form id; `day` stands in where there is no id.
std::string letter_key(std::string_view form_id, Lang lang, const Letter& letter, std::int64_t now);
/// What a person notes down: "K7QD-93MX", without letters that look alike.
std::string receipt_of(std::string_view key);

class LetterStore {
 public:
  /// Opens or makes the file; `error` is set where that fails.
  explicit LetterStore(const std::string& path);
  LetterStore(const LetterStore&) = delete;
  LetterStore& operator=(const LetterStore&) = delete;
  ~LetterStore();

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }

  bool keep(const KeptLetter& letter);
  /// Oldest first.
  bool each(const std::function<void(const KeptLetter&)>& visit);
  /// Removes what came before that time; how many, or -1.
  int purge(std::int64_t before);

 private:
  bool run(const char* sql);
  sqlite3_stmt* prepare(const char* sql);
  bool fail();

  sqlite3* db_ = nullptr;
  std::string error_;
};

}  // namespace cairn::server
