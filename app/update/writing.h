// What a person is writing, and what became of it: the state of every form of participation.
//
// Promises: forms are read, judged and made intents by the same code in the browser and in the
// server, before either asks the ledger.
// Leaves out: what the ledger says (ledger/), how it is shown (screens/).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ledger/intent.h"
#include "model/contribution.h"
#include "update/fault.h"
#include "update/route.h"

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
  std::string choice;  // of the answers to a question: "2.3", the third to the second one
  std::string mail;    // of a report, to be told what became of it
  bool undo = false;   // of a support or a contribution: it is taken back
  bool erase = false;  // and no byte of it is to be left
  bool part = false;   // once sent, nothing of it is to stay on this device
  // Which intent it is, and the code that will give the right over it. Made once for each form,
  // so that a form sent twice counts once.
  std::string id;
  std::string code;

  Writing state = Writing::blank;
  std::string outcome;  // a slug of Outcome
  std::string reason;   // a slug of Reason
  bool operator==(const WritingForm&) const = default;
};

/// A form as a browser posts it; nothing where it is not UTF-8.
std::optional<WritingForm> read_writing_form(std::string_view body);
/// Has a person put anything in it?
bool is_begun(const WritingForm& form);

/// What a support is of: an action, a contribution, or an answer to choose ("A1-03/2.3").
std::string supported_in(const Route& route, const WritingForm& form);
/// What the ledger is asked: by the screen, a contribution, an edit, a support or a report.
Intent intent_of(const Route& route, const WritingForm& form);
/// To take back what one said, or to erase it.
Intent withdrawal_of(std::string_view id, bool erase = false);

struct DraftFaults {
  Fault words = Fault::none, place = Fault::none, ground = Fault::none, mail = Fault::none;
  Fault choice = Fault::none;
  bool any() const;
};
DraftFaults faults_of_contribution(const WritingForm& draft);
DraftFaults faults_of_report(const WritingForm& draft);
/// Of whatever form the route is.
DraftFaults faults_of(const Route& route, const WritingForm& draft);

}  // namespace cairn
