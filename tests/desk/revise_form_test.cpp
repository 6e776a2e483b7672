// An editor's form: what it asks for is what its author changed of what he saw, and nothing else.
#include "desk/revise_form.h"

#include <doctest/doctest.h>

#include "charge/passages.h"
#include "charge/revise.h"
#include "desk/desk.h"
#include "json/build.h"
#include "pack/pack.h"
#include "page/lint.h"
#include "support/files.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;

namespace {

const Rights editor = {{Role::editor}};

std::vector<Row> rows_with(const std::string& title, bool is_bilingual = true) {
  return {
      {"pack", "essai", 0,
       is_bilingual ? R"({"id":"essai","languages":["fr","en"]})"
                    : R"({"id":"essai","languages":["fr"]})"},
      {"page", "aide", 1,
       R"({"id":"aide","title":{"fr":")" + title +
           R"(","en":"Help"},"sections":[{"heading":{"fr":"Trouver","en":"Find"},"blocks":[]}]})"}};
}

Fields form_on(const std::vector<Row>& rows) {
  const Row* row = row_of_thing(rows, "page/aide");
  REQUIRE(row != nullptr);
  Fields form;
  form.set("lu", seen_of(text_fields(*row, langs_of(rows)), form));
  for (const TextField& field : text_fields(*row, langs_of(rows))) {
    form.set(field.name, field.words);
  }
  return form;
}

std::string words_of(const AskedRevision& asked) { return write_json(asked.words); }

}  // namespace

