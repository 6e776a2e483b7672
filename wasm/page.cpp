// cairn-page: the citizen's program as a Worker sees it: bytes in, an answer out.
//
// The Worker writes bytes where `cairn_room` says, then calls `cairn_open` (a snapshot of the
// roadmap) once and `cairn_dispatch` (a message's text) for each act. Both give the address of an
// answer of `cairn_length` bytes, in JSON:
//   {"path", "title", "lang", "effects": ["push" | "replace" | "focus"],
//    "header"?, "main"?, "status"?, "footer"?}   parts that changed since they were last told
//   {"error": "snapshot" | "message" | "closed" | "unknown"}
// A part is its HTML; or, where the page has the same screen's part already, what changes in it:
// {"was": how many children, "now": [child…]}, and a child is one of: 3 (that child as it is),
// "<p>…" (new), [3, "<p>…"] (that child becomes this), [3, {"was", "now"}] (its children change).
// A page that does not hold what it was told asks for "whole".
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
#include "html/edits.h"
#include "json/build.h"
#include "replica/replica.h"
#include "screens/screens.h"
#include "update/visit.h"

namespace {

using namespace cairn;

struct Session {
  Replica replica;
  Roadmap roadmap;
  Visit visit;
  Page told;  // what the page shows
  bool spoke = false;
};

// Kept for the life of the Worker: it has one document and no way to close.
Session* session = nullptr;
std::vector<unsigned char> room;
std::string answer;

const char* say(const Json& json) {
  answer = write_json(json);
  return answer.c_str();
}

const char* say_error(std::string_view what) {
  Json json = json_object();
  put(json, "error", json_text(what));
  return say(json);
}

/// No screen of ours, one of what people said lately, or one whose form the server numbers so
/// that a letter arrives once.
bool is_the_servers(const Route& route) {
  return route.screen == Screen::not_found || route.screen == Screen::contact ||
         route.screen == Screen::take_part || is_talk(route.screen);
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
  return roadmap_page_of(visit, known, Means{});
}

Json write(const Edits& edits);

Json write(const Edit& edit) {
  const bool changes = !edit.html.empty() || !edit.inside.empty();
  if (edit.from == Edit::none) return json_text(edit.html);
  if (!changes) return json_number(static_cast<std::int64_t>(edit.from));
  Json pair = json_array();
  pair.items.push_back(json_number(static_cast<std::int64_t>(edit.from)));
  pair.items.push_back(edit.inside.empty() ? json_text(edit.html) : write(edit.inside.front()));
  return pair;
}

Json write(const Edits& edits) {
  Json now = json_array();
  for (const Edit& edit : edits.now) now.items.push_back(write(edit));
  Json json = json_object();
  put(json, "was", json_number(static_cast<std::int64_t>(edits.was)));
  put(json, "now", std::move(now));
  return json;
}

/// Adds the part where it differs from what the page was told last.
void tell(Json& json, const char* name, const Nodes& told, const Nodes& now, bool as_edits) {
  if (session->spoke && told == now) return;
  const std::vector<Edits> edits =
      session->spoke && as_edits ? edits_of(told, now) : std::vector<Edits>{};
  put(json, name, edits.empty() ? json_text(to_html(now)) : write(edits.front()));
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
  return say(json_object());
}

const char* cairn_dispatch(const char* bytes, int length) {
  if (session == nullptr) return say_error("closed");
  const std::string_view words(bytes, static_cast<std::size_t>(length));
  Step step{session->visit, {}};
  if (words == "whole") {
    session->spoke = false;
  } else {
    const auto message = decode(words);
    if (!message) return say_error("message");
    step = update(session->visit, *message);
  }
  if (is_the_servers(step.visit.route)) return say_error("unknown");
  const bool same_screen = session->visit.route.screen == step.visit.route.screen;
  session->visit = std::move(step.visit);

  Page page = render(session->visit);
  const Page& told = session->told;
  Json json = json_object();
  put(json, "path", json_text(page.path));
  put(json, "title", json_text(page.title));
  put(json, "lang", json_text(page.lang));
  Json effects = json_array();
  for (const Effect effect : step.effects) effects.items.push_back(json_text(name_of(effect)));
  put(json, "effects", std::move(effects));
  tell(json, "header", told.header, page.header, true);
  tell(json, "main", told.main, page.main, same_screen);
  tell(json, "footer", told.footer, page.footer, true);
  if (!session->spoke || told.status != page.status) {
    put(json, "status", json_text(escape(page.status)));
  }
  session->told = std::move(page);
  session->spoke = true;
  return say(json);
}

}  // extern "C"
