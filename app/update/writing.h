// What a person is writing, and what became of it: the state of every form of participation.
//
// Promises: `faults_of` says the same in the browser and in the server, before either asks the
// ledger; `intent_of` writes what the ledger reads.
// Leaves out: what the ledger says (ledger/), how it is shown (screens/).
#pragma once
#include <string>
#include <vector>

#include "model/contribution.h"
#include "update/fault.h"

namespace cairn {

enum class Writing : unsigned char {
  blank,
  faulty,    // see the faults: every word is still there
  received,  // see `outcome`
  refused,   // see `reason`: every word is still there
  failed,    // nothing could be kept: try again
};

/// A form of participation as it is filled in.
struct WritingForm {
  // Of a contribution, an edit or a report.
  std::string form;    // a slug of Form
  std::string stance;  // a slug of Stance
  std::string words;
  std::string place;
  std::string axis;  // of a proposal on the whole roadmap; digits or empty
  std::string ground;
  std::string mail;  // of a report, to be told what became of it
  // Which intent it is, and the code that will give the right over it. Made once for each form,
  // so that a form sent twice counts once.
  std::string id;
  std::string code;

  Writing state = Writing::blank;
  std::string outcome;  // a slug of Outcome
  std::string reason;   // a slug of Reason
  bool operator==(const WritingForm&) const = default;
};

struct DraftFaults {
  Fault words = Fault::none, place = Fault::none, ground = Fault::none, mail = Fault::none;
  bool any() const;
};
DraftFaults faults_of_contribution(const WritingForm& draft);
DraftFaults faults_of_report(const WritingForm& draft);

/// The grounds of a report, as slugs, the urgent ones first.
const std::vector<std::string_view>& report_grounds();

}  // namespace cairn
