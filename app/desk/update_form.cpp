#include "desk/update_form.h"

#include <algorithm>
#include <iterator>

#include "charge/update_action.h"
#include "desk/typed.h"
#include "json/build.h"
#include "model/contribution.h"
#include "update/fault.h"
#include "update/route.h"
#include "words/dates.h"

namespace cairn {

namespace {

constexpr std::string_view statuses[] = {"planned", "under_way", "done",
                                         "late",    "suspended", "abandoned"};
constexpr std::string_view states[] = {"to_come", "done", "unconfirmed"};

template <std::size_t n>
int place_of(const std::string_view (&slugs)[n], std::string_view slug) {
  for (std::size_t i = 0; i < n; ++i) {
    if (slugs[i] == slug) return static_cast<int>(i);
  }
  return -1;
}

std::string machine(Date date) { return date.known() ? date_machine(date) : ""; }

/// Without blanks around, and without empty ones.
std::vector<std::string> lines_of(std::string_view words) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    std::string line = tidied(words.substr(0, end));
    if (!line.empty()) lines.push_back(std::move(line));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return lines;
}

/// The form as it is read, part by part.
class Asking {
 public:
  Asking(const Action& action, const Fields& fields, bool english)
      : action_(action), fields_(fields), english_(english) {
    asked_.parts = json_object();
  }

  AskedUpdate run() {
    status();
    dates();
    milestones();
    measures();
    question();
    Json note = text_in("note", note_most);
    if (!note.members.empty()) put(asked_.parts, "note", std::move(note));
    if (asked_.faults.empty() && asked_.parts.members.empty()) fault("", D::fault_nothing);
    return std::move(asked_);
  }

 private:
  void fault(std::string field, D word, int most = 0) {
    asked_.faults.push_back({std::move(field), word, most});
  }

  /// `name`_fr and `name`_en.
  Json text_in(const std::string& name, int most) {
    Json text = json_object();
    for (const std::string_view lang : {"fr", "en"}) {
      const std::string field = name + "_" + std::string(lang);
      const std::string_view words = fields_.of(field);
      if (is_blank(words)) continue;
      if (length_of(words) > most) fault(field, D::fault_long, most);
      put(text, lang, json_text(words));
    }
    return text;
  }

  /// False where it is none, or where the form has no such field.
  bool date_in(const std::string& field, std::string& date) {
    if (!fields_.has(field)) return false;
    const auto typed = typed_date(fields_.of(field));
    if (!typed) fault(field, D::fault_date);
    date = typed.value_or("");
    return typed.has_value();
  }

  void status() {
    if (!fields_.has("etat")) return;
    const int at = place_of(statuses, fields_.of("etat"));
    if (at < 0) return;
    const Status is = static_cast<Status>(at);
    Json reason = text_in("raison", note_most);
    std::string next;
    const bool has_next = date_in("suite", next);
    if (!has_next) next = machine(action_.next);
    Json part = json_object();
    put(part, "is", json_text(statuses[at]));
    bool differs = is != action_.status;
    if (needs_reason(is)) {
      if (reason.members.empty()) fault("raison_fr", D::fault_reason);
      differs = differs || text_of(reason, "fr") != action_.reason.fr ||
                text_of(reason, "en") != action_.reason.en ||
                (has_next && next != machine(action_.next));
      put(part, "reason", std::move(reason));
      put(part, "next", json_text(next));
    }
    if (differs) put(asked_.parts, "status", std::move(part));
  }

  void dates() {
    std::string start, end;
    // What the form does not hold is as it was.
    if (!date_in("debut", start)) start = machine(action_.start);
    if (!date_in("fin", end)) end = machine(action_.end);
    // "2026" ends with the year.
    if (!start.empty() && !end.empty() && end + "-99" < start) fault("fin", D::fault_order);
    Json part = json_object();
    if (start != machine(action_.start)) put(part, "start", json_text(start));
    if (end != machine(action_.end)) put(part, "end", json_text(end));
    if (!part.members.empty()) put(asked_.parts, "dates", std::move(part));
  }

  void milestones() {
    Json list = json_array();
    for (const Milestone& m : action_.milestones) {
      const std::string stem = "jalon-" + m.id;
      Json one = json_object();
      const int at = place_of(states, fields_.of(stem + "-etat"));
      if (at >= 0 && static_cast<MilestoneState>(at) != m.state) {
        put(one, "state", json_text(states[at]));
      }
      std::string date;
      if (date_in(stem + "-date", date)) {
        if (date.empty()) fault(stem + "-date", D::fault_date);
        if (date != machine(m.date)) put(one, "date", json_text(date));
      }
      if (one.members.empty()) continue;
      put(one, "id", json_text(m.id));
      list.items.push_back(std::move(one));
    }
    Json label = text_in("nouveau", label_most);
    std::string date;
    const bool has_date = date_in("nouveau_date", date) && !date.empty();
    if (!label.members.empty() && fields_.has("nouveau_date") && !has_date) {
      if (!typed_date(fields_.of("nouveau_date"))) return;  // told already
      fault("nouveau_date", D::fault_date);
    }
    if (label.members.empty() && has_date) fault("nouveau_fr", D::fault_label);
    if (!label.members.empty() && has_date) {
      Json made = json_object();
      put(made, "label", std::move(label));
      put(made, "date", json_text(date));
      list.items.push_back(std::move(made));
    }
    if (!list.items.empty()) put(asked_.parts, "milestones", std::move(list));
  }

