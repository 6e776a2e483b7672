#include "charge/gather.h"

#include "charge/passages.h"

namespace cairn {

namespace {

std::optional<Contribution> contribution_in(const View& view, std::string_view id) {
  const auto row = view.row("contribution", id);
  return row ? contribution_of(*row) : std::nullopt;
}

Change change_of(const View& view, const Contribution& c) {
  return put(row_of(c), lanes_of(c, author_claim(view, c.id)));
}

/// The one it stood under has it no more.
void let_go(const View& view, const Contribution& target, Decision& decision) {
  auto one = contribution_in(view, target.same);
  std::size_t at = 0;
  while (one && at < one->gathered.size() && one->gathered.compare(at, id_length, target.id) != 0) {
    at += id_length;
  }
  if (!one || at >= one->gathered.size()) return;
  one->gathered.erase(at, id_length);
  decision.changes.push_back(change_of(view, *one));
}

/// Those that stood under it stand under `same`, or alone.
void move_all(const View& view, const Contribution& target, const std::string& same,
              Decision& decision) {
  for (std::size_t at = 0; at < target.gathered.size(); at += id_length) {
    auto one = contribution_in(view, target.gathered.substr(at, id_length));
    if (!one || one->same != target.id) continue;
    one->same = same;
    decision.changes.push_back(change_of(view, *one));
  }
}

}  // namespace

Decision gather(const Case& c, Contribution target) {
  const std::string into(text_of(c.body, "into"));
  Decision decision;
  std::optional<Contribution> one;
  if (!into.empty()) {
    one = contribution_in(c.view, into);
    if (one && !one->same.empty()) one = contribution_in(c.view, one->same);
    if (!one) return reject(Reason::unknown_target);
    if (one->standing != Standing::published) return reject(Reason::not_public);
    const bool is_read = text_of(c.body, "of") == name_of_words(target.words) &&
                         (one->id != into || text_of(c.body, "with") == name_of_words(one->words));
    if (!is_read || !target.parent.empty() || !one->parent.empty() || one->id == target.id) {
      return reject(Reason::malformed);
    }
    if (one->id == target.same) return decision;
    if (one->gathered.size() + target.gathered.size() >= gathered_most * id_length) {
      return reject(Reason::too_long);
    }
  }
  if (!target.same.empty()) let_go(c.view, target, decision);
  target.same.clear();
  if (one) {
    move_all(c.view, target, one->id, decision);
    one->gathered += target.gathered + target.id;
    target.gathered.clear();
    target.same = one->id;
    decision.changes.push_back(change_of(c.view, *one));
  }
  decision.changes.push_back(change_of(c.view, target));
  return decision;
}

void keep_gathered(const View& view, Decision& decision) {
  const auto is_put_after = [&](std::size_t i, const Row& row) {
    for (++i; i < decision.changes.size(); ++i) {
      const Change& later = decision.changes[i];
      if (later.op == Op::put && later.row.kind == row.kind && later.row.id == row.id) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < decision.changes.size(); ++i) {
    const Row row = decision.changes[i].row;
    const auto before = contribution_in(view, row.kind == "contribution" ? row.id : "");
    if (!before || (before->same.empty() && before->gathered.empty())) continue;
    // Its former words alone go.
    if (decision.changes[i].op != Op::put && is_put_after(i, row)) continue;
    auto now = contribution_of(row);
    if (now && now->standing == Standing::published && now->words == before->words) continue;
    if (!before->same.empty()) let_go(view, *before, decision);
    move_all(view, *before, "", decision);
    if (!now) continue;
    now->same.clear();
    now->gathered.clear();
    decision.changes[i].row = row_of(*now);
  }
}

}  // namespace cairn
