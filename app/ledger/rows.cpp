#include "ledger/rows.h"

#include <algorithm>

#include "json/build.h"

namespace cairn {

namespace {

bool read_lang(std::string_view code, Lang& lang) {
  if (code != "fr" && code != "en") return false;
  lang = code == "en" ? Lang::en : Lang::fr;
  return true;
}

void put_count(Json& json, std::string_view name, std::int64_t count) {
  if (count != 0) put(json, name, json_number(count));
}

void put_mark(Json& json, bool example) {
  if (example) put(json, "origin", json_text("example"));
}

bool has_mark(const Json& json) { return text_of(json, "origin") == "example"; }

int count_of(const Json& json, std::string_view name) {
  const std::int64_t count = number_of(json, name);
  return count < 0 || count > 1'000'000'000 ? 0 : static_cast<int>(count);
}

}  // namespace

Json body_of(const Row& row) {
  JsonError error;
  auto json = read_json(row.body, error);
  return json && json->kind == JsonKind::object ? std::move(*json) : json_object();
}

Row row_with(std::string_view kind, std::string_view id, std::int64_t ord, const Json& body) {
  return {std::string(kind), std::string(id), ord, write_json(body)};
}

Row row_of(const Contribution& c) {
  Json body = json_object();
  put(body, "form", json_text(slug(c.form)));
  put(body, "on", json_text(c.on));
  put_text(body, "parent", c.parent);
  put_text(body, "stance", slug(c.stance));
  put_text(body, "words", c.words);
  put(body, "lang", json_text(code(c.lang)));
  put_text(body, "place", c.place);
  put_count(body, "axis", c.axis);
  put(body, "channel", json_text(slug(c.channel)));
  put(body, "standing", json_text(slug(c.standing)));
  put_text(body, "ground", c.ground);
  put_text(body, "facts", c.facts);
  put(body, "at", json_number(c.at));
  put_count(body, "edited", c.edited);
  put_mark(body, c.example);
  std::string themes;
  for (const std::string& theme : c.themes) themes += (themes.empty() ? "" : " ") + theme;
  put_text(body, "themes", themes);
  put_text(body, "same", c.same);
  put_text(body, "gathered", c.gathered);
  return row_with("contribution", c.id, c.at, body);
}

std::optional<Contribution> contribution_of(const Row& row) {
  if (row.kind != "contribution") return {};
  const Json body = body_of(row);
  Contribution c;
  c.id = row.id;
  c.on = text_of(body, "on");
  c.parent = text_of(body, "parent");
  c.words = text_of(body, "words");
  c.place = text_of(body, "place");
  c.axis = count_of(body, "axis");
  c.ground = text_of(body, "ground");
  c.facts = text_of(body, "facts");
  c.at = number_of(body, "at");
  c.edited = number_of(body, "edited");
  c.example = has_mark(body);
  c.same = text_of(body, "same");
  c.gathered = text_of(body, "gathered");
  for (std::string_view rest = text_of(body, "themes"); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) c.themes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const bool sound = from_slug(text_of(body, "form"), c.form) && !c.on.empty() &&
                     from_slug(text_of(body, "stance"), c.stance) &&
                     read_lang(text_of(body, "lang"), c.lang) &&
                     from_slug(text_of(body, "channel"), c.channel) &&
                     from_slug(text_of(body, "standing"), c.standing);
  if (!sound) return {};
  return c;
}

Row row_of(const Reply& r) {
  Json body = json_object();
  put(body, "on", json_text(r.on));
  put(body, "words", json_text(r.words));
  put(body, "lang", json_text(code(r.lang)));
  put(body, "role", json_text(r.role));
  put_text(body, "outcome", r.outcome);
  put_text(body, "action", r.action);
  put(body, "at", json_number(r.at));
  put_mark(body, r.example);
  return row_with("reply", r.id, r.at, body);
}

std::optional<Reply> reply_of(const Row& row) {
  if (row.kind != "reply") return {};
  const Json body = body_of(row);
  Reply r;
  r.id = row.id;
  r.on = text_of(body, "on");
  r.words = text_of(body, "words");
  r.role = text_of(body, "role");
  r.outcome = text_of(body, "outcome");
  r.action = text_of(body, "action");
  r.at = number_of(body, "at");
  r.example = has_mark(body);
  if (r.on.empty() || !read_lang(text_of(body, "lang"), r.lang)) return {};
  return r;
}

Row row_of(std::string_view subject, const TalkRules& rules) {
  Json body = json_object();
  put(body, "policy", json_text(rules.hold ? "hold" : "publish"));
  put_count(body, "opens", rules.opens);
  put_count(body, "closes", rules.closes);
  put_mark(body, rules.example);
  put_count(body, "axis", rules.axis);
  return row_with("talk", subject, 0, body);
}

std::optional<TalkRules> talk_rules_of(const Row& row) {
  if (row.kind != "talk") return {};
  const Json body = body_of(row);
  const std::string_view policy = text_of(body, "policy");
  if (policy != "hold" && policy != "publish") return {};
  return TalkRules{policy == "hold", number_of(body, "opens"), number_of(body, "closes"),
                   has_mark(body),   count_of(body, "axis"),   body.find("hours") != nullptr};
}

Row tally_row(std::string_view on, const Supports& s) {
  Json body = json_object();
  put_count(body, "site", s.site);
  put_count(body, "kiosk", s.kiosk);
  put_count(body, "paper", s.paper);
  put_count(body, "workshop", s.workshop);
  return row_with("tally", on, 0, body);
}

Supports supports_of(const Row& row) {
  const Json body = body_of(row);
  return {count_of(body, "site"), count_of(body, "kiosk"), count_of(body, "paper"),
          count_of(body, "workshop")};
}

std::string answer_id(std::string_view on, std::int64_t question, int choice) {
  return std::string(on) + "/" + std::to_string(question) + "." + std::to_string(choice);
}

std::string support_id(std::string_view on, std::string_view person) {
  return std::string(on) + ":" + std::string(person);
}

}  // namespace cairn
