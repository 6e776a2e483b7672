// The same texts read by this house and by nlohmann/json, which the tests alone know: both take
// them or both refuse them, and they read alike.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "json/json.h"

using namespace cairn;

namespace {

constexpr std::string_view seeds[] = {
    R"({"a":[1,-2.5e+3,0.10,true,false,null,"é\u00e9\ud83d\ude00\n\"\\"],"b":{"c":{}},"d":[]})",
    R"([[[],[[]]],{"x":{"y":[0,-0,1E5,"\/\b\f\r\t"]}}, "plain", ""])",
    "\xEF\xBB\xBF {\r\n \"k\" : \t\"\xE2\x82\xAC \xF0\x9F\x98\x80\" , \"n\" : 18446744073709551616 "
    "}\n",
};
constexpr std::string_view bits[] = {"{",
                                     "}",
                                     "[",
                                     "]",
                                     ":",
                                     ",",
                                     "\"",
                                     "\\",
                                     "\\u",
                                     "d83d",
                                     "0",
                                     "1",
                                     "-",
                                     "+",
                                     ".",
                                     "e",
                                     "E",
                                     "null",
                                     "true",
                                     " ",
                                     "\n",
                                     "\x1f",
                                     "\x80",
                                     "\xC2",
                                     "\xED\xA0\x80",
                                     "\xF4\x90\x80\x80"};

/// Cut, doubled, or with something put in, by dice that are always the same.
std::string changed(std::string text, std::uint64_t& dice) {
  const auto throw_dice = [&](std::size_t below) {
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(dice >> 33) % below;
  };
  for (std::size_t times = 1 + throw_dice(3); times > 0; --times) {
    const std::size_t at = throw_dice(text.size() + 1), length = throw_dice(4);
    switch (throw_dice(3)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(at, length));
        break;
      default:
        text.insert(at, bits[throw_dice(std::size(bits))]);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("20,000 texts, sound and not, are read as another reader reads them") {
  std::uint64_t dice = 1;
  int taken = 0, refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = changed(std::string(seeds[i % std::size(seeds)]), dice);
    CAPTURE(text);
    JsonError error;
    const auto ours = read_json(text, error);
    // What only this house refuses.
    if (!ours && (error.fault == JsonFault::twice || error.fault == JsonFault::too_deep)) continue;
    const auto theirs = nlohmann::json::parse(text, nullptr, false);
    REQUIRE(ours.has_value() == !theirs.is_discarded());
    if (!ours) {
      ++refused;
      continue;
    }
    ++taken;
    REQUIRE(nlohmann::json::parse(write_json(*ours), nullptr, false) == theirs);
  }
  CHECK(taken > 1000);
  CHECK(refused > 1000);
}
