#include "charge/register.h"

#include <utility>

#include "charge/json_edit.h"
#include "json/build.h"
#include "ledger/rows.h"

namespace cairn {

Voucher voucher_of(const Json& pack, const Actor& actor) {
  const bool is_example = actor.is_example || pack.find("notice") != nullptr;
  return is_example ? Voucher{"example", ""} : Voucher{"documented", register_source};
}

bool speaks(const Json& pack, std::string_view lang) {
  const Json* langs = pack.find("languages");
  if (langs == nullptr) return true;
  for (const Json& one : langs->items) {
    if (one.text == lang) return true;
  }
  return false;
}

Json text_in(const Json& pack, const Text& text) {
  Json json = json_object();
  if (speaks(pack, "fr")) put_text(json, "fr", text.fr);
  if (speaks(pack, "en")) put_text(json, "en", text.en);
  return json;
}

void remember(const Json& pack, const Text& words, const Voucher& voucher, std::string_view day,
              Json& action) {
  Json line = json_object();
  put(line, "date", json_text(day));
  put(line, "text", text_in(pack, words));
  put(line, "origin", json_text(voucher.origin));
  put_text(line, "source", voucher.source);
  if (Json* history = member_of(action, "history")) {
    history->items.push_back(std::move(line));
  } else {
    Json history_made = json_array();
    history_made.items.push_back(std::move(line));
    put(action, "history", std::move(history_made));
  }
}

void name_register(Json& action) {
  Json* sources = member_of(action, "sources");
  if (sources == nullptr) {
    set_member(action, "sources", json_array());
    sources = member_of(action, "sources");
  }
  for (const Json& one : sources->items) {
    if (one.text == register_source) return;
  }
  sources->items.push_back(json_text(register_source));
}

Row register_row(const Json& pack) {
  Json body = json_object();
  put(body, "id", json_text(register_source));
  put(body, "label",
      text_in(pack, {"Registre de la feuille de route : ce que les responsables d'axe publient",
                     "Register of the roadmap: what the axis leads publish"}));
  return row_with("source", register_source, 1'000'000, body);
}

std::optional<Row> later_pack(Row pack, Json body, std::string_view day) {
  if (text_of(body, "as_of") >= day) return {};
  set_member(body, "as_of", json_text(day));
  pack.body = write_json(body);
  return pack;
}

}  // namespace cairn
