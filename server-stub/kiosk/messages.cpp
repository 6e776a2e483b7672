#include "kiosk/messages.h"

#include <algorithm>

#include "bytes/base64url.h"
#include "json/build.h"
#include "ledger/rules.h"

namespace cairn::server {

namespace {

constexpr std::size_t version_most = 64;  // characters

bool read_heartbeat(const Json& json, Heartbeat& heartbeat) {
  heartbeat.version = tidy(text_of(json, "version"));
  heartbeat.waiting = std::max<std::int64_t>(0, number_of(json, "waiting"));
  heartbeat.age = std::max<std::int64_t>(-1, number_of(json, "age"));
  heartbeat.storage = std::max<std::int64_t>(0, number_of(json, "storage"));
  heartbeat.clock = number_of(json, "clock");
  // Everybody may read it (/bornes): a name of a file, and no sentence of whoever holds a kiosk.
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  const std::string& version = heartbeat.version;
  return version.size() <= version_most && version.find_first_not_of(letters) == version.npos;
}

Json message(std::string_view name, Json body) {
  Json json = json_object();
  put(json, name, std::move(body));
  return json;
}

}  // namespace

bool may_be_of_kiosk(std::string_view request) {
  return request.find("\"kiosk\"") != request.npos || request.find("\"deposit\"") != request.npos;
}

std::optional<KioskCall> read_kiosk_call(std::string_view request) {
  if (request.size() > sync_limits::request_bytes) return std::nullopt;
  JsonError error;
  const auto list = read_json(request, error);
  if (!list || list->kind != JsonKind::array) return std::nullopt;
  KioskCall call;
  for (const Json& item : list->items) {
    if (item.kind != JsonKind::object || item.members.size() != 1) return std::nullopt;
    const auto& [name, body] = item.members.front();
    if (name == "kiosk" && !read_heartbeat(body, call.heartbeat.emplace())) return std::nullopt;
    if (name != "deposit") continue;
    call.bags.push_back(read_sealed_bag(body));
    if (!is_sound(call.bags.back()) || call.bags.size() > bags_most) return std::nullopt;
  }
  return call;
}

SealedBag read_sealed_bag(const Json& json) {
  return {std::string(text_of(json, "bag")), std::string(text_of(json, "key_id")),
          std::string(text_of(json, "sealed"))};
}

Json seal_in_use(const KioskKeys& keys) {
  Json seal = json_object();
  put(seal, "id", json_text(keys.seals.back().id));
  put(seal, "key", json_text(base64url(keys.seals.back().key.point())));
  return seal;
}

Json told_kiosk(std::string_view place, const KioskKeys& keys) {
  Json body = json_object();
  put(body, "place", json_text(place));
  put(body, "seal", seal_in_use(keys));
  put(body, "sign", json_text(base64url(keys.sign->point())));
  return message("kiosk", std::move(body));
}

Json told_deposited(std::string_view bag, bool is_durable) {
  Json body = json_object();
  put(body, "bag", json_text(bag));
  put(body, "durable", json_truth(is_durable));
  return message("deposited", std::move(body));
}

Json told_refused(std::string_view bag, BagFault fault) {
  Json body = json_object();
  put(body, "bag", json_text(bag));
  put(body, "refused", json_text(slug(fault)));
  return message("deposited", std::move(body));
}

std::string with_messages(std::string reply, const std::vector<Json>& more) {
  for (const Json& one : more) {
    reply.pop_back();  // the bracket that closes the list
    if (reply.back() != '[') reply += ',';
    reply += write_json(one) + "]";
  }
  return reply;
}

}  // namespace cairn::server
