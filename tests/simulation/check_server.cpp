// What must hold on the server, and when all is said.
#include <sqlite3.h>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/secrets.h"
#include "plan_oracle.h"
#include "replica/statement.h"
#include "world.h"

namespace cairn::simulation {

namespace {

const std::string claim_key(32, 'k');

bool takes_back(const Intent& intent) {
  return intent.kind == "withdraw" || intent.kind == "erase";
}

std::string words_in(const Intent& intent) {
  JsonError error;
  const auto body = read_json(intent.body, error);
  return body ? std::string(text_of(*body, "words")) : std::string();
}

Rows rows_in(sqlite3* db, const std::string& scope) {
  Rows rows;
  Statement items(db, "SELECT kind, id, ord, body FROM item WHERE scope = ?");
  items.bind(1, scope);
  while (items.row()) {
    Row row{std::string(items.text(0)), std::string(items.text(1)), items.number(2),
            std::string(items.text(3))};
    rows[{row.kind, row.id}] = std::move(row);
  }
  return rows;
}

}  // namespace

/// What was told to be kept was kept, whatever happened to the server since.
void World::check_acknowledged() {
  std::set<std::string> kept;
  Statement receipts(sql_->handle(), "SELECT id FROM receipt");
  while (receipts.row()) kept.insert(std::string(receipts.text(0)));
  for (const std::string& id : acknowledged_) {
    must(Law::acknowledged, kept.count(id) != 0, id);
    ever_acknowledged_.insert(id);
  }
  server::Store store(*sql_, {});
  for (const auto& [of, n] : durable_) {
    const auto& [bearer, scope] = of;
    if (n == 0) continue;
    const auto counted = store.counted(scope, server::device_of(bearer));
    must(Law::acknowledged, counted.acked_n >= n, "a copy did not hold what was durable");
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
    must(Law::prefix, receipts.number(2) == last, of);
    const std::string id(receipts.text(3));
    decided.insert(id);
    if (static_cast<Outcome>(receipts.number(4)) != Outcome::duplicate) ++effects[id];
  }
  for (const auto& [id, count] : effects) must(Law::exactly_once, count == 1, id);
  std::map<std::string, std::string> families;
  std::map<std::string, int> family_sizes;
  for (const auto& device : devices_) {
    families[device->name] = device->family;
    ++family_sizes[device->family];
  }
  for (const Saved& saved : saved_) {
    const bool came = decided.count(saved.intent.id) != 0;
    const bool is_cloned = family_sizes[families[saved.device]] > 1;
    if (is_cloned) {
      must(Law::clones, came && effects[saved.intent.id] == 1, saved.intent.id);
    }
    must(Law::no_lost_words, came, saved.intent.kind + " never arrived: " + saved.intent.id);
  }
  for (const std::string& id : ever_acknowledged_) {
    must(Law::acknowledged, decided.count(id) != 0, id);
  }
  // Of what was judged more than once (a crash, a restored server), the last time counts.
  std::map<std::string, std::size_t> last_time;
  for (std::size_t i = 0; i < judged_.size(); ++i) last_time[judged_[i].intent.id] = i;
  std::vector<Judged> plans;
  Oracle oracle;
  for (std::size_t i = 0; i < 2; ++i) oracle.rule(scopes()[i], rules_[i]);
  if (keeps_hours_) oracle.keep_hours(scopes()[1], hours_from, hours_to);
  for (std::size_t i = 0; i < judged_.size(); ++i) {
    Judged& judged = judged_[i];
    const std::string& id = judged.intent.id;
    if (judged.purges) oracle.fold(judged);
    if (last_time[id] != i || effects.count(id) == 0) continue;
    // Whose it is, by what befell and not by what the server made of it: what could not be said
    // to be saved may have come all the same.
    const auto wrote = wrote_.find(id);
    if (wrote != wrote_.end()) judged.actor.person = families[wrote->second];
    if (judged.scope == roadmap_scope) {
      plans.push_back(judged);
    } else {
      oracle.fold(judged);
    }
  }
  check_plans(plans);
  for (const char* scope : scopes()) {
    const Rows rows = rows_in(db, scope);
    for (const auto& [key, row] : rows) {
      if (row.kind != "contribution") continue;
      const auto c = contribution_of(row);
      must(Law::clocks, c && c->at >= began_ && c->at <= now_, row.id);
    }
    const std::string differs = oracle.compare(scope, rows);
    must(Law::oracle, differs.empty(), differs);
    const std::string supports = oracle.compare_supports(scope, rows);
    must(Law::one_support, supports.empty(), supports);
    std::vector<Row> all;
    for (const auto& [key, row] : rows) all.push_back(row);
    check_gathered(all, std::string("the server, ") + scope);
  }
  check_order(last_time);
  check_taken_back();
  check_masked();
  check_comes_back();
  std::set<std::string> applied, gone;
  Statement done(db, "SELECT id FROM receipt WHERE outcome = 0");
  while (done.row()) applied.insert(std::string(done.text(0)));
  for (const Saved& s : saved_) {
    if (takes_back(s.intent) && applied.count(s.intent.id) != 0) gone.insert(s.scope + " " + s.on);
  }
  std::vector<std::string> machines = {"s"};
  for (const auto& device : devices_) machines.push_back(device->name);
  check_erased(machines, gone, &applied);
}

/// What was asked of the roadmap came to what it had to, and stands.
void World::check_plans(const std::vector<Judged>& judged) {
  if (!has_actions_) return;
  std::map<std::string, Outcome> outcomes;
  Statement receipts(sql_->handle(),
                     "SELECT id, outcome FROM receipt WHERE scope = 'roadmap' AND outcome <> 2");
  while (receipts.row()) {
    outcomes[std::string(receipts.text(0))] = static_cast<Outcome>(receipts.number(1));
  }
  PlanOracle oracle;
  for (const Judged& one : judged) {
    const Outcome outcome = oracle.fold(one);
    must(Law::oracle, outcomes[one.intent.id] == outcome,
         one.intent.kind + " was to be " + std::string(slug(outcome)) + ": " + one.intent.id);
  }
  const std::string differs = oracle.compare(rows_in(sql_->handle(), std::string(roadmap_scope)));
  must(Law::oracle, differs.empty(), differs);
}

/// What one device wrote in one scope was decided in that order.
void World::check_order(const std::map<std::string, std::size_t>& last_time) {
  std::map<std::pair<std::string, std::string>, std::size_t> latest;
  for (const Saved& saved : saved_) {
    const auto at = last_time.find(saved.intent.id);
    // Never judged: it made the program fail. Or taken again after a restore, before all others.
    if (at == last_time.end() || judged_[at->second].again) continue;
    std::size_t& before = latest[{saved.device, saved.scope}];
    must(Law::prefix, at->second >= before, saved.device + " " + saved.intent.id);
    before = at->second;
  }
}

/// What was taken back stays so, whatever was restored since.
void World::check_taken_back() {
  for (const server::KeptDecision& d : decisions_) {
    const auto saved = saved_at_.find(d.intent.id);
    if (!takes_back(d.intent) || saved == saved_at_.end()) continue;
    const std::string& on = saved_[saved->second].on;
    const auto row = server::item_of(*sql_, d.scope, "contribution", on);
    const auto c = row ? contribution_of(*row) : std::nullopt;
    must(Law::erasure, !row || (c && c->standing == Standing::withdrawn), on + " stands again");
  }
}

/// Taken back or erased (scope and id): no byte of it anywhere.
void World::check_erased(const std::vector<std::string>& machines,
                         const std::set<std::string>& taken_back,
                         const std::set<std::string>* applied) {
  for (const Saved& s : saved_) {
    const bool says =
        s.intent.kind == "contribute" || s.intent.kind == "edit" || s.intent.kind == "appeal";
    if (applied != nullptr && applied->count(s.intent.id) == 0) continue;
    // What was said of it where it is not (another scope) waits for it in vain, and leaves in time.
    if (!says || taken_back.count(s.scope + " " + s.on) == 0) continue;
    const std::string words = words_in(s.intent).substr(0, canary_size);
    if (!words.starts_with(canary)) continue;
    for (const auto& device : devices_) {
      const bool is_looked_at = machines.size() > 1;
      if (is_looked_at) {
        must(Law::erasure, device->mirror.find(words) == device->mirror.npos, "a mirror has it");
      }
    }
    for (const std::string& machine : machines) {
      const std::string file = Disk::instance().holder_of(machine, words);
      must(Law::erasure, file.empty(), file + " holds " + words);
    }
  }
}

void World::check_end(Device& device) {
  for (const char* scope : scopes()) {
    check_gathered(device.tab.replica->shown_rows(scope), device.name + ", " + scope);
  }
  for (const Pending& p : device.tab.outbox->pending()) {
    const bool drained = p.is_shelved || (p.receipt && (p.intent.n == 0 || !is_final(*p.receipt)));
    must(Law::drains, drained, device.name + " " + p.intent.kind + " " + p.intent.id);
  }
  for (const Stream& s : device.tab.replica->streams()) {
    std::string lane = s.lane;
    if (const auto code = claim_of(lane); !code.empty()) {
      lane = own_lane(server::claim_hash(claim_key, code));
    }
    std::map<std::string, std::int64_t> here, there;
    Statement list(device.tab.replica->handle(),
                   "SELECT l.kind, l.id, l.rev FROM stream s JOIN base_lane l ON l.stream = s.nr "
                   "WHERE s.scope = ? AND s.lane = ?");
    list.bind(1, s.scope).bind(2, s.lane);
    while (list.row()) {
      here[std::string(list.text(0)) + " " + std::string(list.text(1))] = list.number(2);
    }
    // Who was told that his right is over, or sleeps, holds nothing of the staff's any more.
    // Who was here today moves the staff's own list, after others were.
    if (s.lane == operator_lane && !device.tab.engine->rights().empty()) continue;
    const bool is_staffs = s.lane == staff_lane || s.lane == operator_lane;
    const bool may = !is_staffs || !device.tab.engine->rights().empty();
    const auto rows = may ? server::rows_of(*sql_, s.scope, lane) : std::vector<DeltaRow>{};
    for (const DeltaRow& row : rows) {
      there[row.row.kind + " " + row.row.id] = row.rev;
    }
    must(Law::convergence, here == there, device.name + " " + s.scope + " " + s.lane);
  }
}

/// An old build: all it had to say is taken, though it can pull nothing.
void World::check_old(Device& device) {
  rest(device);
  for (const Pending& p : device.tab.outbox->pending()) {
    must(Law::old_build, p.receipt || p.is_shelved, device.name + " " + p.intent.id);
  }
}

std::string World::server_rows() {
  std::string all;
  for (const char* sql :
       {"SELECT scope, kind, id, rev, ord, body FROM item ORDER BY 1, 2, 3",
        "SELECT scope, kind, id, lane, seq, op FROM change ORDER BY 1, 2, 3, 4",
        "SELECT scope, device, n, id, outcome, reason FROM receipt ORDER BY 1, 2, 3"}) {
    Statement rows(sql_->handle(), sql);
    while (rows.row()) {
      for (int i = 0; i < 6; ++i) all.append(rows.text(i)).append("\t");
      all += "\n";
    }
  }
  return all;
}

}  // namespace cairn::simulation