TEST_CASE("only what was typed differently is asked for, with what was seen") {
  const std::vector<Row> rows = rows_with("Aide");
  Fields form = form_on(rows);
  const AskedRevision nothing = asked_of_texts(rows, "page/aide", form, Lang::fr);
  REQUIRE(nothing.faults.size() == 1);
  CHECK(nothing.faults[0].field.empty());
  form.set("t-title-fr", "De l'aide\r\n");
  const AskedRevision asked = asked_of_texts(rows, "page/aide", form, Lang::fr);
  CHECK(asked.faults.empty());
  CHECK(words_of(asked) ==
        R"([{"at":"title","lang":"fr","of":")" + name_of_words("Aide") + R"(","is":"De l'aide"}])");
}

TEST_CASE(
    "fault: what a colleague published while a form was open took the place of what was typed") {
  const std::vector<Row> rows = rows_with("Aide");
  Fields form;
  begin_texts(text_fields(*row_of_thing(rows, "page/aide"), langs_of(rows)), form);
  // The screen is made anew of these fields: none of them moves.
  CHECK(form.of("t-title-fr") == "Aide");
  const std::vector<Row> later = rows_with("Entraide");
  begin_texts(text_fields(*row_of_thing(later, "page/aide"), langs_of(later)), form);
  CHECK(form.of("t-title-fr") == "Aide");
  CHECK(form.of("lu").find("t-title-fr:" + name_of_words("Aide")) != std::string::npos);
}

TEST_CASE("fault: what was too long for one intent was sent, and could never arrive") {
  std::vector<Row> rows = rows_with("Aide");
  std::string body = R"({"id":"aide","title":{"fr":"Aide","en":"Help"},"sections":[{"blocks":[)";
  for (int i = 0; i < 12; ++i)
    body += std::string(i > 0 ? "," : "") + R"({"p":{"fr":"Un","en":"One"}})";
  rows[1].body = body + "]}]}";
  Fields form = form_on(rows);
  for (int i = 0; i < 12; ++i) {
    form.set("t-sections-0-blocks-" + std::to_string(i) + "-p-fr", std::string(1500, 'a'));
  }
  const AskedRevision asked = asked_of_texts(rows, "page/aide", form, Lang::fr);
  REQUIRE(asked.faults.size() == 1);
  CHECK(asked.faults[0].field.empty());
}

TEST_CASE("what others change while a form is open is neither undone nor hidden from the rule") {
  Fields form = form_on(rows_with("Aide"));
  form.set("t-sections-0-heading-fr", "Chercher");
  const std::vector<Row> later = rows_with("Entraide");
  // The title was untouched: it is not asked for, though it is another one now.
  const std::string asked = words_of(asked_of_texts(later, "page/aide", form, Lang::fr));
  CHECK(asked.find("title") == asked.npos);
  CHECK(asked.find("Chercher") != asked.npos);
  // It was touched: the rule is told what its author saw.
  form.set("t-title-fr", "Un coup de main");
  CHECK(words_of(asked_of_texts(later, "page/aide", form, Lang::fr)).find(name_of_words("Aide")) !=
        std::string::npos);
}

TEST_CASE("a draft keeps what was changed and what it was written of; a form goes on from it") {
  const std::vector<Row> rows = rows_with("Aide");
  Fields form = form_on(rows);
  const Row* row = row_of_thing(rows, "page/aide");
  CHECK(changed_of_texts(*row, langs_of(rows), form).empty());
  form.set("t-title-en", "Some help");
  form.set("id", std::string(32, 'a'));
  const Fields kept = changed_of_texts(*row, langs_of(rows), form);
  CHECK(kept.of("t-title-en") == "Some help");
  CHECK_FALSE(kept.has("t-title-fr"));
  const std::vector<Row> later = rows_with("Entraide");
  const std::string seen =
      seen_of(text_fields(*row_of_thing(later, "page/aide"), langs_of(later)), kept);
  CHECK(seen.find("t-title-en:" + name_of_words("Help")) != seen.npos);
  CHECK(seen.find("t-title-fr:" + name_of_words("Entraide")) != seen.npos);
}

TEST_CASE("a fault is told at its field, in the words of the pack's reader") {
  const std::vector<Row> rows = rows_with("Aide");
  const auto fault = [&](const std::string& words) {
    Fields form = form_on(rows);
    form.set("t-title-fr", words);
    const AskedRevision asked = asked_of_texts(rows, "page/aide", form, Lang::fr);
    REQUIRE(asked.faults.size() == 1);
    CHECK(asked.faults[0].field == "t-title-fr");
    return asked.faults[0].sentence;
  };
  CHECK(fault(" ").find("vide") != std::string::npos);
  CHECK(fault(std::string(2001, 'a')).find("2000") != std::string::npos);
  CHECK(fault("<b>Aide</b>").find("HTML") != std::string::npos);
  CHECK(fault("[[Aide|/nulle-part]]").find("/nulle-part") != std::string::npos);
}

TEST_CASE("a word of the glossary that other texts call by its name keeps it") {
  std::vector<Row> rows = rows_with("Aide");
  rows.push_back({"term", "loi-reen", 0,
                  R"({"id":"loi-reen","term":{"fr":"REEN","en":"REEN act"},)"
                  R"("definition":{"fr":"Une loi.","en":"An act."}})"});
  Fields form;
  form.set("t-term-fr", "Loi REEN");
  CHECK(asked_of_texts(rows, "term/loi-reen", form, Lang::fr).faults.empty());
  rows[1].body.replace(rows[1].body.find("Trouver"), 7, "La loi [[REEN]]");
  const AskedRevision asked = asked_of_texts(rows, "term/loi-reen", form, Lang::fr);
  REQUIRE(asked.faults.size() == 1);
  CHECK(asked.faults[0].sentence.find("page/aide") != std::string::npos);
}

TEST_CASE("fault: the draft of an action with a history was not seen before it was published") {
  std::vector<Row> rows = rows_with("Aide");
  rows.push_back(
      {"action", "A1-03", 1,
       R"({"id":"A1-03","axis":1,"title":{"fr":"Une","en":"One"},"plain":{"fr":"Une.","en":"One."},)"
       R"("text":{"fr":"Une.","en":"One."},"origin":"example",)"
       R"("responsible":{"text":{"fr":"Eux","en":"They"},"origin":"example"},)"
       R"("status":{"is":"planned","origin":"example"},)"
       R"("history":[{"date":"2026","text":{"fr":"Là","en":"Then"},"origin":"example"}]})"});
  Fields form;
  form.set("t-title-fr", "Deux");
  form.set("lu", "t-title-fr:" + name_of_words("Une"));
  CHECK(with_draft(rows, "action/A1-03", form)[2].body.find("Deux") != std::string::npos);
}

TEST_CASE("a draft is seen on its page before it is published, and the way back after") {
  const std::vector<Row> rows = rows_with("Aide");
  Fields form = form_on(rows);
  form.set("t-title-fr", "De l'aide");
  const std::vector<Row> seen = with_draft(rows, "page/aide", form);
  CHECK(seen[1].body.find("De l'aide") != std::string::npos);
  CHECK(rows[1].body.find("De l'aide") == std::string::npos);
  std::vector<Row> published = rows_with("De l'aide");
  published.push_back(
      {"revised", "page/aide", 9,
       R"({"by":"1","words":[{"at":"title","lang":"fr","was":"Aide","is":"De l'aide"}]})"});
  Fields back;
  fill_back(published, "page/aide", back);
  CHECK(back.of("t-title-fr") == "Aide");
  // A draft comes first; what is as good as unreadable is not shown, and the rest is.
  back.set("t-title-fr", "Brouillon");
  fill_back(published, "page/aide", back);
  CHECK(back.of("t-title-fr") == "Brouillon");
}

TEST_CASE("the screens of an editor, in both languages and packs: clean, and not for everybody") {
  for (const char* folder : {"content/numerique-responsable", "content/vallon"}) {
    const PackReading pack = read_pack(test::pack_at_root(folder), Lang::fr);
    std::vector<Row> rows = pack.rows;
    std::string thing;
    for (const Row& row : rows) {
      if (row.kind == "page") thing = "page/" + row.id;
    }
    rows.push_back(
        {"revised", thing, 1'795'000'000'000,
         R"({"by":"1","words":[{"at":"title","lang":"fr","was":"Aidez","is":"Aide"}]})"});
    const Roadmap& roadmap = test::roadmap_of_pack(folder);
    DeskKnown known{roadmap, rows, editor, "Édith", "", false, {}};
    std::string all;
    std::vector<Row> shown = pack.rows;
    shown.push_back({"", "", 0, ""});  // every kind, and what changed last
    for (const Lang lang : roadmap.langs) {
      for (const Row& row : shown) {
        for (const auto place : {DeskRoute::Place::texts, DeskRoute::Place::revise}) {
          DeskVisit visit;
          visit.route.place = place;
          visit.route.lang = lang;
          visit.route.id = place == DeskRoute::Place::texts ? row.kind : row.kind + "/" + row.id;
          visit.id = std::string(32, 'a');
          visit.sending = Sending::faulty;
          const Page page = desk_page_of(visit, known);
          for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
          all += to_text(page);
        }
      }
    }
    CHECK(all.find("Derniers changements") != all.npos);
    known.rights = {{Role::moderator}};
    DeskVisit visit;
    visit.route.place = DeskRoute::Place::revise;
    visit.route.id = thing;
    CHECK(to_text(desk_page_of(visit, known)).find("revient à la rédaction") != std::string::npos);
  }
}
