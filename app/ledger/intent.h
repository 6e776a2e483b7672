// What someone asked for: immutable, numbered by its device, and named by a random id that is the
// primary key of what it creates. So it can be sent any number of times, and counts once.
//
// Promises: an intent written and read again is the same, and so are its bytes; a kind this
// program does not know is kept as it is, to be quarantined, never dropped.
// Leaves out: what comes of it (decide.h), how it travels (sync/).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "json/json.h"

namespace cairn {

/// The closed set. It grows by kinds, never by a general "change this row".
enum class IntentKind : unsigned char {
  contribute,  // {form, on, words, lang, parent?, stance?, place?, axis?, channel?}
  edit,        // {on, words}: one's own
  withdraw,    // {on}: one's own; nobody sees its words any more
  erase,       // {on}: one's own; no byte of it is left
  support,     // {on, set}: absolute, never a delta
  report,      // {on, ground, words?, name?, mail?}
  moderate,    // {on, verdict: "publish" | "hide", ground?, facts?}
  reply,       // {on, words, lang, outcome?, action?}
  unknown,
};

struct Intent {
  std::string id;               // 32 hexadecimal digits, random
  std::int64_t n = 0;           // 1, 2, 3… of its (device, scope)
  std::string kind;             // a slug
  std::string claim;            // the deposit code that gives the right over what it makes
  std::int64_t claimed_at = 0;  // the device's clock, ms: shown, never used to order
  std::string body;             // canonical JSON of an object
  bool operator==(const Intent&) const = default;
};

IntentKind kind_of(const Intent& intent);
std::string_view slug(IntentKind kind);

Json write_intent(const Intent& intent);
/// Nothing where it is no intent at all: its id, number or body are none.
std::optional<Intent> read_intent(const Json& json);

/// 16 KiB: what is longer is no intent.
inline constexpr std::size_t intent_most = 16 * 1024;
/// 32 hexadecimal digits in lower case.
bool is_id(std::string_view text);

}  // namespace cairn
