// pack.json: what the roadmap is, who publishes it, and the words of its home page.
#include <algorithm>

#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

constexpr int known_format = 1;
constexpr std::string_view lang_words[] = {"fr", "en"};

void decode_format(Reading& reading, Members& members) {
  const int broken = reading.broken;
  const int format = members.whole("format");
  if (format == known_format || reading.broken != broken) return;
  reading.note(Fault::unknown_format, members.line_of("format"), "format", std::to_string(format));
}

/// The languages come first: every text after them is read in their light.
std::vector<Lang> decode_languages(Reading& reading, Members& members) {
  std::vector<Lang> langs;
  const int broken = reading.broken;
  members.each("languages", Need::must, [&](const Json& item) {
    const std::string word = decode_string(reading, item, "languages");
    if (word == "fr" || word == "en") {
      const Lang lang = word == "fr" ? Lang::fr : Lang::en;
      if (std::find(langs.begin(), langs.end(), lang) == langs.end()) langs.push_back(lang);
    } else if (item.kind == JsonKind::string) {
      Mistake& mistake = reading.note(Fault::unknown_value, item.line, "languages", word);
      mistake.more = listed(lang_words);
    }
  });
  if (langs.empty() && reading.broken == broken) {
    reading.note(Fault::no_language, members.line_of("languages"), "languages");
  }
  return langs;
}

Publisher decode_publisher(Reading& reading, const Json& json) {
  Members members(reading, json, "publisher");
  Publisher publisher;
  publisher.name = members.text("name");
  publisher.short_name = members.text("short_name", Need::may);
  members.each("address", Need::may, [&](const Json& line) {
    publisher.address.push_back(decode_string(reading, line, "address"));
  });
  publisher.telephone = members.string("telephone", Need::may);
  const Text hours = members.text("hours", Need::may);
  publisher.hours_fr = hours.fr;
  publisher.hours_en = hours.en;
  publisher.director = members.text("director", Need::may);
  publisher.host = members.text("host", Need::may);
  publisher.accessibility = members.text("accessibility", Need::may);
  publisher.data_protection = members.text("data_protection", Need::may);
  publisher.origin = members.origin();
  return publisher;
}

TakingPart decode_taking_part(Reading& reading, const Json& json) {
  static constexpr std::string_view moderation_words[] = {"after", "before"};
  Members members(reading, json, "taking_part");
  TakingPart part;
  part.opens = members.date("opens", Need::may);
  part.closes = members.date("closes", Need::may);
  part.hold = members.choice<int>("moderation", moderation_words) == 1;
  // What only whoever decides needs (policy.h).
  for (const char* name : {"before", "after", "hours", "watch_words"})
    members.get(name, Need::may, "");
  const bool both = part.opens.known() && part.closes.known();
  if (both && earlier(part.closes, part.opens)) {
    reading.note(Fault::end_before_start, members.line_of("closes"), "closes");
  }
  return part;
}

std::vector<Choice> decode_choices(Reading& reading, Members& members, std::string_view name,
                                   Named what) {
  std::vector<Choice> choices;
  members.each(name, Need::may, [&](const Json& item) {
    Members choice(reading, item, name);
    Choice& added = choices.emplace_back();
    added.id = choice.id(what);
    added.label = choice.text("label");
  });
  return choices;
}

}  // namespace

void decode_pack(Reading& reading, const Json& json, Roadmap& roadmap) {
  Members members(reading, json, "pack.json");
  members.get("$schema", Need::may, "");
  decode_format(reading, members);
  roadmap.id = members.string("id");
  roadmap.langs = decode_languages(reading, members);
  reading.langs = roadmap.langs;
  roadmap.title = members.text("title");
  roadmap.question = members.text("question");
  roadmap.lead = members.text("lead");
  roadmap.as_of = members.date("as_of", Need::must);
  const Json* publisher = members.get("publisher", Need::must, "{\"name\": …, \"origin\": …}");
  if (publisher != nullptr) roadmap.publisher = decode_publisher(reading, *publisher);
  roadmap.notice = members.text("notice", Need::may);
  const Json* cover = members.get("cover", Need::may, "");
  if (cover != nullptr) roadmap.cover_alt = Members(reading, *cover, "cover").text("alt");
  roadmap.intro = members.passages("intro");
  roadmap.invitation = members.passage("invitation", Need::may);
  roadmap.building = members.passage("building", Need::may);
  const Json* taking_part = members.get("taking_part", Need::may, "");
  if (taking_part != nullptr) roadmap.taking_part = decode_taking_part(reading, *taking_part);
  roadmap.themes = decode_choices(reading, members, "themes", Named::theme);
  roadmap.objectives = decode_choices(reading, members, "objectives", Named::objective);
}

}  // namespace cairn
