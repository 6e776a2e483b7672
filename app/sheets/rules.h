// What a pack may say, asked of actions that a sheet changed.
//
// Promises: the rules are those of cairn check, and no others. A mistake's line is the number of
// the cell that makes it, or the action's own where it follows from a cell elsewhere. What was
// wrong before and was not touched is not told.
#pragma once
#include <vector>

#include "sheets/mistake.h"
#include "sheets/shelf.h"

namespace cairn {

std::vector<Mistake> broken_rules(const std::vector<Row>& rows, const Shelf& shelf);

}  // namespace cairn
