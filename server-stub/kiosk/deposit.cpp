#include "kiosk/deposit.h"

#include <algorithm>
#include <map>

#include "kiosk/bag_list.h"
#include "ledger/devices.h"
#include "ledger/secrets.h"

namespace cairn::server {

namespace {

constexpr std::size_t batch_most = 256;  // intents of one transaction, but for one bag's own

/// What one push of one bag asks, in a batch.
struct Place {
  std::size_t bag;
  std::size_t size;
};
struct Batch {
  std::vector<Arrival> arrivals;
  std::vector<Place> places;
};
using Batches = std::map<std::string, std::vector<Batch>>;  // by scope

/// Whoever sealed it, as the ledger is to know it: nobody of the staff.
Actor actor_of(SqlConnection& sql, const Bag& bag, std::string_view claim_key, std::int64_t now) {
  Actor actor;
  actor.person = device_in(sql, bag.device, now).person;
  actor.channel = Channel::kiosk;
  for (const std::string& code : bag.claims) actor.claims.push_back(claim_hash(claim_key, code));
  return actor;
}

void sort_in(const Bag& bag, std::size_t at, const Actor& actor, std::string_view claim_key,
             Batches& batches) {
  for (const Push& push : bag.pushes) {
    std::vector<Batch>& all = batches[push.scope];
    const bool is_full =
        !all.empty() && all.back().arrivals.size() + push.intents.size() > batch_most;
    if (all.empty() || is_full) all.emplace_back();
    for (const Intent& intent : push.intents) {
      Arrival arrival{bag.device, actor, intent, 0};
      if (!intent.claim.empty()) {
        arrival.actor.claim = claim_hash(claim_key, intent.claim);
        arrival.actor.claims.push_back(arrival.actor.claim);
      }
      all.back().arrivals.push_back(std::move(arrival));
    }
    all.back().places.push_back({at, push.intents.size()});
  }
}

bool is_durable(Store& store, const Bag& bag) {
  return std::all_of(bag.pushes.begin(), bag.pushes.end(), [&](const Push& push) {
    return push.intents.back().n <= store.counted(push.scope, bag.device).durable_n;
  });
}

}  // namespace

std::vector<OpenedBag> open_bags(const KioskKeys& keys, const std::vector<SealedBag>& sealed) {
  std::vector<OpenedBag> opened;
  for (const SealedBag& one : sealed) {
    OpenedBag& bag = opened.emplace_back();
    bag.id = one.bag;
    bag.fault = open_bag(keys, one, bag.bag);
  }
  return opened;
}

std::int64_t fresh_in(Store& store, const Bag& bag) {
  std::int64_t fresh = 0;
  for (const Push& push : bag.pushes) {
    const std::int64_t last = push.intents.back().n;
    const std::int64_t known =
        std::max(push.first_n - 1, store.counted(push.scope, bag.device).acked_n);
    fresh += std::max<std::int64_t>(0, last - known);
  }
  return fresh;
}

Deposits deposit(SqlConnection& sql, Store& store, std::string_view claim_key,
                 const std::vector<OpenedBag>& bags, std::int64_t now) {
  Deposits deposits;
  deposits.ends.resize(bags.size());
  std::vector<bool> says_more(bags.size(), false);
  Batches batches;
  for (std::size_t i = 0; i < bags.size(); ++i) {
    deposits.ends[i].fault = bags[i].fault;
    deposits.ends[i].is_kept = bags[i].fault == BagFault::none;
    if (!deposits.ends[i].is_kept) continue;
    sort_in(bags[i].bag, i, actor_of(sql, bags[i].bag, claim_key, now), claim_key, batches);
  }
  for (const auto& [scope, all] : batches) {
    for (const Batch& batch : all) {
      const Applied applied = store.apply(scope, batch.arrivals, now);
      deposits.took_back = deposits.took_back || applied.took_back;
      std::size_t from = 0;
      for (const Place& place : batch.places) {
        BagEnd& end = deposits.ends[place.bag];
        end.is_kept = end.is_kept && applied.ok;
        for (std::size_t k = 0; k < place.size && applied.ok; ++k) {
          const Taken taken = applied.verdicts[from + k].taken;
          if (taken == Taken::decided) says_more[place.bag] = true;
          // Another bag of this device said something else under this number.
          if (taken == Taken::fork || taken == Taken::gap) end.fault = BagFault::malformed;
        }
        from += place.size;
      }
    }
  }
  std::vector<ArrivedBag> arrived;
  std::vector<BagEnd*> whose;
  for (std::size_t i = 0; i < bags.size(); ++i) {
    BagEnd& end = deposits.ends[i];
    if (end.fault != BagFault::none) end.is_kept = false;
    if (!end.is_kept) continue;
    arrived.push_back({bags[i].id, says_more[i]});
    whose.push_back(&end);
  }
  std::vector<bool> known;
  const bool noted = note_bags(sql, arrived, now, known);
  for (std::size_t i = 0; i < whose.size(); ++i) {
    whose[i]->is_kept = noted;
    whose[i]->is_known = noted && known[i];
  }
  for (std::size_t i = 0; i < bags.size(); ++i) {
    BagEnd& end = deposits.ends[i];
    end.is_durable = end.is_kept && is_durable(store, bags[i].bag);
  }
  return deposits;
}

}  // namespace cairn::server
