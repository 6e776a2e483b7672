// Files and folders of the machine, with errors as values.
//
// Promises: nothing throws; where something fails, `Trouble` says what in words an operator can
// act on. Names of files are relative, with "/", sorted: the same on every machine.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::server {

using Trouble = std::string;  // empty: none

std::optional<std::string> read_file(const std::string& path);
/// Makes the folders it needs.
Trouble write_file(const std::string& path, std::string_view bytes);
Trouble make_folder(const std::string& path);
bool is_folder(const std::string& path);
bool is_empty_folder(const std::string& path);

/// All regular files below, hidden ones left out.
std::vector<std::string> files_below(const std::string& folder);

/// Puts `fresh` where `place` is, in one step for whoever looks, and removes what was there.
Trouble swap_folder(const std::string& fresh, const std::string& place);
void remove_folder(const std::string& path);

}  // namespace cairn::server
