// The form of a decision on a contribution. Fields, as a browser posts them: id, verdict
// ("publish", "hide", "blackout"), motif (a ground), faits, passages (to be blacked out, one a
// line), lu (the words that were read, by name), signalements (the ids of the reports it answers).
#pragma once
#include <string>
#include <string_view>

#include "desk/update_form.h"
#include "json/json.h"

namespace cairn {

struct DecisionFaults {
  bool verdict = false, ground = false, facts = false, passages = false;
  bool any() const { return verdict || ground || facts || passages; }
};

/// `words`: of the contribution, as they stand.
DecisionFaults faults_of_decision(const Fields& fields, std::string_view words);
/// The body of the intent (charge/moderate.h) of a form without faults.
Json decision_of(const std::string& contribution, const Fields& fields, std::string_view words);

}  // namespace cairn
