// An editor's form of an action that nobody has, and of one that goes.
#include <doctest/doctest.h>

#include "charge/retire.h"
#include "charge/revise.h"
#include "desk/desk.h"
#include "desk/retire_form.h"
#include "desk/revise_form.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "pack/pack.h"
#include "page/lint.h"
#include "support/files.h"
#include "text/text.h"

using namespace cairn;

namespace {

const std::string thing = "action/nouvelle-1";

std::vector<Row> rows() { return read_pack(test::pack_at_root("content/vallon"), Lang::fr).rows; }

std::string page_of(const std::vector<Row>& all, const std::string& target,
                    Sending sending = Sending::blank) {
  const Roadmap roadmap = roadmap_of(all);
  DeskVisit visit;
  visit.route = *desk_route_of(target);
  visit.sending = sending;
  const DeskKnown known{roadmap, all, {{Role::editor}}, "Édith", "", false, {}};
  const Page page = desk_page_of(visit, known);
  for (const auto& fault : lint(page)) {
    CAPTURE(fault);
    CHECK(false);
  }
  return to_text(page);
}

bool has_words(const std::string& text, const std::string& words) {
  return text.find(words) != text.npos;
}

}  // namespace

TEST_CASE("a new action stands behind the last of its axis, with every text to be written") {
  CHECK(axis_of_new(thing) == 1);
  CHECK(axis_of_new("action/A1-03") == 0);
  const std::vector<Row> all = with_new(rows(), thing);
  const Row* row = row_of_thing(all, thing);
  REQUIRE(row != nullptr);
  const std::string on = wish_of(rows(), thing);
  CHECK(on.starts_with("action/A1-0"));
  CHECK(row_of_thing(rows(), on) == nullptr);
  const auto fields = text_fields(*row, langs_of(all));
  REQUIRE(fields.size() == 4);
  Fields form;
  const AskedRevision empty = asked_of_texts(all, thing, form, Lang::fr);
  CHECK(empty.faults.size() >= 4);
  begin_texts(fields, form);
  for (const TextField& field : fields) form.set(field.name, "Planter des haies");
  const AskedRevision asked = asked_of_texts(all, thing, form, Lang::fr);
  CHECK(asked.faults.empty());
  CHECK(asked.words.items.size() == 4);
  // Its page is seen before it is published.
  const Roadmap drafted = roadmap_of(with_draft(all, thing, form));
  const std::string number = on.substr(on.find('/') + 1);
  REQUIRE(find_action(drafted, number) != nullptr);
  CHECK(find_action(drafted, number)->title.fr == "Planter des haies");
}

TEST_CASE("fault: one language of a new text was judged before the other was there") {
  const std::vector<Row> all = with_new(
      read_pack(test::pack_at_root("content/numerique-responsable"), Lang::fr).rows, thing);
  const Row* row = row_of_thing(all, thing);
  REQUIRE(row != nullptr);
  Fields form;
  const auto fields = text_fields(*row, langs_of(all));
  CHECK(fields.size() == 8);
  begin_texts(fields, form);
  for (const TextField& field : fields) form.set(field.name, "Planter des haies");
  CHECK(asked_of_texts(all, thing, form, Lang::fr).faults.empty());
  form.set("t-plain-en", "<b>Hedges</b>");
  const AskedRevision asked = asked_of_texts(all, thing, form, Lang::fr);
  REQUIRE(asked.faults.size() == 1);
  CHECK(asked.faults[0].field == "t-plain-en");
}

TEST_CASE("the list of actions offers a new one for each axis; its form and its faults are told") {
  const std::string list = page_of(rows(), "/equipe/textes?genre=action");
  CHECK(has_words(list, "/equipe/textes/action/nouvelle-1/ecrire"));
  CHECK(has_words(list, "/equipe/textes/action/nouvelle-2/ecrire"));
  const std::string form =
      page_of(with_new(rows(), thing), "/equipe/textes/action/nouvelle-1/ecrire");
  CHECK(has_words(form, "Nouvelle action de l’axe 1 (A1-0"));
  const std::string faulty =
      page_of(with_new(rows(), thing), "/equipe/textes/action/nouvelle-1/ecrire", Sending::faulty);
  CHECK(has_words(faulty, "ne peut pas rester vide"));
}

