// One decision on many contributions of the moderators' list. Fields, as a browser posts them:
// verdict ("publish", "hide"), motif, faits; of each contribution that may be chosen vu-<id> (the
// words and the reports that were in sight), and of each that is, c-<id>; toutes: all of them.
//
// Promises: pure; each remains an intent of its own, as from its own form; what is urgent, appealed
// or edited is decided by itself; what changed since it was in sight is not decided here.
#pragma once
#include <string>
#include <vector>

#include "desk/decision.h"
#include "desk/queue.h"

namespace cairn {

struct Chosen {
  std::string id;
  std::string seen;  // name of the words, then the ids of the reports
};

struct BulkFaults {
  bool none = false;
  DecisionFaults decision;
  bool any() const { return none || decision.any(); }
};

/// Does it merely wait to be read? Then it may be decided with others.
bool may_be_chosen(const Matter& matter);
/// What is in sight of it.
std::string seen_of(const Matter& matter);
std::vector<Chosen> chosen_of(const Fields& fields);
BulkFaults faults_of_bulk(const Fields& fields);
/// Its words are those that were seen, and it still waits.
bool is_as_seen(const Chosen& chosen, const Matter& matter);
/// The form of the decision on that one.
Fields decision_on(const Fields& fields, const Chosen& chosen);

}  // namespace cairn
