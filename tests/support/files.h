// Files of the tree, for tests only.
#pragma once
#include <string>
#include <vector>

#include "pack/pack.h"

namespace cairn::test {

/// The whole file, or "" (and a failed check) where it cannot be read. `path` from the root.
std::string file_at_root(const std::string& path);
bool file_exists_at_root(const std::string& path);
/// All the .json files below a folder, names relative to it, sorted.
std::vector<PackFile> pack_at_root(const std::string& folder);

}  // namespace cairn::test
