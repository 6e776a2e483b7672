#include "desk/many.h"

#include <algorithm>

#include "charge/classify.h"
#include "json/build.h"
#include "model/order.h"
#include "update/fault.h"

namespace cairn {

namespace {

Json with_theme(const Contribution& c, std::string_view theme) {
  Json list = json_array();
  for (const std::string& one : c.themes) {
    if (one != theme) list.items.push_back(json_text(one));
  }
  list.items.push_back(json_text(theme));
  return list;
}

}  // namespace

std::vector<const Said*> chosen_of(const Fields& fields, const std::vector<Said>& there) {
  std::vector<const Said*> chosen;
  for (const Said& said : there) {
    if (fields.has("toutes") || fields.has("c-" + said.what.id)) chosen.push_back(&said);
  }
  sort_by(chosen, [](const Said* a, const Said* b) { return a->what.at < b->what.at; });
  return chosen;
}

ManyFaults faults_of_many(const Fields& fields, const std::vector<const Said*>& chosen) {
  ManyFaults faults;
  const std::string_view what = fields.of("faire");
  faults.none = chosen.empty();
  if (what == "repondre") {
    const int length = length_of(fields.of("texte"));
    faults.words = is_blank(fields.of("texte"));
    faults.is_long = length < 0 || length > contribution_most;
  } else if (what == "classer") {
    faults.theme = fields.of("theme").empty();
  } else if (what == "regrouper") {
    faults.apart = chosen.size() == 1;
    for (const Said* said : chosen) {
      faults.apart = faults.apart || said->what.on != chosen.front()->what.on;
    }
  } else {
    faults.what = true;
  }
  return faults;
}

std::vector<std::pair<const Said*, Intent>> asked_of_many(const Fields& fields,
                                                          const std::vector<const Said*>& chosen,
                                                          Lang lang) {
  std::vector<std::pair<const Said*, Intent>> asked;
  const std::string_view what = fields.of("faire");
  for (const Said* said : chosen) {
    const Contribution& c = said->what;
    Json body = json_object();
    put(body, "on", json_text(c.id));
    if (what == "repondre") {
      put(body, "words", json_text(fields.of("texte")));
      put(body, "lang", json_text(code(lang)));
      put_text(body, "outcome", fields.of("suite"));
    } else if (what == "classer") {
      put(body, "themes", with_theme(c, fields.of("theme")));
    } else if (said == chosen.front()) {
      continue;
    } else {
      put(body, "same", json_text(chosen.front()->what.id));
    }
    Intent intent;
    intent.kind = what == "repondre" ? slug(IntentKind::reply) : classify_kind;
    intent.body = write_json(body);
    asked.emplace_back(said, std::move(intent));
  }
  return asked;
}

}  // namespace cairn
