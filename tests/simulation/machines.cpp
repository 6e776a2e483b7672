// The machines of a world: how they start, end, and are copied.
#include <sqlite3.h>

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

}  // namespace

void World::open(Device& device) {
  device.engine.reset();
  device.replica.reset();
  device.outbox.reset();
  Disk& disk = Disk::instance();
  for (int tries = 0; tries < 4; ++tries) {
    if (disk.machine(device.name).dead) disk.crash(device.name, dice_);
    if (tries > 0) disk.machine(device.name) = {};
    device.outbox =
        std::make_unique<Outbox>(device.name + "/outbox.db", new_secret(chance(this)), "simdisk");
    device.replica = std::make_unique<Replica>(device.name + "/base.db", "simdisk");
    if (!device.outbox->ok()) continue;
    const bool shown =
        device.replica->ok() &&
        device.replica->rebuild(*device.outbox, {Channel::site, device.is_moderator, false});
    if (shown) break;
    device.replica.reset();
    if (disk.machine(device.name).dead) continue;
    disk.remove(device.name + "/base.db");
    disk.remove(device.name + "/base.db-journal");
    device.is_suspect = true;
  }
  if (!device.outbox->ok() || !device.replica) return fail("no lost words", "it cannot be opened");
  EngineSettings settings{"simulated", {}, {Channel::site, device.is_moderator, false}, 500};
  if (dice_.one_in(2)) settings.rows = 1 + dice_.below(4);
  device.engine = std::make_unique<Engine>(*device.replica, *device.outbox, chance(this), settings);
  device.burst = 0;
}

void World::crash(Device& device) {
  // Nothing more reaches the disk, whatever its programs still try.
  Disk::instance().machine(device.name).dead = true;
  device.engine.reset();
  device.replica.reset();
  device.outbox.reset();
  Disk::instance().crash(device.name, dice_);
  open(device);
  check(device);
}

void World::clone(const Device& device) {
  const std::string name = "d" + std::to_string(devices_.size());
  Disk::instance().copy(device.name, name);
  auto copy = std::make_unique<Device>();
  copy->name = name;
  copy->is_moderator = device.is_moderator;
  copy->is_suspect = device.is_suspect;
  copy->own = device.own;
  open(*copy);
  devices_.push_back(std::move(copy));
}

void World::open_server(bool is_restored) {
  Disk& disk = Disk::instance();
  for (int tries = 0; tries < 3; ++tries) {
    if (disk.machine("s").dead) disk.crash("s", dice_);
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
    rules.schema_least = is_old_ ? 99 : 0;
    rules.store.backups = backups_;
    rules.store.judge = [this](const View& view, const Actor& actor, std::string_view scope,
                               const Intent& intent, std::int64_t now) {
      judged_.push_back({std::string(scope), intent, actor});
      return decide(view, actor, scope, intent, now);
    };
    // A log that survived a crash holds what was erased: the operator's program empties it.
    bool sound = sql_->ok() && sql_->overwrite() == server::Sql::ok;
    if (is_restored) {
      server::Store store(*sql_, rules.store);
      sound = store.set_epoch("restored" + std::to_string(++epochs_));
    }
    server_ = std::make_unique<server::Exchange>(*sql_, machine, rules);
    for (const char* subject : {"A1-03", "roadmap"}) {
      server::Store store(*sql_, rules.store);
      sound = sound &&
              store.put_public(talk_scope(subject), {row_of(subject, TalkRules{})}, {"talk"}, now_);
    }
    if (sound && server_->ok()) return;
    disk.machine("s").dead = true;
    server_.reset();
    sql_.reset();
  }
  fail("acknowledged means durable", "the server cannot be opened");
}

void World::crash_server() {
  Disk::instance().machine("s").dead = true;
  server_.reset();
  sql_.reset();
  Disk::instance().crash("s", dice_);
  open_server(false);
}

void World::back_up() {
  if (!backups_) return;
  Disk::instance().copy("s", "b");
  sqlite3_exec(sql_->handle(), "UPDATE scope SET durable = head", nullptr, nullptr, nullptr);
  if (Disk::instance().machine("s").dead) crash_server();
}

std::string World::serve(const std::string& bearer, const std::string& bytes) {
  std::string reply = server_->sync(bearer, bytes);
  if (Disk::instance().machine("s").dead) {
    // It died somewhere in this; whether before or after it had answered, nobody knows.
    const bool answered = dice_.one_in(2);
    if (answered) note_reply(reply);
    crash_server();
    return answered ? reply : std::string();
  }
  note_reply(reply);
  return reply;
}

void World::note_reply(const std::string& reply) {
  const auto down = read_reply(reply);
  if (!down) return;
  std::string epoch;
  for (const DownMessage& message : *down) {
    if (const auto* w = std::get_if<Welcome>(&message)) epoch = w->epoch;
    if (const auto* receipts = std::get_if<Receipts>(&message)) {
      for (const Receipt& r : receipts->items) acknowledged_.insert(r.id);
    }
    const auto* delta = std::get_if<Delta>(&message);
    if (delta == nullptr) continue;
    for (const DeltaRow& row : delta->rows) {
      if (row.rev <= delta->from || row.rev > delta->to) {
        fail("no delta at or below a cursor", row.row.id);
      }
    }
    if (delta->more || Disk::instance().machine("s").dead) continue;
    std::string lane = delta->lane;
    if (const auto code = claim_of(lane); !code.empty()) {
      lane = own_lane(server::claim_hash(claim_key, code));
    }
    lanes_[{epoch, delta->scope, delta->lane, delta->to}] =
        lane_rows(server::rows_of(*sql_, delta->scope, lane));
  }
}

}  // namespace cairn::simulation
