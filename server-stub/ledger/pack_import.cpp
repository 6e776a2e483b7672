#include "ledger/pack_import.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "bytes/digest.h"
#include "json/build.h"
#include "ledger/lane.h"
#include "ledger/overtake.h"
#include "ledger/questions.h"
#include "ledger/reading.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/scope_rows.h"
#include "ledger/taking_part.h"
#include "merge/pack_files.h"
#include "merge/pack_rows.h"

namespace cairn::server {

namespace {

constexpr std::string_view mark_kind = "imported";
constexpr std::string_view base_prefix = "imported/";

/// What the roadmap's scope holds.
struct Held {
  std::vector<Row> ledger;                    // what everybody sees
  std::vector<Row> base;                      // the pack imported last, and what came with it
  std::map<std::string, std::int64_t> marks;  // of packs, and when they came
};

Held held_in(SqlConnection& sql) {
  Held held;
  std::set<std::pair<std::string, std::string>> seen;
  {
    const auto lane =
        sql.query("SELECT kind, id FROM change WHERE scope = $1 AND lane = $2 AND op = $3");
    lane->bind(1, roadmap_scope).bind(2, public_lane).bind(3, static_cast<std::int64_t>(Op::put));
    while (lane->row()) seen.emplace(lane->text(0), lane->text(1));
  }
  const auto query = sql.query("SELECT kind, id, ord, body FROM item WHERE scope = $1");
  query->bind(1, roadmap_scope);
  while (query->row()) {
    Row row{query->text(0), query->text(1), query->number(2), query->text(3)};
    if (row.kind == mark_kind) {
      held.marks[row.id] = row.ord;
    } else if (row.kind.starts_with(base_prefix)) {
      row.kind.erase(0, base_prefix.size());
      held.base.push_back(std::move(row));
    } else if (seen.contains({row.kind, row.id})) {
      held.ledger.push_back(std::move(row));
    }
  }
  // A ledger from before packs were remembered holds the last one as it was.
  if (held.base.empty() && held.marks.empty()) {
    for (const Owner owner : {Owner::pack, Owner::site}) {
      for (Row& row : rows_of_owner(held.ledger, owner)) held.base.push_back(std::move(row));
    }
  }
  return held;
}

std::string mark_of(const std::vector<Row>& pack) {
  std::string all;
  for (const Row& row : rows_of_owner(pack, Owner::pack)) {
    for (const std::string& part : {row.kind, row.id, std::to_string(row.ord), row.body}) {
      all.append(part).append(1, '\0');
    }
  }
  const Digest digest = sha256(all);
  return hex({reinterpret_cast<const char*>(digest.data()), 16});
}

/// The rows that packs and sites write, with those of `from` in place of what `owner` has.
std::vector<Row> with_owner_of(const std::vector<Row>& rows, Owner owner,
                               const std::vector<Row>& from) {
  std::vector<Row> all;
  for (const Owner one : {Owner::pack, Owner::site}) {
    for (Row& row : rows_of_owner(one == owner ? from : rows, one)) all.push_back(std::move(row));
  }
  return all;
}

/// Puts `rows` where `before` was.
void replace(std::vector<Change>& changes, const std::vector<Row>& before,
             const std::vector<Row>& rows, const std::string& prefix,
             const std::vector<std::string>& lanes) {
  std::map<std::pair<std::string, std::string>, const Row*> had;
  for (const Row& row : before) had[{row.kind, row.id}] = &row;
  for (const Row& row : rows) {
    const auto old = had.find({row.kind, row.id});
    const bool stays = old != had.end() && *old->second == row;
    if (old != had.end()) had.erase(old);
    if (!stays) changes.push_back({Op::put, {prefix + row.kind, row.id, row.ord, row.body}, lanes});
  }
  for (const auto& [key, row] : had) {
    changes.push_back({Op::remove, {prefix + row->kind, row->id, 0, {}}, {}});
  }
}

std::vector<Problem> problems_of(const std::vector<Row>& rows, Lang lang) {
  return read_pack(files_of_pack(rows), lang).problems;
}

/// One import, inside a transaction.
class Importer {
 public:
  Importer(const std::vector<Row>& pack, const ImportOrders& orders)
      : pack_(pack), orders_(orders), mark_(mark_of(pack)) {}

