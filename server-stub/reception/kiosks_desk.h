// The page of the kiosks, as they are at this minute.
//
// Promises: a page is made once a minute and language at most, however often it is asked for.
// Leaves out: what kiosks say (ledger/exchange_kiosk.cpp), how the page looks (kiosk/).
#pragma once
#include <cstdint>
#include <string_view>

#include "http/answer.h"
#include "ledger/exchange.h"
#include "machine/machine.h"
#include "reception/live.h"
#include "reception/shelf.h"

namespace cairn::server {

class KiosksDesk {
 public:
  KiosksDesk(Exchange& exchange, const Live& live, const Machine& machine)
      : exchange_(exchange), live_(&live), machine_(machine) {}

  /// Another roadmap from now on.
  void show(const Live& live);
  Answer read(Lang lang, const Request& request);

 private:
  static constexpr std::size_t most_on_shelf = 256 * 1024;

  Exchange& exchange_;
  const Live* live_;
  Machine machine_;
  std::int64_t minute_ = -1;
  Shelf shelf_{most_on_shelf};
};

}  // namespace cairn::server
