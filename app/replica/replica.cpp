#include "replica/replica.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "json/build.h"
#include "ledger/lane.h"
#include "replica/file.h"
#include "replica/part.h"
#include "replica/schema.h"
#include "replica/search_index.h"
#include "replica/settle.h"
#include "replica/statement.h"
#include "replica/talk.h"
#include "replica/talk_find.h"

namespace cairn {

namespace {

bool insert_rows(sqlite3* db, const std::vector<Row>& rows) {
  Statement insert(db, "INSERT INTO base_row(scope, kind, id, ord, body) VALUES(?, ?, ?, ?, ?)");
  for (const Row& row : rows) {
    insert.bind(1, roadmap_scope).bind(2, row.kind).bind(3, row.id);
    insert.bind(4, row.ord).bind(5, row.body);
    if (!insert.run()) return false;
  }
  return true;
}

/// Of rows whose revisions are not known: the first delta begins at 0.
bool keep_cursor(sqlite3* db, std::int64_t cursor) {
  Statement keep(db,
                 "INSERT INTO stream(scope, lane, cursor) VALUES(?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET cursor = excluded.cursor, next = 0, whole = 1");
  return keep.bind(1, roadmap_scope).bind(2, public_lane).bind(3, cursor).run();
}

bool clear_rows(sqlite3* db) {
  return Statement(db, "DELETE FROM base_row WHERE scope = ?").bind(1, roadmap_scope).run();
}

}  // namespace

Replica::Replica(const std::string& path, const char* vfs) {
  db_ = open_database(path, vfs, error_);
  if (ok()) error_ = migrate(db_);
  if (!ok()) close();
}

Replica::Replica(Replica&& other) noexcept
    : db_(std::exchange(other.db_, nullptr)),
      outbox_(other.outbox_),
      error_(std::exchange(other.error_, "moved")),
      is_damaged_(other.is_damaged_) {}

Replica& Replica::operator=(Replica&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(outbox_, other.outbox_);
  std::swap(error_, other.error_);
  std::swap(is_damaged_, other.is_damaged_);
  return *this;
}

Replica::~Replica() { close(); }

void Replica::close() {
  close_database(db_);
  db_ = nullptr;
}

bool Replica::told(bool done) const {
  error_ = done ? "" : sqlite3_errmsg(db_);
  if (!done) is_damaged_ |= is_damage(db_);
  return done;
}

bool Replica::replace_roadmap(const std::vector<Row>& rows, std::int64_t cursor) {
  if (db_ == nullptr) return false;
  const bool done = execute(db_, "BEGIN") && clear_rows(db_) && insert_rows(db_, rows) &&
                    index_actions(db_, roadmap_of(rows)) && keep_cursor(db_, cursor) &&
                    execute(db_, "COMMIT");
  told(done);
  if (!done) execute(db_, "ROLLBACK");
  return done;
}

std::vector<Row> Replica::rows_in(const char* sql, std::string_view scope) const {
  std::vector<Row> rows;
  if (db_ == nullptr) return rows;
  Statement select(db_, sql);
  select.bind(1, scope);
  while (select.row()) {
    rows.push_back({std::string(select.text(0)), std::string(select.text(1)), select.number(2),
                    std::string(select.text(3))});
  }
  if (!told(!select.failed())) rows.clear();
  return rows;
}

std::vector<Row> Replica::roadmap_rows() const {
  return rows_in("SELECT kind, id, ord, body FROM base_row WHERE scope = ? ORDER BY kind, ord, id",
                 roadmap_scope);
}

std::vector<Row> Replica::base_rows(std::string_view scope) const {
  return rows_in("SELECT kind, id, ord, body FROM base_row WHERE scope = ? ORDER BY kind, id",
                 scope);
}

std::vector<Row> Replica::shown_rows(std::string_view scope) const {
  if (db_ == nullptr || !make_overlay(db_)) return {};
  return rows_in("SELECT kind, id, ord, body FROM shown_row WHERE scope = ? ORDER BY kind, id",
                 scope);
}

std::int64_t Replica::cursor() const {
  if (db_ == nullptr) return 0;
  Statement select(db_, "SELECT cursor FROM stream WHERE scope = ? AND lane = ?");
  const bool found = select.bind(1, roadmap_scope).bind(2, public_lane).row();
  return found ? select.number(0) : 0;
}

Taken Replica::take(const Delta& delta) {
  if (db_ == nullptr) return Taken::failed;
  const Taken taken = cairn::take(db_, delta);
  told(taken != Taken::failed);
  return taken;
}

std::vector<Taken> Replica::take_together(const std::vector<const Delta*>& deltas) {
  if (db_ == nullptr) return std::vector<Taken>(deltas.size(), Taken::failed);
  std::vector<Taken> all = cairn::take_together(db_, deltas);
  told(std::find(all.begin(), all.end(), Taken::failed) == all.end());
  return all;
}

bool Replica::reset(std::string_view scope, std::string_view lane, bool rows_too) {
  return db_ != nullptr &&
         told(reset_lane(db_, scope, lane, rows_too ? Clear::rows : Clear::nothing));
}

std::string Replica::epoch() const { return db_ == nullptr ? "" : epoch_of(db_); }

bool Replica::adopt(std::string_view epoch) {
  return db_ != nullptr && told(adopt_epoch(db_, epoch));
}

std::vector<Stream> Replica::streams() const {
  return db_ == nullptr ? std::vector<Stream>{} : streams_of(db_);
}

std::vector<Delta> Replica::own_lanes() const {
  return db_ == nullptr ? std::vector<Delta>{} : own_lanes_of(db_);
}

bool Replica::note_sync(std::int64_t server_time, std::int64_t now, bool is_all) {
  if (db_ == nullptr) return false;
  Statement keep(db_,
                 "INSERT OR REPLACE INTO meta VALUES('', 'synced', ?), ('', 'whole', ?), "
                 "('', 'all', ?)");
  const std::string time = std::to_string(server_time), here = std::to_string(now);
  return told(keep.bind(1, time).bind(2, here).bind(3, is_all ? "1" : "0").run());
}

std::int64_t Replica::time_of(std::string_view key) const {
  std::int64_t time = 0;
  if (db_ == nullptr) return time;
  Statement find(db_, "SELECT value FROM meta WHERE scope = '' AND key = ?");
  if (find.bind(1, key).row()) whole_number(find.text(0), time);
  return time;
}

std::int64_t Replica::synced_at() const { return time_of("synced"); }
std::int64_t Replica::whole_at() const { return time_of("whole"); }
std::int64_t Replica::server_time(std::int64_t now) const {
  const std::int64_t here = whole_at();
  return here > 0 ? synced_at() + now - here : now;
}
bool Replica::has_all() const { return whole_at() > 0 && time_of("all") != 0; }

bool Replica::let_go_of_talk() {
  bool done = db_ != nullptr;
  for (const Stream& s : streams()) {
    const bool is_own = !claim_of(s.lane).empty();
    if (s.scope != roadmap_scope && !is_own) {
      done = done && told(reset_lane(db_, s.scope, s.lane, Clear::words));
    }
  }
  return done &&
         told(execute(db_, "UPDATE meta SET value = '-1' WHERE scope = '' AND key = 'whole'")) &&
         tidy();
}

bool Replica::tidy() const { return db_ != nullptr && tidy_database(db_); }

bool Replica::rebuild(const Outbox& outbox, const Self& self) {
  outbox_ = &outbox;
  return db_ != nullptr && told(rebuild_overlay(db_, outbox, self));
}

bool Replica::settle_outbox(Outbox& outbox) { return db_ != nullptr && settle(db_, outbox); }

bool Replica::part(Outbox& outbox) { return db_ != nullptr && cairn::part(db_, outbox); }

bool Replica::index_subjects() const {
  if (!execute(db_,
               "CREATE TEMP TABLE IF NOT EXISTS ov_subject(scope TEXT PRIMARY KEY, axis "
               "INTEGER, themes TEXT) WITHOUT ROWID; DELETE FROM ov_subject")) {
    return false;
  }
  Statement add(db_, "INSERT INTO ov_subject VALUES(?, ?, ?)");
  Roadmap roadmap = roadmap_of(roadmap_rows());
  // What was said of an action that was retired stays where it is found.
  for (Action& action : roadmap.retired) roadmap.actions.push_back(std::move(action));
  for (const Action& action : roadmap.actions) {
    std::string themes = " ";
    for (const std::string& theme : action.themes) themes.append(theme).append(" ");
    const std::string scope = talk_scope(action.id);
    if (!add.bind(1, scope).bind(2, std::int64_t{action.axis}).bind(3, themes).run()) return false;
  }
  return true;
}

TalkPage Replica::talk(const TalkQuery& query) const {
  if (db_ == nullptr || !told(make_overlay(db_))) return {};
  const bool by_subject = query.axis != 0 || !query.theme.empty();
  if (by_subject && !told(index_subjects())) return {};
  return talk_of(db_, outbox_, query);
}

std::optional<Said> Replica::said(std::string_view id, int page) const {
  if (db_ == nullptr || !told(make_overlay(db_))) return {};
  return said_of(db_, outbox_, id, page);
}

TalkCounts Replica::counts(std::string_view on) const {
  if (db_ == nullptr || !told(make_overlay(db_))) return {};
  return counts_of(db_, on);
}

std::vector<std::string> Replica::standing(Standing standing) const {
  return find_standing(db_, standing);
}

std::vector<Row> Replica::of_kind(std::string_view kind) const { return find_kind(db_, kind); }

std::string Replica::claim_over(std::string_view id) const {
  if (db_ == nullptr || outbox_ == nullptr) return {};
  for (const Pending& p : outbox_->pending()) {
    if (p.intent.id == id) return p.intent.claim;
  }
  Statement find(db_,
                 "SELECT s.lane FROM base_lane l JOIN stream s ON s.nr = l.stream WHERE l.kind = "
                 "'contribution' AND l.id = ? AND s.lane >= 'own/' AND s.lane < 'own0'");
  return find.bind(1, id).row() ? std::string(claim_of(find.text(0))) : "";
}

std::vector<Said> Replica::mine() const {
  if (db_ == nullptr || outbox_ == nullptr || !told(make_overlay(db_))) return {};
  return mine_of(db_, *outbox_);
}

std::vector<std::string> Replica::search_actions(Lang lang, std::string_view text) const {
  std::vector<std::string> found;
  if (db_ == nullptr) return found;
  if (!told(find_actions(db_, lang, text, found))) found.clear();
  return found;
}

}  // namespace cairn
