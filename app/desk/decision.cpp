#include "desk/decision.h"

#include <algorithm>

#include "charge/moderate.h"
#include "json/build.h"
#include "model/contribution.h"
#include "update/fault.h"

namespace cairn {

DecisionFaults faults_of_decision(const Fields& fields) {
  DecisionFaults faults;
  const std::string_view verdict = fields.of("verdict"), facts = fields.of("faits");
  faults.verdict = verdict != "publish" && verdict != "hide";
  if (verdict != "hide") return faults;
  faults.ground = !is_ground(fields.of("motif"));
  const int length = length_of(facts);
  faults.facts = is_blank(facts) || length < 0 || length > contribution_most;
  return faults;
}

Json decision_of(const std::string& contribution, const Fields& fields) {
  Json body = json_object();
  const std::string_view verdict = fields.of("verdict");
  put(body, "on", json_text(contribution));
  put(body, "verdict", json_text(verdict));
  if (verdict == "hide") {
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
