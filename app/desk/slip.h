// The form in which a relay enters what somebody wrote on paper, or said. Fields, as a browser
// posts them: id, code (the deposit code of its author), sujet (an action's id, or "roadmap"),
// origine ("paper", "workshop"), forme, avis, axe (of the whole roadmap), texte, langue, lieu.
//
// Promises: pure; what stays the same from one slip to the next is in the address of the form.
#pragma once
#include <string>

#include "desk/update_form.h"
#include "ledger/intent.h"
#include "model/roadmap.h"

namespace cairn {

struct SlipFaults {
  bool subject = false, words = false, is_long = false, place = false;
  bool any() const { return subject || words || is_long || place; }
};

SlipFaults faults_of_slip(const Roadmap& roadmap, const Fields& fields);
/// Of a form without faults (charge/slip.h).
Intent slip_of(const Fields& fields);

}  // namespace cairn
