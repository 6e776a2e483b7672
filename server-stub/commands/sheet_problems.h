// Mistakes of sheets, as a terminal shows them.
#pragma once
#include <string>
#include <string_view>

#include "sheets/sheets.h"

namespace cairn::server {

/// On one line of a terminal, whatever it holds.
std::string plain(std::string_view text, Lang lang);
/// "file:line: column: what" and "  → what to write", on stderr.
void print(const SheetProblem& problem, Lang lang);

}  // namespace cairn::server
