// The list of the staff, slips by many, and what kiosks exchange on a stick, from the machine
// itself: what an operator's commands ask, while the ledger is served or not.
//
// Promises: whoever may write the files has an operator's right, and goes by the same rules as
// everybody: decided, numbered, written to decisions.log. The server sees it at its next request.
// Leaves out: words (commands/).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "charge/people.h"
#include "files/folder.h"
#include "json/json.h"
#include "kiosk/deposit.h"
#include "ledger/decision_log.h"
#include "ledger/slips.h"
#include "ledger/sqlite_connection.h"
#include "ledger/store.h"
#include "machine/machine.h"
#include "model/roadmap.h"

namespace cairn::server {

struct StaffList {
  std::vector<Person> people;
  std::vector<Seat> seats;
  std::vector<Invitation> invitations;
  /// Null: there is none any more.
  const Person* person(std::string_view id) const;
};

/// An invitation that was made: its secret is told once and kept nowhere.
struct Made {
  Receipt receipt;  // not applied: `secret` opens nothing
  std::string secret;
  std::int64_t expires = 0;
};

class Console {
 public:
  Console(const std::string& folder, Machine machine);

  bool has_ledger() const { return sql_ != nullptr; }
  /// "" or why the ledger cannot be used.
  const std::string& error() const { return error_; }

  StaffList staff();
  bool has_axis(int axis);
  /// Where the site was served last; may be empty.
  std::string origin();

  Made invite(const std::string& name, const Rights& rights, std::int64_t days);
  Made invite_again(const std::string& person, std::int64_t days);
  /// `what` is "person", "device" or "invitation".
  Receipt revoke(std::string_view what, const std::string& id);
  /// Exactly these, in place of those the person had.
  Receipt grant(const std::string& person, const Rights& rights);

  /// As everybody may read it; without languages where there is none yet.
  Roadmap roadmap();
  /// "" where it cannot be read.
  const std::string& key() const { return key_; }
  std::optional<std::vector<SlipFate>> judge(const std::vector<Slip>& slips);
  /// Gives each that `fates` does not know a deposit code.
  void give_codes(std::vector<Slip>& slips, const std::vector<SlipFate>& fates) const;
  bool enter(const std::vector<Slip>& slips, std::vector<bool>& entered);

  /// Nothing where they are missing or damaged: only whoever serves makes them.
  std::optional<KioskKeys> kiosk_keys() const;
  /// Bags as if their kiosk had brought them; an end for each.
  std::vector<BagEnd> take(const KioskKeys& keys, const std::vector<SealedBag>& bags);
  /// A signed update for kiosks (kiosk/sticks.h); empty where the ledger cannot be read.
  std::string kiosk_update(const KioskKeys& keys);

 private:
  Receipt ask(std::string kind, const Json& body);
  Made make(Json body, std::int64_t days);

  Machine machine_;
  std::string folder_, error_, key_;
  std::unique_ptr<DecisionLog> log_;
  std::unique_ptr<SqliteConnection> sql_;
  std::unique_ptr<Store> store_;
};

}  // namespace cairn::server
