// Texts: one string per language of the pack, plain, with marks to the glossary and to pages.
#include <algorithm>

#include "pack/closest.h"
#include "pack/decode.h"
#include "pack/marks.h"

namespace cairn {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

/// "<b>", "</p>", "&nbsp;": what a person who knows HTML is tempted to write.
std::string_view html_in(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (text[i] == '<' && (letter || next == '/' || next == '!')) {
      const std::size_t end = text.find('>', i);
      return end == std::string_view::npos ? std::string_view() : text.substr(i, end - i + 1);
    }
    if (text[i] == '&' && (letter || next == '#')) {
      const std::size_t end = text.find_first_of("; &", i + 1);
      if (end != std::string_view::npos && text[end] == ';') return text.substr(i, end - i + 1);
    }
  }
  return {};
}

void check_words(Reading& reading, const Json& string, std::string_view about) {
  const std::string& text = string.text;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control)) {
    reading.note(Fault::control_character, string.line, about);
  }
  const std::string_view html = html_in(text);
  if (!html.empty()) reading.note(Fault::html_in_text, string.line, about, html);
  const Marks marks = read_marks(text);
  if (marks.open) reading.note(Fault::mark_not_closed, string.line, about, marks.runs.back().shown);
  for (const Run& run : marks.runs) {
    if (run.mark && (run.shown.empty() || run.target.empty())) {
      reading.note(Fault::mark_empty, string.line, about);
    } else if (run.mark) {
      reading.refer(is_address(run.target) ? Named::place : Named::term, run.target, string.line);
    }
  }
}

bool lists(const Reading& reading, Lang lang) {
  // Rows that come without their pack are read as they are.
  return reading.langs.empty() ||
         std::find(reading.langs.begin(), reading.langs.end(), lang) != reading.langs.end();
}

/// In every language of the pack, or in none.
void check_languages(Reading& reading, const Text& text, int line, std::string_view about) {
  if (text.empty()) return;
  for (const Lang lang : {Lang::fr, Lang::en}) {
    const bool written = !text.exactly(lang).empty();
    if (written && !lists(reading, lang)) {
      reading.note(Fault::unlisted_language, line, about, code(lang));
    } else if (!written && lists(reading, lang) && !reading.langs.empty()) {
      reading.note(Fault::missing_language, line, about, code(lang));
    }
  }
}

/// A bare string is in the pack's first language; "%" or "18" is the same in all of them.
Text bare_text(const Reading& reading, const std::string& string) {
  const Lang first = reading.langs.empty() ? Lang::fr : reading.langs.front();
  const bool any = std::none_of(string.begin(), string.end(), is_letter);
  Text text;
  if (first == Lang::fr || (any && lists(reading, Lang::fr))) text.fr = string;
  if (first == Lang::en || (any && lists(reading, Lang::en))) text.en = string;
  return text;
}

}  // namespace

std::string decode_string(Reading& reading, const Json& json, std::string_view about) {
  if (json.kind == JsonKind::string) return json.text;
  Mistake& mistake = reading.note(Fault::not_string, json.line, about);
  if (json.kind == JsonKind::number) mistake.closest = quoted(json.text);
  return {};
}

Text decode_text(Reading& reading, const Json& json, std::string_view about) {
  Text text;
  if (reading.on_text != nullptr) reading.on_text(reading.listener, json);
  if (json.kind == JsonKind::string) {
    check_words(reading, json, about);
    text = bare_text(reading, json.text);
    check_languages(reading, text, json.line, about);
    return text;
  }
  if (json.kind != JsonKind::object) {
    reading.note(Fault::not_text, json.line, about).more = text_sample(reading);
    return text;
  }
  for (const auto& [name, value] : json.members) {
    if (name != "fr" && name != "en") {
      Mistake& mistake = reading.note(Fault::unknown_member, value.line, name);
      mistake.more = "fr, en";
      continue;
    }
    std::string& written = name == "fr" ? text.fr : text.en;
    if (value.kind != JsonKind::null) written = decode_string(reading, value, name);
    if (value.kind == JsonKind::string) check_words(reading, value, about);
  }
  check_languages(reading, text, json.line, about);
  return text;
}

}  // namespace cairn
