// What must always hold on a device.
#include <algorithm>

#include "charge/decide_all.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rules.h"
#include "replica/statement.h"
#include "world.h"

namespace cairn::simulation {

namespace {

/// A scope in memory, for a second opinion on what the overlay should be.
class PlainView : public View {
 public:
  std::map<std::pair<std::string, std::string>, Row> rows;
  bool looks_for_said = true;  // not where the server's verdict is known
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    if (kind == "said" && !looks_for_said) return {};
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
PlainView view_of(const Replica& replica, const std::string& scope, const std::string& person) {
  PlainView view;
  for (const Row& row : replica.base_rows(scope)) view.rows[{row.kind, row.id}] = row;
  Statement own(replica.handle(),
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

/// Is what came of it not in the base yet?
bool is_on_top(const Pending& p, const std::vector<Stream>& streams) {
  if (!p.receipt) return true;
  const bool came =
      p.receipt->outcome != Outcome::rejected && p.receipt->outcome != Outcome::quarantined;
  const bool refused_before = p.receipt->outcome == Outcome::duplicate && !has_effect(*p.receipt);
  if (!came || refused_before) return false;
  bool shown = true, has_own = false;
  for (const Stream& s : streams) {
    if (s.scope != p.scope) continue;
    const bool is_own = claim_of(s.lane) == p.intent.claim && !p.intent.claim.empty();
    has_own |= is_own;
    if (is_own || s.lane == public_lane) shown = shown && s.cursor >= p.receipt->seq;
  }
  return !shown || (!has_own && !p.intent.claim.empty());
}

}  // namespace

void World::check(Device& device) {
  if (!failure_.empty() || !device.tab.replica || !device.tab.outbox->ok()) return;
  // A machine that is about to end fails in its own time.
  const DiskMachine& machine = Disk::instance().machine(device.name);
  if (machine.dead) return;
  // Where nothing was written since, looking again would find the same; mostly.
  const bool is_same = device.checked == machine.writes && !device.is_in_memory;
  device.checked = machine.writes;
  if ((is_same || crowd_ > 0) && !dice_.one_in(8)) return;
  const std::vector<Pending> pending = device.tab.outbox->pending();
  std::map<std::string, std::vector<Row>> shown;
  for (const char* scope : places()) shown[scope] = device.tab.replica->shown_rows(scope);
  check_base(device);
  // Bits that flipped may have turned the order of its rows.
  if (!device.is_suspect) check_overlay(device, pending, shown);
  check_own(device, pending, shown);
}

/// What is one's own comes over to another base as it is shown: as a lane told it that is ahead.
bool World::was_told(const std::string& scope, const std::string& name, std::string_view body) {
  return std::any_of(lanes_.begin(), lanes_.end(), [&](const auto& lane) {
    const auto row = lane.second.find(name);
    const bool is_there = std::get<1>(lane.first) == scope && row != lane.second.end();
    return is_there && row->second.ends_with(" " + std::string(body));
  });
}

void World::check_base(Device& device) {
  if (device.is_suspect) return;
  const Replica& replica = *device.tab.replica;
  must(Law::sums, !device.tab.engine || device.tab.engine->mismatches() == 0, device.name);
  const std::string epoch = replica.epoch();
  const std::vector<std::string> claims = device.tab.outbox->claims();
  for (const Stream& s : replica.streams()) {
    const std::string_view code = claim_of(s.lane);
    const bool mine = std::find(claims.begin(), claims.end(), code) != claims.end();
    must(Law::lanes, code.empty() || mine, s.lane);
    if (s.cursor == 0) continue;
    // That nothing is left of a right that is over is checked at the end: it has to be heard.
    must(Law::lanes, !(s.lane == staff_lane || s.lane == operator_lane) || device.was_staff,
         s.lane);
    const auto known = lanes_.find({epoch, s.scope, s.lane, s.cursor});
    // While a catch-up is open, what is shown is still of the cursor before it.
    const Law law = s.open ? Law::half_chunk : Law::base;
    must(law, known != lanes_.end(), "a cursor nobody gave");
    if (known == lanes_.end()) return;
    Statement list(replica.handle(),
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
        fail(law, device.name + " has " + name);
        continue;
      }
      const std::string rev = std::to_string(list.number(2));
      const std::string body = rev + " " + std::string(list.text(4));
      const bool is_newest = list.number(2) == list.number(3);
      const bool is_told = row->second == body || !is_newest ||
                           (device.has_begun_anew && was_told(s.scope, name, list.text(4)));
      if (!row->second.starts_with(rev + " ") || !is_told || list.number(3) < list.number(2)) {
        fail(law, device.name + " " + name);
      }
    }
    if (count != known->second.size()) fail(law, device.name + " lacks rows of " + s.lane);
  }
  Statement stray(replica.handle(),
                  "SELECT r.id FROM base_row r WHERE NOT EXISTS(SELECT 1 FROM stream s JOIN "
                  "base_lane l ON l.stream = s.nr WHERE s.scope = r.scope AND l.kind = r.kind AND "
                  "l.id = r.id)");
  must(Law::lanes, !stray.row(), "a row of no lane");
}

void World::check_overlay(Device& device, const std::vector<Pending>& pending,
                          const std::map<std::string, std::vector<Row>>& shown) {
  const Outbox& outbox = *device.tab.outbox;
  Actor actor;
  actor.person = outbox.person().empty() ? "me" : outbox.person();
  actor.claims = outbox.claims();
  actor.rights = device.rights;
  const std::vector<Stream> streams = device.tab.replica->streams();
  for (const auto& [scope, rows] : shown) {
    PlainView view = view_of(*device.tab.replica, scope, actor.person);
    for (const Pending& p : pending) {
      if (p.scope != scope || p.is_shelved || !is_on_top(p, streams)) continue;
      actor.claim = p.intent.claim;
      view.looks_for_said = !p.receipt;
      const std::int64_t at = p.receipt ? p.receipt->at : p.intent.claimed_at;
      view.change(decide_all(view, actor, scope, p.intent, at).changes);
    }
    std::vector<Row> expected;
    for (const auto& [key, row] : view.rows) {
      const auto c = contribution_of(row);
      // What was taken back, for which the id of what said it stands, is not shown.
      const bool is_gone = c && is_id(c->words) && saved_at_.count(c->words) != 0;
      if (is_for_show(row.kind) && !is_gone) expected.push_back(row);
    }
    must(Law::overlay, rows == expected, device.name + " " + scope);
    if (scope != roadmap_scope) check_counts(device, scope, rows);
  }
}

/// What is counted by indexes is what is shown.
void World::check_counts(Device& device, const std::string& scope, const std::vector<Row>& rows) {
  std::set<std::string> published, answered;
  for (const Row& row : rows) {
    const auto c = contribution_of(row);
    const bool counts = c && stands_alone(*c) && c->standing == Standing::published;
    if (counts) published.insert(c->id);
  }
  for (const Row& row : rows) {
    const auto reply = reply_of(row);
    if (reply && published.count(reply->on) != 0) answered.insert(reply->on);
  }
  const TalkCounts told = device.tab.replica->counts(subject_of(scope));
  must(Law::overlay,
       told.contributions == static_cast<int>(published.size()) &&
           told.answered == static_cast<int>(answered.size()),
       device.name + " counts otherwise in " + scope);
}

void World::check_own(Device& device, const std::vector<Pending>& pending,
                      const std::map<std::string, std::vector<Row>>& rows) {
  if (!device.drafts.empty()) {
    std::map<std::string, std::string> drafts;
    for (const Draft& draft : device.tab.outbox->drafts()) drafts[draft.key] = draft.words;
    for (const auto& [key, words] : device.drafts) {
      must(Law::no_lost_words, drafts[key] == words, device.name + " lost a draft");
    }
  }
  // Where the server's history is another, lanes are of two histories until all are caught up: an
  // answer may be here whose question is gone.
  const std::string epoch = device.tab.replica->epoch();
  if (device.epoch.empty()) device.epoch = epoch;
  // What it answered may have been let go of (90 days without a sync, by its own clock).
  if (device.tab.replica->whole_at() < 0) device.seen.clear();
  if (device.is_suspect || device.epoch != epoch) device.seen.clear();
  if (device.tab.engine && device.tab.engine->state() == SyncState::resting) device.epoch = epoch;
  if (device.is_suspect) return;
  std::set<std::string> mine, shown, undecided, asked;
  for (const Said& said : device.tab.replica->mine()) {
    mine.insert(said.what.id);
    // The name that stands for words that are no more is for no eye.
    must(Law::erasure, !is_id(said.what.words) && !is_id(said.pending_words), said.what.id);
  }
  for (const auto& [scope, all] : rows) {
    for (const Row& row : all) {
      if (row.kind == "contribution") shown.insert(row.id);
    }
  }
  for (const Pending& p : pending) {
    asked.insert(p.intent.id);
    if (!p.receipt || !has_effect(*p.receipt)) undecided.insert(p.intent.id);
  }
  for (const std::string& id : device.own) {
    if (taken_back_.count(id) != 0) continue;
    must(Law::no_lost_words, mine.count(id) != 0, device.name + " does not show " + id);
    // Undecided, it is shown as decide foretells; decided, it stays.
    const bool is_here = shown.count(id) != 0;
    if (is_here) device.seen.insert(id);
    // An answer to what was taken back with it may wait a reply longer, for everybody's lane.
    const auto saved = saved_at_.find(id);
    const bool has_lost =
        saved != saved_at_.end() && taken_back_.count(saved_[saved->second].parent);
    // Who may enter no slips any more is shown theirs again with what they pull next.
    const auto& engine = device.tab.engine;
    const bool is_slip = saved != saved_at_.end() &&
                         saved_[saved->second].intent.body.find("\"channel\"") != std::string::npos;
    const bool has_lost_right = engine && !has(engine->rights(), Role::relay);
    const bool waits = is_slip && has_lost_right && asked.count(id) != 0;
    if (undecided.count(id) == 0 && device.seen.count(id) != 0 && !has_lost && !waits) {
      must(Law::flicker, is_here, device.name + " " + id);
    }
  }
}

}  // namespace cairn::simulation
