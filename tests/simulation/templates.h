// Databases as programs make them from nothing, made once: what a world begins with.
#pragma once
#include <string>

namespace cairn::simulation {

/// Puts such a file there: ".../base.db" of a device, or the server's "s/ledger.db". The first call
/// of each makes it, with the code that ships, on the simulated disk.
void put_template(const std::string& file);

/// A base as the build with schema 1 left it: the roadmap's rows, at a cursor.
const std::string& old_base();

}  // namespace cairn::simulation
