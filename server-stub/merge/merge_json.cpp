#include "merge/merge_json.h"

#include <algorithm>
#include <map>
#include <set>

namespace cairn::server {

namespace {

bool identical(const Json* a, const Json* b) {
  if (a == nullptr || b == nullptr) return a == b;
  if (a->kind != b->kind || a->truth != b->truth || a->text != b->text) return false;
  if (a->items.size() != b->items.size() || a->members.size() != b->members.size()) return false;
  for (std::size_t i = 0; i < a->items.size(); ++i) {
    if (!identical(&a->items[i], &b->items[i])) return false;
  }
  for (std::size_t i = 0; i < a->members.size(); ++i) {
    if (a->members[i].name != b->members[i].name) return false;
    if (!identical(&a->members[i].value, &b->members[i].value)) return false;
  }
  return true;
}

bool same(const Json* a, const Json* b) {
  return a == nullptr || b == nullptr ? a == b : same_json(*a, *b);
}

bool is(const Json* json, JsonKind kind) { return json != nullptr && json->kind == kind; }

std::optional<Json> copy(const Json* json) {
  return json == nullptr ? std::nullopt : std::optional<Json>(*json);
}

/// A thing of a dated list; "" where its source gives no date.
std::string date_in(const Json& thing) {
  const Json* date = thing.find("date");
  return is(date, JsonKind::string) ? date->text : std::string();
}

bool is_dated(std::string_view name) {
  return name == "measures" || name == "thresholds" || name == "history";
}

/// Oldest first, what has no date last; "2026" stands before "2026-06".
bool dated_before(const std::string& a, const std::string& b) {
  return a.empty() != b.empty() ? b.empty() : a < b;
}

bool in_time(const Json* list) {
  return list == nullptr ||
         std::is_sorted(list->items.begin(), list->items.end(), [](const Json& a, const Json& b) {
           return dated_before(date_in(a), date_in(b));
         });
}

std::vector<std::string> names_of(const Json* object) {
  std::vector<std::string> names;
  if (object == nullptr) return names;
  for (const JsonMember& member : object->members) names.push_back(member.name);
  return names;
}

/// A value, a passage, a status: its members stand for each other (a number and its source).
bool is_one_statement(const Json& object) {
  return object.find("origin") != nullptr && object.find("id") == nullptr;
}

using Things = std::map<std::string, const Json*, std::less<>>;

/// The things of a list by their keys; nothing where they cannot be told apart.
struct Keyed {
  bool can = true;
  std::vector<std::string> order;
  Things things;

  Keyed(std::string_view name, const Json* list) {
    if (list == nullptr) return;
    order = keys_of(name, *list);
    can = list->kind == JsonKind::array && order.size() == list->items.size();
    for (std::size_t i = 0; can && i < order.size(); ++i) things[order[i]] = &list->items[i];
  }
  const Json* find(const std::string& key) const {
    const auto at = things.find(key);
    return at == things.end() ? nullptr : at->second;
  }
};

Json merge_members(const Json* base, const Json& ledger, const Json& pack, MemberPath& path,
                   std::vector<Gap>& clashes) {
  Json merged;
  merged.kind = JsonKind::object;
  for (const std::string& name : merge_order(names_of(base), names_of(&ledger), names_of(&pack))) {
    path.push_back(name);
    auto value = merge_json(base == nullptr ? nullptr : base->find(name), ledger.find(name),
                            pack.find(name), name, path, clashes);
    path.pop_back();
    if (value) merged.members.emplace_back(name, *std::move(value));
  }
  return merged;
}

Json merge_things(const Keyed& base, const Keyed& ledger, const Keyed& pack, MemberPath& path,
                  std::vector<Gap>& clashes) {
  Json merged;
  merged.kind = JsonKind::array;
  for (const std::string& key : merge_order(base.order, ledger.order, pack.order)) {
    path.push_back(key);
    auto thing = merge_json(base.find(key), ledger.find(key), pack.find(key), key, path, clashes);
    path.pop_back();
    if (thing) merged.items.push_back(*std::move(thing));
  }
  return merged;
}

}  // namespace

bool same_json(const Json& a, const Json& b) {
  if (a.kind != b.kind || a.truth != b.truth || a.text != b.text) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same_json(a.items[i], b.items[i])) return false;
  }
  return std::all_of(a.members.begin(), a.members.end(), [&](const JsonMember& member) {
    const Json* other = b.find(member.name);
    return other != nullptr && same_json(member.value, *other);
  });
}

