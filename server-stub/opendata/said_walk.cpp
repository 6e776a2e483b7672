#include "opendata/said_walk.h"

#include "ledger/lane.h"
#include "ledger/rows.h"
#include "outcomes/follow_ups.h"
#include "replica/statement.h"

namespace cairn::server {

namespace {

std::optional<Reply> reply_in(Statement& replies, const std::string& scope, const std::string& id) {
  std::vector<Reply> all;
  replies.again().bind(1, scope).bind(2, id);
  while (replies.row()) {
    auto reply = reply_of(
        {"reply", std::string(replies.text(0)), replies.number(1), std::string(replies.text(2))});
    if (reply) all.push_back(*std::move(reply));
  }
  std::optional<Reply> told;
  for (Reply& reply : all) {
    if (!told || stands(reply, *told)) told = std::move(reply);
  }
  return told;
}

}  // namespace

bool SaidWalk::enter_next_scope() {
  is_inside_ = false;
  Statement next(replica_->handle(),
                 "SELECT min(scope) FROM stream WHERE scope > ? AND scope >= 'talk/' "
                 "AND scope < 'talk0'");
  const std::string from = scope_;
  const bool found = next.bind(1, from).row() && !next.text(0).empty();
  if (next.failed()) failed_ = true;
  if (!found) return false;
  scope_ = next.text(0);
  is_inside_ = true;
  parent_.clear();
  at_ = -1;
  id_.clear();
  axis_ = 0;
  Statement rules(replica_->handle(),
                  "SELECT id, body FROM base_row WHERE scope = ? AND kind = 'talk'");
  if (rules.bind(1, scope_).row()) {
    const auto read =
        talk_rules_of({"talk", std::string(rules.text(0)), 0, std::string(rules.text(1))});
    if (read) axis_ = read->axis;
  }
  return true;
}

SaidWalk::Step SaidWalk::next(std::vector<SaidLine>& lines) {
  lines.clear();
  if (!is_inside_ && !enter_next_scope()) return failed_ ? Step::broken : Step::end;
  Statement list(replica_->handle(),
                 "SELECT i.parent, i.at, i.id, b.ord, b.body, t.body FROM talk_index i "
                 "JOIN base_row b ON b.scope = i.scope AND b.kind = 'contribution' "
                 "AND b.id = i.id LEFT JOIN base_row t ON t.scope = i.scope "
                 "AND t.kind = 'tally' AND t.id = i.id "
                 "WHERE i.scope = ? AND (i.parent, i.at, i.id) > (?, ?, ?) "
                 "ORDER BY i.parent, i.at, i.id LIMIT ?");
  Statement replies(replica_->handle(),
                    "SELECT b.id, b.ord, b.body FROM talk_link l JOIN base_row b "
                    "ON b.scope = l.scope AND b.kind = 'reply' AND b.id = l.id "
                    "WHERE l.scope = ? AND l.target = ? AND l.kind = 'reply' ORDER BY b.ord, b.id");
  const std::string parent = parent_, id = id_;
  list.bind(1, scope_).bind(2, parent).bind(3, at_).bind(4, id).bind(5, step_);
  int seen = 0;
  while (list.row()) {
    ++seen;
    parent_ = list.text(0);
    at_ = list.number(1);
    id_ = list.text(2);
    auto what = contribution_of({"contribution", id_, list.number(3), std::string(list.text(4))});
    // The public lane holds nothing else; where it did, it would not leave from here.
    if (!what || what->standing != Standing::published) continue;
    SaidLine& line = lines.emplace_back();
    line.axis = axis_ != 0 ? axis_ : what->axis;
    line.supports = supports_of({"tally", id_, 0, std::string(list.text(5))});
    line.reply = reply_in(replies, scope_, id_);
    line.what = *std::move(what);
  }
  if (list.failed() || replies.failed()) return Step::broken;
  if (seen < step_) is_inside_ = false;
  return Step::some;
}

std::string state_of(const Replica& replica) {
  std::string state = replica.epoch();
  for (const Stream& stream : replica.streams()) {
    state += " " + stream.scope + " " + std::to_string(stream.cursor);
  }
  return state;
}

}  // namespace cairn::server
