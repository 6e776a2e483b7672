#include "kiosk/bag.h"

#include <map>

#include "bytes/base64url.h"
#include "json/build.h"
#include "kiosk/seal.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

constexpr std::string_view slugs[] = {"", "unreadable", "unknown-key", "malformed"};

bool is_key_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool take(std::vector<UpMessage>&& messages, Bag& bag) {
  std::map<std::string, std::int64_t> next;
  std::size_t intents = 0;
  for (UpMessage& message : messages) {
    if (auto* hello = std::get_if<Hello>(&message)) bag.claims = std::move(hello->claims);
    auto* push = std::get_if<Push>(&message);
    if (push == nullptr || push->intents.empty()) continue;
    std::int64_t& n = next.try_emplace(push->scope, 1).first->second;
    if (push->first_n != n) return false;
    n += static_cast<std::int64_t>(push->intents.size());
    intents += push->intents.size();
    if (intents > bag_intents) return false;
    push->asks.clear();
    bag.pushes.push_back(std::move(*push));
  }
  return true;
}

}  // namespace

std::string_view slug(BagFault fault) { return slugs[static_cast<int>(fault)]; }

bool is_sound(const SealedBag& sealed) {
  return is_id(sealed.bag) && is_key_id(sealed.key_id) && !sealed.sealed.empty() &&
         sealed.sealed.size() <= sealed_most;
}

BagFault open_bag(const KioskKeys& keys, const SealedBag& sealed, Bag& bag) {
  if (!is_sound(sealed)) return BagFault::malformed;
  const SealingKey* key = keys.find(sealed.key_id);
  if (key == nullptr) return BagFault::unknown_key;
  const auto bytes = bytes_of_base64url(sealed.sealed);
  const auto plain = bytes ? unsealed(key->key, sealed.bag, *bytes) : std::nullopt;
  if (!plain) return BagFault::unreadable;

  JsonError error;
  const auto json = read_json(*plain, error);
  const Json* messages = json ? json->find("messages") : nullptr;
  const std::string_view secret = json ? text_of(*json, "device") : std::string_view();
  if (messages == nullptr || !is_secret(secret)) return BagFault::malformed;
  auto read = read_request(write_json(*messages));
  if (!read || !take(*std::move(read), bag)) return BagFault::malformed;
  bag.device = device_of(secret);
  return BagFault::none;
}

}  // namespace cairn::server
