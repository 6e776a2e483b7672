#include "reception/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "bytes/digest.h"

namespace cairn::server {

Throttle::Throttle(Allowance allowance, std::string key)
    : allowance_(allowance), key_(std::move(key)) {}

std::string sender_of(std::string_view address) {
  unsigned char bytes[16];
  if (inet_pton(AF_INET6, std::string(address).c_str(), bytes) != 1) return std::string(address);
  const std::string_view whole(reinterpret_cast<const char*>(bytes), sizeof bytes);
  static constexpr std::string_view mapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  if (whole.starts_with(mapped)) {
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, bytes + 12, text, sizeof text);
    return text;
  }
  return std::string(whole.substr(0, 8));
}

int Throttle::take(std::string_view address, std::int64_t now_ms, int count) {
  const Digest digest = sha256(key_ + sender_of(address));
  std::uint64_t sender = 0;
  std::memcpy(&sender, digest.data(), sizeof sender);
  if (debts_.size() >= most_senders && debts_.count(sender) == 0) forget(now_ms);
  std::int64_t& full_at = debts_[sender];
  const std::int64_t from = std::max(full_at, now_ms);
  const std::int64_t room = now_ms + allowance_.most * allowance_.every;
  // More than there ever is room for passes when all the room is there.
  const std::int64_t cost = allowance_.every * std::min(count, allowance_.most);
  if (from + cost > room) return static_cast<int>((from + cost - room + 999) / 1000);
  full_at = from + cost;
  return 0;
}

void Throttle::forget(std::int64_t now_ms) {
  std::erase_if(debts_, [&](const auto& debt) { return debt.second <= now_ms; });
  // All of them busy: this is a crowd, or an attack that changes its address. Start again.
  if (debts_.size() >= most_senders) debts_.clear();
}

}  // namespace cairn::server
