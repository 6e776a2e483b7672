#include "tell.h"

#include <string_view>
#include <utility>

#include "html/document.h"
#include "html/edits.h"

namespace cairn {

namespace {

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::push_address:
      return "push";
    case Effect::replace_address:
      return "replace";
    case Effect::focus_heading:
      return "focus";
    default:  // done here
      return {};
  }
}

Json write(const Edits& edits);

Json write(const Edit& edit) {
  if (edit.from == Edit::none) return json_text(edit.html);
  Json from = json_number(static_cast<std::int64_t>(edit.from));
  if (edit.html.empty() && edit.inside.empty() && edit.put.empty()) return from;
  Json pair = json_array();
  pair.items.push_back(std::move(from));
  if (!edit.inside.empty()) {
    pair.items.push_back(write(edit.inside.front()));
  } else if (!edit.put.empty()) {
    Json put_there = json_object();
    for (const Attribute& a : edit.put) put(put_there, a.name, json_text(a.value));
    Json of = json_object();
    put(of, "put", std::move(put_there));
    pair.items.push_back(std::move(of));
  } else {
    pair.items.push_back(json_text(edit.html));
  }
  return pair;
}

Json write(const Edits& edits) {
  Json now = json_array();
  for (const Edit& edit : edits.now) now.items.push_back(write(edit));
  Json json = json_object();
  put(json, "was", json_number(static_cast<std::int64_t>(edits.was)));
  put(json, "now", std::move(now));
  return json;
}

void tell(Json& json, const char* name, const Nodes* told, const Nodes& now, bool as_edits) {
  if (told != nullptr && *told == now) return;
  const std::vector<Edits> edits =
      told != nullptr && as_edits ? edits_of(*told, now) : std::vector<Edits>{};
  put(json, name, edits.empty() ? json_text(to_html(now)) : write(edits.front()));
}

}  // namespace

Json told_effects(const std::vector<Effect>& effects) {
  Json json = json_array();
  for (const Effect effect : effects) {
    if (!name_of(effect).empty()) json.items.push_back(json_text(name_of(effect)));
  }
  return json;
}

void tell_page(Json& answer, const Page& now, const Page* told, bool main_as_edits) {
  put(answer, "path", json_text(now.path));
  put(answer, "title", json_text(now.title));
  put(answer, "lang", json_text(now.lang));
  tell(answer, "header", told ? &told->header : nullptr, now.header, true);
  tell(answer, "main", told ? &told->main : nullptr, now.main, main_as_edits);
  tell(answer, "footer", told ? &told->footer : nullptr, now.footer, true);
  if (told == nullptr || told->status != now.status) {
    put(answer, "status", json_text(escape(now.status)));
  }
}

void tell_footer(Json& answer, const Page& now) {
  put(answer, "path", json_text(now.path));
  put(answer, "lang", json_text(now.lang));
  put(answer, "footer", json_text(to_html(now.footer)));
}

}  // namespace cairn
