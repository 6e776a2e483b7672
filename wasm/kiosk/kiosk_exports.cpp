// What a kiosk's Worker asks of the program, beside the rest (wasm/page.cpp, canvas/browser.h):
//   cairn_kiosk_set(settings)     {"place", "days", "ran"}: it is a kiosk from now on
//   cairn_kiosk_keep(place, …)    in place of cairn_keep: a base in files, a visit in memory
//   cairn_kiosk_next(), cairn_kiosk_heard(reply), cairn_kiosk_wake()   in place of those
//   cairn_kiosk_bag()             {"bag"?}: all this visit wrote, to be sealed
//   cairn_kiosk_state()           {"synced_at", "age", "state", "actions", "talk"}
//   cairn_kiosk_told(file)        {"made", "epoch", "age"} of the signed one that its base is now;
//                                 {"done"}
//   cairn_kiosk_scenes(lang)      {"scenes": [{"path", "tone", "name", "plain", "state"}]}
#include "edge.h"
#include "kiosk/kiosk.h"
#include "program.h"

using namespace cairn;

namespace {

const char* say_closed() { return say_error("closed"); }

std::string_view text_at(const char* bytes, int length) {
  return {bytes, static_cast<std::size_t>(length)};
}

}  // namespace

extern "C" {

void cairn_kiosk_set(const char* bytes, int length) {
  JsonError error;
  const auto settings = read_json(text_at(bytes, length), error);
  if (open_session() != nullptr && settings) Kiosk::one().set(*open_session(), *settings);
}

const char* cairn_kiosk_keep(int place, const char*, int) {
  if (open_session() == nullptr) return say_closed();
  Json json = json_object();
  const auto kept = Kiosk::one().keep(*open_session(), static_cast<Place>(place));
  put(json, "kept", json_number(static_cast<std::int64_t>(kept)));
  return say(json);
}

const char* cairn_kiosk_next() {
  if (open_session() == nullptr) return say_closed();
  Session& session = *open_session();
  const bool wants_file = Kiosk::one().wants_file(session);
  return say_turn(Kiosk::one().next(session, now_ms()), wants_file);
}

/// `length` -1: nobody answered.
const char* cairn_kiosk_heard(const char* bytes, int length) {
  if (open_session() == nullptr) return say_closed();
  const std::string reply = length < 0 ? "" : std::string(text_at(bytes, length));
  const bool changed = Kiosk::one().hear(*open_session(), length < 0 ? nullptr : &reply, now_ms());
  Json json = json_object();
  put(json, "changed", json_truth(changed));
  return say(json);
}

void cairn_kiosk_wake() {
  if (open_session() != nullptr) Kiosk::one().wake(*open_session());
}

const char* cairn_kiosk_bag() {
  Json json = json_object();
  const std::string bag =
      open_session() != nullptr ? Kiosk::one().bag(*open_session()) : std::string();
  if (!bag.empty()) put(json, "bag", json_text(bag));
  return say(json);
}

const char* cairn_kiosk_state() {
  if (open_session() == nullptr) return say_closed();
  return say(Kiosk::one().state(*open_session(), now_ms()));
}

const char* cairn_kiosk_told(const char* bytes, int length) {
  if (open_session() == nullptr) return say_closed();
  JsonError error;
  const auto what = read_json(text_at(bytes, length), error);
  const bool done =
      what && Kiosk::one().told(*open_session(), text_of(*what, "epoch"), number_of(*what, "made"),
                                now_ms() - number_of(*what, "age"));
  Json json = json_object();
  put(json, "done", json_truth(done));
  return say(json);
}

const char* cairn_kiosk_scenes(const char* bytes, int length) {
  if (open_session() == nullptr) return say_closed();
  Json json = json_object();
  const Lang lang = text_at(bytes, length) == "en" ? Lang::en : Lang::fr;
  put(json, "scenes", Kiosk::one().scenes(*open_session(), lang));
  return say(json);
}

}  // extern "C"
