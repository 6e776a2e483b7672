#include "replica/talk_index.h"

#include "json/build.h"
#include "ledger/rows.h"
#include "replica/words.h"

namespace cairn {

namespace {

std::string in(std::string_view prefix, std::string_view before, std::string_view after) {
  return std::string(before).append(prefix).append(after);
}

}  // namespace

/// Of a reply and a tally: what it is about, and how much.
std::optional<TalkIndex::Link> TalkIndex::link_of(const Row& row) {
  if (row.kind == "tally") return Link{row.id, row.kind, row.id, supports_of(row).all()};
  const auto reply = reply_of(row);
  return reply ? std::optional<Link>({reply->on, row.kind, row.id, 0}) : std::nullopt;
}

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
  // What says the same as another is found where its answers are.
  entry_.bind(1, scope)
      .bind(2, c.id)
      .bind(3, c.same.empty() ? c.parent : c.same)
      .bind(4, c.at)
      .bind(5, c.axis);
  entry_.bind(6, slug(c.form)).bind(7, slug(c.standing));
  if (!entry_.run()) return false;
  const std::string said = folded(c.words), place = folded(c.place);
  return words_.bind(1, number_of(scope, c.id)).bind(2, said).bind(3, place).run();
}

bool TalkIndex::link(std::string_view scope, const Link& one, bool there) {
  Statement& way = there ? link_ : drop_link_;
  way.bind(1, scope).bind(2, one.target).bind(3, one.kind).bind(4, one.id);
  if (there) way.bind(5, one.n);
  return way.run();
}

/// The themes that the staff gave it. Of its own kind, so that what is written here takes the place
/// of what the server said.
bool TalkIndex::link_themes(std::string_view scope, const Contribution& c, bool there) {
  for (const std::string& theme : c.themes) {
    if (!link(scope, {theme, "contribution", c.id, 0}, there)) return false;
  }
  return true;
}

bool TalkIndex::put(std::string_view scope, const Row& row) {
  if (const auto c = contribution_of(row)) return add(scope, *c) && link_themes(scope, *c, true);
  const auto one = link_of(row);
  return !one || link(scope, *one, true);
}

bool TalkIndex::take_out(std::string_view scope, const Row& row) {
  if (const auto c = contribution_of(row)) {
    const std::int64_t nr = number_of(scope, c->id);
    if (nr == 0) return true;
    const std::string said = folded(c->words), place = folded(c->place);
    return drop_words_.bind(1, nr).bind(2, said).bind(3, place).run() &&
           drop_entry_.bind(1, nr).run() && link_themes(scope, *c, false);
  }
  const auto one = link_of(row);
  return !one || link(scope, *one, false);
}

}  // namespace cairn
