// cairn demo: a ledger filled with examples, through its own rules.
#include "demo/demo.h"

#include <cstdio>

#include "commands/commands.h"
#include "commands/site_rows.h"
#include "files/folder.h"
#include "ledger/ledger_folder.h"
#include "machine/this_machine.h"
#include "site/site.h"

namespace cairn::server {

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn demo: %s\n", what.c_str());
  return 1;
}

}  // namespace

int demo(const DemoOrders& orders) {
  const auto text = read_file(orders.words);
  if (!text) return fail("cannot read " + orders.words + "; give --words content/demo/words.json");
  std::string trouble;
  const auto words = read_demo_words(*text, trouble);
  if (!words) return fail(orders.words + ": " + trouble);
  Site site;
  if (const Trouble t = site.load(orders.site); !t.empty()) return fail(t);
  const Resource* snapshot = site.find(site.manifest.shell.snapshot);
  if (snapshot == nullptr) return fail("the site has no snapshot of the roadmap; render it again");
  const std::vector<Row> rows = rows_in(*snapshot->plain.bytes);

  if (const Trouble t = make_folder(orders.data); !t.empty()) return fail(t);
  const Machine machine = this_machine(
      [](const std::string& what) { std::fprintf(stderr, "cairn demo: %s\n", what.c_str()); });
  LedgerFolder ledger(orders.data, machine, false);
  if (!ledger.trouble().empty()) return fail(ledger.trouble());
  if (ledger.exchange() == nullptr) return fail(ledger.error());
  if (!ledger.exchange()->put_roadmap(rows)) {
    const std::string error = ledger.exchange()->sql().error();
    return fail(!error.empty() ? error
                               : orders.data +
                                     " holds another roadmap, or this one as it cannot be "
                                     "put together with the site's; give --data a folder "
                                     "of its own");
  }
  const DemoPlan plan{orders.count, static_cast<std::uint64_t>(orders.seed), machine.now_ms()};
  const int acts = fill(*ledger.exchange(), imagine(rows, *words, plan));
  if (acts < 0) return fail(ledger.exchange()->sql().error());
  std::printf("examples: %d contributions, %d acts in all, in %s/ledger.db\n", orders.count, acts,
              orders.data.c_str());
  return 0;
}

}  // namespace cairn::server
