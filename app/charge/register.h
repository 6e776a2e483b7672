// The register of a roadmap: what vouches for what the staff publish, and the line that the public
// history of an action keeps of it.
//
// Promises: what is published is documented by the register; in a demonstration (a pack with a
// notice) it is an example. Words are kept in the languages of the pack alone.
#pragma once
#include <optional>
#include <string>

#include "json/json.h"
#include "ledger/decide.h"
#include "model/text.h"

namespace cairn {

/// The source that documents what the staff publish.
inline constexpr std::string_view register_source = "REG";

/// Where what is published comes from.
struct Voucher {
  std::string_view origin;  // "documented" or "example"
  std::string_view source;  // "" of an example
};

Voucher voucher_of(const Json& pack, const Actor& actor);
bool speaks(const Json& pack, std::string_view lang);
/// In the languages of the pack: the words of another would be nobody's.
Json text_in(const Json& pack, const Text& text);
/// A line more in the history of an action.
void remember(const Json& pack, const Text& words, const Voucher& voucher, std::string_view day,
              Json& action);
/// The register vouches for the status and the dates too, which have no source of their own.
void name_register(Json& action);
Row register_row(const Json& pack);
/// The day of the roadmap follows its last update; nothing where it is as late already.
std::optional<Row> later_pack(Row pack, Json body, std::string_view day);

}  // namespace cairn
