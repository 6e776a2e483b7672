// What may be wrong with what was typed in a field.
#pragma once
#include <string_view>

namespace cairn {

enum class Fault : unsigned char { none, missing, too_long, malformed };

/// How many characters (code points) UTF-8 `text` holds.
int characters(std::string_view text);
bool is_blank(std::string_view text);
/// Only what a mail program needs to answer: one @, a dot after it, no blank (RGAA 11.10).
bool looks_like_mail(std::string_view text);

}  // namespace cairn
