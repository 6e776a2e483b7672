// The replica: a SQLite file that holds exactly what the server said, and can be searched.
//
// Promises: the same bytes of rows give the same roadmap and the same search results, natively
// and in wasm; every primary key starts with the scope; search is blind to accents and case and
// finds by the beginning of a word. Errors are values: false or empty, with `error()` to read:
// why it could not be opened, or else how the last call failed.
// Leaves out (yet): outbox, overlay, lanes: the issue of the ledger.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

struct sqlite3;

namespace cairn {

inline constexpr int replica_schema = 1;

class Replica {
 public:
  /// An empty replica at `path` (":memory:" for none); schema made or migrated.
  explicit Replica(const std::string& path);
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

  /// Ids of the actions that hold every word of `text` in that language (or in the only one
  /// they are written in), best first; empty text finds none. Any text is safe.
  std::vector<std::string> search_actions(Lang lang, std::string_view text) const;

  /// The whole database as bytes: equal for equal rows and cursor, whatever came before.
  std::vector<unsigned char> snapshot() const;

 private:
  Replica() = default;
  void close();
  bool told(bool done) const;  // sets `error_`

  sqlite3* db_ = nullptr;
  mutable std::string error_;
};

}  // namespace cairn
