// What people do in a world.
#include "charge/decide_all.h"
#include "json/build.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "world.h"

namespace cairn::simulation {

namespace {

std::string hex_id(std::uint64_t high, std::uint64_t low) {
  constexpr char digits[] = "0123456789abcdef";
  std::string id;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) id += digits[(half >> shift) & 15];
  }
  return id;
}

std::string one_of(Dice& dice, const std::vector<std::string>& ids) {
  return ids.empty() ? std::string(32, '0')
                     : ids[static_cast<std::size_t>(dice.below(static_cast<int>(ids.size())))];
}

}  // namespace

std::string canary_of(const Intent& intent) { return std::string(canary) + intent.id.substr(20); }

/// Words of which every byte can be found; something is left where they are blacked out.
std::string World::fresh_words(const Saved& saved) { return canary_of(saved.intent) + " dit"; }

/// New ones, or the same said again.
Json World::words_of(Device& device, Saved& saved) {
  Json body = json_object();
  const auto all = [&] {
    std::vector<std::string> ids;
    for (const Row& row : device.tab.replica->shown_rows(saved.scope)) {
      if (row.kind == "contribution") ids.push_back(row.id);
    }
    return ids;
  };
  put(body, "form", json_text("comment"));
  put(body, "on", json_text(subject_of(saved.scope)));
  if (dice_.one_in(4)) saved.parent = one_of(dice_, all());
  put_text(body, "parent", saved.parent);
  put(body, "words", json_text(dice_.one_in(6) ? "toujours pareil" : fresh_words(saved)));
  put(body, "lang", json_text("fr"));
  saved.on = saved.intent.id;
  return body;
}

Json World::change_of(Device& device, Saved& saved, int kind) {
  constexpr const char* kinds[] = {"edit", "edit", "withdraw", "erase", "reply"};
  Intent& intent = saved.intent;
  intent.kind = kinds[kind];
  const bool is_staff = kind > 3;
  std::vector<std::string> ids;
  if (is_staff || dice_.one_in(8)) {
    for (const Row& row : device.tab.replica->shown_rows(saved.scope)) {
      if (row.kind == "contribution") ids.push_back(row.id);
    }
  } else {
    ids.assign(device.own.begin(), device.own.end());
    // What somebody told this device the code of, come or not.
    for (const auto& [id, code] : shared_) {
      if (dice_.one_in(2)) ids.push_back(id);
    }
  }
  saved.on = one_of(dice_, ids);
  // Under its code, as a host does, if this device knows it.
  intent.claim = is_staff ? "" : device.tab.replica->claim_over(saved.on);
  if (const auto code = shared_.find(saved.on); !is_staff && code != shared_.end()) {
    intent.claim = code->second;
  }
  Json body = json_object();
  put(body, "on", json_text(saved.on));
  if (kind < 2 || kind == 4) {
    put(body, "words", json_text(dice_.one_in(6) ? "toujours pareil" : fresh_words(saved)));
  }
  if (kind == 4) put(body, "lang", json_text("fr"));
  return body;
}

/// Something to ask for; what it speaks of goes into `on`.
Saved World::think_of(Device& device) {
  Saved saved;
  // What is decided is about what others say: there mostly in one place.
  const bool is_gathering = leaning_ == Leaning::court && !dice_.one_in(4);
  saved.scope = scopes()[is_gathering ? 0 : static_cast<std::size_t>(dice_.below(2))];
  saved.device = device.name;
  Intent& intent = saved.intent;
  intent.id = hex_id(dice_.bits(), static_cast<std::uint64_t>(++ids_));
  intent.claimed_at = clock_of(device);
  intent.claim = code_of(dice_.bits());
  Json body = json_object();
  const int kind = dice_.below(24);
  if (leaning_ == Leaning::roadmap && !dice_.one_in(device.rights.empty() ? 2 : 6)) {
    body = roadmap_act(device, saved);
  } else if (leaning_ == Leaning::court && !dice_.one_in(4)) {
    body = court_act(device, saved);
  } else if (kind < 8) {
    intent.kind = "contribute";
    body = words_of(device, saved);
  } else if (kind < 12) {
    intent.kind = "support";
    std::vector<std::string> all = {std::string(subject_of(saved.scope))};
    for (const Row& row : device.tab.replica->shown_rows(saved.scope)) {
      if (row.kind == "contribution" && dice_.one_in(2)) all.push_back(row.id);
    }
    put(body, "on", json_text(one_of(dice_, all)));
    put(body, "set", json_truth(!dice_.one_in(3)));
    if (dice_.one_in(2)) intent.claim.clear();
  } else if (kind < 17) {
    body = change_of(device, saved, kind - 12);
  } else if (kind < 23) {
    body = court_act(device, saved);
  } else {
    intent.kind = "someday";
    put(body, "on", json_text(subject_of(saved.scope)));
  }
  // No intent at all: it must not be saved, or everything would wait behind it.
  if (dice_.one_in(64)) put(body, "place", json_text(std::string(intent_most, 'x')));
  intent.body = write_json(body);
  return saved;
}

