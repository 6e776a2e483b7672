// Each thing of a pack, from its JSON to its value. One file per noun: decode_*.cpp.
//
// Promises: a value always comes back; what could not be read is noted in `reading`, and is the
// type's default. `about` is the member's name, for the sentences.
#pragma once
#include <string_view>

#include "json/json.h"
#include "model/roadmap.h"
#include "pack/reading.h"

namespace cairn {

// Words and numbers.
std::string decode_string(Reading& reading, const Json& json, std::string_view about);
int decode_whole(Reading& reading, const Json& json, std::string_view about);
Decimal decode_decimal(Reading& reading, const Json& json, std::string_view about);
Date decode_date(Reading& reading, const Json& json, std::string_view about);
/// A whole https address, with nothing in it that could end an attribute.
bool is_safe_url(std::string_view url);
Text decode_text(Reading& reading, const Json& json, std::string_view about);
/// One sentence, at most 20 words, no acronym, in each language of a text.
void check_plain(Reading& reading, const Json& text, std::string_view about);

// What carries an origin.
Passage decode_passage(Reading& reading, const Json& json, std::string_view about);
Value decode_value(Reading& reading, const Json& json, std::string_view about);
HistoryLine decode_history(Reading& reading, const Json& json);

// Things with a row of their own.
void decode_pack(Reading& reading, const Json& json, Roadmap& roadmap);
Axis decode_axis(Reading& reading, const Json& json);
Action decode_action(Reading& reading, const Json& json);
Fact decode_fact(Reading& reading, const Json& json);
Passage decode_stake(Reading& reading, const Json& json);
Law decode_law(Reading& reading, const Json& json);
Figure decode_figure(Reading& reading, const Json& json);
Resource decode_resource(Reading& reading, const Json& json);
Term decode_term(Reading& reading, const Json& json);
Source decode_source(Reading& reading, const Json& json);
PackPage decode_page(Reading& reading, const Json& json);
Audit decode_audit(Reading& reading, const Json& json);
Budget decode_budget(Reading& reading, const Json& json);

}  // namespace cairn
