// What may be wrong with what was typed in a field, and what is tidied in it without a word.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

enum class Fault : unsigned char { none, missing, too_long, malformed };

bool is_blank(std::string_view text);
/// Only what a mail program needs to answer: one @, a dot after it, no blank (RGAA 11.10).
bool looks_like_mail(std::string_view text);
/// Line ends become "\n"; blanks around are dropped.
std::string tidied(std::string_view text);

}  // namespace cairn
