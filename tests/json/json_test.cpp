// JSON as a value: what is read, what is refused and on which line.
#include "json/json.h"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

std::string again(std::string_view text) {
  JsonError error;
  const auto json = read_json(text, error);
  return json ? write_json(*json) : "line " + std::to_string(error.line) + ": " + error.what;
}

JsonError refused(std::string_view text) {
  JsonError error;
  CHECK_FALSE(read_json(text, error));
  CHECK_FALSE(error.what.empty());
  return error;
}

}  // namespace

TEST_CASE("what is read is written again, without blanks, in the same order") {
  CHECK(again(" { \"b\" : [ 1 , true,false , null ] , \"a\" : \"é\\u00e9\" } ") ==
        "{\"b\":[1,true,false,null],\"a\":\"éé\"}");
  CHECK(again("[]") == "[]");
  CHECK(again("{}\n") == "{}");
  CHECK(again("\"\"") == "\"\"");
  CHECK(again("\xEF\xBB\xBF{}") == "{}");  // the mark some editors leave
  CHECK(again("\"\\u0000\\u001f\\n\\t\\\"\\\\\\/\"") == "\"\\u0000\\u001f\\n\\t\\\"\\\\/\"");
  CHECK(again("\"\\ud83d\\ude00\"") == "\"😀\"");
}

TEST_CASE("numbers keep the digits they were written with") {
  for (const char* digits : {"0", "-0", "6", "6.0", "-4.40", "1e3", "1E-3", "18446744073709551616",
                             "-9223372036854775809", "0.1000000000000000055511151231257827"}) {
    CHECK(again(digits) == digits);
    const std::string in_list = std::string("[") + digits + "," + digits + "]";
    CHECK(again(in_list) == in_list);
    CHECK(again(std::string("{\"a\":") + digits + "\n}") == std::string("{\"a\":") + digits + "}");
  }
}

TEST_CASE("each value knows its line") {
  JsonError error;
  const auto json = read_json("{\n \"a\": 1\n,\r\n \"b\": [\n 2,\n \"x\"],\n\"c\":{}}", error);
  REQUIRE(json);
  CHECK(json->line == 1);
  CHECK(json->find("a")->line == 2);
  CHECK(json->find("b")->line == 4);
  CHECK(json->find("b")->items[0].line == 5);
  CHECK(json->find("b")->items[1].line == 6);
  CHECK(json->find("c")->line == 7);
  CHECK(json->find("d") == nullptr);
  CHECK(json->find("b")->find("a") == nullptr);
}

TEST_CASE("what is wrong is named, with its line") {
  struct Case {
    std::string_view text;
    JsonFault fault;
    int line;
  };
  const Case cases[] = {
      {"", JsonFault::empty, 1},
      {" \n\t", JsonFault::empty, 1},
      {"[1,\n2\n", JsonFault::cut, 2},
      {"{\"a\":\n", JsonFault::cut, 1},
      {"{\n", JsonFault::cut, 1},
      {"{}\n{}", JsonFault::after_end, 2},
      {"1 2", JsonFault::after_end, 1},
      {"{\"a\":1\n\"b\":2}", JsonFault::comma_missing, 2},
      {"[1\n2]", JsonFault::comma_missing, 2},
      {"[1}", JsonFault::comma_missing, 1},
      {"{\"a\":1,\n}", JsonFault::comma_extra, 2},
      {"[1,\n]", JsonFault::comma_extra, 2},
      {"{\"a\":4,4}", JsonFault::decimal_comma, 1},
      {"{[]:1}", JsonFault::name_expected, 1},
      {"{\"a\" 1}", JsonFault::colon_expected, 1},
      {"{\"a\":,\"b\":1}", JsonFault::value_expected, 1},
      {"{\"a\":}", JsonFault::value_expected, 1},
      {"[,1]", JsonFault::value_expected, 1},
      {"[\n'a']", JsonFault::unknown_word, 2},
      {"[True]", JsonFault::unknown_word, 1},
      {"[1, // one\n2]", JsonFault::unknown_word, 1},
      {"[NaN]", JsonFault::unknown_word, 1},
      {"[\"a", JsonFault::string_open, 1},
      {"[\"a\n\"]", JsonFault::string_break, 1},
      {"[\"a\tb\"]", JsonFault::string_break, 1},
      {"[\"\\x\"]", JsonFault::bad_escape, 1},
      {"[\"\\ud800\"]", JsonFault::bad_escape, 1},
      {"[\"\\\n", JsonFault::bad_escape, 1},  // fault: on line 0, past the line break
      {"[1.]", JsonFault::bad_number, 1},
      {"[-]", JsonFault::bad_number, 1},
      {"[1e999]", JsonFault::bad_number, 1},
      {"[\n\"\xE9\"]", JsonFault::not_utf8, 2},
      {"[\"\xC0\xAF\"]", JsonFault::not_utf8, 1},
      {"{\"a\":1,\n\"b\":2,\n\"a\":3}", JsonFault::twice, 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const JsonError error = refused(c.text);
    CHECK(static_cast<int>(error.fault) == static_cast<int>(c.fault));
    CHECK(error.line == c.line);
  }
  CHECK(refused("{\"b\":0,\"a\":1,\"b\":2,\"a\":3}").name == "b");
}

TEST_CASE("what a text says cannot disguise its fault") {
  CHECK(refused("[\"missing closing quote; ill-formed UTF-8\" x]").fault ==
        JsonFault::unknown_word);
}

TEST_CASE("a NUL does not end the text") {
  using namespace std::string_view_literals;
  CHECK(refused("{}\0garbage"sv).line == 1);
  CHECK(refused("[\n\0]"sv).line == 2);
  CHECK(refused("{}\0"sv).fault == JsonFault::not_utf8);
}

TEST_CASE("depth ends at 32, far below what a stack can bear") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(again(nested(json_depth)) == nested(json_depth));
  CHECK(refused(nested(json_depth + 1)).fault == JsonFault::too_deep);
  CHECK(refused(std::string(1'000'000, '[')).fault == JsonFault::too_deep);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(refused(objects).fault == JsonFault::too_deep);
}

TEST_CASE("a great many members are read in a moment") {
  std::string many = "{";
  for (int i = 0; i < 100'000; ++i) many += "\"" + std::to_string(i) + "\":0,";
  JsonError error;
  CHECK(read_json(many + "\"x\":0}", error));
  CHECK_FALSE(read_json(many + "\"7\":0}", error));
  CHECK(error.fault == JsonFault::twice);
}
