#include "desk/bulk.h"

#include <algorithm>

#include "charge/passages.h"
#include "ledger/intent.h"

namespace cairn {

namespace {

constexpr std::string_view seen_field = "vu-";
constexpr std::size_t hash_size = 32;  // of name_of_words

}  // namespace

bool may_be_chosen(const Matter& matter) {
  const bool waits = matter.said.what.standing == Standing::held || !matter.reports.empty();
  return waits && matter.said.what.standing != Standing::hidden && !matter.is_urgent() &&
         !matter.appeal && matter.edited.empty();
}

std::string seen_of(const Matter& matter) {
  std::string seen = name_of_words(matter.said.what.words, matter.edited);
  for (const Report& report : matter.reports) seen += ' ' + report.id;
  return seen;
}

std::vector<Chosen> chosen_of(const Fields& fields) {
  std::vector<Chosen> chosen;
  for (const auto& [name, value] : fields.all()) {
    if (!name.starts_with(seen_field)) continue;
    const std::string id = name.substr(seen_field.size());
    const bool is_chosen = fields.has("toutes") || fields.has("c-" + id);
    if (is_chosen && is_id(id) && chosen.size() < std::size_t{talk_page}) {
      chosen.push_back({id, value});
    }
  }
  return chosen;
}

BulkFaults faults_of_bulk(const Fields& fields) {
  BulkFaults faults;
  faults.none = chosen_of(fields).empty();
  faults.decision = faults_of_decision(fields, "");
  // A passage is of one contribution's words.
  faults.decision.verdict = faults.decision.verdict || fields.of("verdict") == "blackout";
  return faults;
}

bool is_as_seen(const Chosen& chosen, const Matter& matter) {
  return may_be_chosen(matter) &&
         seen_of(matter).substr(0, hash_size) == chosen.seen.substr(0, hash_size);
}

Fields decision_on(const Fields& fields, const Chosen& chosen) {
  Fields one;
  for (const std::string_view name : {"verdict", "motif", "faits"}) one.set(name, fields.of(name));
  one.set("lu", chosen.seen.substr(0, hash_size));
  one.set("signalements", chosen.seen.substr(std::min(hash_size + 1, chosen.seen.size())));
  return one;
}

}  // namespace cairn
