// The texts of a thing of the roadmap, each where it stands in its row: what an editor may change.
//
// Promises: exactly what the pack's reader reads as a text, found by reading: never an id, an
// address, a number or a date. Leaves out what others keep: the history of an action, the reason of
// its status, the notes of its measures; and statements, which the house's own grids write.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "ledger/decide.h"
#include "model/text.h"
#include "pack/pack.h"

namespace cairn {

struct Wording {
  std::string at;        // "sections.0.heading": members and places in lists, from the row inwards
  Text text;             // of a bare string: in the pack's first language alone
  bool is_bare = false;  // one string for every language
};

/// Of what kind it can be, and whether an editor may write in that one.
bool is_editable(std::string_view kind, std::string_view id);
/// In the order of the row; `langs`: of the pack.
std::vector<Wording> wordings_of(std::string_view kind, const Json& body,
                                 const std::vector<Lang>& langs);
/// The languages in which it is written.
std::vector<Lang> langs_of(const Wording& wording, const std::vector<Lang>& langs);
std::vector<Lang> langs_of(const Json& pack);
/// Null where nothing stands there.
Json* wording_at(Json& body, std::string_view at);
void put_wording(Json& place, Lang lang, std::string_view words);

/// Would any replica read it, and leave nothing of it out?
bool is_whole(std::string_view kind, const Json& body, const std::vector<Lang>& langs);
/// What `cairn check` would say of it as it is now, and did not before: HTML, a sentence too long,
/// a mark that leads nowhere… in the language of `messages`. Nothing: it is as sound as it was.
std::optional<Problem> fault_made(const View& roadmap, std::string_view kind, const Json& before,
                                  const Json& after, const std::vector<Lang>& langs,
                                  Lang messages = Lang::fr, std::string_view called = {});

}  // namespace cairn
