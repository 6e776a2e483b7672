// What comes of an intent: one total function, the same bytes in the server and in the browser.
//
// The server runs it inside its transaction, and keeps what it says; a replica runs it over what
// it knows, to show at once what the server will most likely say. Invariant: no clock (the time
// of arrival is given), no chance, no locale, no exception, no floating point; equal arguments
// give equal decisions.
//
// Rows it writes, by kind: `contribution`, `reply`, `tally` (counts of supports), and three that
// stay with the server, in no lane: `author` (who may change it), `said` (so that nobody says the
// same twice), `waiting` (an edit or withdrawal that came before what it speaks of); `support`
// and `edit` (new words awaiting a moderator) are their author's, `report` is the staff's and the
// reporter's (an `author` row says whose).
// It reads one more, which others write: `talk`, the rules of its scope.
//
// Leaves out: numbers, receipts and lanes' entries (the stores), rates (the server).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/intent.h"
#include "ledger/receipt.h"
#include "model/contribution.h"
#include "model/rights.h"
#include "model/row.h"

namespace cairn {

/// What is there before the decision: the rows of one scope.
class View {
 public:
  virtual ~View() = default;
  virtual std::optional<Row> row(std::string_view kind, std::string_view id) const = 0;
};

/// Who asks, as the server knows it at this moment.
struct Actor {
  std::string person;               // whom a support counts for
  std::string staff;                // who of the staff it is; empty: nobody
  std::vector<std::string> claims;  // as they stand in `author` rows; the intent's own among them
  std::string claim;                // of this intent, as it stands in `author` rows; may be empty
  Channel channel = Channel::site;
  Rights rights;            // of the staff; a citizen has none
  bool is_example = false;  // what it writes is invented for the demonstration
};

enum class Op : unsigned char {
  put,     // the row is so, in these lanes and in no other
  remove,  // the row is gone
  scrub,   // the row is gone, and no byte of it may be left anywhere
};

struct Change {
  Op op = Op::put;
  Row row;                         // remove and scrub: kind and id
  std::vector<std::string> lanes;  // put; empty: it stays with the server
  bool operator==(const Change&) const = default;
};

/// An earlier intent that was held, and now is decided.
struct Settled {
  std::string id;
  Outcome outcome = Outcome::applied;
  Reason reason = Reason::none;
  bool operator==(const Settled&) const = default;
};

struct Decision {
  Outcome outcome = Outcome::applied;
  Reason reason = Reason::none;
  std::vector<Change> changes;  // in order; the last word on a row counts
  std::vector<Settled> settled;
  bool operator==(const Decision&) const = default;
};

/// Of what everybody may ask; what only those in charge do is decided where they are (charge/),
/// and here put aside. `scope` is the intent's; `now` its arrival, in ms since 1970.
Decision decide(const View& view, const Actor& actor, std::string_view scope, const Intent& intent,
                std::int64_t now);
using Judge = Decision (*)(const View&, const Actor&, std::string_view, const Intent&,
                           std::int64_t);

}  // namespace cairn
