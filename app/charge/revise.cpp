#include "charge/revise.h"

#include <algorithm>
#include <utility>

#include "charge/blank.h"
#include "charge/json_edit.h"
#include "charge/passages.h"
#include "charge/revise_words.h"
#include "charge/update_parts.h"
#include "charge/wording.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "words/dates.h"

namespace cairn {

namespace {

const std::vector<std::string> everyone = {std::string(public_lane)};

constexpr int wishes_most = 100;

struct Done {
  Outcome outcome = Outcome::applied;
  Reason reason = Reason::none;
  std::vector<Rewording> words;  // what is otherwise now
};

bool has_lang(const std::vector<Lang>& langs, std::string_view name) {
  return std::any_of(langs.begin(), langs.end(), [&](Lang one) { return code(one) == name; });
}

Done put_words(const Json& asked, std::string_view kind, const std::vector<Lang>& langs,
               Json& body) {
  const std::vector<Wording> wordings = wordings_of(kind, body, langs);
  Done done;
  const auto fail = [&](Outcome outcome, Reason reason) {
    done.outcome = outcome;
    done.reason = reason;
    return done;
  };
  if (asked.kind != JsonKind::array || asked.items.size() > wordings_most) {
    return fail(Outcome::rejected, Reason::malformed);
  }
  for (const Json& one : asked.items) {
    const std::string_view at = text_of(one, "at"), lang = text_of(one, "lang");
    const auto there = std::find_if(wordings.begin(), wordings.end(),
                                    [&](const Wording& wording) { return wording.at == at; });
    // It went, or was never one: as lost as one that says another thing now.
    if (there == wordings.end()) return fail(Outcome::superseded, Reason::none);
    if (!has_lang(langs_of(*there, langs), lang)) {
      return fail(Outcome::rejected, Reason::malformed);
    }
    const Lang in = lang == "en" ? Lang::en : Lang::fr;
    const std::string& was = there->text.exactly(in);
    const Json* seen = one.find("was");
    const bool is_seen =
        seen != nullptr ? seen->text == was : text_of(one, "of") == name_of_words(was);
    if (!is_seen) return fail(Outcome::superseded, Reason::none);
    const std::string is = wording_of(text_of(one, "is"));
    if (const Reason fault = fault_of(is, wording_most); fault != Reason::none) {
      return fail(Outcome::rejected, fault);
    }
    Json* place = wording_at(body, at);
    if (is == was || place == nullptr) continue;
    done.words.push_back({std::string(at), in, was, is});
    put_wording(*place, in, is);
  }
  return done;
}

Row revised_row(const std::string& on, const Intent& intent, const std::vector<Rewording>& words,
                Json note, std::int64_t now) {
  Json body = json_object();
  put(body, "by", json_text(intent.id));
  put(body, "at", json_number(now));
  Json list = json_array();
  for (const Rewording& one : words) {
    Json item = json_object();
    put(item, "at", json_text(one.at));
    put(item, "lang", json_text(code(one.lang)));
    put(item, "was", json_text(one.was));
    put(item, "is", json_text(one.is));
    list.items.push_back(std::move(item));
  }
  put(body, "words", std::move(list));
  if (!note.members.empty()) put(body, "note", std::move(note));
  return row_with(revised_kind, on, now, body);
}

/// The register documents it: it is there.
void name_register_in(const View& view, const Json& pack, Decision& decision) {
  if (view.row("source", register_source)) return;
  decision.changes.push_back(put(register_row(pack), everyone));
}

/// What the public history of an action keeps of it; false: no pack could hold it.
bool tell_in_history(const View& view, const Json& pack, const Row& pack_row,
                     const Voucher& voucher, const Text& told, std::int64_t now, Json& action,
                     Decision& decision) {
  const std::string day = date_machine(day_of(now));
  remember(pack, told, voucher, day, action);
  const bool is_documented = !voucher.source.empty();
  if (is_documented) name_register(action);
  if (!is_whole("action", action, langs_of(pack))) return false;
  if (is_documented) name_register_in(view, pack, decision);
  if (auto later = later_pack(pack_row, pack, day)) {
    decision.changes.push_back(put(*std::move(later), everyone));
  }
  return true;
}

/// In its place of the list, before anybody wrote in it; nothing where it has no place.
std::optional<Row> blank_row(const View& view, const Json& pack, const Voucher& voucher,
                             const Json& made, const std::string& kind, const std::string& id,
                             std::string_view day) {
  const auto after = view.row(kind, text_of(made, "after"));
  // Of equal places the number decides.
  const std::int64_t ord = after ? after->ord : 0;
  if (kind == "action") {
    const std::int64_t axis = number_of(made, "axis");
    if (axis <= 0 || !view.row("axis", std::to_string(axis))) return {};
    return row_with(kind, id, ord, blank_action(pack, voucher, id, static_cast<int>(axis)));
  }
  const auto body = blank_thing(pack, voucher, kind, id, day);
  // The history is told oldest first.
  const bool is_early = kind == "history" && after && text_of(body_of(*after), "date") > day;
  if (!body || is_early) return {};
  return row_with(kind, id, ord, *body);
}

Decision take_away(const std::string& on, const Row& row, const Json& gone, const Intent& intent,
                   std::int64_t now) {
  if (!may_go(row.kind)) return reject(Reason::malformed);
  if (gone.text != name_of_words(row.body)) return {Outcome::superseded, Reason::none, {}, {}};
  Decision decision;
  decision.changes.push_back({Op::remove, {row.kind, row.id, 0, {}}, {}});
  decision.changes.push_back(put(revised_row(on, intent, {}, json_object(), now), everyone));
  return decision;
}

}  // namespace

std::string wording_of(std::string_view typed) {
  std::string words = tidy(typed);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return words;
}

std::optional<std::pair<std::string, std::string>> thing_of(std::string_view on) {
  const std::size_t slash = on.find('/');
  if (slash == on.npos) return {};
  std::pair thing{std::string(on.substr(0, slash)), std::string(on.substr(slash + 1))};
  if (!is_editable(thing.first, thing.second)) return {};
  return thing;
}

Decision decide_revise(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now) {
  if (!has(actor.rights, Role::editor)) return reject(Reason::no_right);
  JsonError error;
  const auto asked = read_json(intent.body, error);
  if (!asked || asked->kind != JsonKind::object) return reject(Reason::malformed);
  std::string on(text_of(*asked, "on"));
  auto thing = thing_of(on);
  const auto pack_row = view.row("pack", text_of(*asked, "roadmap"));
  if (!thing || !pack_row) return reject(Reason::unknown_target);
  const Json* made = asked->find("new");
  const auto is_mine = [&] {
    const auto last = view.row(revised_kind, on);
    return last && text_of(body_of(*last), "by") == intent.id;
  };
  int wishes = 0;
  while (!is_mine() && made != nullptr && view.row(thing->first, thing->second)) {
    if (++wishes > wishes_most) return reject(Reason::malformed);
    thing->second = id_after(thing->second);
    on = thing->first + '/' + thing->second;
  }
  if (is_mine()) return {Outcome::duplicate, Reason::none, {}, {}};
  const Json pack = body_of(*pack_row);
  const Voucher voucher = voucher_of(pack, actor);
  const std::string day = date_machine(day_of(now));
  const auto row = made != nullptr
                       ? blank_row(view, pack, voucher, *made, thing->first, thing->second, day)
                       : view.row(thing->first, thing->second);
  if (!row) return reject(Reason::unknown_target);
  if (const Json* gone = asked->find("gone")) return take_away(on, *row, *gone, intent, now);
  const std::vector<Lang> langs = langs_of(pack);
  Json body = body_of(*row);
  const Json before = made != nullptr ? Json{} : body;
  const Json* words = asked->find("words");
  Done done = put_words(words != nullptr ? *words : json_object(), thing->first, langs, body);
  if (done.outcome != Outcome::applied) return {done.outcome, done.reason, {}, {}};
  if (done.words.empty()) return reject(Reason::empty);
  if (fault_made(view, thing->first, before, body, langs)) return reject(Reason::malformed);
  Json note_json = plain_text_of(asked->find("note"));
  const Text note{std::string(text_of(note_json, "fr")), std::string(text_of(note_json, "en"))};
  for (const std::string& one : {note.fr, note.en}) {
    if (length_of(one) > revise_note_most) return reject(Reason::too_long);
  }
  Decision decision;
  const bool is_action = thing->first == "action";
  const Text words_told =
      made != nullptr ? added_in_words(note) : reworded_in_words(done.words, note);
  if (is_action &&
      !tell_in_history(view, pack, *pack_row, voucher, words_told, now, body, decision)) {
    return reject(Reason::malformed);
  }
  if (made != nullptr) done.words.clear();  // nothing was there to go back to
  const bool is_vouched = made != nullptr && !is_action && thing->first != "term";
  if (is_vouched && !voucher.source.empty()) name_register_in(view, pack, decision);
  decision.changes.push_back(put(row_with(thing->first, thing->second, row->ord, body), everyone));
  decision.changes.push_back(
      put(revised_row(on, intent, done.words, std::move(note_json), now), everyone));
  return decision;
}

}  // namespace cairn
