// JSON as a value: the only door through which JSON enters the house.
//
// Promises: no exception, no abort, no floating point; depth at most 32, duplicate keys refused;
// each value knows its line, so that a mistake can be shown where it is. Numbers keep the digits
// they were written with. `write` is canonical: keys in the order given, no blanks, so equal
// values are equal bytes.
// Leaves out: schemas.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn {

enum class JsonKind : unsigned char { null, boolean, number, string, array, object };

struct JsonMember;

struct Json {
  JsonKind kind = JsonKind::null;
  bool truth = false;
  std::string text;  // a string's text, a number's digits
  std::vector<Json> items;
  std::vector<JsonMember> members;
  int line = 0;

  /// The member of that name; null where this is no object or has none.
  const Json* find(std::string_view name) const;
};

struct JsonMember {
  JsonMember(std::string_view name, Json value) : name(name), value(std::move(value)) {}
  std::string name;
  Json value;
};

/// What people get wrong in JSON, told apart so that each can be explained in their language.
enum class JsonFault : unsigned char {
  empty,
  cut,            // the text ends before its brackets are closed
  after_end,      // something stands after the closing bracket
  comma_missing,  // between two members or two items
  comma_extra,    // before a closing bracket
  decimal_comma,  // 4,4 where a member's name was expected
  name_expected,  // a member's name, between quotes
  colon_expected,
  value_expected,
  unknown_word,  // neither true, false, null, a number nor a quote
  string_open,   // the closing quote is missing
  string_break,  // a line break or another control character in a string
  bad_escape,    // \ followed by what JSON does not know
  bad_number,
  not_utf8,
  twice,  // the same name twice in one object
  too_deep,
};

struct JsonError {
  int line = 0;
  JsonFault fault = JsonFault::empty;
  std::string what;  // English, short: "a comma is missing before this"
  std::string name;  // the member's name, for `twice`
};

inline constexpr int json_depth = 32;

/// Reads one JSON text (RFC 8259, UTF-8). On failure `error` says where.
std::optional<Json> read_json(std::string_view text, JsonError& error);
std::string write_json(const Json& value);

}  // namespace cairn
