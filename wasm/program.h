// What one program does and another does not: cairn-page (page_program.cpp) is the citizens',
// cairn-desk (desk/desk_program.cpp) has the staff's screens and rights too. Each defines these.
#pragma once
#include <string_view>

#include "json/json.h"
#include "session.h"

namespace cairn {

/// A language's words, of one of its tables (words/word_table.h). False where it is no such file.
bool take_words(std::string_view file);
/// Who sits at this device.
Self self_of(const Outbox& outbox);
/// A tab's message and what to tell it (session.h, `dispatch`).
Json answer_of(Session& session, int tab, std::string_view words, bool is_away);
/// What this device wrote is on top of the rows again: what may be shown of them?
void veil(const Replica& replica);
/// A page of the citizens'; and whether this program leaves it to theirs.
Page page_for(const Visit& visit, const Known& known, const Means& means);
bool leaves(Screen screen);
/// That page about to be told.
void adorn(Page& page, const Visit& visit, const Known& known);
/// A request about to be posted.
void amend(Session& session, Turn& turn);
/// The server's reply, once the engine has taken it. True where what is shown may be another.
bool hear(Session& session, std::string_view reply);

// What page.cpp has for them.

/// Null before `cairn_open` and after `cairn_close`.
Session* open_session();
/// An answer to the Worker, of `cairn_length` bytes.
const char* say(const Json& json);
const char* say_error(std::string_view what);
/// What to post and when; `wants_file`: and that the server's file of all rows is to be fetched.
const char* say_turn(const Turn& turn, bool wants_file);

}  // namespace cairn
