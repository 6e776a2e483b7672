// What changed in one lane of one scope between two of its commits.
//
// Promises: a row stands in it once, as it is at `to`. With `more` it is a part: what it says is
// no state that ever was, and nobody may see it before the last part has come.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/decide.h"
#include "model/row.h"

namespace cairn {

struct DeltaRow {
  Op op = Op::put;
  std::int64_t rev = 0;  // seq of the row's last change
  Row row;
};

struct Delta {
  std::string scope;
  std::string lane;
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool more = false;
  std::vector<DeltaRow> rows;
  std::string set_hash;  // 32 hexadecimal digits, when complete (set_hash.h)
};

}  // namespace cairn
