// A pack read from a folder of the machine.
#pragma once
#include <cstdio>
#include <string>

#include "pack/pack.h"

namespace cairn::server {

/// Its .json files; empty where the folder is missing or holds none.
std::vector<PackFile> pack_files(const std::string& folder);

/// "file:line: what" and "  → what to write", one after the other.
void print_problems(FILE* to, const std::string& folder, const std::vector<Problem>& problems);

/// "fr" or "en" as given, or else as the machine speaks (LC_ALL, LC_MESSAGES, LANG).
Lang language_of(const std::string& given);

}  // namespace cairn::server
