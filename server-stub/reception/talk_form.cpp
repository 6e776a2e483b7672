#include "reception/talk_form.h"

#include "bytes/utf8.h"
#include "json/build.h"
#include "ledger/code.h"

namespace cairn::server {

namespace {

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string tidied(std::string_view text) {
  while (!text.empty() && is_blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_byte(text.back())) text.remove_suffix(1);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!before_feed) out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

}  // namespace

std::optional<WritingForm> read_writing_form(std::string_view body) {
  WritingForm form;
  for (const auto& [name, value] : form_of(body)) {
    if (!is_utf8(name) || !is_utf8(value)) return std::nullopt;
    const std::pair<std::string_view, std::string*> fields[] = {
        {"forme", &form.form},   {"avis", &form.stance}, {"texte", &form.words},
        {"lieu", &form.place},   {"axe", &form.axis},    {"raison", &form.ground},
        {"courriel", &form.mail}};
    for (const auto& [field, at] : fields) {
      if (name == field) *at = tidied(value);
    }
    if (name == "id" && is_id(value)) form.id = value;
    if (name == "code" && is_code(value)) form.code = value;
  }
  return form;
}

std::string typed_code(std::string_view body) {
  for (const auto& [name, value] : form_of(body)) {
    if (name == "code" && is_utf8(value)) return value.size() <= 40 ? value : "?";
  }
  return {};
}

Intent intent_of(const Route& route, const WritingForm& form) {
  Json body = json_object();
  IntentKind kind = IntentKind::contribute;
  put(body, "on", json_text(route.id));
  if (route.screen == Screen::support) {
    kind = IntentKind::support;
    put(body, "set", json_truth(true));
  } else if (route.screen == Screen::report) {
    kind = IntentKind::report;
    put(body, "ground", json_text(form.ground));
    put_text(body, "words", form.words);
    put_text(body, "mail", form.mail);
  } else {
    const std::string& chosen = form.form.empty() ? route.form : form.form;
    put(body, "form", json_text(chosen.empty() ? slug(Form::comment) : chosen));
    put_text(body, "parent", route.parent);
    put_text(body, "stance", form.stance);
    put(body, "words", json_text(form.words));
    put(body, "lang", json_text(code(route.lang)));
    put_text(body, "place", form.place);
    std::int64_t axis = 0;
    if (whole_number(form.axis, axis) && axis > 0) put(body, "axis", json_number(axis));
  }
  Intent intent;
  intent.id = form.id;
  intent.kind = slug(kind);
  intent.claim = form.code;
  intent.body = write_json(body);
  return intent;
}

std::string new_secret_of(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string secret;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) secret += letters[held >> (bits - 6) & 63];
  }
  if (bits > 0) secret += letters[held << (6 - bits) & 63];
  return secret;
}

}  // namespace cairn::server
