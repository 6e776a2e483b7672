// What must hold of what the server says, to those it says it to.
#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/secrets.h"
#include "replica/statement.h"
#include "world.h"

namespace cairn::simulation {

namespace {

const std::string claim_key(32, 'k');

LaneRows lane_rows(const std::vector<DeltaRow>& rows) {
  LaneRows all;
  for (const DeltaRow& row : rows) {
    all[row.row.kind + " " + row.row.id] = std::to_string(row.rev) + " " + row.row.body;
  }
  return all;
}

/// The device's lane as the server names it.
std::string lane_there(const std::string& lane) {
  const auto code = claim_of(lane);
  return code.empty() ? lane : own_lane(server::claim_hash(claim_key, code));
}

}  // namespace

void World::check_delta(const Delta& delta, const std::string& epoch) {
  for (const DeltaRow& row : delta.rows) {
    must(Law::below_cursor, row.rev > delta.from && row.rev <= delta.to, row.row.id);
  }
  check_public(delta);
  if (delta.more || Disk::instance().machine("s").dead) return;
  const auto there = server::rows_of(*sql_, delta.scope, lane_there(delta.lane));
  LaneRows rows = lane_rows(there);
  const LaneKey key{epoch, delta.scope, delta.lane, delta.to};
  const auto [at, is_new] = lanes_.try_emplace(key, std::move(rows));
  // All of it in one lane: whoever is at this cursor has it so.
  if (is_new && (delta.lane == public_lane || delta.lane == staff_lane)) {
    std::vector<Row> whole;
    for (const DeltaRow& row : there) whole.push_back(row.row);
    check_gathered(whole, delta.scope + " " + delta.lane);
  }
  // Whoever was there once will never hear of anything else up to there.
  if (!is_new) must(Law::below_cursor, at->second == rows, delta.scope + " " + delta.lane);
}

void World::check_reply(const std::string& bearer, const std::string& request,
                        const std::string& reply) {
  const auto up = read_request(request);
  const auto down = read_reply(reply);
  if (!up || !down) return;
  std::string epoch;
  std::set<std::string> codes, pushed;
  int schema = 0;
  for (const UpMessage& message : *up) {
    if (const auto* hello = std::get_if<Hello>(&message)) {
      codes.insert(hello->claims.begin(), hello->claims.end());
      schema = hello->schema;
    }
    if (const auto* pull = std::get_if<Pull>(&message)) codes.emplace(claim_of(pull->lane));
    const auto* push = std::get_if<Push>(&message);
    if (push == nullptr || push->intents.empty()) continue;
    pushed.insert(push->scope);
    for (const Intent& intent : push->intents) codes.insert(intent.claim);
  }
  codes.erase("");
  const server::Device device = server::device_in(*sql_, server::device_of(bearer), now_);
  const Rights& rights = device.staff.rights;
  const bool staff = is_told_reports(rights);
  for (const DownMessage& message : *down) {
    if (const auto* w = std::get_if<Welcome>(&message)) epoch = w->epoch;
    if (const auto* receipts = std::get_if<Receipts>(&message)) {
      pushed.erase(receipts->scope);
      for (const Receipt& r : receipts->items) acknowledged_.insert(r.id);
      std::int64_t& durable = durable_[{bearer, receipts->scope}];
      durable = std::max(durable, receipts->durable_n);
    }
    if (const auto* refuse = std::get_if<Refuse>(&message)) {
      if (refuse->code == "upgrade") tally_.add(Fault::old_build);
      if (refuse->code == "fork" || refuse->code == "maintenance") pushed.erase(refuse->scope);
      if (refuse->code == "unknown-device") pushed.clear();
    }
    if (const auto* reset = std::get_if<Reset>(&message)) {
      if (reset->reason == "floor") tally_.add(Fault::purged);
    }
    if (const auto* delta = std::get_if<Delta>(&message)) {
      const auto code = claim_of(delta->lane);
      must(Law::lanes,
           delta->lane == public_lane || (delta->lane == staff_lane && staff) ||
               (delta->lane == operator_lane && is_told_people(rights)) || !code.empty(),
           delta->lane);
      check_delta(*delta, epoch);
    }
  }
  if (schema < least_) {
    must(Law::old_build, pushed.empty(), "what an old build pushed was not taken");
  }
  if (!Disk::instance().machine("s").dead) check_words(reply, codes, staff, "a device");
}

/// No word in these bytes but those that are public, or under one of these codes.
void World::check_words(const std::string& bytes, const std::set<std::string>& codes, bool staff,
                        const std::string& who) {
  for (std::size_t at = bytes.find(canary); at != bytes.npos; at = bytes.find(canary, at + 1)) {
    if (at + canary_size > bytes.size() || staff) continue;
    const std::string words = bytes.substr(at, canary_size);
    const auto of = said_.find(words);
    if (of == said_.end()) continue;
    const Saved& saved = saved_[of->second];
    const auto made = saved_at_.find(saved.on);
    // Whom a report is about is not told of it.
    const bool is_about_own = saved.intent.kind != "report" && made != saved_at_.end() &&
                              codes.count(saved_[made->second].intent.claim) != 0;
    const bool is_own = codes.count(saved.intent.claim) != 0 || is_about_own;
    bool is_public = saved.intent.kind == "reply";
    if (!is_own && !is_public && saved.scope == roadmap_scope) {
      Statement done(sql_->handle(), "SELECT 1 FROM receipt WHERE id = ? AND outcome = 0");
      is_public = done.bind(1, saved.intent.id).row();
    } else if (!is_own && !is_public) {
      const auto row = server::item_of(*sql_, saved.scope, "contribution", saved.on);
      const auto c = row ? contribution_of(*row) : std::nullopt;
      is_public = c && c->standing == Standing::published && c->words.find(words) != words.npos;
    }
    must(Law::lanes, is_own || is_public, who + " is told " + words);
  }
}

/// Somebody without any right asks for everything.
void World::check_stranger() {
  if (Disk::instance().machine("s").dead || Disk::instance().machine("s").calls_left >= 0) return;
  std::vector<UpMessage> up{Hello{}};
  std::get<Hello>(up[0]).schema = replica_schema;
  for (const char* scope : scopes()) {
    up.push_back(Pull{scope, std::string(public_lane), 0, sync_limits::rows});
    up.push_back(Pull{scope, std::string(staff_lane), 0, sync_limits::rows});
  }
  const std::string secret(43, 'x');
  if (!everyone_->catch_up(*sql_, server_->epoch())) return;
  const std::string told = server_->sync(secret, write_request(up)) + everyone_->file();
  check_words(told, {}, false, "a stranger");
  for (const auto& device : devices_) {
    if (!device->tab.outbox) continue;
    must(Law::lanes, told.find(device->tab.outbox->secret()) == told.npos, "a secret is told");
    const std::string person = device->tab.outbox->person();
    if (person.empty()) continue;
    must(Law::lanes, told.find(person) == told.npos, "a person is told");
  }
  for (const char* kind : {"\"author\"", "\"said\"", "\"waiting\"", "\"report\"", "\"review\"",
                           "\"appeal\"", "\"redaction\""}) {
    must(Law::lanes, told.find(kind) == told.npos, kind);
  }
}

}  // namespace cairn::simulation
