#include "ledger/set_hash.h"

namespace cairn {

namespace {

/// The finaliser of MurmurHash3: every bit of the sum depends on every bit before.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

std::uint64_t folded(std::uint64_t sum, std::string_view text) {
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return (sum ^ 0xff) * 0x100000001b3ULL;
}

std::uint64_t hash_of(std::uint64_t start, std::string_view kind, std::string_view id,
                      std::int64_t rev) {
  const std::uint64_t sum = folded(folded(start, kind), id);
  return mixed(sum ^ mixed(static_cast<std::uint64_t>(rev) + start));
}

constexpr std::uint64_t start_high = 0xcbf29ce484222325ULL, start_low = 0x9e3779b97f4a7c15ULL;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

void SetHash::add(std::string_view kind, std::string_view id, std::int64_t rev) {
  high += hash_of(start_high, kind, id, rev);
  low += hash_of(start_low, kind, id, rev);
}

void SetHash::take(std::string_view kind, std::string_view id, std::int64_t rev) {
  high -= hash_of(start_high, kind, id, rev);
  low -= hash_of(start_low, kind, id, rev);
}

std::string SetHash::text() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> shift) & 15];
  }
  return out;
}

SetHash SetHash::of(std::string_view text) {
  SetHash hash;
  if (text.size() != 32) return hash;
  for (std::size_t i = 0; i < 32; ++i) {
    const int digit = digit_of(text[i]);
    if (digit < 0) return {};
    std::uint64_t& half = i < 16 ? hash.high : hash.low;
    half = half * 16 + static_cast<std::uint64_t>(digit);
  }
  return hash;
}

}  // namespace cairn
