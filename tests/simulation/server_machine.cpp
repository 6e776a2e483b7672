// The server of a world: how it starts, ends, is copied and put back.
#include <sqlite3.h>

#include <stdexcept>

#include "charge/decide_all.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/taking_part.h"
#include "little_roadmap.h"
#include "world.h"

namespace cairn::simulation {

namespace {

const std::string claim_key(32, 'k');

/// As a pack says that somebody is there from one hour to another, each day (UTC).
Json part_with_hours(int from, int to) {
  const auto time = [](int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00"; };
  JsonError error;
  const auto part =
      read_json(R"({"hours":{"open":[{"days":["monday","tuesday","wednesday","thursday","friday",)"
                R"("saturday","sunday"],"from":")" +
                    time(from) + R"(","to":")" + time(to) + R"("}],"offset":0}})",
                error);
  return part.value_or(json_object());
}

}  // namespace

Decision World::judge(const View& view, const Actor& actor, std::string_view scope,
                      const Intent& intent, std::int64_t now) {
  if (intent.body.find("poison") != intent.body.npos) {
    tally_.add(Fault::poison);
    throw std::runtime_error("poison");
  }
  // By a server that is no more: nothing will come of it.
  if (!Disk::instance().machine("s").dead) {
    const bool again = actor.person == server::decisions_device;
    judged_.push_back({std::string(scope), intent, actor, now, false, again});
  }
  if (log_ == nullptr) return decide_all(view, actor, scope, intent, now);
  return log_->decide(view, actor, scope, intent, now);
}

bool World::start_server(bool is_restored) {
  sql_ = std::make_unique<server::SqliteConnection>("s/ledger.db", "simdisk");
  server::Machine machine;
  machine.now_ms = [this] { return now_; };
  machine.random_bytes = [this](std::size_t size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(dice_.bits());
    return bytes;
  };
  machine.warn = [](const std::string&) {};
  server::ExchangeRules rules;
  rules.claim_key = claim_key;
  rules.intents = rules.guesses = {0, 1};
  rules.schema_least = least_;
  rules.store.backups = backups_;
  rules.store.judge = [this](const View& view, const Actor& actor, std::string_view scope,
                             const Intent& intent,
                             std::int64_t now) { return judge(view, actor, scope, intent, now); };
  rules.store.write_down = [this](const std::vector<server::KeptDecision>& decisions) {
    for (const server::KeptDecision& decision : decisions) {
      // As a file would hold it.
      const std::string line = server::decision_line(decision);
      must(Law::erasure, line.find(canary) == line.npos, "words in decisions.log: " + line);
      const auto kept = server::decision_in(line);
      must(Law::erasure, kept.has_value(), "decisions.log cannot be read: " + line);
      if (kept) decisions_.push_back(*kept);
    }
    return true;
  };
  // A log that survived a crash holds what was erased: the operator's program empties it.
  bool sound = sql_->ok() && sql_->overwrite() == server::Sql::ok;
  if (is_restored) {
    server::Store store(*sql_, rules.store);
    sound = sound && store.set_epoch("restored" + std::to_string(epochs_));
    sqlite3_exec(sql_->handle(), "UPDATE scope SET durable = head", nullptr, nullptr, nullptr);
  }
  server_ = std::make_unique<server::Exchange>(*sql_, machine, rules);
  everyone_ = std::make_unique<server::PublicReplica>();
  // What was taken back is taken back again, before anybody is answered.
  sound = sound && server_->ok() && server_->replay(decisions_) && server_->chores(true);
  server::Store store(*sql_, rules.store);
  for (std::size_t i = 0; i < 2 && sound; ++i) {
    const std::string subject(subject_of(scopes()[i]));
    const bool has_hours = i == 1 && keeps_hours_;
    const Json part = has_hours ? part_with_hours(hours_from, hours_to) : json_object();
    const Row row = server::talk_row(subject, rules_[i], part);
    sound = store.put_public(scopes()[i], {row}, {"talk"}, now_);
  }
  if (has_actions_ && sound) {
    // As at each start of a program; nothing that is newer is undone.
    const server::ImportEnd end = server_->import(pack_rows(roadmap_)).end;
    sound = end == server::ImportEnd::done || end == server::ImportEnd::known;
  } else if (roadmap_ > 0 && sound) {
    sound = store.put_public("roadmap", term_rows(roadmap_), {"term"}, now_);
  }
  return sound;
}

void World::open_server(bool is_restored) {
  Disk& disk = Disk::instance();
  for (int tries = 0; tries < 4; ++tries) {
    server_.reset();
    sql_.reset();
    if (disk.machine("s").dead) disk.restart("s", dice_, dice_.one_in(2));
    if (start_server(is_restored)) return check_acknowledged();
    disk.machine("s").dead = true;
  }
  fail(Law::acknowledged, "the server cannot be opened");
}

void World::crash_server(bool power_goes) {
  Disk::instance().machine("s").dead = true;
  server_.reset();
  sql_.reset();
  Disk::instance().restart("s", dice_, power_goes);
  open_server(false);
}

void World::back_up() {
  if (!backups_) return;
  Disk::instance().copy("s", "b");
  backup_mark_ = judged_.size();
  sqlite3_exec(sql_->handle(), "UPDATE scope SET durable = head", nullptr, nullptr, nullptr);
  if (Disk::instance().machine("s").dead) crash_server(dice_.one_in(2));
}

void World::restore_server() {
  tally_.add(Fault::restored);
  Disk& disk = Disk::instance();
  disk.machine("s").calls_left = -1;
  disk.machine("s").dead = false;
  server_.reset();
  sql_.reset();
  disk.copy("b", "s");
  ++epochs_;
  acknowledged_.clear();
  // What was forgotten since then is known again.
  for (std::size_t i = backup_mark_; i < judged_.size(); ++i) {
    if (judged_[i].purges) judged_[i] = {};
  }
  open_server(true);
  std::set<std::string> gone;
  for (const server::KeptDecision& d : decisions_) {
    const IntentKind kind = kind_of(d.intent);
    if (kind != IntentKind::withdraw && kind != IntentKind::erase) continue;
    if (const auto at = saved_at_.find(d.intent.id); at != saved_at_.end()) {
      gone.insert(d.scope + " " + saved_[at->second].on);
    }
  }
  if (failure_.empty()) check_erased({"s"}, gone, nullptr);
}

void World::purge() {
  Disk::instance().machine("s").calls_left = -1;
  if (!server_->purge()) return;
  purged_ = now_;
  judged_.push_back({"", {}, {}, now_, true, false});
}

}  // namespace cairn::simulation
