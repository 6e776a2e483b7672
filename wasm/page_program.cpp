// The citizens' program: nobody of the staff sits here.
#include "program.h"
#include "words/word_table.h"
#include "words/words.h"

namespace cairn {

bool take_words(std::string_view file) { return page_words().take(file); }

Self self_of(const Outbox&) { return {}; }

Json answer_of(Session& session, int tab, std::string_view words, bool is_away) {
  return session.dispatch(tab, words, is_away);
}

Page page_for(const Visit& visit, const Known& known, const Means& means) {
  return program_page_of(visit, known, means);
}

bool leaves(Screen) { return false; }

void veil(const Replica&) {}

void adorn(Page&, const Visit&, const Known&) {}

void amend(Session&, Turn&) {}

bool hear(Session&, std::string_view) { return false; }

}  // namespace cairn
