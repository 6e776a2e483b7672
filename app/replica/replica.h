// The replica: a SQLite file that holds exactly what the server said, and can be searched.
//
// Promises: the same bytes of rows give the same roadmap and the same search results, natively
// and in wasm; every primary key starts with the scope; search is blind to accents and case and
// finds by the beginning of a word. Errors are values: false or empty, with `error()` to read:
// why it could not be opened, or else how the last call failed. What this device wrote stands on
// top of the rows (overlay.h), and never among them.
// Leaves out: the outbox (outbox.h, a file of its own), when to ask the server (sync/engine.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/talk.h"
#include "pack/pack.h"
#include "replica/base.h"
#include "replica/overlay.h"

struct sqlite3;

namespace cairn {

inline constexpr int replica_schema = 2;

class Replica {
 public:
  /// An empty replica at `path` (":memory:" for none); schema made or migrated.
  explicit Replica(const std::string& path, const char* vfs = nullptr);
  /// A replica in memory from the bytes of a snapshot, checked: damaged bytes, another schema
  /// or a newer one are refused, with a reason.
  static Replica from_snapshot(std::span<const unsigned char> bytes);
  Replica(Replica&&) noexcept;
  Replica& operator=(Replica&&) noexcept;
  ~Replica();

  /// A replica that could not be opened stays empty, and is never ok again.
  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }

  /// Replaces all rows of the roadmap scope and its search index, in one transaction.
  bool replace_roadmap(const std::vector<Row>& rows, std::int64_t cursor);
  /// By kind (in the alphabet's order), then in the pack's order.
  std::vector<Row> roadmap_rows() const;
  std::int64_t cursor() const;

  // What the server says (base.h). After `take` the overlay is to be rebuilt.
  Taken take(const Delta& delta);
  std::vector<Taken> take_together(const std::vector<const Delta*>& deltas);
  bool reset(std::string_view scope, std::string_view lane, bool rows_too = false);
  std::string epoch() const;
  bool adopt(std::string_view epoch);
  std::vector<Stream> streams() const;
  std::vector<Delta> own_lanes() const;

  /// What is here was equal to the server's, which said `server_time`; here it was `now`. Both in
  /// ms. `is_all`: nothing that is public is left out.
  bool note_sync(std::int64_t server_time, std::int64_t now, bool is_all);
  std::int64_t synced_at() const;  // the server's clock; 0: never
  /// The device's clock then. 0: never; -1: what others said was let go since.
  std::int64_t whole_at() const;
  bool has_all() const;
  /// The server's clock when the device's says `now`: the device's may be years off.
  std::int64_t server_time(std::int64_t now) const;
  /// What others said goes, since nobody can say any more whether they took it back; one's own
  /// and the roadmap stay.
  bool let_go_of_talk();

  /// Shows what this device wrote on top; lets go of nothing. `outbox` must stay where it is.
  bool rebuild(const Outbox& outbox, const Self& self = {});
  /// Of a scope, by kind and id: the base, or the base with the overlay on top.
  std::vector<Row> base_rows(std::string_view scope) const;
  std::vector<Row> shown_rows(std::string_view scope) const;
  /// Lets the outbox drop what is decided, durable and shown (settle.h).
  bool settle_outbox(Outbox& outbox);
  /// Takes away what is to leave this device (part.h).
  bool part(Outbox& outbox);

  TalkPage talk(const TalkQuery& query) const;
  std::optional<Said> said(std::string_view id, int page = 1) const;  // of its answers
  TalkCounts counts(std::string_view on) const;                       // "": of all
  // For those in charge (talk_find.h).
  std::vector<std::string> standing(Standing standing) const;
  std::vector<Row> of_kind(std::string_view kind) const;
  /// The code that gives the right over one's own contribution; "" where it is not one's own.
  std::string claim_over(std::string_view id) const;
  /// All this device's own, newest first, with how far each is.
  std::vector<Said> mine() const;

  /// Ids of the actions that hold every word of `text` in that language (or in the only one
  /// they are written in), best first; empty text finds none. Any text is safe.
  std::vector<std::string> search_actions(Lang lang, std::string_view text) const;

  /// What was deleted leaves no byte in the log either (file.h).
  bool tidy() const;
  /// The file was found to be no replica, or not whole: it is to be thrown away.
  bool is_damaged() const { return is_damaged_; }

  /// The database itself, for those who look whether it is as it should be.
  sqlite3* handle() const { return db_; }

  /// The whole database as bytes: equal for equal rows and cursor, whatever came before.
  std::vector<unsigned char> snapshot() const;

 private:
  Replica() = default;
  void close();
  bool told(bool done) const;  // sets `error_`
  bool index_subjects() const;
  std::int64_t time_of(std::string_view key) const;
  std::vector<Row> rows_in(const char* sql, std::string_view scope) const;

  sqlite3* db_ = nullptr;
  const Outbox* outbox_ = nullptr;
  mutable std::string error_;
  mutable bool is_damaged_ = false;
};

}  // namespace cairn
