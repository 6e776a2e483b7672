// Protocol v1 as values: what a client and a server say to each other (docs/protocol.md).
//
// A request and a reply are each a JSON list of messages: {"hello": {…}}, {"push": {…}}…
// Promises: `read` is total over any bytes and bounded by `sync_limits`; what is written is read
// again the same. A reply is one only if it parses: anything else, whatever its HTTP status (a
// captive portal's 200), is "no network". Messages of an unknown name are skipped.
// Leaves out: HTTP, compression, when to say what (engine.h), what comes of it (the server).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/delta.h"
#include "ledger/intent.h"
#include "ledger/receipt.h"
#include "model/row.h"

namespace cairn {

inline constexpr int protocol_version = 1;

namespace sync_limits {
inline constexpr std::size_t request_bytes = 512 * 1024;
inline constexpr std::size_t intents = 128;  // a push
inline constexpr std::size_t push_bytes = 256 * 1024;
inline constexpr std::size_t claims = 500;    // a hello
inline constexpr std::size_t messages = 256;  // a request
inline constexpr std::int64_t rows = 5000;    // a delta, at most
}  // namespace sync_limits

// Up.

struct Hello {
  int protocol = protocol_version;
  std::string build;
  int schema = 0;
  std::string epoch;                // seen last; empty: never met
  std::vector<std::string> claims;  // deposit codes this device holds
  std::string rekey_from;           // the secret of the device it was, after a fork
  std::string invitation;           // to the staff: a secret; the device is to act from now on
  std::vector<std::string> scopes;  // whose heads it wants to hear of; empty: all
};

struct Push {
  std::string scope;
  std::int64_t first_n = 1;
  std::vector<Intent> intents;     // contiguous from first_n
  std::vector<std::int64_t> asks;  // numbers whose verdict was held: is there another?
};

struct Pull {
  std::string scope;
  std::string lane;  // "public", "staff", "operator", "own/<code>"
  std::int64_t cursor = 0;
  std::int64_t limit = 500;  // rows
};

// Down.

struct Head {
  std::string scope;
  std::string lane;
  std::int64_t head = 0;  // seq of the lane's last change
};

struct Welcome {
  std::string epoch;
  std::int64_t server_time = 0;  // ms
  std::string person;            // whom this device's supports count for
  std::vector<Head> heads;       // of lanes that hold anything
  std::int64_t poll_after = 0;   // ms
  bool is_staff = false;         // or was; only then:
  std::string rights;            // as they count now; empty: it has none any more
  std::string name;              // of the person it acts for
};

struct Receipts {
  std::string scope;
  std::int64_t acked_n = 0;
  std::int64_t durable_n = 0;
  std::vector<Receipt> items;
};

struct Reset {
  std::string scope;
  std::string lane;
  std::string reason;    // "floor", "epoch", "hash", "schema", "rights"
  std::string snapshot;  // "/v1/snapshot/<sha256>", or empty: pull from 0
};

struct Refuse {
  std::string scope;  // empty: the whole request
  std::string code;   // "upgrade", "fork", "unknown-device", "revoked", "throttle", "maintenance",
                      // "gap", "malformed", "rights-revoked", "rights-asleep", "invitation-used"…
  std::int64_t retry_after = 0;  // ms
};

using UpMessage = std::variant<Hello, Push, Pull>;
using DownMessage = std::variant<Welcome, Receipts, Delta, Reset, Refuse>;

std::string write_request(const std::vector<UpMessage>& messages);
std::string write_reply(const std::vector<DownMessage>& messages);
/// Nothing where it is no list of v1, or too much.
std::optional<std::vector<UpMessage>> read_request(std::string_view bytes);
std::optional<std::vector<DownMessage>> read_reply(std::string_view bytes);

}  // namespace cairn
