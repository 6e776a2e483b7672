#include "charge/update_action.h"

#include <algorithm>
#include <utility>

#include "charge/json_edit.h"
#include "charge/register.h"
#include "charge/update_parts.h"
#include "charge/update_words.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "ledger/rules.h"
#include "pack/decode.h"
#include "words/dates.h"

namespace cairn {

namespace {

const std::vector<std::string> everyone = {std::string(public_lane)};

/// As any replica will read it.
struct Read {
  Action action;
  bool is_whole = false;     // false: a replica would leave it out
  std::size_t mistakes = 0;  // what `cairn check` would say of it
};

Read read_action(const Json& body) {
  Reading reading;
  Read read;
  read.action = decode_action(reading, body);
  read.is_whole = reading.broken == 0;
  read.mistakes = reading.mistakes.size();
  return read;
}

Reason put_parts(const Json& body, const Voucher& voucher, std::string_view id,
                 std::int64_t questions, Json& action) {
  Reason fault = Reason::none;
  const auto part = [&](std::string_view name) {
    return fault == Reason::none ? body.find(name) : nullptr;
  };
  if (const Json* status = part("status")) fault = put_status(*status, voucher, action);
  if (const Json* dates = part("dates")) fault = put_dates(*dates, voucher, action);
  if (const Json* steps = part("milestones")) fault = put_milestones(*steps, voucher, id, action);
  if (const Json* measures = part("measures")) fault = put_measures(*measures, voucher, action);
  if (const Json* asked = part("question")) {
    fault = put_question(*asked, voucher, questions, action);
  }
  return fault;
}

}  // namespace

Decision decide_update(const View& view, const Actor& actor, const Intent& intent,
                       std::int64_t now) {
  if (view.row(update_kind, intent.id)) return {Outcome::duplicate, Reason::none, {}, {}};
  JsonError error;
  const auto body = read_json(intent.body, error);
  if (!body || body->kind != JsonKind::object) return reject(Reason::malformed);
  const std::string on(text_of(*body, "on"));
  const auto row = view.row("action", on);
  if (!row) return reject(Reason::unknown_target);
  Json action = body_of(*row);
  const std::int64_t axis = number_of(action, "axis");
  if (axis <= 0 || !leads(actor.rights, static_cast<int>(axis))) return reject(Reason::no_right);
  const auto last = view.row("updated", on);
  const std::string stands(last ? text_of(body_of(*last), "by") : "");
  if (text_of(*body, "expected") != stands) return {Outcome::superseded, Reason::none, {}, {}};

  const auto pack_row = view.row("pack", text_of(*body, "roadmap"));
  if (!pack_row) return reject(Reason::unknown_target);
  const Json pack = body_of(*pack_row);
  const Voucher voucher = voucher_of(pack, actor);
  const bool is_example = voucher.source.empty();
  const Read was = read_action(action);
  if (!was.is_whole) return reject(Reason::unknown_target);
  if (is_retired(was.action)) return reject(Reason::closed);
  // A pack may have dropped the last question: its number is not given again.
  const Question& asked = was.action.question;
  const std::int64_t questions =
      std::max(last ? number_of(body_of(*last), "questions") : 0,
               asked.text.empty() ? std::int64_t{0} : std::int64_t{asked.number});
  if (const Reason fault = put_parts(*body, voucher, on, questions, action);
      fault != Reason::none) {
    return reject(fault);
  }
  Json note_json = plain_text_of(body->find("note"));
  const Text note{std::string(text_of(note_json, "fr")), std::string(text_of(note_json, "en"))};
  for (const std::string& words : {note.fr, note.en}) {
    if (length_of(words) > note_most) return reject(Reason::too_long);
  }
  if (!is_example) name_register(action);
  const Read is = read_action(action);
  if (!is.is_whole || is.mistakes > was.mistakes) return reject(Reason::malformed);
  Action same = was.action;
  same.sources = is.action.sources;
  if (note.empty() && same == is.action) return reject(Reason::empty);

  const std::string day = date_machine(day_of(now));
  const Text words = update_in_words(was.action, is.action, note);
  remember(pack, words, voucher, day, action);
  if (!read_action(action).is_whole) return reject(Reason::malformed);

  Json update = json_object();
  put(update, "on", json_text(on));
  put(update, "axis", json_number(axis));
  put(update, "at", json_number(now));
  put(update, "words", text_in(pack, words));
  for (const std::string_view part : update_parts) {
    if (const Json* there = body->find(part)) put(update, part, *there);
  }
  if (!note_json.members.empty()) put(update, "note", std::move(note_json));
  if (is_example) put(update, "origin", json_text("example"));
  Json updated = json_object();
  put(updated, "by", json_text(intent.id));
  const Question& asks = is.action.question;
  const std::int64_t highest =
      asks.text.empty() ? questions : std::max(questions, std::int64_t{asks.number});
  if (highest > 0) put(updated, "questions", json_number(highest));

  Decision decision;
  decision.changes.push_back(put(row_with("action", on, row->ord, action), everyone));
  decision.changes.push_back(put(row_with("updated", on, now, updated), everyone));
  decision.changes.push_back(put(row_with(update_kind, intent.id, now, update), everyone));
  if (!is_example && !view.row("source", register_source)) {
    decision.changes.push_back(put(register_row(pack), everyone));
  }
  if (auto later = later_pack(*pack_row, pack, day)) {
    decision.changes.push_back(put(*std::move(later), everyone));
  }
  return decision;
}

}  // namespace cairn
