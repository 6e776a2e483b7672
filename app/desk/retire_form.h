// The form in which an editor takes an action out of the roadmap. Fields: id; pourquoi_fr,
// pourquoi_en; remplacante; or retour, to put it back.
#pragma once
#include <string>
#include <vector>

#include "desk/revise_form.h"
#include "model/roadmap.h"

namespace cairn {

std::string why_field(Lang lang);
/// Nothing where it is to come back.
std::vector<TextFault> faults_of_retirement(const Roadmap& roadmap, const Fields& form, Lang lang);
/// The intent's body (charge/retire.h).
Json asked_retirement(const Roadmap& roadmap, const Row& action, const Fields& form);

}  // namespace cairn
