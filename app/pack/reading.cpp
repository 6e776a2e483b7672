#include "pack/reading.h"

namespace cairn {

Mistake& Reading::note(Fault fault, int line, std::string_view about, std::string_view given) {
  if (breaks(fault)) ++broken;
  Mistake& mistake = mistakes.emplace_back();
  mistake.fault = fault;
  mistake.file = file;
  mistake.line = line;
  mistake.about = about;
  mistake.given = given;
  return mistake;
}

void Reading::declare(Named what, std::string_view id, int line) {
  declared.push_back({what, std::string(id), file, line});
}

void Reading::refer(Named what, std::string_view id, int line) {
  referred.push_back({what, std::string(id), file, line});
}

std::string quoted(std::string_view text) {
  std::string json = "\"";
  json += text;
  json += '"';
  return json;
}

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

std::string text_sample(const Reading& reading) {
  std::string sample;
  for (const Lang lang : reading.langs) {
    sample += sample.empty() ? "{\"" : ", \"";
    sample += code(lang);
    sample += "\": \"…\"";
  }
  return sample.empty() ? "{\"fr\": \"…\"}" : sample + "}";
}

}  // namespace cairn
