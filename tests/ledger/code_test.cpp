// Deposit codes: read as they were meant.
#include "ledger/code.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a deposit code is twelve characters that nobody mistakes") {
  const std::string code = code_of(0x0fedcba987654321ULL);
  CHECK(is_code(code));
  CHECK(code_of(0) == "000000000000");
  CHECK(code.find_first_of("ILOU") == code.npos);
  CHECK(spaced(code).size() == 14);
}

TEST_CASE("what was typed is the code that was meant") {
  CHECK(read_code("7k2m-93qf t0ax") == "7K2M93QFT0AX");
  CHECK(read_code("7K2M-93QF-TOAX") == "7K2M93QFT0AX");
  CHECK(read_code("il2m93qft0ax") == "112M93QFT0AX");
  CHECK(read_code("7K2M-93QF-T0A").empty());
  CHECK(read_code("7K2M-93QF-T0AXX").empty());
  CHECK(read_code("7K2M-93QF-T0A!").empty());
  CHECK(read_code("").empty());
}
