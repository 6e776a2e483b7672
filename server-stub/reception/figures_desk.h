// The yearly figures of moderation, as pages and as JSON: read from the ledger when anything was
// decided since, and kept until then.
//
// Promises: a page never tells other numbers than the ledger's; where they cannot be read it says
// so, and no zero. Leaves out: how they are counted (ledger/figures.h), how they look
// (transparency/).
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/answer.h"
#include "ledger/exchange.h"
#include "machine/machine.h"
#include "reception/live.h"
#include "reception/shelf.h"
#include "reception/throttle.h"
#include "transparency/transparency_page.h"

namespace cairn::server {

class FiguresDesk {
 public:
  FiguresDesk(Exchange& exchange, const Live& live, const Machine& machine);

  /// Another roadmap from now on.
  void show(const Live& live);
  /// GET of a year; nothing where there is none of it. `caller` is hashed and forgotten.
  std::optional<Answer> read(const YearRoute& route, const Request& request,
                             std::string_view caller);
  /// GET of the figures as JSON; of year 0: of all years.
  std::optional<Answer> file(int year, const Request& request, std::string_view caller);

 private:
  bool refresh(int this_year);
  /// From the shelf, or made by `make` and put there; nothing where there is no such year.
  template <typename Make>
  std::optional<Answer> shelved(int year, const std::string& name, std::string_view type,
                                const Request& request, std::string_view caller, const Make& make);

  Exchange& exchange_;
  const Live* live_;
  Machine machine_;
  Figures figures_;
  Years years_;
  std::int64_t heads_ = -1;  // of all scopes, when they were read
  Shelf shelf_;
  Throttle asking_;
};

}  // namespace cairn::server
