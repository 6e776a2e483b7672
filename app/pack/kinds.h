// The kinds of rows, and how one joins a roadmap.
//
// Promises: the same function reads a thing from a pack and from a row, so that both give the
// same roadmap. A thing that cannot be read is noted and left out.
#pragma once
#include <string>
#include <string_view>

#include "model/roadmap.h"
#include "pack/reading.h"

namespace cairn {

struct Kind {
  std::string_view name;  // as in Row::kind
  /// Decodes and adds; gives the thing's id, or "" for the kinds that have none.
  std::string (*take)(Reading& reading, const Json& json, Roadmap& roadmap);
};

/// Null for a kind this program does not know.
const Kind* find_kind(std::string_view name);

}  // namespace cairn
