#include "replica/talk.h"

#include <algorithm>
#include <map>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/rows.h"
#include "model/action.h"
#include "model/order.h"
#include "replica/overlay.h"
#include "replica/statement.h"
#include "replica/talk_find.h"

namespace cairn {

namespace {

/// How far one's own word is, by the intents that speak of it.
struct Progress {
  std::string scope;
  Way way = Way::arrived;
  std::string reason;
  std::string refused_words;          // of an edit
  bool taken_back = false;            // or being so
  std::optional<Contribution> first;  // as it was written here
};

using Ways = std::map<std::string, Progress, std::less<>>;

Contribution written(const Pending& p, const Json& body) {
  Contribution c;
  c.id = p.intent.id;
  c.on = subject_of(p.scope);
  c.parent = text_of(body, "parent");
  from_slug(text_of(body, "form"), c.form);
  from_slug(text_of(body, "stance"), c.stance);
  c.words = text_of(body, "words");
  c.lang = text_of(body, "lang") == "en" ? Lang::en : Lang::fr;
  c.place = text_of(body, "place");
  c.axis = static_cast<int>(number_of(body, "axis"));
  c.at = p.receipt ? p.receipt->at : p.intent.claimed_at;
  if (p.receipt && p.receipt->outcome == Outcome::late) c.standing = Standing::late;
  if (p.receipt && p.receipt->outcome == Outcome::held) c.standing = Standing::held;
  return c;
}

void tell(const Pending& p, Ways& ways) {
  const IntentKind kind = kind_of(p.intent);
  if (kind > IntentKind::erase) return;
  JsonError error;
  const auto body = read_json(p.intent.body, error);
  if (!body) return;
  const bool is_new = kind == IntentKind::contribute;
  Progress& way = ways[is_new ? p.intent.id : std::string(text_of(*body, "on"))];
  way.scope = p.scope;
  if (is_new) way.first = written(p, *body);
  const bool is_refused = p.receipt && !has_effect(*p.receipt);
  if (!is_refused && (kind == IntentKind::withdraw || kind == IntentKind::erase)) {
    way.taken_back = true;
  }
  if (!p.receipt) {
    way.way = p.sent ? Way::sent : Way::kept;
  } else if (is_refused) {
    way.way = Way::refused;
    // Of what was taken back meanwhile, the id stands for the words.
    const std::string_view words = text_of(*body, "words");
    if (kind == IntentKind::edit && words != p.intent.id) way.refused_words = words;
  }
  if (p.receipt) way.reason = slug(p.receipt->reason);
}

Ways ways_of(const Outbox* outbox) {
  Ways ways;
  if (outbox == nullptr) return ways;
  for (const Pending& p : outbox->pending()) tell(p, ways);
  return ways;
}

std::optional<Row> shown_row(sqlite3* db, std::string_view scope, std::string_view kind,
                             std::string_view id) {
  Statement find(db, "SELECT ord, body FROM shown_row WHERE scope = ? AND kind = ? AND id = ?");
  if (!find.bind(1, scope).bind(2, kind).bind(3, id).row()) return {};
  return Row{std::string(kind), std::string(id), find.number(0), std::string(find.text(1))};
}

bool is_mine(sqlite3* db, const Place& place) {
  Statement find(db, "SELECT 1 FROM ov_mine WHERE scope = ? AND id = ?");
  return find.bind(1, place.scope).bind(2, place.id).row();
}

/// By what is on its way from here.
bool is_supported_now(sqlite3* db, std::string_view scope, std::string_view on) {
  Statement find(db, "SELECT value FROM ov_note WHERE key = 'person'");
  return find.row() && shown_row(db, scope, "support", support_id(on, find.text(0)));
}

/// Once decided a support is in nobody's lane: the device remembers.
bool was_supported(sqlite3* db, std::string_view on) {
  Statement kept(db, "SELECT 1 FROM ov_note WHERE key = 'supports' AND instr(value, ?)");
  const std::string named = " " + std::string(on) + " ";
  return kept.bind(1, named).row();
}

bool is_supported(sqlite3* db, std::string_view scope, std::string_view on) {
  return is_supported_now(db, scope, on) || was_supported(db, on);
}

/// What is answered to one that says the same answers it too.
std::vector<Reply> replies_to(sqlite3* db, const Place& place, const std::string& same) {
  std::vector<Reply> replies;
  Statement list(db,
                 "SELECT id FROM shown_link WHERE scope = ?1 AND target IN (?2, ?3) AND kind = "
                 "'reply'");
  list.bind(1, place.scope).bind(2, place.id).bind(3, same);
  while (list.row()) {
    const auto row = shown_row(db, place.scope, "reply", list.text(0));
    if (const auto reply = row ? reply_of(*row) : std::nullopt) replies.push_back(*reply);
  }
  sort_by(replies, [](const Reply& a, const Reply& b) {
    return std::tie(a.at, a.id) < std::tie(b.at, b.id);
  });
  return replies;
}

/// Where a contribution is shown; false: it is not.
bool read_said(sqlite3* db, const Place& place, const Ways& ways, Said& said) {
  const auto row = shown_row(db, place.scope, "contribution", place.id);
  const auto what = row ? contribution_of(*row) : std::nullopt;
  if (!what) return false;
  said.what = *what;
  if (const auto tally = shown_row(db, place.scope, "tally", place.id)) {
    said.supports = supports_of(*tally);
  }
  said.supported = is_supported(db, place.scope, place.id);
  said.replies = replies_to(db, place, said.what.same);
  said.mine = is_mine(db, place);
  if (!said.mine) return true;
  if (const auto edit = shown_row(db, place.scope, "edit", place.id)) {
    said.pending_words = text_of(body_of(*edit), "words");
  }
  if (const auto way = ways.find(place.id); way != ways.end()) {
    said.way = way->second.way;
    said.reason = way->second.reason;
    if (!way->second.refused_words.empty()) said.pending_words = way->second.refused_words;
  }
  return true;
}

/// A page of them; 0: only how many there are.
void read_answers(sqlite3* db, const Place& place, const Ways& ways, int page, Said& said) {
  std::vector<Place> answers;
  int all = 0;
  find_answers(db, place, page, answers, all);
  said.more_answers = all - static_cast<int>(answers.size());
  for (const Place& at : answers) {
    Said answer;
    if (read_said(db, at, ways, answer)) said.answers.push_back(std::move(answer));
  }
}

/// What is asked in the talk whose row this is, and how it is answered.
Asked asked_of(sqlite3* db, std::string_view on, const Row& talk) {
  Asked asked;
  const Json body = body_of(talk);
  const Json* asks = body.find("asks");
  if (asks == nullptr) return asked;
  asked.number = static_cast<int>(number_of(*asks, "question"));
  asked.opens = number_of(*asks, "opens");
  asked.closes = number_of(*asks, "closes");
  const std::string scope = talk_scope(on);
  const int choices = static_cast<int>(number_of(*asks, "choices"));
  int before = 0;
  for (int choice = 1; choice <= choices && choice <= choices_most; ++choice) {
    const std::string answer = answer_id(on, asked.number, choice);
    const auto tally = shown_row(db, scope, "tally", answer);
    asked.answers.push_back(tally ? supports_of(*tally) : Supports{});
    if (is_supported_now(db, scope, answer)) asked.own = choice;
    if (was_supported(db, answer)) before = choice;
  }
  if (asked.own == 0) asked.own = before;
  // The one that is given up on the way counts until the server has heard of it: not here.
  if (before != 0 && asked.own != before && asked.answers[before - 1].site > 0) {
    --asked.answers[before - 1].site;
  }
  return asked;
}

}  // namespace

TalkPage talk_of(sqlite3* db, const Outbox* outbox, const TalkQuery& query) {
  TalkPage page;
  TalkQuery asked = query;
  asked.page = std::max(1, query.page);
  std::vector<Place> found;
  if (!find_talk(db, asked, found, page.all)) return page;
  page.pages = std::max(1, (page.all + talk_page - 1) / talk_page);
  // Beyond the last one there is the last one.
  page.page = std::min(asked.page, page.pages);
  if (page.page < asked.page) {
    asked.page = page.page;
    if (!find_talk(db, asked, found, page.all)) return page;
  }
  const Ways ways = ways_of(outbox);
  for (const Place& place : found) {
    Said said;
    if (!read_said(db, place, ways, said)) continue;
    read_answers(db, place, ways, 0, said);
    page.said.push_back(std::move(said));
  }
  return page;
}

std::optional<Said> said_of(sqlite3* db, const Outbox* outbox, std::string_view id, int page) {
  Statement find(db, "SELECT scope FROM shown_talk WHERE id = ?");
  if (!find.bind(1, id).row()) return {};
  const Place place{std::string(find.text(0)), std::string(id)};
  const Ways ways = ways_of(outbox);
  Said said;
  if (!read_said(db, place, ways, said)) return {};
  read_answers(db, place, ways, page, said);
  return said;
}

TalkCounts counts_of(sqlite3* db, std::string_view on) {
  TalkCounts counts;
  const std::string scope = talk_scope(on);
  count_talk(db, on, counts);
  if (const auto tally = shown_row(db, scope, "tally", on)) counts.supports = supports_of(*tally);
  counts.supported = is_supported(db, scope, on);
  const auto row = shown_row(db, scope, "talk", on);
  if (const auto rules = row ? talk_rules_of(*row) : std::nullopt) {
    counts.rules = *rules;
    counts.asked = asked_of(db, on, *row);
    counts.known = true;
  }
  return counts;
}

std::vector<Said> mine_of(sqlite3* db, const Outbox& outbox) {
  std::vector<Said> all;
  Ways ways = ways_of(&outbox);
  // What was entered for others is theirs.
  const std::string slips = outbox.staff("slips");
  const auto is_slip = [&](const std::string& id) { return slips.find(id) != slips.npos; };
  Statement list(db, "SELECT scope, id FROM ov_mine");
  while (list.row()) {
    Said said;
    const Place place{std::string(list.text(0)), std::string(list.text(1))};
    if (is_slip(place.id) || !read_said(db, place, ways, said)) continue;
    all.push_back(std::move(said));
    if (const auto way = ways.find(place.id); way != ways.end()) way->second.taken_back = true;
  }
  for (const auto& [id, way] : ways) {
    if (way.taken_back || is_slip(id)) continue;  // told already, or no more
    Said said;
    said.mine = true;
    said.way = way.way;
    said.reason = way.reason;
    if (way.first && way.first->words != id) {
      said.what = *way.first;
    } else if (!way.refused_words.empty()) {
      said.what.id = id;
      said.what.on = subject_of(way.scope);
      said.pending_words = way.refused_words;
    }
    if (!said.what.words.empty() || !said.pending_words.empty()) all.push_back(std::move(said));
  }
  sort_by(all, [](const Said& a, const Said& b) {
    return a.what.at != b.what.at ? a.what.at > b.what.at : a.what.id < b.what.id;
  });
  return all;
}

}  // namespace cairn
