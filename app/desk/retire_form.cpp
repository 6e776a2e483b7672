#include "desk/retire_form.h"

#include "charge/retire.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "update/fault.h"
#include "words/words.h"

namespace cairn {

std::string why_field(Lang lang) { return "pourquoi_" + std::string(code(lang)); }

std::vector<TextFault> faults_of_retirement(const Roadmap& roadmap, const Fields& form, Lang lang) {
  std::vector<TextFault> faults;
  if (form.has("retour")) return faults;
  for (const Lang one : roadmap.langs) {
    const std::string name = why_field(one);
    const std::string_view words = form.of(name);
    if (is_blank(words)) {
      const std::string in = say(lang, one == Lang::fr ? D::french : D::english);
      faults.push_back({name, fill(lang, W::counted, {in, say(lang, D::fault_no_words)})});
    }
    if (length_of(words) > retire_most) {
      faults.push_back({name, fill(lang, D::fault_long, {std::to_string(retire_most)})});
    }
  }
  return faults;
}

Json asked_retirement(const Roadmap& roadmap, const Row& action, const Fields& form) {
  Json body = json_object();
  put(body, "roadmap", json_text(roadmap.id));
  put(body, "on", json_text(action.id));
  put(body, "of", json_text(name_of_title(body_of(action))));
  if (form.has("retour")) {
    put(body, "back", json_truth(true));
    return body;
  }
  Json why = json_object();
  for (const Lang one : roadmap.langs) put(why, code(one), json_text(form.of(why_field(one))));
  put(body, "why", std::move(why));
  put_text(body, "replaced_by", form.of("remplacante"));
  return body;
}

}  // namespace cairn
