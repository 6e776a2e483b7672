#include "ledger/console.h"

#include <unistd.h>

#include <utility>

#include "bytes/base64url.h"
#include "bytes/digest.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/ledger_folder.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger/secrets.h"
#include "pack/pack.h"

namespace cairn::server {

const Person* StaffList::person(std::string_view id) const {
  for (const Person& one : people) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

Console::Console(const std::string& folder, Machine machine)
    : machine_(std::move(machine)), folder_(folder) {
  const std::string path = folder + std::string(ledger_file);
  if (access(path.c_str(), F_OK) != 0) return;
  sql_ = std::make_unique<SqliteConnection>(path);
  log_ = std::make_unique<DecisionLog>(folder + std::string(decisions_file));
  if (!sql_->ok()) error_ = path + ": " + sql_->error();
  if (!log_->ok()) error_ = folder + std::string(decisions_file);
  if (!error_.empty()) return;
  key_ = read_file(folder + std::string(key_file)).value_or("");
  StoreRules rules;
  rules.write_down = [this](const std::vector<KeptDecision>& decisions) {
    return log_->write(decisions);
  };
  store_ = std::make_unique<Store>(*sql_, rules);
  if (!store_->ok()) error_ = path + ": " + store_->error();
}

StaffList Console::staff() {
  StaffList list;
  for (const DeltaRow& row : rows_of(*sql_, people_scope, operator_lane)) {
    if (auto person = cairn::person_of(row.row)) list.people.push_back(*std::move(person));
    if (auto seat = seat_of(row.row)) list.seats.push_back(*std::move(seat));
    if (auto made = invitation_of(row.row)) list.invitations.push_back(*std::move(made));
  }
  return list;
}

bool Console::has_axis(int axis) {
  return item_of(*sql_, roadmap_scope, "axis", std::to_string(axis)).has_value();
}

std::string Console::origin() {
  std::string origin;
  in_transaction(*sql_, false, [&] { origin = house_fact(*sql_, "origin"); });
  return origin;
}

Receipt Console::ask(std::string kind, const Json& body) {
  Arrival arrival;
  arrival.device = console_device;
  arrival.intent.id = hex(machine_.random_bytes(16));
  arrival.intent.kind = std::move(kind);
  arrival.intent.body = write_json(body);
  const Applied applied = store_->apply(people_scope, {arrival}, machine_.now_ms());
  if (applied.ok) return applied.verdicts.front().receipt;
  error_ = sql_->error().empty() ? "cannot write" : sql_->error();
  Receipt receipt;
  receipt.outcome = Outcome::rejected;
  return receipt;
}

Made Console::make(Json body, std::int64_t days) {
  Made made;
  made.secret = base64url(machine_.random_bytes(32));
  made.expires = machine_.now_ms() + days * staff_day;
  put(body, "secret_hash", json_text(device_of(made.secret)));
  put(body, "expires", json_number(made.expires));
  made.receipt = ask("invite", body);
  return made;
}

Made Console::invite(const std::string& name, const Rights& rights, std::int64_t days) {
  Json body = json_object();
  put(body, "name", json_text(name));
  put(body, "rights", json_text(text_of(rights)));
  return make(std::move(body), days);
}

Made Console::invite_again(const std::string& person, std::int64_t days) {
  Json body = json_object();
  put(body, "person", json_text(person));
  return make(std::move(body), days);
}

Receipt Console::revoke(std::string_view what, const std::string& id) {
  Json body = json_object();
  put(body, what, json_text(id));
  return ask("revoke", body);
}

Receipt Console::grant(const std::string& person, const Rights& rights) {
  Json body = json_object();
  put(body, "person", json_text(person));
  put(body, "rights", json_text(text_of(rights)));
  return ask("grant", body);
}

Roadmap Console::roadmap() {
  std::vector<Row> rows;
  for (DeltaRow& row : rows_of(*sql_, roadmap_scope, public_lane)) {
    rows.push_back(std::move(row.row));
  }
  return roadmap_of(rows);
}

std::optional<std::vector<SlipFate>> Console::judge(const std::vector<Slip>& slips) {
  return server::judge(*sql_, slips, machine_.now_ms());
}

void Console::give_codes(std::vector<Slip>& slips, const std::vector<SlipFate>& fates) const {
  for (std::size_t i = 0; i < slips.size(); ++i) {
    if (!fates[i].is_known) slips[i].code = fresh_code(machine_);
  }
}

bool Console::enter(const std::vector<Slip>& slips, std::vector<bool>& entered) {
  return server::enter(*store_, slips, key_, machine_.now_ms(), entered);
}

}  // namespace cairn::server
