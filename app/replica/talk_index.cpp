#include "replica/talk_index.h"

#include "json/build.h"
#include "ledger/rows.h"
#include "replica/words.h"

namespace cairn {

namespace {

std::string in(std::string_view prefix, std::string_view before, std::string_view after) {
  return std::string(before).append(prefix).append(after);
}

/// Of a reply and a tally: what it is about, and how much.
bool link_of(const Row& row, std::string& target, std::int64_t& n) {
  if (row.kind == "tally") {
    target = row.id;
    n = supports_of(row).all();
    return true;
  }
  const auto reply = reply_of(row);
  if (reply) target = reply->on;
  return reply.has_value();
}

}  // namespace

TalkIndex::TalkIndex(sqlite3* db, std::string_view prefix)
    : find_(db, in(prefix, "SELECT nr FROM ", "talk_index WHERE scope = ? AND id = ?")),
      entry_(db, in(prefix, "INSERT INTO ",
                    "talk_index(scope, id, parent, at, axis, form, standing) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?)")),
      words_(db, in(prefix, "INSERT INTO ", "talk_words(rowid, words, place) VALUES(?, ?, ?)")),
      link_(db, in(prefix, "INSERT OR REPLACE INTO ", "talk_link VALUES(?, ?, ?, ?, ?)")),
      drop_words_(db,
                  in(prefix, "INSERT INTO ", "talk_words(") + in(prefix, "",
                                                                 "talk_words, rowid, words, place) "
                                                                 "VALUES('delete', ?, ?, ?)")),
      drop_entry_(db, in(prefix, "DELETE FROM ", "talk_index WHERE nr = ?")),
      drop_link_(db, in(prefix, "DELETE FROM ",
                        "talk_link WHERE scope = ? AND target = ? AND kind = ? AND id = ?")) {}

/// Where the index has it, or 0.
std::int64_t TalkIndex::number_of(std::string_view scope, const std::string& id) {
  const bool found = find_.again().bind(1, scope).bind(2, id).row();
  const std::int64_t nr = found ? find_.number(0) : 0;
  find_.again();
  return nr;
}

bool TalkIndex::add(std::string_view scope, const Contribution& c) {
  entry_.bind(1, scope).bind(2, c.id).bind(3, c.parent).bind(4, c.at).bind(5, c.axis);
  entry_.bind(6, slug(c.form)).bind(7, slug(c.standing));
  if (!entry_.run()) return false;
  const std::string said = folded(c.words), place = folded(c.place);
  return words_.bind(1, number_of(scope, c.id)).bind(2, said).bind(3, place).run();
}

bool TalkIndex::put(std::string_view scope, const Row& row) {
  if (const auto c = contribution_of(row)) return add(scope, *c);
  std::string target;
  std::int64_t n = 0;
  if (!link_of(row, target, n)) return true;
  link_.bind(1, scope).bind(2, target).bind(3, row.kind).bind(4, row.id);
  return link_.bind(5, n).run();
}

bool TalkIndex::take_out(std::string_view scope, const Row& row) {
  std::string target;
  std::int64_t n = 0;
  if (const auto c = contribution_of(row)) {
    const std::int64_t nr = number_of(scope, c->id);
    if (nr == 0) return true;
    const std::string said = folded(c->words), place = folded(c->place);
    return drop_words_.bind(1, nr).bind(2, said).bind(3, place).run() &&
           drop_entry_.bind(1, nr).run();
  }
  if (!link_of(row, target, n)) return true;
  return drop_link_.bind(1, scope).bind(2, target).bind(3, row.kind).bind(4, row.id).run();
}

}  // namespace cairn
