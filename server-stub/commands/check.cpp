// cairn check: every mistake of a pack, in words its author can act on.
#include <cstdio>

#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "files/folder.h"

namespace cairn::server {

int check(const CheckOrders& orders) {
  if (!is_folder(orders.pack)) {
    std::fprintf(stderr, "cairn check: there is no folder %s\n", orders.pack.c_str());
    return 1;
  }
  const PackReading reading = read_pack(pack_files(orders.pack), language_of(orders.lang));
  if (!reading.problems.empty()) {
    print_problems(stdout, orders.pack, reading.problems);
    std::fprintf(stderr, "%zu to correct\n", reading.problems.size());
    return 1;
  }
  const Roadmap& r = reading.roadmap;
  std::size_t indicators = 0, milestones = 0;
  for (const Action& action : r.actions) {
    indicators += action.indicators.size();
    milestones += action.milestones.size();
  }
  std::printf("sound: %zu axes, %zu actions, %zu indicators, %zu milestones, %zu sources, in %s\n",
              r.axes.size(), r.actions.size(), indicators, milestones, r.sources.size(),
              r.langs.size() == 2           ? "French and English"
              : r.langs.front() == Lang::fr ? "French"
                                            : "English");
  return 0;
}

}  // namespace cairn::server
