// Protocol v1 over HTTP: POST /v1/sync, GET /v1/snapshot and GET /v1/snapshot/<sha256>.
//
// Promises: what is understood is answered 200 with a list of messages, verdicts and refusals
// included; everything else is short and says what to send. Calls that come together are
// answered together (ledger/exchange.h). An address is counted, hashed and forgotten; bearers and
// bodies are in no log. A snapshot is gone (410) as soon as something in it was taken back.
// Leaves out: what the messages mean.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "http/answer.h"
#include "ledger/exchange.h"
#include "ledger/public_replica.h"
#include "reception/throttle.h"
#include "site/resource.h"

namespace cairn::server {

inline constexpr std::string_view snapshot_target = "/v1/snapshot";

/// A call, and how its reply may be coded.
struct SyncCall {
  Call call;
  std::optional<std::string> accepted;  // Accept-Encoding
};

class SyncDesk {
 public:
  SyncDesk(Exchange& exchange, PublicReplica& base, const Machine& machine);

  /// To be answered with others, or refused at once.
  std::variant<SyncCall, Answer> receive(const Request& request, std::string_view caller);
  /// One answer each, in order.
  std::vector<Answer> answer(const std::vector<SyncCall>& calls);

  /// `path` is `snapshot_target` or something below it.
  Answer snapshot(std::string_view path, const Request& request, std::string_view caller);

 private:
  Answer reply(const SyncCall& call, std::string bytes);
  bool make_snapshot(std::int64_t now);

  Exchange& exchange_;
  PublicReplica& base_;
  Machine machine_;
  Throttle asking_;
  Resource file_;
  std::string name_;  // its SHA-256; empty: none is served
  std::int64_t made_ = 0, took_back_ = 0;
};

}  // namespace cairn::server
