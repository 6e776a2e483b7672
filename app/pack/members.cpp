#include "pack/members.h"

#include <algorithm>

#include "pack/closest.h"
#include "pack/decode.h"

namespace cairn {

namespace {

constexpr std::string_view origin_words[] = {"documented", "legal", "example"};

bool fits_id(std::string_view id, bool capitals) {
  if (id.empty() || id.size() > 64 || id.front() == '-') return false;
  return std::all_of(id.begin(), id.end(), [capitals](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           (capitals && c >= 'A' && c <= 'Z');
  });
}

bool is_clean(std::string_view url) {
  return std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
  });
}

}  // namespace

bool is_safe_url(std::string_view url) {
  constexpr std::string_view start = "https://";
  return is_clean(url) && url.starts_with(start) && url.size() > start.size();
}

Members::Members(Reading& reading, const Json& object, std::string_view about)
    : reading_(reading), object_(object) {
  if (object.kind != JsonKind::object) reading.note(Fault::not_object, object.line, about);
}

Members::~Members() {
  for (const auto& [name, value] : object_.members) {
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) {
      note_unknown(name, value.line);
    }
  }
  for (const Missing& missing : missing_) {
    reading_.note(Fault::missing_member, missing.line, missing.name).more = missing.sample;
  }
}

void Members::note_unknown(std::string_view name, int line) {
  std::vector<std::string_view> absent;
  for (const std::string_view asked : asked_) {
    if (!has(asked)) absent.push_back(asked);
  }
  const std::string_view near = closest(name, absent);
  Mistake& mistake = reading_.note(Fault::unknown_member, line, name);
  mistake.more = listed(asked_);
  if (near.empty()) return;
  mistake.closest = quoted(near);
  std::erase_if(missing_, [&](const Missing& missing) { return missing.name == near; });
}

const Json* Members::get(std::string_view name, Need need, std::string_view sample) {
  asked_.push_back(name);
  const Json* value = object_.find(name);
  if (value != nullptr && value->kind != JsonKind::null) return value;
  if (need == Need::must) {
    ++reading_.broken;  // now; what to say of it is known at the end
    if (object_.kind == JsonKind::object) {
      missing_.push_back({name, std::string(sample), line_of(name)});
    }
  }
  return nullptr;
}

int Members::line_of(std::string_view name) const {
  const Json* value = object_.find(name);
  return value != nullptr ? value->line : object_.line;
}

Text Members::text(std::string_view name, Need need) {
  const Json* value = get(name, need, text_sample(reading_));
  if (value == nullptr) return {};
  const Text text = decode_text(reading_, *value, name);
  if (need == Need::must && text.empty()) reading_.note(Fault::empty_text, value->line, name);
  return text;
}

Text Members::plain(std::string_view name) {
  const Text text = this->text(name);
  const Json* value = object_.find(name);
  if (value != nullptr) check_plain(reading_, *value, name);
  return text;
}

std::string Members::string(std::string_view name, Need need) {
  const Json* value = get(name, need, "\"…\"");
  return value != nullptr ? decode_string(reading_, *value, name) : std::string();
}

std::string Members::id(Named what, Need need, std::string_view within) {
  const std::string id = string("id", need);
  const int line = line_of("id");
  const bool capitals = what == Named::action || what == Named::indicator ||
                        what == Named::milestone || what == Named::source;
  const Json* value = object_.find("id");
  if (value == nullptr || value->kind != JsonKind::string) return id;
  if (!fits_id(id, capitals)) reading_.note(Fault::bad_id, line, "id", id);
  reading_.declare(what, std::string(within) + id, line);
  return id;
}

std::string Members::url(std::string_view name) {
  const std::string url = string(name, Need::may);
  const bool clean = is_clean(url);
  if (url.empty() || is_safe_url(url)) return url;
  Mistake& mistake = reading_.note(Fault::bad_url, line_of(name), name, url);
  if (clean && url.starts_with("http://")) mistake.closest = quoted("https://" + url.substr(7));
  if (clean && url.starts_with("www.")) mistake.closest = quoted("https://" + url);
  return url;
}

int Members::whole(std::string_view name, Need need) {
  const Json* value = get(name, need, "1");
  return value != nullptr ? decode_whole(reading_, *value, name) : 0;
}

bool Members::truth(std::string_view name) {
  const Json* value = get(name, Need::may, "true");
  if (value == nullptr) return false;
  if (value->kind != JsonKind::boolean) reading_.note(Fault::not_truth, value->line, name);
  return value->truth;
}

Date Members::date(std::string_view name, Need need) {
  const Json* value = get(name, has(name) ? Need::may : need, "\"2026-06\"");
  return value != nullptr ? decode_date(reading_, *value, name) : Date{};
}

Decimal Members::decimal(std::string_view name) {
  const Json* value = get(name, Need::must, "18");
  return value != nullptr ? decode_decimal(reading_, *value, name) : Decimal{};
}

int Members::choose(std::string_view name, std::span<const std::string_view> words) {
  const Json* value = get(name, Need::must, quoted(words.front()));
  if (value == nullptr) return 0;
  const std::string given = decode_string(reading_, *value, name);
  const auto found = std::find(words.begin(), words.end(), given);
  if (found != words.end()) return static_cast<int>(found - words.begin());
  if (value->kind != JsonKind::string) return 0;
  Mistake& mistake = reading_.note(Fault::unknown_value, value->line, name, given);
  mistake.more = listed(words);
  const std::string_view near = closest(given, words);
  if (!near.empty()) mistake.closest = quoted(near);
  return 0;
}

Origin Members::origin(std::string_view name) { return choice<Origin>(name, origin_words); }

SourceId Members::source(std::string_view name) {
  const std::string id = string(name, Need::may);
  if (!id.empty()) reading_.refer(Named::source, id, line_of(name));
  return id;
}

void Members::provenance(Origin& origin, SourceId& source) {
  const int broken = reading_.broken;
  origin = this->origin();
  const bool read = reading_.broken == broken;  // an origin that cannot be read asks for nothing
  source = this->source();
  if (!read || origin == Origin::example || !source.empty()) return;
  reading_.note(Fault::source_needed, line_of("origin"), "source", origin_words[int(origin)]);
}

Passage Members::passage(std::string_view name, Need need) {
  const Json* value = get(name, need, "{\"text\": …, \"origin\": \"example\"}");
  return value != nullptr ? decode_passage(reading_, *value, name) : Passage{};
}

std::vector<Passage> Members::passages(std::string_view name) {
  std::vector<Passage> passages;
  each(name, Need::may,
       [&](const Json& item) { passages.push_back(decode_passage(reading_, item, name)); });
  return passages;
}

const std::vector<Json>& Members::list(std::string_view name, Need need) {
  static const std::vector<Json> none;
  const Json* value = get(name, need, "[…]");
  if (value == nullptr) return none;
  if (value->kind != JsonKind::array) reading_.note(Fault::not_list, value->line, name);
  return value->items;
}

}  // namespace cairn
