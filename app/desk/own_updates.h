// What somebody of the staff wrote on this device and the server has not, or not finally, taken.
//
// Promises: the rows given back are the base with these updates on top, decided in their order by
// the rule the server follows, so that the desk and the public pages on this device show them at
// once; an update that stands on another state than the one it was written on is not applied but
// told, with what overtook it.
// Leaves out: the outbox itself (replica/), when anything is sent (sync/).
#pragma once
#include <string>
#include <vector>

#include "json/json.h"
#include "model/rights.h"
#include "model/row.h"
#include "model/text.h"
#include "replica/outbox.h"

namespace cairn {

/// An update of an action, a change of texts, an answer to a contribution, a decision on one, a
/// slip, or a change of the staff.
struct OwnUpdate {
  enum class State : unsigned char {
    kept,
    sent,
    published,
    held,
    late,
    withdrawn,
    overtaken,
    refused
  };
  std::string id;
  std::string on;            // the action, the thing ("page/aide"), the contribution or the person
  bool is_answer = false;    // its words are in the body
  bool is_decision = false;  // on a contribution: of a moderator
  bool is_order = false;     // or of whoever puts them in order
  bool is_revision = false;  // of an editor: texts of that thing
  bool is_retirement = false;  // of an editor: that action goes, or comes back
  bool is_slip = false;        // entered for somebody else; its words are in the body
  bool is_people = false;      // of an operator
  std::string kind = {};       // of its intent, where it is
  std::string code = {};       // of a slip: its author's
  std::string about;    // the words of that contribution, or that name, where it is known here
  bool can_go = false;  // finally decided, with no effect: its author may drop it
  State state = State::kept;
  Reason reason = Reason::none;  // of a refusal
  Json body;                     // of the intent
  std::int64_t at = 0;           // ms, this device's clock
};

/// An update that everyone sees.
struct PublicUpdate {
  std::string id;
  std::int64_t at = 0;
  Text words;
};

struct OwnUpdates {
  std::vector<Row> rows;           // of the roadmap
  std::vector<OwnUpdate> updates;  // in the order they were written
};

/// The member of an update's body that names the overtaken one it takes up again: told no more.
inline constexpr std::string_view instead_member = "instead";

/// `cursor`: up to where `rows` hold what the server did.
OwnUpdates fold_own(std::vector<Row> rows, const std::vector<Pending>& pending,
                    const Rights& rights, std::int64_t cursor = 0);
/// The id of the update that stands; "" where an action was never updated.
std::string last_update(const std::vector<Row>& rows, std::string_view action);
/// The updates of an action, newest first.
std::vector<PublicUpdate> updates_of(const std::vector<Row>& rows, std::string_view action);

}  // namespace cairn
