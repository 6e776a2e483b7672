#include "desk/queue.h"

#include <algorithm>
#include <map>

#include "json/build.h"
#include "ledger/rows.h"
#include "model/order.h"

namespace cairn {

namespace {

/// What is known of a contribution before its words are read.
struct Claims {
  std::vector<Report> reports;
  std::optional<Appeal> appeal;
  std::string edited;
  std::int64_t edited_at = 0;
};

using ById = std::map<std::string, Claims>;

ById claims_of(const Replica& replica) {
  ById all;
  for (const Row& row : replica.of_kind("report")) {
    auto report = report_of(row);
    if (report && report->outcome.empty()) all[report->on].reports.push_back(*std::move(report));
  }
  for (const Row& row : replica.of_kind("appeal")) {
    auto appeal = appeal_of(row);
    if (appeal && appeal->outcome.empty()) all[row.id].appeal = std::move(appeal);
  }
  for (const Row& row : replica.of_kind("edit")) {
    all[row.id].edited = text_of(body_of(row), "words");
    all[row.id].edited_at = row.ord;
  }
  for (auto& [id, claims] : all) {
    sort_by(claims.reports, [](const Report& a, const Report& b) {
      const bool first = is_urgent(a.ground), second = is_urgent(b.ground);
      return first != second ? first : std::tie(a.at, a.id) < std::tie(b.at, b.id);
    });
  }
  return all;
}

std::optional<Matter> read_matter(const Replica& replica, const std::string& id, Claims claims) {
  auto said = replica.said(id);
  if (!said || said->what.standing == Standing::withdrawn) return {};
  Matter matter;
  matter.said = *std::move(said);
  matter.edited = std::move(claims.edited);
  matter.reports = std::move(claims.reports);
  matter.appeal = std::move(claims.appeal);
  std::int64_t since = 0;
  const auto waits = [&](std::int64_t at) {
    if (at != 0 && (since == 0 || at < since)) since = at;
  };
  for (const Report& report : matter.reports) waits(report.at);
  if (matter.appeal) waits(matter.appeal->at);
  waits(claims.edited_at);
  const Contribution& c = matter.said.what;
  // What was masked waits since it was reported.
  if (c.standing == Standing::held && matter.reports.empty()) waits(std::max(c.at, c.edited));
  matter.since = since;
  return matter;
}

int rank_of(const Matter& matter) {
  if (matter.is_urgent()) return 0;
  return matter.appeal ? 1 : 2;
}

bool is_there_for(const Matter& matter, std::size_t reason) {
  return reason == 0   ? !matter.reports.empty()
         : reason == 1 ? matter.appeal.has_value()
         : reason == 2 ? !matter.edited.empty()
                       : matter.said.what.standing == Standing::held && matter.reports.empty();
}

Queue page_of(std::vector<Matter> matters, int page) {
  Queue queue;
  queue.all = static_cast<int>(matters.size());
  queue.pages = std::max(1, (queue.all + talk_page - 1) / talk_page);
  queue.page = std::clamp(page, 1, queue.pages);
  for (int i = (queue.page - 1) * talk_page; i < std::min(queue.all, queue.page * talk_page); ++i) {
    queue.matters.push_back(std::move(matters[static_cast<std::size_t>(i)]));
  }
  return queue;
}

}  // namespace

bool Matter::is_urgent() const {
  return !reports.empty() && cairn::is_urgent(reports.front().ground);
}

bool may_moderate(const Rights& rights) {
  return has(rights, Role::moderator) || has(rights, Role::operator_);
}

Queue awaiting_of(const Replica& replica, const Rights& rights, int page, std::string_view only) {
  ById claims = claims_of(replica);
  for (std::string& id : replica.standing(Standing::held)) claims[std::move(id)];
  const bool is_moderator = has(rights, Role::moderator);
  std::vector<Matter> matters;
  auto by_reason = Queue{}.by_reason;
  for (auto& [id, about] : claims) {
    if (!is_moderator && !about.appeal) continue;
    auto matter = read_matter(replica, id, std::move(about));
    if (!matter) continue;
    bool is_asked = only.empty();
    for (std::size_t i = 0; i < by_reason.size(); ++i) {
      if (!is_there_for(*matter, i)) continue;
      ++by_reason[i];
      is_asked = is_asked || queue_reasons[i] == only;
    }
    if (is_asked) matters.push_back(*std::move(matter));
  }
  sort_by(matters, [](const Matter& a, const Matter& b) {
    const int first = rank_of(a), second = rank_of(b);
    if (first != second) return first < second;
    return std::tie(a.since, a.said.what.id) < std::tie(b.since, b.said.what.id);
  });
  Queue queue = page_of(std::move(matters), page);
  queue.by_reason = by_reason;
  return queue;
}

Queue hidden_of(const Replica& replica, int page) {
  std::map<std::string, std::int64_t> decided;
  for (const Row& row : replica.of_kind("review")) decided[row.id] = row.ord;
  std::vector<Matter> matters;
  for (const std::string& id : replica.standing(Standing::hidden)) {
    auto matter = read_matter(replica, id, {});
    if (!matter) continue;
    matter->since = decided[id];
    matters.push_back(*std::move(matter));
  }
  sort_by(matters, [](const Matter& a, const Matter& b) {
    return std::tie(b.since, a.said.what.id) < std::tie(a.since, b.said.what.id);
  });
  return page_of(std::move(matters), page);
}

std::optional<Matter> matter_of(const Replica& replica, const std::string& id) {
  ById claims = claims_of(replica);
  auto matter = read_matter(replica, id, std::move(claims[id]));
  if (!matter) return {};
  for (const Row& row : replica.of_kind("review")) {
    if (row.id == id) matter->review = review_of(row);
  }
  return matter;
}

}  // namespace cairn