TEST_CASE("a fact, a step, a resource and a word are offered where their kind is listed") {
  const std::pair<std::string, std::size_t> kinds[] = {
      {"fact", 2}, {"history", 1}, {"resource", 2}, {"term", 2}};
  for (const auto& [name, texts] : kinds) {
    const std::string kind = name;
    CAPTURE(kind);
    const std::string made = new_thing(kind), form_at = "/equipe/textes/" + made + "/ecrire";
    CHECK(is_new(made));
    CHECK(axis_of_new(made) == 0);
    CHECK(has_words(page_of(rows(), "/equipe/textes?genre=" + kind), form_at));
    const std::vector<Row> all = with_new(rows(), made);
    const Row* row = row_of_thing(all, made);
    REQUIRE(row != nullptr);
    CHECK(row_of_thing(rows(), wish_of(rows(), made)) == nullptr);
    const auto fields = text_fields(*row, langs_of(all));
    REQUIRE(fields.size() == texts);
    CHECK(asked_of_texts(all, made, {}, Lang::fr).faults.size() >= texts);
    Fields form;
    begin_texts(fields, form);
    for (const TextField& field : fields) form.set(field.name, "Des haies.");
    CHECK(asked_of_texts(all, made, form, Lang::fr).faults.empty());
    int skipped = 1;
    roadmap_of(with_draft(all, made, form), &skipped);
    CHECK(skipped == 0);
    CHECK(has_words(page_of(all, form_at), "Nouveaux textes"));
    CHECK_FALSE(has_words(page_of(all, form_at), "Retirer du site"));
    const std::string after(text_of(place_of_new(rows(), made), "after"));
    CHECK(row_of_thing(rows(), kind + "/" + after) != nullptr);
  }
  CHECK(has_words(page_of(rows(), "/equipe/textes/history/1/ecrire"), "Retirer du site"));
  CHECK_FALSE(has_words(page_of(rows(), "/equipe/textes/page/aide/ecrire"), "Retirer du site"));
  CHECK_FALSE(has_words(page_of(rows(), "/equipe/textes?genre=page"), "nouvelle"));
}

TEST_CASE("a step of the history stands behind the last that has a date, and never before it") {
  std::vector<Row> all = rows();
  all.push_back({"history", "9", 9, R"({"date":null,"text":"Plus tard","origin":"example"})"});
  const std::string made = new_thing("history");
  CHECK(text_of(place_of_new(all, made), "after") == "3");
  CHECK(wish_of(all, made) == "history/h-01");
  all.push_back(
      {"history", "h-01", 2, R"({"id":"h-01","date":"2026-06","text":"Un","origin":"example"})"});
  CHECK(text_of(place_of_new(all, made), "after") == "h-01");
  CHECK(wish_of(all, made) == "history/h-02");
}

TEST_CASE("a retirement needs a reason in each language of the pack, and asks for what was typed") {
  const Roadmap roadmap = roadmap_of(rows());
  Fields form;
  CHECK(faults_of_retirement(roadmap, form, Lang::fr).size() == 1);
  form.set("pourquoi_fr", std::string(retire_most + 1, 'a'));
  CHECK(faults_of_retirement(roadmap, form, Lang::fr).size() == 1);
  form.set("pourquoi_fr", "Reprise ailleurs");
  form.set("remplacante", "A1-02");
  CHECK(faults_of_retirement(roadmap, form, Lang::fr).empty());
  const std::vector<Row> all = rows();
  const Row& action = *row_of_thing(all, "action/A1-01");
  const std::string begin =
      R"({"roadmap":"vallon","on":"A1-01","of":")" + name_of_title(body_of(action)) + "\",";
  CHECK(write_json(asked_retirement(roadmap, action, form)) ==
        begin + R"("why":{"fr":"Reprise ailleurs"},"replaced_by":"A1-02"})");
  form.set("retour", "1");
  CHECK(faults_of_retirement(roadmap, {}, Lang::fr).size() == 1);
  CHECK(write_json(asked_retirement(roadmap, action, form)) == begin + "\"back\":true}");
}

TEST_CASE("the form of a retirement, and of coming back") {
  const std::string target = "/equipe/retraits/A1-01/ecrire";
  CHECK(path_of(*desk_route_of(target)) == target);
  CHECK(has_words(page_of(rows(), target), "Retirer A1-01"));
  CHECK(has_words(page_of(rows(), target, Sending::faulty), "ne peut pas rester vide"));
  std::vector<Row> all = rows();
  for (Row& row : all) {
    if (row.kind != "action" || row.id != "A1-01") continue;
    row.body.insert(row.body.size() - 1,
                    R"(,"retired":{"date":"2026","text":{"fr":"Fini"},"origin":"example"})");
  }
  CHECK(has_words(page_of(all, target), "Remettre A1-01"));
  CHECK(has_words(page_of(rows(), "/equipe/textes/action/A1-01/ecrire"), target));
}