  PackImport look(SqlConnection& sql) {
    PackImport import;
    held_ = held_in(sql);
    import.end = ImportEnd::done;
    const std::string_view here = roadmap_id(held_.ledger), there = roadmap_id(pack_);
    if (!here.empty() && !there.empty() && here != there) {
      import.end = ImportEnd::other_roadmap;
      import.other = here;
      return import;
    }
    std::vector<Row> pack = pack_;
    if (const auto mark = held_.marks.find(mark_); mark != held_.marks.end()) {
      import.end = ImportEnd::known;
      import.known_since = mark->second;
      pack = with_owner_of(held_.base, Owner::site, pack_);
    }
    import.merge = merge_rows(held_.base, held_.ledger, pack);
    import.roadmap = import.merge.rows;
    for (Row& row : rows_of_owner(held_.ledger, Owner::ledger)) {
      import.roadmap.push_back(std::move(row));
    }
    if (!is_sound(import)) import.end = ImportEnd::unsound;
    base_ = with_owner_of(held_.base, Owner::pack, pack);
    if (!rows_of_owner(pack, Owner::site).empty()) base_ = with_owner_of(base_, Owner::site, pack);
    return import;
  }

  void write(SqlConnection& sql, const PackImport& import) {
    std::vector<Change> seen, unseen;
    std::vector<Row> before;
    for (const Row& row : held_.ledger) {
      if (owner_of(row) != Owner::ledger) before.push_back(row);
    }
    replace(seen, before, import.merge.rows, "", {std::string(public_lane)});
    std::set<std::string> known;
    for (const Row& row : before) {
      if (row.kind == "action") known.insert(row.id);
    }
    std::vector<Change> marks;
    for (const Change& change : seen) {
      if (change.op != Op::put || change.row.kind != "action") continue;
      if (known.count(change.row.id) == 0) continue;
      marks.push_back(
          {Op::put, overtaking_row(change.row, orders_.now), {std::string(public_lane)}});
    }
    seen.insert(seen.end(), marks.begin(), marks.end());
    const bool is_first = held_.marks.empty();
    replace(unseen, is_first ? std::vector<Row>{} : held_.base, base_, std::string(base_prefix),
            {});
    if (import.end == ImportEnd::done) {
      unseen.push_back({Op::put, {std::string(mark_kind), mark_, orders_.now, "{}"}, {}});
    }
    if (seen.empty() && unseen.empty()) return;
    ScopeRows rows(sql, roadmap_scope);
    if (!seen.empty()) rows.advance();
    rows.change(seen, orders_.now);
    rows.change(unseen, orders_.now);
    rows.finish();
  }

 private:
  /// What was unsound before, here or there, is nobody's fault now.
  bool is_sound(PackImport& import) const {
    if (import.merge.changes.empty() || gaps_between(import.merge.rows, pack_).empty()) return true;
    std::vector<Problem> problems = problems_of(import.merge.rows, orders_.lang);
    if (problems.empty() || !problems_of(pack_, orders_.lang).empty()) return true;
    if (!held_.ledger.empty() && !problems_of(held_.ledger, orders_.lang).empty()) return true;
    import.problems = std::move(problems);
    return false;
  }

  const std::vector<Row>& pack_;
  const ImportOrders& orders_;
  const std::string mark_;
  Held held_;
  std::vector<Row> base_;
};

}  // namespace

PackImport import_pack(SqlConnection& sql, const std::vector<Row>& pack,
                       const ImportOrders& orders) {
  PackImport import;
  const bool done = in_transaction(sql, !orders.dry_run, [&] {
    Importer importer(pack, orders);
    import = importer.look(sql);
    const bool writes = import.end == ImportEnd::done || import.end == ImportEnd::known;
    if (writes && !orders.dry_run) importer.write(sql, import);
  });
  if (!done) import = {};
  return import;
}

bool put_talk_rules(SqlConnection& sql, Store& store, const std::vector<Row>& rows,
                    const TalkRules& rules, std::int64_t now) {
  std::map<std::string, const Row*> subjects = {{std::string(whole_roadmap), nullptr}};
  for (const Row& row : rows) {
    if (row.kind == "action") subjects[row.id] = &row;
  }
  const Json part = taking_part_in(rows);
  for (const auto& [subject, action] : subjects) {
    const std::string scope = talk_scope(subject);
    const auto held = item_of(sql, scope, "talk", subject);
    const auto invented = held ? talk_rules_of(*held) : std::nullopt;
    if (!rules.example && invented && invented->example) {
      if (action != nullptr && !tell_talk(sql, store, *action, now)) return false;
      continue;
    }
    TalkRules own = rules;
    if (action != nullptr) own.axis = static_cast<int>(number_of(body_of(*action), "axis"));
    Row talk = talk_row(subject, own, part);
    if (action != nullptr) talk = telling(talk, *action);
    if (!store.put_public(scope, {talk}, {"talk"}, now)) return false;
  }
  return true;
}

}  // namespace cairn::server
