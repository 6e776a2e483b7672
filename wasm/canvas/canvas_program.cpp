// The citizens' program with a face: nobody of the staff sits here, and every page that this tab is
// told, but for those that are better read, is also there to be drawn.
#include <utility>

#include "canvas/browser.h"
#include "kiosk/kiosk.h"
#include "program.h"
#include "update/route.h"
#include "words/word_table.h"
#include "words/words.h"

namespace cairn {

namespace {

bool has_all_rows = false;

/// Statements, and what the server answers alone, open as text.
bool is_drawn(Screen screen) {
  switch (screen) {
    case Screen::accessibility:
    case Screen::eco_design:
    case Screen::personal_data:
    case Screen::legal:
    case Screen::rules:
    case Screen::contact:
    case Screen::follow:
      return false;
    default:
      return true;
  }
}

}  // namespace

bool take_words(std::string_view file) { return page_words().take(file); }

Self self_of(const Outbox&) { return {}; }

Json answer_of(Session& session, int tab, std::string_view words, bool is_away) {
  if (std::exchange(has_all_rows, false)) session.begin_whole();
  Json answer = session.dispatch(tab, words, is_away);
  const Page* page = session.shown(tab);
  show_page(page != nullptr && is_drawn(route_of(page->path).screen) ? page : nullptr);
  return answer;
}

Page page_for(const Visit& visit, const Known& known, const Means& means) {
  return program_page_of(visit, known, means);
}

bool leaves(Screen) { return false; }

void veil(const Replica& replica) { Kiosk::one().veil(replica); }

void adorn(Page& page, const Visit& visit, const Known& known) {
  Kiosk::one().adorn(page, visit, known);
}

void amend(Session&, Turn&) {}

bool hear(Session&, std::string_view) { return false; }

}  // namespace cairn

extern "C" {

void cairn_begin_whole() { cairn::has_all_rows = true; }

}  // extern "C"
