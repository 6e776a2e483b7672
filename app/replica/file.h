// A database of this house, opened with its manners.
//
// Promises: what is deleted is overwritten, in the journal too (it is cut to nothing at each
// commit); what is stored is never trusted to run code.
#pragma once
#include <string>

struct sqlite3;

namespace cairn {

/// `vfs` by its name; null: the machine's own. Null, and why in `error`, where it cannot be.
sqlite3* open_database(const std::string& path, const char* vfs, std::string& error);

}  // namespace cairn
