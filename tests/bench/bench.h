// What the parts of scripts/bench sync share: a stopwatch, a line of the report, a folder.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/row.h"

namespace cairn::bench {

double seconds();  // of a clock that only goes forward

/// "name    12.3 ms   (note)"
void say(std::string_view name, double value, std::string_view unit, std::string_view note = {});
/// The same with a promise; counts those that are not met.
void promise(std::string_view name, double value, std::string_view unit, double bound,
             bool at_least);
int broken();

/// A folder below the machine's temporary one, removed at the end of the program.
std::string folder(const std::string& name);

struct Orders {
  std::string cairn, site, words;
  int count = 100'000;  // contributions
};

/// Intents over HTTP, and bare SQLite doing the same transactions.
void bench_server(const Orders& orders);
/// A new device's beginning, a catch-up, an overlay, a small pull.
void bench_replica(const Orders& orders);

}  // namespace cairn::bench
