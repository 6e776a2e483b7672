// SQLite alone, doing what the ledger's transactions do: the same tables and manners, the same
// rows written and looked for, by statements prepared once. Nothing is decided, read or told.
#pragma once
#include <string>

namespace cairn::bench {

/// Seconds for so many contributions of `devices` devices, `batch` in a transaction.
double bare_contributions(const std::string& file, int count, int devices, int batch,
                          const std::string& words);

}  // namespace cairn::bench
