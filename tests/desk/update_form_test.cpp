// The form of an update: what it asks, what is wrong with it, and an overtaken one taken up again.
#include "desk/update_form.h"

#include <doctest/doctest.h>

#include "json/build.h"
#include "update/route.h"

namespace {

using namespace cairn;

Action action() {
  Action a;
  a.id = "A1-03";
  a.axis = 1;
  a.status = Status::under_way;
  a.start = {2026, 0, 0};
  a.end = {2028, 6, 0};
  a.milestones = {
      {"A1-03-m1", {"Ouvrir", "Open"}, {2026, 6, 0}, MilestoneState::to_come, Origin::example, ""}};
  Indicator i;
  i.id = "A1-03-i1";
  i.label = {"Durée", "Life"};
  a.indicators = {i};
  return a;
}

const std::string untouched =
    "etat=under_way&raison_fr=&raison_en=&suite=&debut=2026&fin=2028-06"
    "&jalon-A1-03-m1-etat=to_come&jalon-A1-03-m1-date=2026-06&nouveau_fr=&nouveau_en="
    "&nouveau_date=&mesure-A1-03-i1-valeur=&mesure-A1-03-i1-date=2026-11-18&question_fr=&question_"
    "en="
    "&choix_fr=&choix_en=&echelle=&ouvre=&ferme=&note_fr=&note_en=";

AskedUpdate ask(const std::string& change, bool english = false) {
  Fields fields(untouched);
  for (const auto& [name, value] : form_of(change)) fields.set(name, value);
  return asked_of(action(), fields, english);
}

std::string parts(const std::string& change) {
  const AskedUpdate asked = ask(change);
  CHECK(asked.faults.empty());
  return write_json(asked.parts);
}

D fault(const std::string& change, const std::string& field) {
  const AskedUpdate asked = ask(change);
  for (const FieldFault& one : asked.faults) {
    if (one.field == field) return one.word;
  }
  FAIL("no fault of that field");
  return D::title;
}

}  // namespace

TEST_CASE("a question is asked with its answers, one a line, in each language") {
  CHECK(parts("question_fr=Quand+%3F&question_en=When%3F&choix_fr=Matin%0D%0A%0D%0A+Soir+"
              "&choix_en=Morning%0ANight&echelle=1&ferme=31/12/2026") ==
        R"({"question":{"text":{"fr":"Quand ?","en":"When?"},)"
        R"("choices":[{"fr":"Matin","en":"Morning"},{"fr":"Soir","en":"Night"}],)"
        R"("scale":true,"closes":"2026-12-31"}})");
  CHECK(parts("question_fr=Quand+%3F&echelle=1") == R"({"question":{"text":{"fr":"Quand ?"}}})");
  CHECK(fault("choix_fr=Oui%0ANon", "question_fr") == D::fault_question);
  CHECK(fault("question_fr=A&choix_fr=Oui", "choix_fr") == D::fault_choices);
  CHECK(fault("question_fr=A&choix_fr=Oui%0ANon&choix_en=Yes%0ANo%0AMaybe", "choix_en") ==
        D::fault_pairs);
  CHECK(fault("question_fr=A&ouvre=2027&ferme=2026", "ferme") == D::fault_order);
  CHECK(fault("question_fr=A&ouvre=demain", "ouvre") == D::fault_date);
}

TEST_CASE("answers that nobody touched are no draft, whatever ends their lines") {
  Action asks = action();
  asks.question.text = {"Quand ?", "When?"};
  asks.question.choices = {{"Matin", "Morning"}, {"Soir", "Night"}};
  Fields fields(untouched);
  for (const auto& [name, value] : form_of("question_fr=Quand+%3F&question_en=When%3F&choix_fr="
                                           "Matin%0D%0ASoir&choix_en=Morning%0D%0ANight")) {
    fields.set(name, value);
  }
  CHECK(changed_of(asks, fields).empty());
  CHECK(asked_of(asks, fields, false).parts.members.empty());
  fields.set("choix_fr", "Matin\r\nMidi");
  CHECK(changed_of(asks, fields).of("choix_fr") == "Matin\r\nMidi");
}

