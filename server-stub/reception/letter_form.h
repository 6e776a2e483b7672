// The contact form as it arrives: fields in, a letter and its form's id out.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "update/visit.h"

namespace cairn::server {

struct LetterForm {
  Letter letter;
  std::string id;  // 32 hexadecimal digits, or empty
};

/// The name of the hidden field.
inline constexpr const char* letter_id_field = "id";

bool is_form_type(std::string_view content_type);

/// Nothing where the body is not UTF-8. Line ends become "\n"; blanks around are dropped.
std::optional<LetterForm> read_letter_form(std::string_view body);

}  // namespace cairn::server
