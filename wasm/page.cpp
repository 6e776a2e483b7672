// cairn-page: the citizen's program as a Worker sees it: bytes in, an answer out.
//
// The Worker writes bytes where `cairn_room` says, then calls `cairn_open` (a snapshot of the
// roadmap) once and `cairn_dispatch` (a message's text) for each act. Both give the address of an
// answer of `cairn_length` bytes, in JSON:
//   {"path", "title", "lang", "effects": ["push" | "replace" | "focus"],
//    "header"?, "main"?, "status"?, "footer"?}   parts that changed since they were last told
//   {"error": "snapshot" | "message" | "closed" | "unknown"}
// "unknown" means that the address is the server's to answer: the visit stays where it was, and
// the browser goes there by itself.
//
// Promises: nothing is thrown and nothing aborts on any bytes; the parts are those the server
// writes for the same route. Only 32-bit integers cross.
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/document.h"
#include "json/json.h"
#include "replica/replica.h"
#include "screens/screens.h"
#include "update/visit.h"

namespace {

using namespace cairn;

struct Session {
  Replica replica;
  Roadmap roadmap;
  Visit visit;
  Parts told;
  bool spoke = false;  // `told` holds what the page shows
};

// Kept for the life of the Worker: it has one document and no way to close.
Session* session = nullptr;
std::vector<unsigned char> room;
std::string answer;

Json text(std::string_view words) {
  Json json;
  json.kind = JsonKind::string;
  json.text = words;
  return json;
}

Json object() {
  Json json;
  json.kind = JsonKind::object;
  return json;
}

const char* say(const Json& json) {
  answer = write_json(json);
  return answer.c_str();
}

const char* say_error(std::string_view what) {
  Json json = object();
  json.members.emplace_back("error", text(what));
  return say(json);
}

/// No screen of ours, or one whose form the server numbers so that a letter arrives once.
bool is_the_servers(const Route& route) {
  return route.screen == Screen::not_found || route.screen == Screen::contact;
}

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::push_address:
      return "push";
    case Effect::replace_address:
      return "replace";
    case Effect::focus_heading:
      return "focus";
  }
  return {};
}

Page render(const Visit& visit) {
  Known known{session->roadmap, {}};
  const Filters& filters = visit.route.filters;
  if (filters.asks()) {
    known.found = session->replica.search_actions(visit.route.lang, filters.text);
  }
  return page_of(visit, known, Means{});
}

/// Adds the part where it differs from what the page was told last.
void tell(Json& json, const char* name, std::string& told, std::string now) {
  if (session->spoke && told == now) return;
  json.members.emplace_back(name, text(now));
  told = std::move(now);
}

}  // namespace

extern "C" {

/// Where to write `length` bytes before the next call; null when there is no memory left.
unsigned char* cairn_room(int length) {
  room.resize(length < 0 ? 0 : static_cast<std::size_t>(length) + 1);
  return room.data();
}

int cairn_length() { return static_cast<int>(answer.size()); }

const char* cairn_open(const unsigned char* bytes, int length) {
  Replica replica = Replica::from_snapshot({bytes, static_cast<std::size_t>(length)});
  if (!replica.ok()) return say_error("snapshot");
  Roadmap roadmap = roadmap_of(replica.roadmap_rows());
  if (roadmap.axes.empty()) return say_error("snapshot");
  delete session;
  session = new Session{std::move(replica), std::move(roadmap), {}, {}, false};
  room = {};
  return say(object());
}

const char* cairn_dispatch(const char* bytes, int length) {
  if (session == nullptr) return say_error("closed");
  const auto message = decode({bytes, static_cast<std::size_t>(length)});
  if (!message) return say_error("message");
  Step step = update(session->visit, *message);
  if (is_the_servers(step.visit.route)) return say_error("unknown");
  session->visit = std::move(step.visit);

  const Page page = render(session->visit);
  Parts parts = parts_of(page);
  Json json = object();
  json.members.emplace_back("path", text(page.path));
  json.members.emplace_back("title", text(page.title));
  json.members.emplace_back("lang", text(page.lang));
  Json effects;
  effects.kind = JsonKind::array;
  for (const Effect effect : step.effects) effects.items.push_back(text(name_of(effect)));
  json.members.emplace_back("effects", std::move(effects));
  tell(json, "header", session->told.header, std::move(parts.header));
  tell(json, "main", session->told.main, std::move(parts.main));
  tell(json, "status", session->told.status, std::move(parts.status));
  tell(json, "footer", session->told.footer, std::move(parts.footer));
  session->spoke = true;
  return say(json);
}

}  // extern "C"
