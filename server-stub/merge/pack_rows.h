// Which rows of the roadmap a pack writes, and which the site adds or the ledger alone has.
//
// A pack's: its own kinds. The site's: audits, budgets, statements and the addresses of its files,
// which `cairn render` adds. Every other kind is the ledger's alone.
#pragma once
#include <string_view>
#include <vector>

#include "model/row.h"

namespace cairn::server {

enum class Owner : unsigned char { pack, site, ledger };
Owner owner_of(const Row& row);

/// Kinds whose things have no id of their own: a row's id is its place in the list.
inline bool is_placed(std::string_view kind) { return kind == "history" || kind == "stake"; }

/// Members of an action that the ledger adds and no pack may write.
inline constexpr std::string_view ledger_members[] = {"update"};

/// Those of one owner, by kind, then in their order.
std::vector<Row> rows_of_owner(const std::vector<Row>& rows, Owner owner);

/// The id of the roadmap: that of its row of kind "pack"; empty where there is none.
std::string_view roadmap_id(const std::vector<Row>& rows);

}  // namespace cairn::server
