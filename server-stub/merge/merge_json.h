// Three-way merge of one JSON value: what it was, what the ledger says now, what the pack says now.
//
// Promises: pure. Changed on one side alone, that side's value is taken; changed on both to
// different things, the ledger's stays and it is told. Objects are merged member by member; lists
// thing by thing where their things can be told apart: by "id", or by date for measures,
// thresholds and lines of history. Every other list is one value. What carries an origin (a value,
// a passage, a status) is never half one side's and half the other's: a clash in it leaves it
// whole. Where the ledger is as it was, the pack's bytes are taken as they are. Leaves out: what
// the words mean (a merged roadmap is checked like any pack).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace cairn::server {

/// Names of members, ids and dates, from the row inwards: {"milestones", "A1-03-m2", "date"}.
using MemberPath = std::vector<std::string>;

/// A member that is one thing here and another there; null: it is not there at all.
struct Gap {
  MemberPath path;
  std::optional<Json> left, right;
};

/// Equal whatever the order of members.
bool same_json(const Json& a, const Json& b);

/// The merged value; null where the thing is gone. Each clash: left the ledger's, right the
/// pack's. `name`: the member this is the value of.
std::optional<Json> merge_json(const Json* base, const Json* ledger, const Json* pack,
                               std::string_view name, MemberPath& path, std::vector<Gap>& clashes);

/// What is another in `after` than in `before`, as far inwards as it can be told.
void find_gaps(const Json* before, const Json* after, std::string_view name, MemberPath& path,
               std::vector<Gap>& gaps);

/// How the things of that list are told apart, one key each; empty where they cannot be.
std::vector<std::string> keys_of(std::string_view name, const Json& list);

/// The keys of three lists in one order: the pack's where the ledger kept the order there was,
/// else the ledger's; what only the other one has stands behind what it stood behind there.
std::vector<std::string> merge_order(const std::vector<std::string>& base,
                                     const std::vector<std::string>& ledger,
                                     const std::vector<std::string>& pack);

}  // namespace cairn::server
