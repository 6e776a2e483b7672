// What people said, given away whole: /contributions.csv and /contributions.json.
//
// Promises: from the public replica, so the ledger's tables are not touched; made as it leaves, a
// few milliseconds at a time, whatever there is, while others are served; its tag says whether
// anything that is public changed. Leaves out: what a line is (sheets/said.h).
#pragma once
#include <optional>
#include <string_view>

#include "http/answer.h"
#include "http/target.h"
#include "ledger/exchange.h"
#include "ledger/public_replica.h"
#include "machine/machine.h"
#include "model/roadmap.h"
#include "reception/throttle.h"

namespace cairn::server {

inline constexpr std::string_view said_csv_target = "/contributions.csv";
inline constexpr std::string_view said_json_target = "/contributions.json";

class ExportDesk {
 public:
  ExportDesk(Exchange& exchange, PublicReplica& base, const Machine& machine);

  /// GET; nothing where the address is another's. `caller` is hashed and forgotten.
  std::optional<Answer> read(const Target& target, const Roadmap& roadmap, const Request& request,
                             std::string_view caller);

 private:
  Exchange& exchange_;
  PublicReplica& base_;
  Machine machine_;
  Throttle asking_;
};

}  // namespace cairn::server
