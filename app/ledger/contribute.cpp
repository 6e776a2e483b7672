// To say something; and to change, take back or erase what one said.
//
// An edit or a withdrawal may arrive before what it speaks of (another device, another path): it
// is held in a `waiting` row, and takes effect when its target comes. One row a target holds the
// last word: {"words"?, "gone"?, "claim", "intents": […]}.
#include "ledger/rules.h"

namespace cairn {

namespace {

/// The contribution that an intent would make, but for where it stands.
Reason read(const Case& c, Contribution& made) {
  made.id = c.intent.id;
  made.on = c.subject;
  made.parent = text_of(c.body, "parent");
  made.words = tidy(text_of(c.body, "words"));
  made.place = tidy(text_of(c.body, "place"));
  const std::int64_t axis = number_of(c.body, "axis");
  const std::string_view lang = text_of(c.body, "lang");
  const bool sound = from_slug(text_of(c.body, "form"), made.form) &&
                     from_slug(text_of(c.body, "stance"), made.stance) &&
                     (lang == "fr" || lang == "en") && text_of(c.body, "on") == c.subject &&
                     axis >= 0 && axis < 100 && length_of(made.place) >= 0;
  if (!sound) return Reason::malformed;
  made.lang = lang == "en" ? Lang::en : Lang::fr;
  made.axis = static_cast<int>(axis);
  made.channel = c.actor.channel;
  made.example = c.actor.is_example;
  made.at = c.now;
  if (length_of(made.place) > place_most) return Reason::too_long;
  return fault_of(made.words, contribution_most);
}

Reason judge_parent(const Case& c, const Contribution& made) {
  if (made.parent.empty()) return Reason::none;
  const auto row = c.view.row("contribution", made.parent);
  const auto parent = row ? contribution_of(*row) : std::nullopt;
  if (!parent) return Reason::unknown_parent;
  if (!parent->parent.empty()) return Reason::too_deep;
  const bool visible = parent->standing == Standing::published || is_mine(c, parent->id);
  return visible ? Reason::none : Reason::unknown_parent;
}

/// Held wherever words are judged before they are shown; a kiosk's always are.
bool waits_for_moderator(const Case& c) {
  return c.rules.hold || c.actor.channel == Channel::kiosk;
}

Json waiting_on(const Case& c, std::string_view id) {
  const auto row = c.view.row("waiting", id);
  return row ? body_of(*row) : json_object();
}

void replace(Json& object, std::string_view name, Json value) {
  for (JsonMember& member : object.members) {
    if (member.name == name) {
      member.value = std::move(value);
      return;
    }
  }
  put(object, name, std::move(value));
}

/// Holds an edit (`words`) or a withdrawal (none) until its target comes.
Decision wait_for_target(const Case& c, std::string_view words) {
  const std::string_view on = text_of(c.body, "on");
  if (!is_id(on)) return reject(Reason::unknown_target);
  Json waiting = waiting_on(c, on);
  if (waiting.find("claim") != nullptr && text_of(waiting, "claim") != c.actor.claim) {
    return reject(Reason::not_yours);
  }
  Json intents = json_array();
  if (const Json* before = waiting.find("intents")) intents = *before;
  if (intents.items.size() >= 16) return reject(Reason::unknown_target);
  intents.items.push_back(json_text(c.intent.id));
  Decision decision = hold(Reason::awaits_target);
  if (words.empty()) {
    // An edit that waited too is no more; nor are its words.
    waiting.members.clear();
    replace(waiting, "gone", json_truth(true));
    decision.changes.push_back(scrub("waiting", on));
  } else {
    replace(waiting, "words", json_text(words));
  }
  replace(waiting, "claim", json_text(c.actor.claim));
  replace(waiting, "intents", std::move(intents));
  decision.changes.push_back(put(row_with("waiting", on, c.now, waiting), {}));
  return decision;
}

/// What was waiting for the contribution that comes now.
void apply_waiting(const Case& c, Contribution& made, Decision& decision) {
  const Json waiting = waiting_on(c, made.id);
  const Json* intents = waiting.find("intents");
  if (intents == nullptr) return;
  const bool is_theirs = text_of(waiting, "claim") == c.actor.claim;
  if (is_theirs && !text_of(waiting, "words").empty()) {
    made.words = text_of(waiting, "words");
    made.edited = c.now;
  }
  if (is_theirs && truth_of(waiting, "gone")) {
    made.standing = Standing::withdrawn;
    made.words.clear();
    made.place.clear();
  }
  for (const Json& id : intents->items) {
    decision.settled.push_back({id.text, is_theirs ? Outcome::applied : Outcome::rejected,
                                is_theirs ? Reason::none : Reason::not_yours});
  }
  decision.changes.push_back(scrub("waiting", made.id));
}

Row author_row(const Case& c, const std::string& id) {
  Json author = json_object();
  put_text(author, "claim", c.actor.claim);
  put(author, "person", json_text(c.actor.person));
  return row_with("author", id, 0, author);
}

/// What stays of a contribution when its words are gone, and what goes with them.
void take_away(const Case& c, Contribution& target, Decision& decision) {
  const auto author = c.view.row("author", target.id);
  if (author) {
    const Json who = body_of(*author);
    decision.changes.push_back(scrub("said", said_id(text_of(who, "person"), target.words)));
  }
  if (c.view.row("edit", target.id)) decision.changes.push_back(scrub("edit", target.id));
}

}  // namespace

Decision contribute(const Case& c) {
  if (c.view.row("contribution", c.intent.id)) return {Outcome::duplicate, Reason::none, {}, {}};
  Contribution made;
  if (const Reason fault = read(c, made); fault != Reason::none) return reject(fault);
  if (const Reason fault = judge_parent(c, made); fault != Reason::none) return reject(fault);
  const std::string said = said_id(c.actor.person, made.words);
  if (c.view.row("said", said)) return reject(Reason::said_already);
  const bool answers = made.form == Form::answer && made.parent.empty();
  const TalkRules rules = answers ? period_of(c, asked_in(c)) : c.rules;
  if (c.now < rules.opens) return reject(Reason::not_open);

  Decision decision;
  if (!rules.is_open(c.now)) {
    decision.outcome = Outcome::late;
    decision.reason = Reason::closed;
    made.standing = Standing::late;
  } else if (waits_for_moderator(c)) {
    decision = hold(Reason::awaits_moderation);
    made.standing = Standing::held;
  }
  apply_waiting(c, made, decision);
  if (made.standing == Standing::withdrawn) {
    decision.outcome = Outcome::applied;
    decision.reason = Reason::none;
  }
  decision.changes.push_back(put(author_row(c, made.id), {}));
  if (!made.words.empty()) {
    // Of the words that stand: an edit may have waited for this one.
    const std::string stands = said_id(c.actor.person, made.words);
    decision.changes.push_back(put(row_with("said", stands, c.now, json_object()), {}));
  }
  decision.changes.push_back(put(row_of(made), lanes_of(made, c.actor.claim)));
  return decision;
}

Decision edit(const Case& c) {
  const std::string words = tidy(text_of(c.body, "words"));
  if (const Reason fault = fault_of(words, contribution_most); fault != Reason::none) {
    return reject(fault);
  }
  auto target = target_of(c);
  if (!target) return wait_for_target(c, words);
  if (!is_mine(c, target->id)) return reject(Reason::not_yours);
  if (target->standing == Standing::withdrawn) return reject(Reason::withdrawn);
  if (is_said_elsewhere(c, *target, words)) return reject(Reason::said_already);
  const std::string claim = author_claim(c.view, target->id);

  if (target->standing == Standing::published && waits_for_moderator(c)) {
    // The last published words stay until a moderator has read the new ones.
    Json body = json_object();
    put(body, "words", json_text(words));
    Decision decision = hold(Reason::awaits_moderation);
    decision.changes.push_back(
        put(row_with("edit", target->id, c.now, body), {std::string(staff_lane), own_lane(claim)}));
    return decision;
  }
  Decision decision;
  move_said(c, *target, words, decision);
  target->words = words;
  target->edited = c.now;
  decision.changes.push_back(put(row_of(*target), lanes_of(*target, claim)));
  // Written in place: what waited is older.
  if (c.view.row("edit", target->id)) decision.changes.push_back(scrub("edit", target->id));
  if (target->standing == Standing::held) {
    decision.outcome = Outcome::held;
    decision.reason = Reason::awaits_moderation;
  }
  return decision;
}

Decision withdraw(const Case& c) {
  auto target = target_of(c);
  if (!target) return wait_for_target(c, {});
  if (!is_mine(c, target->id)) return reject(Reason::not_yours);
  Decision decision;
  if (target->standing == Standing::withdrawn) return decision;
  take_away(c, *target, decision);
  target->standing = Standing::withdrawn;
  target->words.clear();
  target->place.clear();
  target->themes.clear();
  target->stance = Stance::none;
  // The words are scrubbed wherever they went; what stays says that there were some.
  decision.changes.push_back(scrub("contribution", target->id));
  decision.changes.push_back(
      put(row_of(*target), lanes_of(*target, author_claim(c.view, target->id))));
  return decision;
}

Decision erase(const Case& c) {
  auto target = target_of(c);
  if (!target) return wait_for_target(c, {});
  if (!has(c.actor.rights, Role::operator_) && !is_mine(c, target->id))
    return reject(Reason::not_yours);
  Decision decision;
  take_away(c, *target, decision);
  for (const std::string_view kind : {"contribution", "tally", "author"}) {
    if (c.view.row(kind, target->id)) decision.changes.push_back(scrub(kind, target->id));
  }
  return decision;
}

}  // namespace cairn
