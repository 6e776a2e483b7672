// The form of a decision on a contribution. Fields, as a browser posts them: id, verdict
// ("publish", "hide"), motif (a ground), faits, signalements (the ids of the reports it answers).
#pragma once
#include <string>

#include "desk/update_form.h"
#include "json/json.h"

namespace cairn {

struct DecisionFaults {
  bool verdict = false, ground = false, facts = false;
  bool any() const { return verdict || ground || facts; }
};

DecisionFaults faults_of_decision(const Fields& fields);
/// The body of the intent (charge/moderate.h) of a form without faults.
Json decision_of(const std::string& contribution, const Fields& fields);

}  // namespace cairn
