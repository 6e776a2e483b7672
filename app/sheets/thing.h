// One thing of a pack (an action, an indicator, a milestone, a value) as JSON, read and written
// column by column.
//
// Promises: what no column says stays as it was, byte for byte; a member that is new stands where
// the pack's guide puts it. `line` of what a column says becomes the number of its cell, so that
// whoever reads the JSON after can say which cell is wrong.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "sheets/cell.h"
#include "sheets/field.h"

namespace cairn {

Json* find_member(Json& object, std::string_view name);
/// In its place; `value` where it was absent.
Json& make_member(Json& object, std::string_view name, Json value);
void remove_member(Json& object, std::string_view name);

/// What the cell shows, before it is guarded. "" for what is not there.
std::string shown(const Json& thing, const Column& column, const std::vector<Lang>& langs);
/// Writes an empty value too: what is optional goes, a date that must be said becomes null.
void set_cell(Json& thing, const Column& column, const CellReading& value,
              const std::vector<Lang>& langs, int cell);
/// Says which cell a column's value comes from, where it is not written anew.
void mark_cell(Json& thing, const Column& column, int cell);

/// All lines become `line`.
void set_lines(Json& json, int line);

}  // namespace cairn
