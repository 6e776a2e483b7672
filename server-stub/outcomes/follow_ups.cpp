#include "outcomes/follow_ups.h"

#include <algorithm>
#include <map>

#include "ledger/rows.h"
#include "replica/statement.h"

namespace cairn::server {

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;

/// All answers to one contribution.
struct Answers {
  std::string scope;
  Reply told;  // the one that stands for all
  std::int64_t first = 0;
};

std::map<std::string, Answers> answers_in(sqlite3* db) {
  std::map<std::string, Answers> answers;
  // By scope, so that the rows of other kinds are not walked.
  Statement list(db,
                 "SELECT b.scope, b.id, b.ord, b.body FROM (SELECT DISTINCT scope FROM stream) s "
                 "JOIN base_row b ON b.scope = s.scope AND b.kind = 'reply' ORDER BY b.ord, b.id");
  while (list.row()) {
    auto reply =
        reply_of({"reply", std::string(list.text(1)), list.number(2), std::string(list.text(3))});
    if (!reply) continue;
    Answers& of = answers[reply->on];
    if (of.first == 0) of.first = reply->at;
    of.scope = list.text(0);
    if (stands(*reply, of.told)) of.told = *std::move(reply);
  }
  return answers;
}

std::optional<Contribution> what_in(sqlite3* db, const std::string& scope, const std::string& id) {
  Statement find(db,
                 "SELECT ord, body FROM base_row WHERE scope = ? AND kind = 'contribution' "
                 "AND id = ?");
  if (!find.bind(1, scope).bind(2, id).row()) return {};
  return contribution_of({"contribution", id, find.number(0), std::string(find.text(1))});
}

int place_of(std::string_view outcome) {
  const auto* at = std::find(std::begin(outcomes), std::end(outcomes), outcome);
  return at == std::end(outcomes) ? -1 : static_cast<int>(at - std::begin(outcomes));
}

int contributions_in(const Replica& replica, const FollowUpsQuery& query) {
  if (query.before == 0) return replica.counts("").contributions;
  Statement count(replica.handle(),
                  "SELECT count(*) FROM talk_index WHERE parent = '' AND standing = 'published' "
                  "AND at >= ? AND at < ?");
  return count.bind(1, query.from).bind(2, query.before).row() ? static_cast<int>(count.number(0))
                                                               : 0;
}

}  // namespace

FollowUps follow_ups_in(const Replica& replica, const FollowUpsQuery& query) {
  FollowUps all;
  if (!query.about) all.contributions = contributions_in(replica, query);
  std::vector<FollowUp> told;
  std::vector<std::int64_t> delays;
  for (auto& [on, answers] : answers_in(replica.handle())) {
    auto what = what_in(replica.handle(), answers.scope, on);
    if (!what || what->standing != Standing::published) continue;
    if (query.before != 0 && (what->at < query.from || what->at >= query.before)) continue;
    if (query.about && !query.about(*what)) continue;
    all.answered += stands_alone(*what);
    all.has_examples = all.has_examples || what->example || answers.told.example;
    if (stands_alone(*what)) delays.push_back(std::max<std::int64_t>(answers.first - what->at, 0));
    const int place = place_of(answers.told.outcome);
    if (place >= 0 && stands_alone(*what)) ++all.by_outcome[place];
    if (!query.outcome.empty() && answers.told.outcome != query.outcome) continue;
    told.push_back({*std::move(what), std::move(answers.told)});
  }
  if (!delays.empty()) {
    const auto middle = delays.begin() + static_cast<std::ptrdiff_t>(delays.size() / 2);
    std::nth_element(delays.begin(), middle, delays.end());
    all.median_days = static_cast<int>((*middle + day / 2) / day);
  }
  std::sort(told.begin(), told.end(), [](const FollowUp& a, const FollowUp& b) {
    return a.reply.at != b.reply.at ? a.reply.at > b.reply.at : a.reply.id < b.reply.id;
  });
  all.all = static_cast<int>(told.size());
  all.pages = std::max(1, (all.all + follow_ups_page_most - 1) / follow_ups_page_most);
  all.page = std::clamp(query.page, 1, all.pages);
  const int first = (all.page - 1) * follow_ups_page_most;
  const int last = std::min(all.all, first + follow_ups_page_most);
  for (int i = first; i < last; ++i)
    all.list.push_back(std::move(told[static_cast<std::size_t>(i)]));
  return all;
}

}  // namespace cairn::server
