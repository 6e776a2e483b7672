#include "reception/letter_form.h"

#include "bytes/utf8.h"
#include "http/list.h"
#include "ledger/intent.h"
#include "update/fault.h"

namespace cairn::server {

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
