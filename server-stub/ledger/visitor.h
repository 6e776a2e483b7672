// One request while it is answered.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/messages.h"
#include "ledger/exchange.h"
#include "sync/messages.h"

namespace cairn::server {

/// What came of one push.
struct PushEnd {
  bool kept = false;
  std::vector<Verdict> verdicts;
};

struct Exchange::Visitor {
  bool understood = false;
  std::string caller;
  std::string device;
  std::vector<UpMessage> up;
  Hello hello;  // the last one; what is assumed where there is none
  Device who;
  std::vector<std::string> claims;  // hashed
  bool unknown_device = false;      // it says that it takes the place of one that is none
  std::string uninvited;            // why its invitation does nothing: a code of `refuse`
  std::int64_t uninvited_wait = 0;  // ms until it may be tried again
  std::int64_t wait = 0;            // ms until its intents are taken again
  std::vector<PushEnd> verdicts;    // one for each message of `up`
  bool asked_codes = false, may_ask = false;
  std::vector<Head> own_heads;
  std::size_t told = 0;                                // bytes of rows, so far
  std::set<std::pair<std::string, std::string>> seen;  // (scope, lane) pulled already
  std::vector<DownMessage> down;
  KioskCall kiosk;         // what only a kiosk says
  std::vector<Json> more;  // what only a kiosk is told, behind all else
};

}  // namespace cairn::server
