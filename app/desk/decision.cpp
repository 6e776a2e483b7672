#include "desk/decision.h"

#include <algorithm>

#include "charge/moderate.h"
#include "charge/passages.h"
#include "json/build.h"
#include "model/contribution.h"
#include "update/fault.h"

namespace cairn {

DecisionFaults faults_of_decision(const Fields& fields, std::string_view words) {
  DecisionFaults faults;
  const std::string_view verdict = fields.of("verdict"), facts = fields.of("faits");
  if (verdict == "publish") return faults;
  faults.verdict = verdict != "hide" && verdict != "blackout";
  if (faults.verdict) return faults;
  faults.passages = verdict == "blackout" && !passages_in(words, fields.of("passages"));
  faults.ground = !is_ground(fields.of("motif"));
  const int length = length_of(facts);
  faults.facts = is_blank(facts) || length < 0 || length > contribution_most;
  return faults;
}

Json decision_of(const std::string& contribution, const Fields& fields, std::string_view words) {
  Json body = json_object();
  const std::string_view verdict = fields.of("verdict");
  put(body, "on", json_text(contribution));
  put(body, "verdict", json_text(verdict));
  put_text(body, "of", fields.of("lu"));
  if (verdict == "blackout") {
    put(body, "passages", json_text(passages_in(words, fields.of("passages")).value_or("")));
  }
  if (verdict != "publish") {
    put(body, "ground", json_text(fields.of("motif")));
    put(body, "facts", json_text(fields.of("faits")));
  }
  Json reports = json_array();
  std::string_view left = fields.of("signalements");
  while (!left.empty() && reports.items.size() < reports_most) {
    const std::size_t end = std::min(left.find(' '), left.size());
    if (is_id(left.substr(0, end))) reports.items.push_back(json_text(left.substr(0, end)));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  if (!reports.items.empty()) put(body, "reports", std::move(reports));
  return body;
}

}  // namespace cairn