  void measures() {
    Json list = json_array();
    for (const Indicator& i : action_.indicators) {
      const std::string stem = "mesure-" + i.id;
      const std::string_view typed = fields_.of(stem + "-valeur");
      if (is_blank(typed)) continue;
      const auto value = typed_number(typed, english_);
      if (!value) fault(stem + "-valeur", D::fault_number);
      std::string date;
      if (date_in(stem + "-date", date) && date.empty()) {
        fault(stem + "-date", D::fault_measure_date);
      }
      if (!value || date.empty()) continue;
      Json one = json_object();
      put(one, "indicator", json_text(i.id));
      put(one, "value", json_text(*value));
      put(one, "date", json_text(date));
      list.items.push_back(std::move(one));
    }
    if (!list.items.empty()) put(asked_.parts, "measures", std::move(list));
  }

  /// As it is, or as the form changed it.
  std::string now(const std::string& name, std::string was) const {
    return fields_.has(name) ? std::string(fields_.of(name)) : std::move(was);
  }

  void question() {
    const Question& was = action_.question;
    Json text = json_object(), choices = json_array();
    bool differs = false;
    std::size_t counts[2] = {};
    for (const Lang lang : {Lang::fr, Lang::en}) {
      const std::string tail = "_" + std::string(code(lang));
      const std::string words = now("question" + tail, was.text.exactly(lang));
      const std::string listed = now("choix" + tail, choices_in(lang, was));
      const std::vector<std::string> lines = lines_of(listed);
      differs =
          differs || words != was.text.exactly(lang) || lines != lines_of(choices_in(lang, was));
      if (length_of(words) > question_most) {
        fault("question" + tail, D::fault_long, question_most);
      }
      if (!is_blank(words)) put(text, code(lang), json_text(words));
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (length_of(lines[i]) > choice_most) fault("choix" + tail, D::fault_long, choice_most);
        if (i == choices.items.size()) choices.items.push_back(json_object());
        put(choices.items[i], code(lang), json_text(lines[i]));
      }
      counts[static_cast<int>(lang)] = lines.size();
    }
    const bool scale = now("echelle", was.scale ? "1" : "") == "1";
    std::string opens, closes;
    if (!date_in("ouvre", opens)) opens = machine(was.opens);
    if (!date_in("ferme", closes)) closes = machine(was.closes);
    differs = differs || scale != was.scale || opens != machine(was.opens) ||
              closes != machine(was.closes);
    if (!differs) return;
    if (text.members.empty()) fault("question_fr", D::fault_question);
    const std::size_t count = choices.items.size();
    if (count == 1 || count > choices_most) fault("choix_fr", D::fault_choices);
    if (counts[0] * counts[1] != 0 && counts[0] != counts[1]) fault("choix_en", D::fault_pairs);
    if (!opens.empty() && !closes.empty() && closes + "-99" < opens) {
      fault("ferme", D::fault_order);
    }
    Json part = json_object();
    put(part, "text", std::move(text));
    if (count > 0) put(part, "choices", std::move(choices));
    if (count > 0 && scale) put(part, "scale", json_truth(true));
    put_text(part, "opens", opens);
    put_text(part, "closes", closes);
    put(asked_.parts, "question", std::move(part));
  }

  const Action& action_;
  const Fields& fields_;
  bool english_;
  AskedUpdate asked_;
};

void fill_text(const Json* text, const std::string& name, Fields& fields) {
  if (text == nullptr) return;
  for (const std::string_view lang : {"fr", "en"}) {
    fields.set(name + "_" + std::string(lang), text_of(*text, lang));
  }
}

void fill_question(const Json& question, Fields& fields) {
  fill_text(question.find("text"), "question", fields);
  const Json* choices = question.find("choices");
  for (const std::string lang : {"fr", "en"}) {
    std::string lines;
    for (const Json& choice : choices != nullptr ? choices->items : std::vector<Json>{}) {
      const std::string_view words = text_of(choice, lang);
      if (!words.empty()) lines += (lines.empty() ? "" : "\n") + std::string(words);
    }
    fields.set("choix_" + lang, lines);
  }
  fields.set("echelle", truth_of(question, "scale") ? "1" : "");
  fields.set("ouvre", text_of(question, "opens"));
  fields.set("ferme", text_of(question, "closes"));
}

}  // namespace