TEST_CASE("a question taken up again fills its fields as they were typed") {
  Fields fields;
  JsonError error;
  const auto update = read_json(
      R"({"question":{"text":{"fr":"Quand ?"},"choices":[{"fr":"Matin"},{"fr":"Soir"}],"closes":"2026-12"}})",
      error);
  REQUIRE(update);
  fill_from(*update, fields);
  CHECK(fields.of("question_fr") == "Quand ?");
  CHECK(fields.of("choix_fr") == "Matin\nSoir");
  CHECK(write_json(asked_of(action(), fields, false).parts) == write_json(*update));
}

TEST_CASE("a form nobody touched asks for nothing, and says so") {
  CHECK(fault("", "") == D::fault_nothing);
}

TEST_CASE("only what differs is asked for") {
  CHECK(parts("etat=done") == R"({"status":{"is":"done"}})");
  CHECK(parts("fin=31/12/2028") == R"({"dates":{"end":"2028-12-31"}})");
  CHECK(parts("fin=") == R"({"dates":{"end":""}})");
  CHECK(parts("jalon-A1-03-m1-etat=done") ==
        R"({"milestones":[{"state":"done","id":"A1-03-m1"}]})");
  CHECK(parts("mesure-A1-03-i1-valeur=5,6") ==
        R"({"measures":[{"indicator":"A1-03-i1","value":"5.6","date":"2026-11-18"}]})");
  CHECK(parts("nouveau_fr=Fermer&nouveau_date=01/2027") ==
        R"({"milestones":[{"label":{"fr":"Fermer"},"date":"2027-01"}]})");
  CHECK(parts("note_en=Well") == R"({"note":{"en":"Well"}})");
  CHECK(parts("etat=late&raison_fr=Retard&suite=03/2027") ==
        R"({"status":{"is":"late","reason":{"fr":"Retard"},"next":"2027-03"}})");
}

TEST_CASE("each mistake is told at its field") {
  CHECK(fault("etat=late", "raison_fr") == D::fault_reason);
  CHECK(fault("debut=demain", "debut") == D::fault_date);
  CHECK(fault("debut=2029", "fin") == D::fault_order);
  CHECK(fault("jalon-A1-03-m1-date=", "jalon-A1-03-m1-date") == D::fault_date);
  CHECK(fault("mesure-A1-03-i1-valeur=beaucoup", "mesure-A1-03-i1-valeur") == D::fault_number);
  CHECK(fault("mesure-A1-03-i1-valeur=5&mesure-A1-03-i1-date=", "mesure-A1-03-i1-date") ==
        D::fault_measure_date);
  CHECK(fault("nouveau_fr=Fermer", "nouveau_date") == D::fault_date);
  CHECK(fault("nouveau_date=2027", "nouveau_fr") == D::fault_label);
  CHECK(fault("note_fr=" + std::string(700, 'a'), "note_fr") == D::fault_long);
}

TEST_CASE("2028 ends after June 2028: a year that is not over is no mistake") {
  CHECK(parts("debut=2028-06&fin=2028") == R"({"dates":{"start":"2028-06","end":"2028"}})");
}

TEST_CASE("fault: a draft held what nobody had touched, and undid what others changed meanwhile") {
  Fields fields(untouched);
  CHECK(changed_of(action(), fields).empty());
  fields.set("id", "1");
  fields.set("attendu", "");
  CHECK(changed_of(action(), fields).empty());
  fields.set("note_fr", "Deux mots & plus");
  fields.set("fin", "2029");
  CHECK(changed_of(action(), fields).form() == "id=1&attendu=&note_fr=Deux+mots+%26+plus&fin=2029");
}

TEST_CASE("an overtaken update fills the form as its author had") {
  const std::string change =
      "etat=late&raison_fr=Retard&suite=03/2027&fin=2029&jalon-A1-03-m1-etat=done"
      "&mesure-A1-03-i1-valeur=5,6&nouveau_fr=Fermer&nouveau_date=01/2027&note_fr=Oui";
  const AskedUpdate asked = ask(change);
  Fields fields(untouched);
  fill_from(asked.parts, fields);
  CHECK(write_json(asked_of(action(), fields, false).parts) == write_json(asked.parts));
}
