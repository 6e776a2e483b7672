// What must always hold (the design's list), each by its name.
#include <sqlite3.h>

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/rules.h"
#include "ledger/secrets.h"
#include "replica/statement.h"
#include "world.h"

namespace cairn::simulation {

namespace {

/// A scope in memory, for a second opinion on what the overlay should be.
class PlainView : public View {
 public:
  std::map<std::pair<std::string, std::string>, Row> rows;
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  void change(const std::vector<Change>& changes) {
    for (const Change& c : changes) {
      const auto name = std::make_pair(c.row.kind, c.row.id);
      if (c.op == Op::put) {
        rows[name] = c.row;
      } else {
        rows.erase(name);
      }
    }
  }
};

/// The base of a scope, with what a device knows of itself.
PlainView view_of(const Device& device, const std::string& scope, const std::string& person) {
  PlainView view;
  for (const Row& row : device.replica->base_rows(scope)) view.rows[{row.kind, row.id}] = row;
  Statement own(device.replica->handle(),
                "SELECT l.id, s.lane FROM stream s JOIN base_lane l ON l.stream = s.nr "
                "WHERE s.scope = ? AND s.lane LIKE 'own/%' AND l.kind = 'contribution'");
  own.bind(1, scope);
  while (own.row()) {
    const std::string id(own.text(0));
    Json author = json_object();
    put_text(author, "claim", claim_of(own.text(1)));
    put(author, "person", json_text(person));
    view.rows[{"author", id}] = row_with("author", id, 0, author);
    const auto row = view.row("contribution", id);
    const auto c = row ? contribution_of(*row) : std::nullopt;
    if (!c || c->words.empty()) continue;
    const std::string said = said_id(person, c->words);
    view.rows[{"said", said}] = row_with("said", said, 0, json_object());
  }
  return view;
}

bool is_for_show(const std::string& kind) {
  return kind != "author" && kind != "said" && kind != "waiting";
}

}  // namespace

void World::check(Device& device) {
  if (!failure_.empty() || !device.replica || !device.outbox->ok()) return;
  // A machine that is about to end, or full, fails in its own time.
  if (Disk::instance().machine(device.name).dead) return;
  check_base(device);
  check_overlay(device);
  check_own(device);
}

void World::check_base(Device& device) {
  if (device.is_suspect) return;
  if (device.engine && device.engine->mismatches() > 0) fail("the sums agree", device.name);
  sqlite3* db = device.replica->handle();
  const std::string epoch = device.replica->epoch();
  const std::vector<std::string> claims = device.outbox->claims();
  for (const Stream& s : device.replica->streams()) {
    const std::string_view code = claim_of(s.lane);
    const bool mine = std::find(claims.begin(), claims.end(), code) != claims.end();
    if ((!code.empty() && !mine) || (s.lane == staff_lane && !device.is_moderator)) {
      fail("no row outside one's lanes", device.name + " " + s.lane);
    }
    const auto known = lanes_.find({epoch, s.scope, s.lane, s.cursor});
    if (s.cursor == 0) continue;
    if (known == lanes_.end()) {
      fail("base equals the server at its cursor", "a cursor nobody gave");
      continue;
    }
    Statement list(db,
                   "SELECT l.kind, l.id, l.rev, r.rev, r.body FROM stream s JOIN base_lane l ON "
                   "l.stream = s.nr LEFT JOIN base_row r ON r.scope = s.scope AND r.kind = l.kind "
                   "AND r.id = l.id WHERE s.scope = ? AND s.lane = ?");
    list.bind(1, s.scope).bind(2, s.lane);
    std::size_t count = 0;
    while (list.row()) {
      ++count;
      const std::string name = std::string(list.text(0)) + " " + std::string(list.text(1));
      const auto row = known->second.find(name);
      if (row == known->second.end()) {
        fail("base equals the server at its cursor", device.name + " has " + name);
        continue;
      }
      const std::string rev = std::to_string(list.number(2));
      const std::string body = rev + " " + std::string(list.text(4));
      const bool is_newest = list.number(2) == list.number(3);
      if (!row->second.starts_with(rev + " ") || (is_newest && row->second != body) ||
          list.number(3) < list.number(2)) {
        fail("base equals the server at its cursor", device.name + " " + name);
      }
    }
    if (count != known->second.size()) {
      fail("base equals the server at its cursor", device.name + " lacks rows of " + s.lane);
    }
  }
  Statement stray(db,
                  "SELECT r.id FROM base_row r WHERE NOT EXISTS(SELECT 1 FROM stream s JOIN "
                  "base_lane l ON l.stream = s.nr WHERE s.scope = r.scope AND l.kind = r.kind AND "
                  "l.id = r.id)");
  if (stray.row()) fail("no row outside one's lanes", std::string(stray.text(0)));
}

void World::check_overlay(Device& device) {
  Actor actor;
  actor.person = device.outbox->person().empty() ? "me" : device.outbox->person();
  actor.claims = device.outbox->claims();
  actor.is_moderator = device.is_moderator;
  const std::vector<Stream> streams = device.replica->streams();
  for (const char* name : {"talk/A1-03", "talk/roadmap"}) {
    const std::string scope = name;
    PlainView view = view_of(device, scope, actor.person);
    for (const Pending& p : device.outbox->pending(scope)) {
      if (p.is_shelved) continue;
      if (p.receipt) {
        const bool came = p.receipt->outcome != Outcome::rejected &&
                          p.receipt->outcome != Outcome::quarantined &&
                          p.receipt->outcome != Outcome::superseded;
        const bool refused_before =
            p.receipt->outcome == Outcome::duplicate && !has_effect(*p.receipt);
        if (!came || refused_before) continue;
        bool shown = true, has_own = false;
        for (const Stream& s : streams) {
          if (s.scope != scope) continue;
          const bool is_own = claim_of(s.lane) == p.intent.claim && !p.intent.claim.empty();
          has_own |= is_own;
          if (is_own || s.lane == public_lane) shown = shown && s.cursor >= p.receipt->seq;
        }
        if (shown && (has_own || p.intent.claim.empty())) continue;
      }
      actor.claim = p.intent.claim;
      const std::int64_t at = p.receipt ? p.receipt->at : p.intent.claimed_at;
      view.change(decide(view, actor, scope, p.intent, at).changes);
    }
    std::vector<Row> expected;
    for (const auto& [key, row] : view.rows) {
      if (is_for_show(row.kind)) expected.push_back(row);
    }
    if (device.replica->shown_rows(scope) != expected) {
      fail("overlay equals decide folded over base", device.name + " " + scope);
    }
  }
}

void World::check_own(Device& device) {
  std::map<std::string, Said> mine;
  for (Said& said : device.replica->mine()) mine[said.what.id] = std::move(said);
  std::set<std::string> shown, undecided;
  for (const char* scope : {"talk/A1-03", "talk/roadmap"}) {
    for (const Row& row : device.replica->shown_rows(scope)) {
      if (row.kind == "contribution") shown.insert(row.id);
    }
  }
  for (const Pending& p : device.outbox->pending()) {
    if (!p.receipt || !has_effect(*p.receipt)) undecided.insert(p.intent.id);
  }
  if (device.is_suspect) {
    device.seen.clear();
    return;
  }
  // What it answered may have been let go of (90 days without a sync, by its own clock).
  if (device.replica->whole_at() < 0) device.seen.clear();
  for (const std::string& id : device.own) {
    if (taken_back_.count(id) != 0) continue;
    if (mine.count(id) == 0) fail("no lost words", device.name + " does not show " + id);
    // Undecided, it is shown as decide foretells; decided, it stays.
    if (shown.count(id) == 0 && device.seen.count(id) != 0 && undecided.count(id) == 0) {
      fail("one's own row never flickers away", device.name + " " + id);
    }
    if (shown.count(id) != 0) device.seen.insert(id);
  }
}

void World::check_server() {
  sqlite3* db = sql_->handle();
  std::map<std::string, int> effects;
  std::set<std::string> decided;
  Statement receipts(db,
                     "SELECT scope, device, n, id, outcome FROM receipt ORDER BY scope, device, n");
  std::string before;
  std::int64_t last = 0;
  while (receipts.row()) {
    const std::string of = std::string(receipts.text(0)) + " " + std::string(receipts.text(1));
    last = of == before ? last + 1 : 1;
    before = of;
    if (receipts.number(2) != last) fail("prefix order per device and scope", of);
    const std::string id(receipts.text(3));
    decided.insert(id);
    if (static_cast<Outcome>(receipts.number(4)) != Outcome::duplicate && ++effects[id] > 1) {
      fail("exactly once", id);
    }
  }
  for (const Saved& saved : saved_) {
    if (decided.count(saved.intent.id) == 0) {
      fail("no lost words", saved.intent.kind + " never arrived: " + saved.intent.id);
    }
  }
  for (const std::string& id : acknowledged_) {
    if (decided.count(id) == 0) fail("acknowledged means durable", id);
  }
  // Of what was judged more than once (a crash, a restored server), the last time counts.
  std::map<std::string, std::size_t> last_time;
  for (std::size_t i = 0; i < judged_.size(); ++i) last_time[judged_[i].intent.id] = i;
  Oracle oracle;
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    const std::string& id = judged_[i].intent.id;
    if (last_time[id] == i && effects.count(id) != 0) oracle.fold(judged_[i]);
  }
  for (const char* scope : {"talk/A1-03", "talk/roadmap"}) {
    std::map<std::string, Row> contributions, tallies;
    Statement items(db, "SELECT kind, id, ord, body FROM item WHERE scope = ?");
    items.bind(1, scope);
    while (items.row()) {
      Row row{std::string(items.text(0)), std::string(items.text(1)), items.number(2),
              std::string(items.text(3))};
      if (row.kind == "contribution") {
        const auto c = contribution_of(row);
        if (c && (c->at < began_ || c->at > now_)) fail("no client clock changes a row", row.id);
        contributions[row.id] = row;
      }
      if (row.kind == "tally") tallies[row.id] = row;
    }
    const std::string differs = oracle.compare(scope, contributions, tallies);
    if (!differs.empty()) fail("the server is what the oracle says", differs);
  }
}

