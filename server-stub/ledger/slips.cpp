#include "ledger/slips.h"

#include <map>

#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger/scope_receipts.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

/// What is there, for who only asks.
class Looking : public View {
 public:
  Looking(SqlConnection& sql, std::string scope) : sql_(sql), scope_(std::move(scope)) {}
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    return item_of(sql_, scope_, kind, id);
  }

 private:
  SqlConnection& sql_;
  std::string scope_;
};

Intent intent_of(const Slip& slip) {
  const SlipLine& line = slip.line;
  Json body = json_object();
  put(body, "form", json_text(slug(line.form)));
  put(body, "on", json_text(line.subject));
  put_text(body, "stance", slug(line.stance));
  put(body, "words", json_text(line.words));
  put(body, "lang", json_text(code(line.lang)));
  put_text(body, "place", line.place);
  put(body, "channel", json_text(slug(line.channel)));
  Intent intent;
  intent.id = slip.id;
  intent.n = 1;
  intent.kind = "contribute";
  intent.body = write_json(body);
  return intent;
}

/// As a relay's device: the rule then makes each slip a person of its own.
Actor relay(const Slip& slip, std::string_view key) {
  Actor actor;
  actor.rights = {{Role::relay}};
  if (!slip.code.empty()) {
    actor.claim = claim_hash(key, slip.code);
    actor.claims = {actor.claim};
  }
  return actor;
}

std::string content_of(const SlipLine& line) {
  std::string content = "slip";
  for (const std::string_view part :
       {std::string_view(line.subject), slug(line.form), slug(line.stance), code(line.lang),
        std::string_view(line.place), slug(line.channel), std::string_view(line.words)}) {
    content += '\0';
    content += part;
  }
  return content;
}

}  // namespace

std::vector<Slip> slips_of(const std::vector<SlipLine>& lines, std::string_view key) {
  std::vector<Slip> slips;
  std::map<std::string, int> before;
  for (const SlipLine& line : lines) {
    std::string content = content_of(line);
    const int equal = before[content]++;
    content += '\0' + std::to_string(equal);
    slips.push_back({line, claim_hash(key, content), {}});
  }
  return slips;
}

std::optional<std::vector<SlipFate>> judge(SqlConnection& sql, const std::vector<Slip>& slips,
                                           std::int64_t now) {
  std::vector<SlipFate> fates;
  for (const Slip& slip : slips) {
    const std::string scope = talk_scope(slip.line.subject);
    SlipFate& fate = fates.emplace_back();
    const bool read = in_transaction(sql, false, [&] {
      fate.is_known = ScopeReceipts(sql, scope).of_intent(slip.id).has_value();
    });
    if (!read) return std::nullopt;
    if (fate.is_known) continue;
    const Decision decision =
        decide_all(Looking(sql, scope), relay(slip, {}), scope, intent_of(slip), now);
    fate.outcome = decision.outcome;
    fate.reason = decision.reason;
  }
  return fates;
}

bool enter(Store& store, const std::vector<Slip>& slips, std::string_view key, std::int64_t now,
           std::vector<bool>& entered) {
  entered.assign(slips.size(), false);
  std::map<std::string, std::vector<std::size_t>> by_scope;
  for (std::size_t i = 0; i < slips.size(); ++i) {
    if (!slips[i].code.empty()) by_scope[talk_scope(slips[i].line.subject)].push_back(i);
  }
  for (const auto& [scope, places] : by_scope) {
    std::vector<Arrival> arrivals;
    for (const std::size_t i : places) {
      // A device of its own: sent again, it is the same one's same number.
      arrivals.push_back(
          {device_of("slip " + slips[i].id), relay(slips[i], key), intent_of(slips[i]), 0});
    }
    const Applied applied = store.apply(scope, arrivals, now);
    if (!applied.ok) return false;
    for (std::size_t k = 0; k < places.size(); ++k) {
      // Of one that was known before, this code opens nothing.
      const Verdict& verdict = applied.verdicts[k];
      const Outcome outcome = verdict.receipt.outcome;
      entered[places[k]] =
          verdict.taken == Taken::decided &&
          (outcome == Outcome::applied || outcome == Outcome::held || outcome == Outcome::late);
    }
  }
  return true;
}

}  // namespace cairn::server
