#include "json/build.h"

namespace cairn {

namespace {

Json of_kind(JsonKind kind) {
  Json json;
  json.kind = kind;
  return json;
}

}  // namespace

Json json_text(std::string_view text) {
  Json json = of_kind(JsonKind::string);
  json.text = text;
  return json;
}

Json json_number(std::int64_t number) {
  Json json = of_kind(JsonKind::number);
  json.text = std::to_string(number);
  return json;
}

Json json_truth(bool truth) {
  Json json = of_kind(JsonKind::boolean);
  json.truth = truth;
  return json;
}

Json json_object() { return of_kind(JsonKind::object); }
Json json_array() { return of_kind(JsonKind::array); }

void put(Json& object, std::string_view name, Json value) {
  object.members.emplace_back(name, std::move(value));
}

void put_text(Json& object, std::string_view name, std::string_view text) {
  if (!text.empty()) put(object, name, json_text(text));
}

std::string_view text_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member != nullptr && member->kind == JsonKind::string ? std::string_view(member->text)
                                                               : std::string_view{};
}

bool whole_number(std::string_view digits, std::int64_t& number) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.remove_prefix(1);
  // Eighteen digits always fit in 63 bits.
  if (digits.empty() || digits.size() > 18) return false;
  std::int64_t sum = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    sum = sum * 10 + (c - '0');
  }
  number = negative ? -sum : sum;
  return true;
}

std::int64_t number_of(const Json& object, std::string_view name, std::int64_t otherwise) {
  const Json* member = object.find(name);
  std::int64_t number = 0;
  if (member == nullptr || member->kind != JsonKind::number) return otherwise;
  return whole_number(member->text, number) ? number : otherwise;
}

bool truth_of(const Json& object, std::string_view name) {
  const Json* member = object.find(name);
  return member != nullptr && member->kind == JsonKind::boolean && member->truth;
}

}  // namespace cairn
