#include "desk/many.h"

#include <algorithm>

#include "charge/classify.h"
#include "charge/passages.h"
#include "json/build.h"
#include "model/order.h"
#include "update/fault.h"

namespace cairn {

std::vector<const Said*> chosen_of(const Fields& fields, const std::vector<Said>& there) {
  std::vector<const Said*> chosen;
  for (const Said& said : there) {
    if (fields.of("c-" + said.what.id) == name_of_words(said.what.words)) chosen.push_back(&said);
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
  } else if (what == "classer" || what == "declasser") {
    faults.theme = fields.of("theme").empty();
  } else if (what == "reunir") {
    faults.few = chosen.size() < 2;
    for (const Said* said : chosen) {
      faults.few = faults.few || said->what.on != chosen.front()->what.on;
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
  const bool gathers = what == "reunir";
  for (const Said* said : chosen) {
    const Contribution& c = said->what;
    if (gathers && said == chosen.front()) continue;  // the oldest stands for all
    Json body = json_object();
    put(body, "on", json_text(c.id));
    if (what == "repondre") {
      put(body, "words", json_text(fields.of("texte")));
      put(body, "lang", json_text(code(lang)));
      put_text(body, "outcome", fields.of("suite"));
      put_text(body, "action", fields.of("porteuse"));
    } else if (gathers) {
      put(body, "into", json_text(chosen.front()->what.id));
      put(body, "with", json_text(name_of_words(chosen.front()->what.words)));
      put(body, "of", json_text(name_of_words(c.words)));
    } else {
      put(body, "theme", json_text(fields.of("theme")));
      put(body, "set", json_truth(what == "classer"));
      put(body, "of", json_text(name_of_words(c.words)));
    }
    Intent intent;
    intent.kind = what == "repondre" ? slug(IntentKind::reply) : classify_kind;
    intent.body = write_json(body);
    asked.emplace_back(said, std::move(intent));
  }
  return asked;
}

}  // namespace cairn
