// What the server did, in numbers: the whole of its log. No address, no path, no query, no name.
#pragma once
#include <cstdint>
#include <string>

namespace cairn::server {

struct Counts {
  std::int64_t answers[6] = {};  // by hundreds of the status: answers[2] are the 2xx
  std::int64_t connections = 0;
  std::int64_t turned_away = 0;  // too many connections

  void note(int status) { ++answers[status >= 100 && status < 600 ? status / 100 : 5]; }
  bool any() const {
    std::int64_t sum = turned_away;
    for (const std::int64_t n : answers) sum += n;
    return sum > 0;
  }
  /// "answers: 12 ok, 3 elsewhere or unchanged, 1 refused, 0 failed; connections: 4"
  std::string line() const {
    std::string text = "answers: " + std::to_string(answers[2]) + " ok, " +
                       std::to_string(answers[3]) + " elsewhere or unchanged, " +
                       std::to_string(answers[4]) + " refused, " + std::to_string(answers[5]) +
                       " failed; connections: " + std::to_string(connections);
    if (turned_away > 0) text += ", " + std::to_string(turned_away) + " turned away";
    return text;
  }
};

}  // namespace cairn::server
