#include "charge/blank.h"

#include <algorithm>

#include "json/build.h"

namespace cairn {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Json blank_text(const Json& pack) {
  Json text = json_object();
  for (const std::string_view lang : {"fr", "en"}) {
    if (speaks(pack, lang)) put(text, lang, json_text(""));
  }
  return text;
}

}  // namespace

Json blank_action(const Json& pack, const Voucher& voucher, std::string_view id, int axis) {
  const auto part = [&](std::string_view name, Json value) {
    Json object = json_object();
    put(object, name, std::move(value));
    put(object, "origin", json_text(voucher.origin));
    return object;
  };
  Json action = json_object();
  put(action, "id", json_text(id));
  put(action, "axis", json_number(axis));
  for (const std::string_view name : {"title", "plain", "text"}) {
    put(action, name, blank_text(pack));
  }
  put(action, "origin", json_text(voucher.origin));
  if (!voucher.source.empty()) name_register(action);
  put(action, "responsible", part("text", blank_text(pack)));
  put(action, "status", part("is", json_text("planned")));
  return action;
}

bool may_go(std::string_view kind) {
  return kind == "fact" || kind == "history" || kind == "resource";
}

std::optional<Json> blank_thing(const Json& pack, const Voucher& voucher, std::string_view kind,
                                std::string_view id, std::string_view day) {
  const bool is_term = kind == "term", is_fact = kind == "fact", is_line = kind == "history";
  if (!is_term && !may_go(kind)) return {};
  Json thing = json_object();
  put(thing, "id", json_text(id));
  if (is_line) put(thing, "date", json_text(day));
  put(thing, is_term ? "term" : is_fact ? "figure" : is_line ? "text" : "title", blank_text(pack));
  if (is_term) {
    put(thing, "definition", blank_text(pack));
    return thing;
  }
  Json said = json_object();
  if (is_fact) put(said, "text", blank_text(pack));
  if (!is_fact && !is_line) put(thing, "text", blank_text(pack));
  Json& vouched = is_fact ? said : thing;
  put(vouched, "origin", json_text(voucher.origin));
  put_text(vouched, "source", voucher.source);
  if (is_fact) put(thing, "said", std::move(said));
  return thing;
}

std::string id_after(std::string_view id) {
  std::string next(id);
  std::size_t at = next.size();
  while (at > 0 && is_digit(next[at - 1])) {
    char& digit = next[--at];
    if (digit != '9') {
      ++digit;
      return next;
    }
    digit = '0';
  }
  // All nines, or no number at all.
  return next.insert(at, 1, '1');
}

std::string first_id_of(int axis) { return "A" + std::to_string(axis) + "-01"; }

}  // namespace cairn
