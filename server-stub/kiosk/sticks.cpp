#include "kiosk/sticks.h"

#include "bytes/base64url.h"
#include "json/build.h"
#include "kiosk/messages.h"

namespace cairn::server {

std::optional<BagsOnStick> read_bags_on_stick(std::string_view text) {
  JsonError error;
  const auto json = read_json(text, error);
  if (!json || text_of(*json, "cairn") != "kiosk-bags") return std::nullopt;
  const Json* list = json->find("bags");
  if (list == nullptr || list->kind != JsonKind::array) return std::nullopt;
  BagsOnStick stick;
  stick.place = text_of(*json, "place");
  for (const Json& item : list->items) {
    SealedBag bag = read_sealed_bag(item);
    if (is_sound(bag)) {
      stick.bags.push_back(std::move(bag));
    } else {
      ++stick.unsound;
    }
  }
  return stick;
}

std::string write_kiosk_update(const KioskUpdate& update, const KioskKeys& keys) {
  Json payload = json_object();
  put(payload, "made", json_number(update.made));
  put(payload, "epoch", json_text(update.epoch));
  Json deposited = json_array();
  for (const std::string& bag : update.deposited) deposited.items.push_back(json_text(bag));
  put(payload, "deposited", std::move(deposited));
  put(payload, "seal", seal_in_use(keys));
  put(payload, "snapshot", json_text(base64url(update.snapshot)));
  const std::string bytes = write_json(payload);
  const std::string signature = keys.sign->sign(bytes);
  if (signature.empty()) return {};
  Json json = json_object();
  put(json, "cairn", json_text("kiosk-update"));
  put(json, "payload", json_text(base64url(bytes)));
  put(json, "signature", json_text(base64url(signature)));
  return write_json(json) + "\n";
}

}  // namespace cairn::server