void World::check_end() {
  check_server();
  for (const auto& device : devices_) {
    check(*device);
    for (const Pending& p : device->outbox->pending()) {
      if (p.is_shelved || (p.receipt && (p.intent.n == 0 || !is_final(*p.receipt)))) continue;
      fail("any finite outbox drains", device->name + " " + p.intent.kind + " " + p.intent.id);
    }
    for (const Stream& s : device->replica->streams()) {
      std::string lane = s.lane;
      if (const auto code = claim_of(lane); !code.empty()) {
        lane = own_lane(server::claim_hash(std::string(32, 'k'), code));
      }
      std::size_t here = 0;
      Statement count(device->replica->handle(),
                      "SELECT count(*) FROM stream s JOIN base_lane l ON l.stream = s.nr WHERE "
                      "s.scope = ? AND s.lane = ?");
      if (count.bind(1, s.scope).bind(2, s.lane).row()) {
        here = static_cast<std::size_t>(count.number(0));
      }
      const auto rows = server::rows_of(*sql_, s.scope, lane);
      if (here != rows.size()) fail("convergence", device->name + " " + s.scope + " " + s.lane);
    }
  }
  check_erased();
}

/// Taken back or erased: no byte of it anywhere.
void World::check_erased() {
  std::set<std::string> applied;
  Statement receipts(sql_->handle(), "SELECT id FROM receipt WHERE outcome = 0");
  while (receipts.row()) applied.insert(std::string(receipts.text(0)));
  std::set<std::string> gone;
  for (const Saved& s : saved_) {
    const bool takes = s.intent.kind == "withdraw" || s.intent.kind == "erase";
    if (takes && applied.count(s.intent.id) != 0) gone.insert(s.on);
  }
  for (const Saved& s : saved_) {
    const bool was_there = applied.count(s.intent.id) != 0 && gone.count(s.on) != 0;
    if (s.intent.kind != "contribute" || !was_there) continue;
    JsonError error;
    const auto body = read_json(s.intent.body, error);
    const std::string words(body ? text_of(*body, "words") : "");
    if (!words.starts_with("canari")) continue;
    std::vector<std::string> machines = {"s"};
    for (const auto& device : devices_) machines.push_back(device->name);
    for (const std::string& machine : machines) {
      const std::string file = Disk::instance().holder_of(machine, words);
      if (!file.empty()) fail("erasure is complete", file + " holds " + words);
    }
  }
}

}  // namespace cairn::simulation