std::vector<std::string> keys_of(std::string_view name, const Json& list) {
  std::vector<std::string> keys;
  std::map<std::string, int> met;
  for (const Json& thing : list.items) {
    if (thing.kind != JsonKind::object) return {};
    std::string key;
    if (is_dated(name)) {
      key = date_in(thing);
      const int before = met[key]++;
      // Two of one day are told apart by their order.
      if (before > 0) key += " #" + std::to_string(before + 1);
    } else {
      const Json* id = thing.find("id");
      if (!is(id, JsonKind::string) && !is(id, JsonKind::number)) return {};
      key = id->text;
      if (met[key]++ > 0) return {};
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<std::string> merge_order(const std::vector<std::string>& base,
                                     const std::vector<std::string>& ledger,
                                     const std::vector<std::string>& pack) {
  const auto only = [](const std::vector<std::string>& list, const std::vector<std::string>& of) {
    const std::set<std::string_view> known(of.begin(), of.end());
    std::vector<std::string> kept;
    for (const std::string& key : list) {
      if (known.contains(key)) kept.push_back(key);
    }
    return kept;
  };
  const bool as_it_was = only(ledger, base) == only(base, ledger);
  std::vector<std::string> order = as_it_was ? pack : ledger;
  const std::vector<std::string>& more = as_it_was ? ledger : pack;
  std::set<std::string> there(order.begin(), order.end());
  for (std::size_t i = 0; i < more.size(); ++i) {
    if (!there.insert(more[i]).second) continue;
    const auto behind = i == 0 ? order.begin() : std::find(order.begin(), order.end(), more[i - 1]);
    order.insert(i == 0 ? behind : behind + 1, more[i]);
  }
  return order;
}

std::optional<Json> merge_json(const Json* base, const Json* ledger, const Json* pack,
                               std::string_view name, MemberPath& path, std::vector<Gap>& clashes) {
  if (identical(ledger, base)) return copy(pack);
  if (same(ledger, pack) || same(pack, base)) return copy(ledger);
  if (same(ledger, base)) return copy(pack);
  if (is(ledger, JsonKind::object) && is(pack, JsonKind::object)) {
    const std::size_t told = clashes.size();
    const Json* before = is(base, JsonKind::object) ? base : nullptr;
    Json merged = merge_members(before, *ledger, *pack, path, clashes);
    if (clashes.size() == told || !is_one_statement(*ledger)) return merged;
    clashes.resize(told);
    find_gaps(ledger, pack, name, path, clashes);
    return *ledger;
  }
  if (is(ledger, JsonKind::array) && is(pack, JsonKind::array)) {
    const Json* before = is(base, JsonKind::array) ? base : nullptr;
    const Keyed was(name, before), here(name, ledger), there(name, pack);
    if (was.can && here.can && there.can) {
      Json merged = merge_things(was, here, there, path, clashes);
      if (is_dated(name) && in_time(ledger) && in_time(pack)) {
        std::stable_sort(
            merged.items.begin(), merged.items.end(),
            [](const Json& a, const Json& b) { return dated_before(date_in(a), date_in(b)); });
      }
      return merged;
    }
  }
  // Whoever changes anything sets the day of the roadmap: the later one is no conflict.
  if (name == "as_of" && is(ledger, JsonKind::string) && is(pack, JsonKind::string)) {
    return copy(ledger->text < pack->text ? pack : ledger);
  }
  clashes.push_back({path, copy(ledger), copy(pack)});
  return copy(ledger);
}

void find_gaps(const Json* before, const Json* after, std::string_view name, MemberPath& path,
               std::vector<Gap>& gaps) {
  if (same(before, after)) return;
  const auto step = [&](const std::string& key, const Json* a, const Json* b) {
    path.push_back(key);
    find_gaps(a, b, key, path, gaps);
    path.pop_back();
  };
  if (is(before, JsonKind::object) && is(after, JsonKind::object)) {
    for (const std::string& key : merge_order({}, names_of(before), names_of(after))) {
      step(key, before->find(key), after->find(key));
    }
    return;
  }
  if (is(before, JsonKind::array) && is(after, JsonKind::array)) {
    const Keyed was(name, before), now(name, after);
    if (was.can && now.can) {
      const std::size_t told = gaps.size();
      for (const std::string& key : merge_order({}, was.order, now.order)) {
        step(key, was.find(key), now.find(key));
      }
      if (gaps.size() > told) return;  // else their order alone
    }
  }
  gaps.push_back({path, copy(before), copy(after)});
}

}  // namespace cairn::server
