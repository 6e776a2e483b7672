// A decision with all that it looked at, as one line: enough to make it again elsewhere, byte for
// byte, with another compiler.
#pragma once
#include <cstdio>
#include <string>
#include <string_view>

#include "ledger/decide.h"

namespace cairn::simulation {

/// Decides, and writes each decision down as a line.
class DecideLog {
 public:
  explicit DecideLog(std::FILE* file) : file_(file) {}
  Decision decide(const View& view, const Actor& actor, std::string_view scope,
                  const Intent& intent, std::int64_t now);

 private:
  std::FILE* file_;
};

/// Makes the decision of a line again: "" where it is the same, else what differs.
std::string decide_again(std::string_view line);

}  // namespace cairn::simulation
