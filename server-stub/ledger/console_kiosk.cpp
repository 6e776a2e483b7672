// What comes from kiosks on a stick and goes back to them, from the machine itself.
#include <algorithm>

#include "bytes/digest.h"
#include "kiosk/bag_list.h"
#include "kiosk/messages.h"
#include "kiosk/sticks.h"
#include "ledger/console.h"
#include "ledger/ledger_folder.h"
#include "ledger/public_replica.h"
#include "ledger/schema.h"

namespace cairn::server {

std::optional<KioskKeys> Console::kiosk_keys() const {
  const auto text = read_file(folder_ + std::string(kiosk_file));
  return text ? read_kiosk_keys(*text) : std::nullopt;
}

std::vector<BagEnd> Console::take(const KioskKeys& keys, const std::vector<SealedBag>& bags) {
  std::vector<BagEnd> ends;
  bool took_back = false;
  for (std::size_t from = 0; from < bags.size(); from += bags_most) {
    const auto first = bags.begin() + static_cast<std::ptrdiff_t>(from);
    const std::size_t size = std::min(bags_most, bags.size() - from);
    const Deposits some = deposit(
        *sql_, *store_, key_, open_bags(keys, {first, first + static_cast<std::ptrdiff_t>(size)}),
        machine_.now_ms());
    took_back = took_back || some.took_back;
    ends.insert(ends.end(), some.ends.begin(), some.ends.end());
  }
  // Whoever serves meanwhile must not go on handing out what was taken back.
  if (took_back) note_taken_back(*sql_, hex(machine_.random_bytes(8)));
  return ends;
}

std::string Console::kiosk_update(const KioskKeys& keys) {
  KioskUpdate update;
  bool backups = false;
  in_transaction(*sql_, false, [&] {
    update.epoch = house_fact(*sql_, "epoch");
    backups = house_fact(*sql_, "backups") == "yes";
  });
  PublicReplica base;
  if (update.epoch.empty() || !base.catch_up(*sql_, update.epoch)) return {};
  update.made = machine_.now_ms();
  update.deposited = bags_kept(*sql_, backups);
  update.snapshot = base.file();
  return update.snapshot.empty() ? "" : write_kiosk_update(update, keys);
}

}  // namespace cairn::server
