#include "replica/talk_index.h"

#include <string>

#include "json/build.h"
#include "ledger/rows.h"
#include "replica/statement.h"
#include "replica/words.h"

namespace cairn {

namespace {

std::string in(std::string_view prefix, std::string_view before, std::string_view after) {
  return std::string(before).append(prefix).append(after);
}

/// Where the index has it, or 0.
std::int64_t number_of_entry(sqlite3* db, std::string_view prefix, std::string_view scope,
                             const std::string& id) {
  Statement find(db, in(prefix, "SELECT nr FROM ", "talk_index WHERE scope = ? AND id = ?"));
  return find.bind(1, scope).bind(2, id).row() ? find.number(0) : 0;
}

bool add(sqlite3* db, std::string_view prefix, std::string_view scope, const Contribution& c) {
  Statement entry(db, in(prefix, "INSERT INTO ",
                         "talk_index(scope, id, parent, at, axis, form, standing) "
                         "VALUES(?, ?, ?, ?, ?, ?, ?)"));
  entry.bind(1, scope).bind(2, c.id).bind(3, c.parent).bind(4, c.at).bind(5, c.axis);
  entry.bind(6, slug(c.form)).bind(7, slug(c.standing));
  if (!entry.run()) return false;
  const std::int64_t nr = number_of_entry(db, prefix, scope, c.id);
  Statement words(db,
                  in(prefix, "INSERT INTO ", "talk_words(rowid, words, place) VALUES(?, ?, ?)"));
  const std::string said = folded(c.words), place = folded(c.place);
  return words.bind(1, nr).bind(2, said).bind(3, place).run();
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

bool index_talk(sqlite3* db, std::string_view prefix, std::string_view scope, const Row& row) {
  if (const auto c = contribution_of(row)) return add(db, prefix, scope, *c);
  std::string target;
  std::int64_t n = 0;
  if (!link_of(row, target, n)) return true;
  Statement link(db, in(prefix, "INSERT OR REPLACE INTO ", "talk_link VALUES(?, ?, ?, ?, ?)"));
  return link.bind(1, scope).bind(2, target).bind(3, row.kind).bind(4, row.id).bind(5, n).run();
}

bool unindex_talk(sqlite3* db, std::string_view scope, const Row& row) {
  std::string target;
  std::int64_t n = 0;
  if (const auto c = contribution_of(row)) {
    const std::int64_t nr = number_of_entry(db, "", scope, c->id);
    if (nr == 0) return true;
    const std::string said = folded(c->words), place = folded(c->place);
    Statement words(db,
                    "INSERT INTO talk_words(talk_words, rowid, words, place) "
                    "VALUES('delete', ?, ?, ?)");
    return words.bind(1, nr).bind(2, said).bind(3, place).run() &&
           Statement(db, "DELETE FROM talk_index WHERE nr = ?").bind(1, nr).run();
  }
  if (!link_of(row, target, n)) return true;
  Statement gone(db,
                 "DELETE FROM talk_link WHERE scope = ? AND target = ? AND kind = ? AND id = ?");
  return gone.bind(1, scope).bind(2, target).bind(3, row.kind).bind(4, row.id).run();
}

}  // namespace cairn
