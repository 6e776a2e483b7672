// A database of this house, opened with its manners: by one owner, with a write-ahead log.
//
// Promises: a commit is on the disk when it returns, for one flush of the log; what is deleted is
// overwritten, in the log too once it is tidied; what is stored is never trusted to run code.
#pragma once
#include <string>

struct sqlite3;

namespace cairn {

/// `vfs` by its name; null: the machine's own. Null, and why in `error`, where it cannot be.
sqlite3* open_database(const std::string& path, const char* vfs, std::string& error);
/// Did the last call find that the file is not what it should be? A full disk is not that.
bool is_damage(sqlite3* db);
/// The log goes into the file and is cut to nothing: no former page stays.
bool tidy_database(sqlite3* db);
/// With the statements it keeps (statement.h); null: nothing to do.
void close_database(sqlite3* db);

}  // namespace cairn
