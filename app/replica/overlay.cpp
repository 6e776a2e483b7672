#include "replica/overlay.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "replica/statement.h"
#include "replica/talk_index.h"

namespace cairn {

namespace {

constexpr const char* tables = R"sql(
CREATE TEMP TABLE IF NOT EXISTS ov_row(scope TEXT, kind TEXT, id TEXT, gone INTEGER, ord INTEGER,
  body TEXT, PRIMARY KEY(scope, kind, id)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS ov_mine(scope TEXT, id TEXT, PRIMARY KEY(scope, id)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS ov_note(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS ov_talk_index(nr INTEGER PRIMARY KEY, scope TEXT, id TEXT,
  parent TEXT, at INTEGER, axis INTEGER, form TEXT, standing TEXT, UNIQUE(scope, id));
CREATE TEMP TABLE IF NOT EXISTS ov_talk_link(scope TEXT, target TEXT, kind TEXT, id TEXT,
  n INTEGER, PRIMARY KEY(scope, target, kind, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS temp.ov_talk_words USING fts5(words, place, content='',
  columnsize=0, tokenize="unicode61 remove_diacritics 2");
CREATE TEMP VIEW IF NOT EXISTS shown_row AS
  SELECT scope, kind, id, ord, body FROM main.base_row AS b WHERE NOT EXISTS(SELECT 1
    FROM ov_row o WHERE o.scope = b.scope AND o.kind = b.kind AND o.id = b.id)
  UNION ALL SELECT scope, kind, id, ord, body FROM ov_row WHERE gone = 0;
CREATE TEMP VIEW IF NOT EXISTS shown_talk AS
  SELECT 0 AS ov, nr, scope, id, parent, at, axis, form, standing FROM main.talk_index AS b
    WHERE NOT EXISTS(SELECT 1 FROM ov_row o
      WHERE o.scope = b.scope AND o.kind = 'contribution' AND o.id = b.id)
  UNION ALL SELECT 1, nr, scope, id, parent, at, axis, form, standing FROM ov_talk_index;
CREATE TEMP VIEW IF NOT EXISTS shown_link AS
  SELECT scope, target, kind, id, n FROM main.talk_link AS b WHERE NOT EXISTS(SELECT 1
    FROM ov_row o WHERE o.scope = b.scope AND o.kind = b.kind AND o.id = b.id)
  UNION ALL SELECT scope, target, kind, id, n FROM ov_talk_link;
)sql";

constexpr const char* clear[] = {
    "DELETE FROM ov_row",
    "DELETE FROM ov_mine",
    "DELETE FROM ov_talk_index",
    "DELETE FROM ov_note",
    "DELETE FROM ov_talk_link",
    "INSERT INTO ov_talk_words(ov_talk_words) VALUES('delete-all')",
    R"sql(INSERT INTO ov_mine SELECT DISTINCT s.scope, l.id FROM stream s CROSS JOIN base_lane l
      ON l.stream = s.nr WHERE s.lane >= 'own/' AND s.lane < 'own0' AND l.kind = 'contribution')sql"};

/// Whose own contributions those of a scope are: their ids and the code of their lane.
constexpr std::string_view own =
    "SELECT l.id, s.lane FROM stream s CROSS JOIN base_lane l ON l.stream = s.nr WHERE s.scope = ? "
    "AND s.lane >= 'own/' AND s.lane < 'own0' AND l.kind = 'contribution'";

std::optional<Row> base_row(sqlite3* db, std::string_view scope, std::string_view kind,
                            std::string_view id) {
  Statement find(db, "SELECT ord, body FROM base_row WHERE scope = ? AND kind = ? AND id = ?");
  if (!find.bind(1, scope).bind(2, kind).bind(3, id).row()) return {};
  return Row{std::string(kind), std::string(id), find.number(0), std::string(find.text(1))};
}

std::int64_t cursor_of(const std::vector<Stream>& streams, std::string_view scope,
                       std::string_view lane) {
  for (const Stream& s : streams) {
    if (s.scope == scope && s.lane == lane) return s.cursor;
  }
  return -1;
}

/// Words that were taken back meanwhile: the name of the intent that said them stands for them.
bool is_forgotten(const Row& row, const std::vector<Pending>& all) {
  const auto c = contribution_of(row);
  return c && is_id(c->words) && std::any_of(all.begin(), all.end(), [&](const Pending& p) {
           return p.intent.id == c->words;
         });
}

bool keep_changes(sqlite3* db, const std::string& scope, const OverlayView& view,
                  const std::vector<Pending>& all) {
  TalkIndex index(db, "ov_");
  Statement keep(db, "INSERT INTO ov_row VALUES(?, ?, ?, ?, ?, ?)");
  Statement mine(db, "INSERT OR IGNORE INTO ov_mine VALUES(?, ?)");
  for (const auto& [name, changed] : view.changed()) {
    const auto& [kind, id] = name;
    const Row* row = changed && !is_forgotten(*changed, all) ? &*changed : nullptr;
    // What would stay with the server is no row of a replica.
    if (kind == "said" || kind == "waiting") continue;
    if (kind == "author") {
      if (row != nullptr && !mine.bind(1, scope).bind(2, id).run()) return false;
      continue;
    }
    keep.bind(1, scope).bind(2, kind).bind(3, id).bind(4, std::int64_t{row == nullptr});
    keep.bind(5, row != nullptr ? row->ord : 0);
    keep.bind(6, row != nullptr ? std::string_view(row->body) : "");
    if (!keep.run() || (row != nullptr && !index.put(scope, *row))) return false;
  }
  return true;
}

}  // namespace

OverlayView::OverlayView(sqlite3* db, std::string scope, std::string person)
    : db_(db), scope_(std::move(scope)), person_(std::move(person)) {
  Statement list(db, own);
  list.bind(1, scope_);
  while (list.row()) {
    const auto row = base_row(db, scope_, "contribution", list.text(0));
    const auto c = row ? contribution_of(*row) : std::nullopt;
    if (c && !c->words.empty()) said_.push_back(said_id(person_, c->words));
  }
}

std::optional<Row> OverlayView::row(std::string_view kind, std::string_view id) const {
  if (kind == "said" && !looks_for_said_) return {};
  const auto found = changed_.find({std::string(kind), std::string(id)});
  if (found != changed_.end()) return found->second;
  if (kind == "said") {
    if (std::find(said_.begin(), said_.end(), id) == said_.end()) return {};
    return Row{std::string(kind), std::string(id), 0, "{}"};
  }
  if (kind != "author") return base_row(db_, scope_, kind, id);
  Statement find(db_, std::string(own) + " AND l.id = ?");
  if (!find.bind(1, scope_).bind(2, id).row()) return {};
  Json author = json_object();
  put_text(author, "claim", claim_of(find.text(1)));
  put(author, "person", json_text(person_));
  return row_with(kind, id, 0, author);
}

void OverlayView::change(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    auto& row = changed_[{change.row.kind, change.row.id}];
    if (change.op == Op::put) {
      row = change.row;
    } else {
      row.reset();
    }
  }
}

bool make_overlay(sqlite3* db) {
  // What is made last.
  Statement made(db, "SELECT 1 FROM sqlite_temp_schema WHERE name = 'shown_link'");
  return made.row() || execute(db, tables);
}

bool has_effect(const Receipt& receipt) {
  const Outcome outcome = receipt.outcome;
  if (outcome != Outcome::duplicate) {
    // Superseded: it was there until what followed took it back.
    return outcome == Outcome::applied || outcome == Outcome::held || outcome == Outcome::late ||
           outcome == Outcome::superseded;
  }
  return receipt.reason == Reason::none || receipt.reason == Reason::closed ||
         receipt.reason == Reason::awaits_moderation || receipt.reason == Reason::awaits_target;
}

bool is_shown(const std::vector<Stream>& streams, const Pending& pending) {
  const std::int64_t seq = pending.receipt ? pending.receipt->seq : 0;
  const std::int64_t everyone = cursor_of(streams, pending.scope, public_lane);
  if (pending.intent.claim.empty()) return everyone >= seq;
  return cursor_of(streams, pending.scope, own_lane(pending.intent.claim)) >= seq &&
         (everyone < 0 || everyone >= seq);
}

bool rebuild_overlay(sqlite3* db, const Outbox& outbox, const Self& self) {
  if (!make_overlay(db) || !execute(db, "BEGIN")) return false;
  bool done = true;
  for (const char* what : clear) done = done && Statement(db, what).run();
  const std::vector<Stream> streams = streams_of(db);
  const std::vector<Pending> all = outbox.pending();
  Actor actor;
  actor.person = outbox.person().empty() ? "me" : outbox.person();
  actor.claims = outbox.claims();
  actor.channel = self.channel;
  actor.rights = self.rights;
  Statement note(db, "INSERT INTO ov_note VALUES(?, ?)");
  const std::string supports = outbox.supports();
  done = done && note.bind(1, "person").bind(2, actor.person).run() &&
         note.bind(1, "supports").bind(2, supports).run();
  for (std::size_t i = 0; i < all.size() && done;) {
    const std::string& scope = all[i].scope;
    OverlayView view(db, scope, actor.person);
    for (; i < all.size() && all[i].scope == scope; ++i) {
      const Pending& p = all[i];
      if (p.is_shelved) continue;
      if (p.receipt && (!has_effect(*p.receipt) || is_shown(streams, p))) continue;
      actor.claim = p.intent.claim;
      view.look_for_said(!p.receipt);
      const std::int64_t at = p.receipt ? p.receipt->at : p.intent.claimed_at;
      view.change(self.judge(view, actor, scope, p.intent, at).changes);
    }
    done = keep_changes(db, scope, view, all);
  }
  if (done && execute(db, "COMMIT")) return true;
  execute(db, "ROLLBACK");
  return false;
}

}  // namespace cairn
