#include "update/writing.h"

#include "json/build.h"
#include "ledger/code.h"

namespace cairn {

namespace {

Fault fault_of(std::string_view words, int most, bool needed) {
  if (is_blank(words)) return needed ? Fault::missing : Fault::none;
  return length_of(words) > most ? Fault::too_long : Fault::none;
}

}  // namespace

std::optional<WritingForm> read_writing_form(std::string_view body) {
  WritingForm form;
  for (const auto& [name, value] : form_of(body)) {
    if (length_of(name) < 0 || length_of(value) < 0) return std::nullopt;
    const std::pair<std::string_view, std::string*> fields[] = {
        {"forme", &form.form},    {"avis", &form.stance}, {"texte", &form.words},
        {"lieu", &form.place},    {"axe", &form.axis},    {"raison", &form.ground},
        {"courriel", &form.mail}, {"choix", &form.choice}};
    for (const auto& [field, at] : fields) {
      if (name == field) *at = tidied(value);
    }
    if (name == "id" && is_id(value)) form.id = value;
    if (name == "code") form.code = read_code(value);
    if (name == "retirer") {
      form.erase = value == "2";
      form.undo = form.erase || value == "1";
    }
  }
  return form;
}

bool is_begun(const WritingForm& form) {
  return !form.words.empty() || !form.place.empty() || !form.stance.empty() || !form.axis.empty();
}

std::string supported_in(const Route& route, const WritingForm& form) {
  return route.form.empty() ? route.id : route.id + "/" + form.choice;
}

Intent intent_of(const Route& route, const WritingForm& form) {
  Json body = json_object();
  IntentKind kind = IntentKind::contribute;
  const bool supports = route.screen == Screen::support;
  put(body, "on", json_text(supports ? supported_in(route, form) : route.id));
  if (supports) {
    kind = IntentKind::support;
    put(body, "set", json_truth(!form.undo));
  } else if (route.screen == Screen::report) {
    kind = IntentKind::report;
    put(body, "ground", json_text(form.ground));
    put_text(body, "words", form.words);
    put_text(body, "mail", form.mail);
  } else if (route.screen == Screen::edit) {
    kind = IntentKind::edit;
    put(body, "words", json_text(form.words));
  } else {
    const std::string& chosen = form.form.empty() ? route.form : form.form;
    put(body, "form", json_text(chosen.empty() ? slug(Form::comment) : chosen));
    put_text(body, "parent", route.parent);
    put_text(body, "stance", form.stance);
    put(body, "words", json_text(form.words));
    put(body, "lang", json_text(code(route.lang)));
    put_text(body, "place", form.place);
    std::int64_t axis = 0;
    if (whole_number(form.axis, axis) && axis > 0) put(body, "axis", json_number(axis));
  }
  Intent intent;
  intent.id = form.id;
  intent.kind = slug(kind);
  intent.claim = form.code;
  intent.body = write_json(body);
  return intent;
}

Intent withdrawal_of(std::string_view id, bool erase) {
  Json body = json_object();
  put(body, "on", json_text(id));
  Intent intent;
  intent.kind = slug(erase ? IntentKind::erase : IntentKind::withdraw);
  intent.body = write_json(body);
  return intent;
}

bool DraftFaults::any() const {
  return words != Fault::none || place != Fault::none || ground != Fault::none ||
         mail != Fault::none || choice != Fault::none;
}

DraftFaults faults_of(const Route& route, const WritingForm& draft) {
  DraftFaults faults;
  if (route.screen == Screen::support) {
    if (!route.form.empty() && draft.choice.empty()) faults.choice = Fault::missing;
    return faults;
  }
  return route.screen == Screen::report ? faults_of_report(draft) : faults_of_contribution(draft);
}

DraftFaults faults_of_contribution(const WritingForm& draft) {
  DraftFaults faults;
  faults.words = fault_of(draft.words, contribution_most, true);
  faults.place = fault_of(draft.place, place_most, false);
  return faults;
}

DraftFaults faults_of_report(const WritingForm& draft) {
  DraftFaults faults;
  faults.words = fault_of(draft.words, contribution_most, false);
  if (!is_ground(draft.ground)) faults.ground = Fault::missing;
  faults.mail = fault_of(draft.mail, place_most, false);
  if (faults.mail == Fault::none && !draft.mail.empty() && !looks_like_mail(draft.mail)) {
    faults.mail = Fault::malformed;
  }
  return faults;
}

}  // namespace cairn
