// Tells the staff by mail, through the machine's own sendmail, that something awaits them.
//
// Promises: serving never waits for it; a mail counts as told when sendmail has taken it (exit 0),
// and is tried again otherwise, at its pace; trouble is said once, until it is over, and without a
// word of any mail. One mail is in hand at most: what comes meanwhile is in the next one. What
// waited already at the start is told with the first digest, so that starting again and again
// tells nothing. Leaves out: what waits (awaiting.h), when (pace.h), the bytes (letter.h), how a
// program is run (machine/courier.h).
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "alerts/awaiting.h"
#include "alerts/letter.h"
#include "alerts/pace.h"
#include "files/folder.h"
#include "ledger/sql.h"
#include "machine/courier.h"
#include "machine/machine.h"

namespace cairn::server {

struct AlertOrders {
  std::string to;    // addresses between commas; empty: nobody is told
  std::string from;  // empty: cairn at the origin's host
  std::string sendmail = "/usr/sbin/sendmail";
  int minutes = 15;  // between digests
};

/// What must be put right before anything is served; `envelope` is made of the orders.
Trouble check_alerts(const AlertOrders& orders, const std::string& origin, Envelope& envelope);

class Alerts {
 public:
  /// Reads all that waits already, before anybody is served.
  Alerts(SqlConnection& sql, Machine machine, const AlertOrders& orders, Envelope envelope);

  /// Every second or so.
  void look();

 private:
  enum class Read : unsigned char { all, some, none };
  /// What changed in the staff lanes since the last look, or some of it.
  Read follow();
  void heed(Courier::End end);
  void trouble(const std::string& what);

  SqlConnection& sql_;
  Machine machine_;
  Envelope envelope_;
  Courier courier_;
  Pace pace_;
  std::map<std::string, std::int64_t> cursors_;  // by scope
  Awaiting awaiting_;
  bool is_troubled_ = false;
};

}  // namespace cairn::server
