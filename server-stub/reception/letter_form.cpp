#include "reception/letter_form.h"

#include "bytes/utf8.h"
#include "http/list.h"

namespace cairn::server {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string tidied(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_feed) out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

bool is_id(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

bool is_form_type(std::string_view content_type) {
  return same_word(trimmed(content_type.substr(0, content_type.find(';'))),
                   "application/x-www-form-urlencoded");
}

std::optional<LetterForm> read_letter_form(std::string_view body) {
  LetterForm form;
  for (const auto& [name, value] : form_of(body)) {
    if (!is_utf8(name) || !is_utf8(value)) return std::nullopt;
    if (name == "objet") form.letter.subject = tidied(value);
    if (name == "message") form.letter.words = tidied(value);
    if (name == "nom") form.letter.name = tidied(value);
    if (name == "courriel") form.letter.reply_to = tidied(value);
    if (name == letter_id_field && is_id(value)) form.id = value;
  }
  return form;
}

}  // namespace cairn::server
