#include "ledger/receipt.h"

#include <algorithm>
#include <iterator>

#include "json/build.h"
#include "ledger/intent.h"

namespace cairn {

namespace {

constexpr std::string_view outcomes[] = {"applied", "held",     "duplicate",  "superseded",
                                         "late",    "rejected", "quarantined"};
constexpr std::string_view reasons[] = {"",
                                        "malformed",
                                        "empty",
                                        "too-long",
                                        "said-already",
                                        "unknown-target",
                                        "unknown-parent",
                                        "too-deep",
                                        "not-open",
                                        "closed",
                                        "not-yours",
                                        "no-right",
                                        "withdrawn",
                                        "not-public",
                                        "awaits-moderation",
                                        "awaits-target",
                                        "unknown-kind"};
static_assert(std::size(outcomes) == static_cast<std::size_t>(Outcome::quarantined) + 1);
static_assert(std::size(reasons) == static_cast<std::size_t>(Reason::unknown_kind) + 1);

}  // namespace

std::string_view slug(Outcome outcome) { return outcomes[static_cast<int>(outcome)]; }
std::string_view slug(Reason reason) { return reasons[static_cast<int>(reason)]; }

Json write_receipt(const Receipt& receipt) {
  Json json = json_object();
  put(json, "n", json_number(receipt.n));
  put(json, "id", json_text(receipt.id));
  put(json, "outcome", json_text(slug(receipt.outcome)));
  put_text(json, "reason", slug(receipt.reason));
  put(json, "seq", json_number(receipt.seq));
  put(json, "at", json_number(receipt.at));
  return json;
}

std::optional<Receipt> read_receipt(const Json& json) {
  const auto* outcome =
      std::find(std::begin(outcomes), std::end(outcomes), text_of(json, "outcome"));
  const auto* reason = std::find(std::begin(reasons), std::end(reasons), text_of(json, "reason"));
  Receipt receipt;
  receipt.n = number_of(json, "n");
  receipt.id = text_of(json, "id");
  if (outcome == std::end(outcomes) || receipt.n < 1 || !is_id(receipt.id)) return {};
  receipt.outcome = static_cast<Outcome>(outcome - std::begin(outcomes));
  if (reason != std::end(reasons))
    receipt.reason = static_cast<Reason>(reason - std::begin(reasons));
  receipt.seq = number_of(json, "seq");
  receipt.at = number_of(json, "at");
  return receipt;
}

}  // namespace cairn
