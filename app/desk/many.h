// What a lead does with several contributions of the list that awaits an answer. Fields, as a
// browser posts them: c-<id> of each that is chosen (the name of the words in sight); faire
// ("repondre", "classer", "declasser", "reunir"); texte, suite, porteuse (one answer to all); theme
// (for all).
//
// Promises: pure; each remains an intent of its own, as from its own form; of one that says
// another thing by now nothing is asked.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "desk/update_form.h"
#include "ledger/intent.h"
#include "model/talk.h"

namespace cairn {

struct ManyFaults {
  bool none = false, what = false, words = false, is_long = false, theme = false;
  bool few = false;  // to be gathered: fewer than two, or not about the same
  bool any() const { return none || what || words || is_long || theme || few; }
};

/// Those of `there` that are chosen, oldest first.
std::vector<const Said*> chosen_of(const Fields& fields, const std::vector<Said>& there);
ManyFaults faults_of_many(const Fields& fields, const std::vector<const Said*>& chosen);
/// Kind and body of an intent for each, without its id.
std::vector<std::pair<const Said*, Intent>> asked_of_many(const Fields& fields,
                                                          const std::vector<const Said*>& chosen,
                                                          Lang lang);

}  // namespace cairn
