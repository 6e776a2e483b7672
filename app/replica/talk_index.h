// How what people said is found: by time, axis, form, standing, by what it answers, by words, by
// the themes that the staff gave it.
//
// Promises: an entry follows its row in the same transaction; taking one out takes its words out
// of the index, byte by byte. The same tables stand in `temp` for the overlay (`ov_` before
// their names). Kinds other than contribution, reply and tally have none.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/contribution.h"
#include "model/row.h"
#include "replica/statement.h"

namespace cairn {

/// Its statements are prepared once, for many rows: preparing takes longer than running.
class TalkIndex {
 public:
  /// `prefix`: "" for the base, "ov_" for the overlay.
  TalkIndex(sqlite3* db, std::string_view prefix);

  bool put(std::string_view scope, const Row& row);
  /// `row` as it was when it was put.
  bool take_out(std::string_view scope, const Row& row);

 private:
  std::int64_t number_of(std::string_view scope, const std::string& id);
  bool add(std::string_view scope, const Contribution& c);
  struct Link {
    std::string target, kind, id;
    std::int64_t n;
  };
  static std::optional<Link> link_of(const Row& row);
  bool link(std::string_view scope, const Link& one, bool there);
  bool link_themes(std::string_view scope, const Contribution& c, bool there);

  Statement find_, entry_, words_, link_, drop_words_, drop_entry_, drop_link_;
};

}  // namespace cairn
