// cairn backup and cairn restore: the ledger copied while it is served, and put back.
#include "ledger/backup.h"

#include <cstdio>

#include "commands/commands.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

void warn(const std::string& what) { std::fprintf(stderr, "cairn: %s\n", what.c_str()); }

}  // namespace

int backup(const BackupOrders& orders) {
  if (const Trouble t = back_up(orders.data, orders.file); !t.empty()) {
    std::fprintf(stderr, "cairn backup: %s\n", t.c_str());
    return 1;
  }
  const char* file = orders.file.c_str();
  std::printf("copied to %s, %s.key and %s.kiosk: keep them together, apart from this machine\n",
              file, file, file);
  return 0;
}

int restore(const BackupOrders& orders) {
  if (const Trouble t = put_back(orders.data, orders.file, this_machine(warn)); !t.empty()) {
    std::fprintf(stderr, "cairn restore: %s\n", t.c_str());
    return 1;
  }
  std::printf("put back from %s; what was taken back since is taken back again\n",
              orders.file.c_str());
  return 0;
}

}  // namespace cairn::server
