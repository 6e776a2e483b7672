// What befalls each invented contribution of one subject.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "demo/demo.h"

namespace cairn::server {

inline constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

/// Dice of one contribution: equal for equal seeds, whatever else is thrown.
class DemoDice {
 public:
  DemoDice(std::uint64_t seed, int k);
  std::uint64_t next();
  std::size_t below(int n) { return static_cast<std::size_t>(next() % static_cast<unsigned>(n)); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  const std::string& one_of(const std::vector<std::string>& list) {
    return list[below(static_cast<int>(list.size()))];
  }

 private:
  std::uint64_t state_;
};

enum class Fate : unsigned char { published, held, hidden, withdrawn, late, edited };
/// By rotation, so that each comes in any fifty.
Fate fate_of(int k);

struct DemoSubject {
  std::string id;
  int axis = 0;
  std::vector<const DemoTheme*> themes;  // one at least
  int weight = 1;
  const Sentences* asked = nullptr;  // what is answered to its question; null: none is asked
};

struct DemoSeed {
  int k = 0;
  Fate fate = Fate::published;
  std::int64_t at = 0;
};

/// The acts, by their time. `seeds` are in order.
std::vector<Example> live(const DemoSubject& subject, const TalkRules& rules,
                          const std::vector<DemoSeed>& seeds, const DemoWords& words,
                          const DemoPlan& plan);

}  // namespace cairn::server
