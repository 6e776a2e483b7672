// cairn erase: what somebody asked to have erased (GDPR art. 17), while the site is served or not.
#include <chrono>
#include <cstdio>
#include <thread>

#include "bytes/digest.h"
#include "commands/commands.h"
#include "files/folder.h"
#include "ledger/code.h"
#include "ledger/ledger_folder.h"
#include "ledger/secrets.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

constexpr int patience = 60;  // seconds

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn erase: %s\n", what.c_str());
  return 1;
}

/// Leaves the order for the server, which looks every few seconds, and waits for it.
int leave_order(const EraseOrders& orders, const std::string& code, const Machine& machine) {
  const auto key = read_file(orders.data + std::string(key_file));
  if (!key) return fail("cannot read " + orders.data + std::string(key_file));
  SqliteConnection sql(orders.data + std::string(ledger_file));
  if (!sql.ok()) return fail("cannot open the ledger: " + sql.error());
  Store store(sql, {});
  const ErasureOrder order{hex(machine.random_bytes(16)), orders.contribution,
                           code.empty() ? "" : claim_hash(*key, code)};
  if (!store.ok() || !store.order(order, machine.now_ms())) {
    return fail("the order could not be left: " + sql.error());
  }
  for (int second = 0; second < patience; ++second) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    bool waits = false;
    for (const ErasureOrder& left : store.orders()) waits = waits || left.id == order.id;
    if (waits) continue;
    std::printf("erased\n");
    return 0;
  }
  return fail("the order is left, and not carried out yet: it will be, as soon as the server can");
}

}  // namespace

int erase(const EraseOrders& orders) {
  const std::string code = read_code(orders.code);
  if (!orders.code.empty() && code.empty()) {
    return fail("\"" + orders.code + "\" is no deposit code: it has twelve letters and digits");
  }
  if (!orders.contribution.empty() && !is_id(orders.contribution)) {
    return fail("\"" + orders.contribution +
                "\" is no contribution: give the 32 digits at the end of its address");
  }
  const auto warn = [](const std::string& what) {
    std::fprintf(stderr, "cairn erase: %s\n", what.c_str());
  };
  const Machine machine = this_machine(warn);
  if (!read_file(orders.data + std::string(key_file))) {
    return fail("there is no ledger in " + orders.data);
  }
  bool is_served = false;
  { is_served = !FolderLock(orders.data).held(); }
  if (is_served) return leave_order(orders, code, machine);
  LedgerFolder ledger(orders.data, machine, true);
  if (!ledger.trouble().empty()) return fail(ledger.trouble());
  if (ledger.exchange() == nullptr) return fail(ledger.error());
  Exchange& exchange = *ledger.exchange();
  const bool done =
      code.empty() ? exchange.erase_one(orders.contribution) : exchange.erase_under(code);
  if (!done) return fail("not all of it yet: run it again, or start the server, which goes on");
  std::printf("erased\n");
  return 0;
}

}  // namespace cairn::server
