// One thing as it is kept and sent: its kind, its id, and its canonical JSON.
#pragma once
#include <cstdint>
#include <string>

namespace cairn {

/// `ord` keeps an order within a kind: the pack's for the roadmap's things, the time of arrival
/// (ms) for what people wrote.
struct Row {
  std::string kind;
  std::string id;
  std::int64_t ord = 0;
  std::string body;
  bool operator==(const Row&) const = default;
};

}  // namespace cairn