Fields::Fields(std::string_view form) : fields_(form_of(form)) {}

std::string_view Fields::of(std::string_view name) const {
  for (const auto& [field, value] : fields_) {
    if (field == name) return value;
  }
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first == name; });
}

void Fields::set(std::string_view name, std::string_view value) {
  drop(name);
  fields_.emplace_back(name, value);
}

void Fields::drop(std::string_view name) {
  std::erase_if(fields_, [&](const auto& field) { return field.first == name; });
}

std::string Fields::form() const {
  std::string form;
  for (const auto& [name, value] : fields_) {
    if (!form.empty()) form += '&';
    form += url_encode(name) + "=" + url_encode(value);
  }
  return form;
}

Fields changed_of(const Action& action, const Fields& fields) {
  std::vector<std::pair<std::string, std::string>> rendered = {
      {"etat", std::string(machine_status(action.status))},
      {"raison_fr", action.reason.fr},
      {"raison_en", action.reason.en},
      {"suite", machine(action.next)},
      {"debut", machine(action.start)},
      {"fin", machine(action.end)},
      {"question_fr", action.question.text.fr},
      {"question_en", action.question.text.en},
      {"choix_fr", choices_in(Lang::fr, action.question)},
      {"choix_en", choices_in(Lang::en, action.question)},
      {"echelle", action.question.scale ? "1" : ""},
      {"ouvre", machine(action.question.opens)},
      {"ferme", machine(action.question.closes)}};
  for (const Milestone& m : action.milestones) {
    rendered.emplace_back("jalon-" + m.id + "-etat", machine_state(m.state));
    rendered.emplace_back("jalon-" + m.id + "-date", machine(m.date));
  }
  for (const std::string_view name :
       {"nouveau_fr", "nouveau_en", "nouveau_date", "note_fr", "note_en"}) {
    rendered.emplace_back(name, "");
  }
  Fields changed = fields;
  bool any = false;
  for (const auto& [name, value] : rendered) {
    // Line ends are as each browser has them.
    if (tidied(fields.of(name)) == tidied(value)) changed.drop(name);
    any = any || changed.has(name);
  }
  for (const Indicator& i : action.indicators) {
    const std::string stem = "mesure-" + i.id;
    if (is_blank(fields.of(stem + "-valeur"))) {
      changed.drop(stem + "-valeur");
      changed.drop(stem + "-date");
    }
    any = any || changed.has(stem + "-valeur");
  }
  return any ? changed : Fields();
}

AskedUpdate asked_of(const Action& action, const Fields& fields, bool english) {
  return Asking(action, fields, english).run();
}

void fill_from(const Json& update, Fields& fields) {
  if (const Json* status = update.find("status")) {
    fields.set("etat", text_of(*status, "is"));
    fill_text(status->find("reason"), "raison", fields);
    fields.set("suite", text_of(*status, "next"));
  }
  if (const Json* dates = update.find("dates")) {
    if (dates->find("start")) fields.set("debut", text_of(*dates, "start"));
    if (dates->find("end")) fields.set("fin", text_of(*dates, "end"));
  }
  const Json* milestones = update.find("milestones");
  for (const Json& m : milestones != nullptr ? milestones->items : std::vector<Json>{}) {
    const std::string stem = "jalon-" + std::string(text_of(m, "id"));
    if (m.find("state")) fields.set(stem + "-etat", text_of(m, "state"));
    if (m.find("id") && m.find("date")) fields.set(stem + "-date", text_of(m, "date"));
    if (m.find("id")) continue;
    fill_text(m.find("label"), "nouveau", fields);
    fields.set("nouveau_date", text_of(m, "date"));
  }
  const Json* measures = update.find("measures");
  for (const Json& m : measures != nullptr ? measures->items : std::vector<Json>{}) {
    const std::string stem = "mesure-" + std::string(text_of(m, "indicator"));
    fields.set(stem + "-valeur", text_of(m, "value"));
    fields.set(stem + "-date", text_of(m, "date"));
  }
  if (const Json* question = update.find("question")) fill_question(*question, fields);
  fill_text(update.find("note"), "note", fields);
}

std::string choices_in(Lang lang, const Question& question) {
  std::string lines;
  for (const Text& choice : question.choices) {
    if (!lines.empty()) lines += '\n';
    lines += choice.exactly(lang);
  }
  return is_blank(lines) ? std::string() : lines;
}

std::string_view machine_status(Status status) { return statuses[static_cast<int>(status)]; }
std::string_view machine_state(MilestoneState state) { return states[static_cast<int>(state)]; }

}  // namespace cairn
