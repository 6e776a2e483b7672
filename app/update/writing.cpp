#include "update/writing.h"

#include <algorithm>

namespace cairn {

namespace {

Fault fault_of(std::string_view words, int most, bool needed) {
  if (is_blank(words)) return needed ? Fault::missing : Fault::none;
  return characters(words) > most ? Fault::too_long : Fault::none;
}

}  // namespace

bool DraftFaults::any() const {
  return words != Fault::none || place != Fault::none || ground != Fault::none ||
         mail != Fault::none;
}

DraftFaults faults_of_contribution(const WritingForm& draft) {
  DraftFaults faults;
  faults.words = fault_of(draft.words, contribution_most, true);
  faults.place = fault_of(draft.place, place_most, false);
  return faults;
}

DraftFaults faults_of_report(const WritingForm& draft) {
  DraftFaults faults;
  faults.words = fault_of(draft.words, contribution_most, false);
  const auto& grounds = report_grounds();
  if (std::find(grounds.begin(), grounds.end(), draft.ground) == grounds.end()) {
    faults.ground = Fault::missing;
  }
  faults.mail = fault_of(draft.mail, place_most, false);
  if (faults.mail == Fault::none && !draft.mail.empty() && !looks_like_mail(draft.mail)) {
    faults.mail = Fault::malformed;
  }
  return faults;
}

const std::vector<std::string_view>& report_grounds() {
  static const std::vector<std::string_view> grounds = {
      "threat", "hate",        "child-at-risk", "personal-data", "insult",
      "false",  "advertising", "off-topic",     "other"};
  return grounds;
}

}  // namespace cairn
