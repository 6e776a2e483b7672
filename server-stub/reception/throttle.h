// How often one sender may ask for what costs: token buckets, in memory only.
//
// Promises: an address is never kept, only a hash of it under a key that is random, belongs to
// this process and dies with it; IPv6 counts by /64, since one line has them all. Bounded: when
// there are too many senders, those with a full bucket are forgotten first.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cairn::server {

/// `most` at once, then one each `every` milliseconds.
struct Allowance {
  int most = 10;
  std::int64_t every = 60'000;
};

class Throttle {
 public:
  Throttle(Allowance allowance, std::string key);

  /// 0: go on. Otherwise the seconds to wait. `count` at once are taken all or not at all.
  int take(std::string_view address, std::int64_t now_ms, int count = 1);
  std::size_t size() const { return debts_.size(); }

 private:
  static constexpr std::size_t most_senders = 20'000;

  void forget(std::int64_t now_ms);

  Allowance allowance_;
  std::string key_;
  // When each sender's bucket will be full again; one number tells a whole bucket.
  std::unordered_map<std::uint64_t, std::int64_t> debts_;
};

/// "192.0.2.7" as it is; an IPv6 address cut to its first 64 bits, which are one subscriber's.
std::string sender_of(std::string_view address);

}  // namespace cairn::server
