// The staff's program: the citizens' and the desk.
#include "charge/decide_all.h"
#include "desk/desk_print.h"
#include "desk/desk_words.h"
#include "program.h"
#include "staff_session.h"

namespace cairn {

namespace {

// Kept for the life of the Worker, as the session is.
Desk& desk() {
  static Desk* one = new Desk;
  return *one;
}

}  // namespace

WordTable& desk_words() {
  static WordTable table(desk_print, static_cast<int>(D::how_many));
  return table;
}

bool take_words(std::string_view file) {
  if (!page_words().take(file) && !desk_words().take(file)) return false;
  if (open_session() != nullptr) desk().learned(*open_session());
  return true;
}

Self self_of(const Outbox& outbox) {
  return {Channel::site, rights_of(outbox.rights()), decide_all};
}

Json answer_of(Session& session, int tab, std::string_view words, bool is_away) {
  if (auto told = desk().answer(session, tab, words)) return *std::move(told);
  return session.dispatch(tab, words, is_away);
}

Page page_for(const Visit& visit, const Known& known, const Means& means) {
  return lean_page_of(visit, known, means);
}

bool leaves(Screen screen) { return is_beside(screen); }

void veil(const Replica&) {}

void adorn(Page&, const Visit&, const Known&) {}

void amend(Session& session, Turn& turn) { desk().amend(session, turn); }

bool hear(Session& session, std::string_view reply) { return desk().hear(session, reply); }

}  // namespace cairn
