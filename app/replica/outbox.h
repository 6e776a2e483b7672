// What a person wrote on this device and the server has not finally decided: small and precious.
//
// It is a database file of its own, so that the base, which can be fetched again, never endangers
// it. Promises: each call is one transaction, on the disk when it returns true; numbers are
// contiguous per scope; an intent keeps its id whatever its number becomes; it leaves only when
// its receipt is final and durable and the base shows what came of it, and a refused one with
// words not before its author lets it go. The server's words are remembered, never trusted to
// make anything disappear.
// Leaves out: chance and clock (the caller brings them), sending (sync/engine.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/intent.h"
#include "ledger/receipt.h"

struct sqlite3;

namespace cairn {

/// An intent here, and how far it is.
struct Pending {
  std::string scope;
  Intent intent;  // n 0: of the device this one was before a fork, or refused and let be
  bool sent = false;
  bool is_shelved = false;  // refused, finally: kept for its author to read, copy or dismiss
  std::optional<Receipt> receipt;
};

/// The numbers of one scope.
struct Numbers {
  std::string scope;
  std::int64_t next = 1;   // of the next intent
  std::int64_t acked = 0;  // -1: unknown since the server's history changed: ask
  std::int64_t durable = 0;
  std::int64_t durable_seq = 0;  // what was decided up to there is durable
};

struct Draft {
  std::string key;
  std::string words;
};

/// Characters of the note on a slip: an id, a deposit code.
inline constexpr std::size_t slip_note = 32 + 12;

class Outbox {
 public:
  /// At `path`; ":memory:" for none. `secret` is taken where the file holds none yet.
  Outbox(const std::string& path, std::string_view secret, const char* vfs = nullptr);
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;
  ~Outbox();

  bool ok() const { return db_ != nullptr; }
  const std::string& error() const { return error_; }
  /// Is the file no outbox, or not whole (quick_check)? A full or failing disk is not that.
  bool is_damaged() const;

  // Who this device is.
  std::string secret() const { return note("secret"); }
  /// The first device this one descends from, told for ever: a server that is restored may have
  /// forgotten the descent, and one person would support twice.
  std::string rekey_from() const { return note("rekey_from"); }
  std::string epoch() const { return note("epoch"); }
  std::string person() const { return note("person"); }  // whom its supports count for; or ""
  bool set_person(std::string_view person) { return keep_note("person", person); }
  /// Of the staff: what this device may do, as the server told it last (model/rights.h).
  std::string rights() const { return note("staff rights"); }
  /// Other words of its coming in: "name", "invitation" not taken yet, "refusal"; and "slips": of
  /// what it entered for others, id and code (slip_note), until nothing of it is here.
  std::string staff(std::string_view what) const { return note("staff " + std::string(what)); }
  bool set_staff(std::string_view what, std::string_view words) {
    return keep_note("staff " + std::string(what), words);
  }
  /// Was this device asked to keep all that is said, and not only what is its own?
  bool keeps_all() const { return note("keeps") == "all"; }
  bool set_keeps_all(bool all) { return keep_note("keeps", all ? "all" : ""); }

  /// What is followed here (follow/follows.h).
  std::string follows() const { return note("follows"); }
  bool set_follows(std::string_view note) { return keep_note("follows", note); }

  /// What it supports, as the server said last: " A1-03 <id> "; a support is in nobody's lane.
  std::string supports() const { return note("supports"); }
  /// An answer takes the place of any other to the same question ("A1-03/2.3").
  bool set_support(std::string_view on, bool set);
  /// Of which nothing is to stay here once it is sent (part.h): ids, one after the other.
  std::string parting() const { return note("parting"); }
  bool set_parting(std::string_view ids) { return keep_note("parting", ids); }

  bool add_claim(std::string_view code);
  bool drop_claim(std::string_view code);
  std::vector<std::string> claims() const;  // the newest last

  /// Saves what was asked for: gives it its number, and keeps its claim. The draft it came from
  /// goes with it. What is too long to be an intent is not saved: everything would wait behind it.
  bool write(std::string_view scope, Intent& intent, std::string_view draft = {});
  /// What another outbox of this person holds and this one does not, numbered anew: ids stay, so
  /// that it counts once. All of it or nothing.
  bool take_over(const Outbox& other);
  /// In the order they were written, scope by scope.
  std::vector<Pending> pending(std::string_view scope = {}) const;
  bool holds(std::string_view id) const;  // an intent
  std::vector<Numbers> numbers() const;
  bool mark_sent(std::string_view scope, std::int64_t first, std::int64_t last);
  /// The server's verdicts. What does not fit what was written here is passed over.
  bool accept(std::string_view scope, std::int64_t acked, std::int64_t durable,
              const std::vector<Receipt>& receipts);
  /// What the server does not have beyond `acked` is numbered from there, and sent again.
  bool renumber(std::string_view scope, std::int64_t acked);
  /// Another device was taken for this one: it becomes a new one.
  bool rekey(std::string_view secret);
  /// The server's history is another: everything is asked for, or sent, again.
  bool adopt(std::string_view epoch);
  /// These may go: each is decided, durable, and shown by the base.
  bool release(const std::vector<std::string>& ids);
  /// Refused, with words: stays for its author, without a number.
  bool shelve(const std::string& id);
  /// Its author let a shelved one go.
  bool dismiss(const std::string& id);
  /// Its words are to leave no byte: another body takes the place of the one that held them (a
  /// shelved one goes). Its number stays, or those behind would wait.
  bool forget(const std::string& id, std::string_view body);

  bool keep_draft(std::string_view key, std::string_view words);  // "": drops it
  std::vector<Draft> drafts() const;

  /// Everything as lines of JSON, and back into an empty or older outbox, device included: what
  /// both have stays as it is here. Lines that are no newer than this outbox are left alone.
  std::string lines() const;
  bool read_lines(std::string_view lines);

  /// What was let go leaves no byte in the log either (file.h).
  bool tidy();

  /// Counts what changed here, from one opening to the next: who shows it looks whether it moved.
  std::int64_t version() const { return version_; }

 private:
  std::string note(std::string_view key) const;
  bool keep_note(std::string_view key, std::string_view value);
  bool count_up();
  bool begin();
  bool end(bool done);
  bool write_next(std::string_view scope, Intent& intent);
  bool number_again(std::string_view scope, std::int64_t acked);
  bool read_line(const Json& line);

  sqlite3* db_ = nullptr;
  std::string error_;
  bool is_damaged_ = false;
  std::int64_t version_ = 0;
};

}  // namespace cairn
