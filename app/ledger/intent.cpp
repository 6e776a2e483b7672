#include "ledger/intent.h"

#include <algorithm>
#include <iterator>

#include "json/build.h"
#include "ledger/code.h"

namespace cairn {

namespace {

constexpr std::string_view kinds[] = {"contribute", "edit",   "withdraw", "erase",
                                      "support",    "report", "moderate", "reply"};
static_assert(std::size(kinds) == static_cast<std::size_t>(IntentKind::unknown));

}  // namespace

IntentKind kind_of(const Intent& intent) {
  const auto* at = std::find(std::begin(kinds), std::end(kinds), intent.kind);
  return static_cast<IntentKind>(at - std::begin(kinds));
}

std::string_view slug(IntentKind kind) {
  return kind == IntentKind::unknown ? std::string_view{} : kinds[static_cast<int>(kind)];
}

bool is_id(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Json write_intent(const Intent& intent) {
  Json json = json_object();
  put(json, "n", json_number(intent.n));
  put(json, "id", json_text(intent.id));
  put(json, "kind", json_text(intent.kind));
  put_text(json, "claim", intent.claim);
  if (intent.claimed_at != 0) put(json, "claimed_at", json_number(intent.claimed_at));
  JsonError error;
  auto body = read_json(intent.body, error);
  put(json, "body", body ? std::move(*body) : json_object());
  return json;
}

std::optional<Intent> read_intent(const Json& json) {
  const Json* body = json.find("body");
  Intent intent;
  intent.n = number_of(json, "n");
  intent.id = text_of(json, "id");
  intent.kind = text_of(json, "kind");
  intent.claim = text_of(json, "claim");
  intent.claimed_at = number_of(json, "claimed_at");
  if (intent.n < 1 || !is_id(intent.id) || intent.kind.empty() || intent.kind.size() > 40 ||
      (!intent.claim.empty() && !is_code(intent.claim)) || body == nullptr ||
      body->kind != JsonKind::object) {
    return {};
  }
  intent.body = write_json(*body);
  if (intent.body.size() > intent_most) return {};
  return intent;
}

}  // namespace cairn
