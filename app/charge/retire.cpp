#include "charge/retire.h"

#include <utility>

#include "charge/json_edit.h"
#include "charge/passages.h"
#include "charge/update_parts.h"
#include "charge/update_words.h"
#include "charge/wording.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "words/dates.h"

namespace cairn {

namespace {

const std::vector<std::string> everyone = {std::string(public_lane)};
constexpr std::string_view retired_kind = "retired";

/// A line for the public history: who did it is a role, never a name.
Text told(const Json& why, bool back) {
  if (back) {
    return {"Remise dans la feuille de route (rédaction)", "Put back in the roadmap (editor)"};
  }
  return {"Retirée de la feuille de route : " + std::string(text_of(why, "fr")) + " (rédaction)",
          "Retired from the roadmap: " + std::string(text_of(why, "en")) + " (editor)"};
}

}  // namespace

std::string name_of_title(const Json& action) {
  const Json* title = action.find("title");
  if (title == nullptr) return {};
  return name_of_words(title->text + std::string(text_of(*title, "fr")) + '\n' +
                       std::string(text_of(*title, "en")));
}

Decision decide_retire(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now) {
  if (!has(actor.rights, Role::editor)) return reject(Reason::no_right);
  JsonError error;
  const auto asked = read_json(intent.body, error);
  if (!asked || asked->kind != JsonKind::object) return reject(Reason::malformed);
  const std::string on(text_of(*asked, "on"));
  const auto row = view.row("action", on);
  const auto pack_row = view.row("pack", text_of(*asked, "roadmap"));
  if (!row || !pack_row) return reject(Reason::unknown_target);
  const auto last = view.row(retired_kind, on);
  if (last && text_of(body_of(*last), "by") == intent.id) {
    return {Outcome::duplicate, Reason::none, {}, {}};
  }
  const Json pack = body_of(*pack_row);
  const Json before = body_of(*row);
  Json action = before;
  const bool back = truth_of(*asked, "back");
  const Json* seen = asked->find("of");
  if ((seen != nullptr && seen->text != name_of_title(before)) ||
      back == (before.find("retired") == nullptr)) {
    return {Outcome::superseded, Reason::none, {}, {}};
  }
  const std::string day = date_machine(day_of(now));
  const Voucher voucher = voucher_of(pack, actor);
  Json why = plain_text_of(asked->find("why"));
  if (back) {
    drop_member(action, "retired");
  } else {
    if (why.members.empty()) return reject(Reason::empty);
    for (const JsonMember& words : why.members) {
      if (length_of(words.value.text) > retire_most) return reject(Reason::too_long);
    }
    const std::string_view instead = text_of(*asked, "replaced_by");
    const auto other = instead.empty() ? std::nullopt : view.row("action", instead);
    if (instead == on || (!instead.empty() && !other)) return reject(Reason::unknown_target);
    Json retired = json_object();
    put(retired, "date", json_text(day));
    put(retired, "text", why);
    put(retired, "origin", json_text(voucher.origin));
    put_text(retired, "source", voucher.source);
    put_text(retired, "instead", instead);
    set_member(action, "retired", std::move(retired));
  }
  const std::vector<Lang> langs = langs_of(pack);
  if (fault_made(view, "action", before, action, langs)) return reject(Reason::malformed);
  remember(pack, told(why, back), voucher, day, action);
  if (!is_whole("action", action, langs)) return reject(Reason::malformed);
  Decision decision;
  decision.changes.push_back(put(row_with("action", on, row->ord, action), everyone));
  Json by = json_object();
  put(by, "by", json_text(intent.id));
  decision.changes.push_back(put(row_with(retired_kind, on, now, by), everyone));
  if (!voucher.source.empty() && !view.row("source", register_source)) {
    decision.changes.push_back(put(register_row(pack), everyone));
  }
  if (auto later = later_pack(*pack_row, pack, day)) {
    decision.changes.push_back(put(*std::move(later), everyone));
  }
  return decision;
}

}  // namespace cairn
