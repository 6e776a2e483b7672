// The citizens' program with a face: nobody of the staff sits here, and every page that this tab is
// told is also there to be drawn.
#include "canvas/browser.h"
#include "program.h"

namespace cairn {

Self self_of(const Outbox&) { return {}; }

Json answer_of(Session& session, int tab, std::string_view words, bool is_away) {
  Json answer = session.dispatch(tab, words, is_away);
  show_page(session.shown(tab));
  return answer;
}

void amend(Session&, Turn&) {}

bool hear(Session&, std::string_view) { return false; }

}  // namespace cairn
