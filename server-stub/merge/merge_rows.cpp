#include "merge/merge_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "merge/pack_rows.h"

namespace cairn::server {

namespace {

/// The things of one kind, in order, by what they are known by.
struct Things {
  std::vector<std::string> order;
  std::map<std::string, Json> values;
  std::map<std::string, Row> rows;

  const Json* find(const std::string& key) const {
    const auto at = values.find(key);
    return at == values.end() ? nullptr : &at->second;
  }
};

using Kinds = std::map<std::string, Things>;

/// A body that is no JSON is a text of its own: it can be equal or not.
Json value_of(const Row& row) {
  JsonError error;
  if (auto json = read_json(row.body, error)) return *std::move(json);
  Json text;
  text.kind = JsonKind::null;
  text.text = row.body;
  return text;
}

std::string body_of_value(const Json& value) {
  return value.text.empty() || value.kind != JsonKind::null ? write_json(value) : value.text;
}

Things things_of(std::string_view kind, std::vector<Row> rows) {
  Things things;
  Json list;
  list.kind = JsonKind::array;
  for (const Row& row : rows) {
    list.items.push_back(value_of(row));
    things.order.push_back(row.id);
  }
  if (kind == "history") {
    std::vector<std::string> dates = keys_of(kind, list);
    if (dates.size() == rows.size()) things.order = std::move(dates);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    things.values.emplace(things.order[i], std::move(list.items[i]));
    things.rows.emplace(things.order[i], std::move(rows[i]));
  }
  return things;
}

Kinds kinds_of(const std::vector<Row>& rows, Owner owner) {
  std::map<std::string, std::vector<Row>> by_kind;
  for (Row& row : rows_of_owner(rows, owner)) by_kind[row.kind].push_back(std::move(row));
  Kinds kinds;
  for (auto& [kind, of_kind] : by_kind) kinds.emplace(kind, things_of(kind, std::move(of_kind)));
  return kinds;
}

class Merger {
 public:
  Merger(const std::vector<Row>& base, const std::vector<Row>& ledger, const std::vector<Row>& pack)
      : base_(base), ledger_(ledger), pack_(pack) {}

  RowMerge run() {
    merge(Owner::pack);
    const std::vector<Row> of_site = rows_of_owner(pack_, Owner::site);
    if (!of_site.empty()) {
      merge(Owner::site);
    } else {
      for (Row& row : rows_of_owner(ledger_, Owner::site)) out_.rows.push_back(std::move(row));
    }
    out_.changes = gaps_between(ledger_, out_.rows);
    return std::move(out_);
  }

 private:
  void merge(Owner owner) {
    Kinds base = kinds_of(base_, owner), ledger = kinds_of(ledger_, owner),
          pack = kinds_of(pack_, owner);
    std::set<std::string> names;
    for (const Kinds* kinds : {&base, &ledger, &pack}) {
      for (const auto& [name, things] : *kinds) names.insert(name);
    }
    for (const std::string& name : names) merge_kind(name, base[name], ledger[name], pack[name]);
  }

  void merge_kind(const std::string& kind, const Things& base, const Things& ledger,
                  const Things& pack) {
    struct Merged {
      std::string key;
      Json value;
    };
    std::vector<Merged> all;
    for (const std::string& key : merge_order(base.order, ledger.order, pack.order)) {
      MemberPath path;
      std::vector<Gap> clashes;
      const Json *was = base.find(key), *here = ledger.find(key), *there = pack.find(key);
      // Two actions that were given one number are two: no part of one belongs to the other.
      const bool is_two = kind == "action" && was == nullptr && here != nullptr &&
                          there != nullptr && !same_json(*here, *there);
      auto value =
          merge_json(is_two ? here : was, here, is_two ? here : there, kind, path, clashes);
      if (is_two) clashes.push_back({{}, *here, *there});
      for (Gap& clash : clashes) out_.conflicts.push_back({kind, key, std::move(clash)});
      if (value) all.push_back({key, *std::move(value)});
    }
    if (kind == "history") sort_by_date(all);
    std::vector<std::string> order;
    for (const Merged& one : all) order.push_back(one.key);
    // The numbers a pack gave stay where its order does: rows that are the same do not move.
    const Things* numbers = order == pack.order ? &pack : order == ledger.order ? &ledger : nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Row row{kind, all[i].key, static_cast<std::int64_t>(i), body_of_value(all[i].value)};
      if (numbers != nullptr) row.ord = numbers->rows.at(all[i].key).ord;
      if (is_placed(kind)) row.id = std::to_string(i + 1);
      out_.rows.push_back(std::move(row));
    }
  }

  template <typename Merged>
  static void sort_by_date(std::vector<Merged>& lines) {
    const auto date = [](const Merged& line) {
      const Json* date = line.value.find("date");
      return date != nullptr ? date->text : std::string();
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const Merged& a, const Merged& b) {
      const std::string left = date(a), right = date(b);
      return left.empty() != right.empty() ? right.empty() : left < right;
    });
  }

  const std::vector<Row>&base_, &ledger_, &pack_;
  RowMerge out_;
};

}  // namespace

RowMerge merge_rows(const std::vector<Row>& base, const std::vector<Row>& ledger,
                    const std::vector<Row>& pack) {
  return Merger(base, ledger, pack).run();
}

std::vector<RowGap> gaps_between(const std::vector<Row>& before, const std::vector<Row>& after) {
  std::vector<RowGap> all;
  Kinds left = kinds_of(before, Owner::pack), right = kinds_of(after, Owner::pack);
  std::set<std::string> names;
  for (const Kinds* kinds : {&left, &right}) {
    for (const auto& [name, things] : *kinds) names.insert(name);
  }
  for (const std::string& name : names) {
    const Things &was = left[name], &is = right[name];
    for (const std::string& key : merge_order({}, was.order, is.order)) {
      MemberPath path;
      std::vector<Gap> gaps;
      find_gaps(was.find(key), is.find(key), name, path, gaps);
      for (Gap& gap : gaps) all.push_back({name, key, std::move(gap)});
    }
  }
  return all;
}

}  // namespace cairn::server
