// What must hold of what moderators and leads decide: wherever it is shown, to whoever it is told.
#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "replica/statement.h"
#include "world.h"

namespace cairn::simulation {

namespace {

constexpr std::size_t under_most = 100;

using Bodies = std::map<std::string, std::string>;  // of contributions, by id

std::optional<Contribution> said_in(const Bodies& bodies, const std::string& id) {
  const auto at = bodies.find(id);
  return at == bodies.end() ? std::nullopt : contribution_of({"contribution", id, 0, at->second});
}

bool is_listed(const std::string& ids, const std::string& id) {
  for (std::size_t i = 0; i < ids.size(); i += id_length) {
    if (ids.compare(i, id_length, id) == 0) return true;
  }
  return false;
}

std::string fault_under(const Bodies& bodies, const Contribution& c) {
  const auto one = said_in(bodies, c.same);
  if (!one) return "stands under one that is not there: ";
  if (!one->same.empty()) return "stands under one that stands under another: ";
  if (one->standing != Standing::published) return "stands under one that is not public: ";
  return is_listed(one->gathered, c.id) ? "" : "is not known to the one it stands under: ";
}

std::string fault_over(const Bodies& bodies, const Contribution& c) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < c.gathered.size(); i += id_length) {
    const std::string id = c.gathered.substr(i, id_length);
    const auto below = said_in(bodies, id);
    if (!below || below->same != c.id) return "has under it what is not: ";
    if (!ids.insert(id).second) return "has the same one under it twice: ";
  }
  return ids.size() > under_most ? "has too many under it: " : "";
}

/// What is gathered stands under one that lists it, both public; "" where that is so.
std::string fault_of_gathered(const Bodies& bodies) {
  for (const auto& [id, body] : bodies) {
    const bool is_gathered = body.find("\"same\":") != body.npos;
    if (!is_gathered && body.find("\"gathered\":") == body.npos) continue;
    const auto c = said_in(bodies, id);
    if (!c) return "cannot be read: " + id;
    if (c->standing != Standing::published) return "is gathered, and not public: " + id;
    if (!c->parent.empty()) return "is gathered, and an answer: " + id;
    std::string fault = c->same.empty() ? "" : fault_under(bodies, *c);
    if (fault.empty()) fault = fault_over(bodies, *c);
    if (!fault.empty()) return fault + id;
  }
  return {};
}

/// Nothing else of what people say is everybody's.
bool may_be_public(const Row& row) {
  if (row.kind == "contribution") {
    const auto c = contribution_of(row);
    return c && c->standing == Standing::published;
  }
  return row.kind == "talk" || row.kind == "reply" || row.kind == "tally";
}

bool names(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

/// Of a lane that holds all that is public, at a cursor; of a device at rest.
void World::check_gathered(const std::vector<Row>& rows, const std::string& who) {
  Bodies bodies;
  for (const Row& row : rows) {
    if (row.kind == "contribution") bodies[row.id] = row.body;
  }
  const std::string fault = fault_of_gathered(bodies);
  must(Law::gathered, fault.empty(), who + ": " + fault);
}

void World::check_public(const Delta& delta) {
  if (delta.lane != public_lane || subject_of(delta.scope).empty()) return;
  for (const DeltaRow& row : delta.rows) {
    if (row.op != Op::put) continue;
    must(Law::masked, may_be_public(row.row), "public: " + row.row.kind + " " + row.row.id);
  }
}

/// What was said and is not everybody's to read is on no disk but its author's and the staff's.
void World::check_masked() {
  std::map<std::string, std::string> families;
  for (const auto& device : devices_) families[device->name] = device->family;
  for (const Saved& saved : saved_) {
    // What was answered may quote what is masked.
    const bool answers = saved.intent.kind == "reply";
    const bool says = answers || saved.intent.kind == "contribute" || saved.intent.kind == "edit";
    const std::string word = canary_of(saved.intent);
    if (!says || saved.intent.body.find(word) == saved.intent.body.npos) continue;
    const auto row = server::item_of(*sql_, saved.scope, "contribution", saved.on);
    const auto c = row ? contribution_of(*row) : std::nullopt;
    const bool is_told = answers || (c && c->words.find(word) != c->words.npos);
    if (c && c->standing == Standing::published && is_told) continue;
    const auto made = saved_at_.find(saved.on);
    for (const auto& device : devices_) {
      const std::vector<std::string> claims = device->tab.outbox->claims();
      const bool is_own =
          names(claims, saved.intent.claim) || device->family == families[saved.device] ||
          (made != saved_at_.end() && names(claims, saved_[made->second].intent.claim));
      if (is_own || is_told_reports(device->rights)) continue;
      const std::string file = Disk::instance().holder_of(device->name, word);
      must(Law::masked, file.empty(), file + " holds " + word);
    }
  }
}

/// What somebody in charge decided in vain is still on the device they wrote it on, or on a copy
/// of it, where the desk shows it, unless they let it go.
void World::check_comes_back() {
  std::map<std::string, std::set<std::string>> shelves;  // by family
  std::map<std::string, std::string> families;
  for (const auto& device : devices_) {
    families[device->name] = device->family;
    for (const Pending& p : device->tab.outbox->pending()) {
      const bool is_told = p.is_shelved || (p.receipt && p.receipt->outcome != Outcome::applied);
      if (is_told) shelves[device->family].insert(p.intent.id);
    }
  }
  std::map<std::string, Outcome> outcomes;
  Statement receipts(sql_->handle(), "SELECT id, outcome FROM receipt WHERE outcome <> 2");
  while (receipts.row()) {
    outcomes[std::string(receipts.text(0))] = static_cast<Outcome>(receipts.number(1));
  }
  for (const Saved& saved : saved_) {
    const bool decides = saved.scope == roadmap_scope || saved.intent.kind == "moderate" ||
                         saved.intent.kind == "classify";
    const auto outcome = outcomes.find(saved.intent.id);
    if (!decides || outcome == outcomes.end() || outcome->second == Outcome::applied) continue;
    const bool is_back = shelves[families[saved.device]].count(saved.intent.id) != 0 ||
                         dismissed_.count(saved.intent.id) != 0;
    must(Law::comes_back, is_back, saved.intent.kind + " " + saved.intent.id);
  }
}

}  // namespace cairn::simulation
