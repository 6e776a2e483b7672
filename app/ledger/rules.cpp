#include "ledger/rules.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr char digits[] = "0123456789abcdef";

/// FNV-1a, 64 bits, from another start for each half.
std::uint64_t hash_of(std::uint64_t start, std::string_view text) {
  for (const char c : text) start = (start ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return start;
}

void append_hex(std::string& out, std::uint64_t number) {
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(number >> shift) & 15];
}

}  // namespace

Decision reject(Reason reason) { return {Outcome::rejected, reason, {}, {}}; }
Decision hold(Reason reason) { return {Outcome::held, reason, {}, {}}; }

std::string tidy(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (c == '\r') {
      if (i + 1 == words.size() || words[i + 1] != '\n') out += '\n';
    } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)) {
      out += c;
    }
  }
  const std::size_t first = out.find_first_not_of(" \t\n");
  if (first == out.npos) return {};
  return out.substr(first, out.find_last_not_of(" \t\n") + 1 - first);
}

Reason fault_of(std::string_view words, int most) {
  const int length = length_of(words);
  if (length < 0) return Reason::malformed;
  if (length == 0) return Reason::empty;
  return length > most ? Reason::too_long : Reason::none;
}

Json asked_in(const Case& c) {
  const auto row = c.view.row("talk", c.subject);
  const Json talk = row ? body_of(*row) : json_object();
  const Json* asked = talk.find("asks");
  return asked != nullptr ? *asked : json_object();
}

TalkRules period_of(const Case& c, const Json& asked) {
  TalkRules rules = c.rules;
  if (const std::int64_t opens = number_of(asked, "opens")) rules.opens = opens;
  if (const std::int64_t closes = number_of(asked, "closes")) rules.closes = closes;
  return rules;
}

std::optional<Contribution> target_of(const Case& c) {
  const auto row = c.view.row("contribution", text_of(c.body, "on"));
  return row ? contribution_of(*row) : std::nullopt;
}

std::string author_claim(const View& view, std::string_view id) {
  const auto row = view.row("author", id);
  return row ? std::string(text_of(body_of(*row), "claim")) : "";
}

bool is_mine(const Case& c, std::string_view id) {
  const std::string claim = author_claim(c.view, id);
  const auto& mine = c.actor.claims;
  return !claim.empty() && std::find(mine.begin(), mine.end(), claim) != mine.end();
}

std::vector<std::string> lanes_of(const Contribution& contribution, std::string_view claim) {
  std::vector<std::string> lanes;
  if (contribution.standing == Standing::published) lanes.emplace_back(public_lane);
  lanes.emplace_back(staff_lane);
  if (!claim.empty()) lanes.push_back(own_lane(claim));
  return lanes;
}

Change put(Row row, std::vector<std::string> lanes) {
  return {Op::put, std::move(row), std::move(lanes)};
}

Change scrub(std::string_view kind, std::string_view id) {
  return {Op::scrub, {std::string(kind), std::string(id), 0, {}}, {}};
}

std::string said_id(std::string_view person, std::string_view words) {
  std::string id;
  for (const std::uint64_t start : {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL}) {
    std::uint64_t sum = hash_of(start, person);
    sum = hash_of(sum * 0x100000001b3, words);
    append_hex(id, sum);
  }
  return id;
}

bool is_said_elsewhere(const Case& c, const Contribution& target, std::string_view words) {
  const auto author = c.view.row("author", target.id);
  if (!author || words == target.words) return false;
  const Json who = body_of(*author);
  return c.view.row("said", said_id(text_of(who, "person"), words)).has_value();
}

void move_said(const Case& c, const Contribution& target, std::string_view words,
               Decision& decision) {
  const auto author = c.view.row("author", target.id);
  if (!author || words == target.words) return;
  const Json who = body_of(*author);
  const std::string_view person = text_of(who, "person");
  decision.changes.push_back({Op::remove, {"said", said_id(person, target.words), 0, {}}, {}});
  decision.changes.push_back(
      put(row_with("said", said_id(person, words), c.now, json_object()), {}));
}

}  // namespace cairn