/// What is not an intent: a draft begun or dropped, a code told to somebody else, a refused word
/// let go.
void World::small_act(Device& device) {
  Outbox& outbox = *device.tab.outbox;
  const int what = dice_.below(3);
  if (what == 0) {
    const std::string key = "/ecrire/" + std::to_string(dice_.below(3));
    const std::string words = dice_.one_in(3) ? "" : "brouillon" + std::to_string(dice_.below(99));
    if (!outbox.keep_draft(key, words)) {
      // It may be there, or the one before.
      device.drafts.erase(key);
    } else if (words.empty()) {
      device.drafts.erase(key);
    } else {
      device.drafts[key] = words;
    }
  } else if (what == 1 && !saved_.empty()) {
    const Saved& of = saved_[static_cast<std::size_t>(dice_.bits() % saved_.size())];
    const bool is_told = of.intent.kind == "contribute" && outbox.add_claim(of.intent.claim);
    if (is_told) shared_[of.intent.id] = of.intent.claim;
  } else {
    for (const Pending& p : outbox.pending()) {
      if (!p.is_shelved) continue;
      // Where it could not be said to be gone, it may be.
      outbox.dismiss(p.intent.id);
      dismissed_.insert(p.intent.id);
      device.own.erase(p.intent.id);
      break;
    }
  }
  mark("small" + std::to_string(what));
  if (Disk::instance().machine(device.name).dead) return crash(device, dice_.one_in(2));
  keep_mirror(device);
  device.tab.replica->rebuild(outbox, {Channel::site, device.rights, decide_all});
  check(device);
}

void World::write_something(Device& device) {
  if (dice_.one_in(6)) return small_act(device);
  save(device, think_of(device));
}

void World::keep_saved(Saved saved) {
  saved_at_[saved.intent.id] = saved_.size();
  said_[canary_of(saved.intent)] = saved_.size();
  saved_.push_back(std::move(saved));
}

void World::save(Device& device, Saved saved) {
  Disk& disk = Disk::instance();
  Outbox& outbox = *device.tab.outbox;
  const bool is_intent = saved.intent.body.size() <= intent_most;
  wrote_[saved.intent.id] = device.name;
  bool kept = outbox.write(saved.scope, saved.intent);
  DiskMachine& machine = disk.machine(device.name);
  if (!kept && is_intent && drop_ballast(device)) {
    // What the host does: it saves again.
    kept = outbox.write(saved.scope, saved.intent);
    if (!machine.dead) must(Law::full_disk, kept, device.name + " cannot save");
  }
  mark(device.name + saved.intent.kind + saved.intent.id + (kept ? "+" : "-"));
  ++tally_.intents;
  const bool died = machine.dead;
  const bool takes_back = saved.intent.kind == "withdraw" || saved.intent.kind == "erase";
  const bool is_first = takes_back && taken_back_.insert(saved.on).second;
  if (died) crash(device, dice_.one_in(2));
  if (died && !kept) {
    // What could not be said to be saved may have been saved: a commit whose end was not seen.
    for (const Pending& p : device.tab.outbox->pending()) kept |= p.intent.id == saved.intent.id;
  }
  if (!kept && is_first) taken_back_.erase(saved.on);
  if (!is_intent) {
    must(Law::drains, !kept, "what is no intent was saved");
    return check(device);
  }
  if (!kept) return check(device);
  if (saved.intent.kind == "contribute") device.own.insert(saved.intent.id);
  keep_saved(std::move(saved));
  if (!died) {
    keep_mirror(device);
    device.tab.engine->wake();
    device.tab.replica->rebuild(outbox, {Channel::site, device.rights, decide_all});
  }
  check(device);
}

}  // namespace cairn::simulation
