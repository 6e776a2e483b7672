// An editor's change of texts: what becomes of the thing, what is kept of it, what is refused.
#include "charge/revise.h"

#include <doctest/doctest.h>

#include "charge/editor_rows.h"
#include "charge/passages.h"
#include "charge/revise_words.h"
#include "charge/wording.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "pack/pack.h"
#include "support/files.h"

namespace {

using namespace cairn;
using namespace cairn::test;

struct Asked {
  std::string at, lang, was, is;
};

Intent revise(int k, const std::string& on, const std::vector<Asked>& asked,
              const std::string& more = "") {
  Json list = json_array();
  for (const Asked& one : asked) {
    Json word = json_object();
    put(word, "at", json_text(one.at));
    put(word, "lang", json_text(one.lang));
    put(word, "of", json_text(name_of_words(one.was)));
    put(word, "is", json_text(one.is));
    list.items.push_back(std::move(word));
  }
  std::string id(32, '0');
  id[31] = static_cast<char>('0' + k % 10);
  return {
      id, k, "revise",
      "", 0, R"({"roadmap":"essai","on":")" + on + R"(","words":)" + write_json(list) + more + "}"};
}

}  // namespace

TEST_CASE("a text of a page is changed, in one language; what it was is kept beside it") {
  Rows rows;
  const auto done = rows.take(
      revise(1, "page/aide", {{"sections.0.heading", "fr", "Trouver", "  Trouver\nune action "}}));
  CHECK(done.outcome == Outcome::applied);
  CHECK(rows.words("page", "aide", "sections.0.heading", "fr") == "Trouver une action");
  CHECK(rows.words("page", "aide", "sections.0.heading", "en") == "Find");
  const Json revised = body_of(*rows.row("revised", "page/aide"));
  CHECK(text_of(revised.find("words")->items[0], "was") == "Trouver");
  CHECK(rows.row("page", "aide")->ord == 3);
  CHECK(done.changes.size() == 2);  // no history but an action's
}

TEST_CASE("the public history of an action tells a change of its texts, and by which role") {
  Rows rows;
  CHECK(rows.take(revise(1, "action/A1-03", {{"title", "fr", "Réparer", "Réparer d'abord"}},
                         R"(,"note":{"fr":"Plus clair"})"))
            .outcome == Outcome::applied);
  const Roadmap roadmap = roadmap_of({*rows.row("pack", "essai"), *rows.row("action", "A1-03")});
  REQUIRE(roadmap.actions.size() == 1);
  const Action& action = roadmap.actions[0];
  CHECK(action.title.fr == "Réparer d'abord");
  REQUIRE(action.history.size() == 2);
  CHECK(action.history[1].text.fr ==
        "Titre : « Réparer » → « Réparer d'abord » ; note : Plus clair (rédaction)");
  CHECK(action.history[1].text.en == "The French text is revised (editor)");
  CHECK(rows.row("source", register_source));
  CHECK(body_of(*rows.row("pack", "essai")).find("as_of")->text == "2026-11-18");
  // A lead's update that was written meanwhile stands on the same state.
  CHECK_FALSE(rows.row("updated", "A1-03"));
}

TEST_CASE("what is not what its author saw is overtaken, whole; another text of the thing is not") {
  Rows rows;
  rows.take(revise(1, "page/aide", {{"title", "fr", "Aide", "De l'aide"}}));
  const auto late = revise(2, "page/aide",
                           {{"title", "fr", "Aide", "Un coup de main"},
                            {"sections.0.heading", "fr", "Trouver", "Chercher"}});
  CHECK(rows.take(late).outcome == Outcome::superseded);
  CHECK(rows.words("page", "aide", "title", "fr") == "De l'aide");
  CHECK(rows.words("page", "aide", "sections.0.heading", "fr") == "Trouver");
  CHECK(rows.take(revise(3, "page/aide", {{"title", "en", "Help", "Some help"}})).outcome ==
        Outcome::applied);
  CHECK(rows.take(revise(4, "page/aide", {{"sections.4.heading", "fr", "", "Un"}})).outcome ==
        Outcome::superseded);
  // Sent twice, done once.
  const auto again = revise(3, "page/aide", {{"title", "en", "Help", "Some help"}});
  CHECK(rows.take(again).outcome == Outcome::duplicate);
}

TEST_CASE("what no pack could hold is refused, and nothing else of a row can be written") {
  Rows rows;
  const auto reason = [&](const std::string& on, const std::vector<Asked>& asked) {
    return rows.take(revise(1, on, asked)).reason;
  };
  CHECK(reason("page/aide", {{"title", "fr", "Aide", " "}}) == Reason::empty);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", "Aide"}}) == Reason::empty);
  CHECK(reason("page/aide", {}) == Reason::empty);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", std::string(2001, 'a')}}) == Reason::too_long);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", "<b>Aide</b>"}}) == Reason::malformed);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", "[[Aide"}}) == Reason::malformed);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", "[[Aide|/nulle-part]]"}}) ==
        Reason::malformed);
  CHECK(reason("page/aide", {{"title", "fr", "Aide", "[[Aide|inconnu]]"}}) == Reason::malformed);
  for (const char* place : {"/aide#trouver", "/contact#ici", "/glossaire#mot-reemploi",
                            "/actions/A1-03#jalons", "/", "aide", "//exemple.fr"}) {
    CAPTURE(std::string(place));
    const std::string words = "[[Aide|" + std::string(place) + "]]";
    const bool is_known = std::string(place) == "/";
    if (!is_known) {
      CHECK(reason("page/aide", {{"title", "fr", "Aide", words}}) == Reason::malformed);
    }
  }
  CHECK(reason("page/aide", {{"title", "de", "", "Hilfe"}}) == Reason::malformed);
  CHECK(reason("action/A1-03", {{"plain", "fr", "Réparer.", "Une phrase. Deux phrases."}}) ==
        Reason::malformed);
  for (const char* at :
       {"id", "history.0.text", "status.reason", "axis", "", "milestones.0.date"}) {
    CAPTURE(std::string(at));
    const Decision decision =
        rows.take(revise(1, "action/A1-03", {{at, "fr", "Réparer", "Autre"}}));
    CHECK(decision.outcome != Outcome::applied);
    CHECK(decision.changes.empty());
  }
  for (const char* on :
       {"page/nulle", "page/accessibilite", "update/aide", "audit/rgaa", "", "/"}) {
    CAPTURE(std::string(on));
    CHECK(reason(on, {{"title", "fr", "Aide", "Autre"}}) == Reason::unknown_target);
  }
  CHECK(rows.take({std::string(32, '1'), 1, "revise", "", 0, "[]"}).reason == Reason::malformed);
  CHECK(rows.take(revise(1, "page/aide", {{"title", "fr", "Aide", "Autre"}}),
                  {{Role::operator_}, {Role::lead, 1}, {Role::moderator}, {Role::relay}})
            .reason == Reason::no_right);
  CHECK(rows.words("page", "aide", "title", "fr") == "Aide");
}

TEST_CASE("marks to a page, to another site and to the glossary are as a pack has them") {
  Rows rows;
  for (const char* words : {"[[Aide|/actions/A1-03]]", "[[CNIL|https://www.cnil.fr/]]",
                            "[[réparer|reemploi]]", "[[Aide|/aide#liste]]", "[[Bilan|/bilan]]"}) {
    CAPTURE(std::string(words));
    const std::string was = rows.words("page", "aide", "title", "fr");
    CHECK(rows.take(revise(1, "page/aide", {{"title", "fr", was, words}})).outcome ==
          Outcome::applied);
    rows.rows.erase({"revised", "page/aide"});
  }
}

TEST_CASE("fault: two texts of an action made a line of history that no pack could hold") {
  Rows rows;
  CHECK(rows.take(revise(1, "action/A1-03",
                         {{"title", "en", "Repair", "Repair: Q&A"},
                          {"text", "en", "Repair.", "Repair [[first|/actions]]."}}))
            .outcome == Outcome::applied);
  CHECK(rows.take(revise(
                      2, "action/A1-03",
                      {{"text", "en", "Repair [[first|/actions]].", "Repair [[first|/contact]]."}}))
            .outcome == Outcome::applied);
  const Json action = body_of(*rows.row("action", "A1-03"));
  const std::vector<Json>& history = action.find("history")->items;
  REQUIRE(history.size() == 3);
  CHECK(text_of(*history[1].find("text"), "en").find("Q& A") != std::string_view::npos);
  CHECK(text_of(*history[2].find("text"), "en").find("/contact") != std::string_view::npos);
}

TEST_CASE("a roadmap in one language has bare strings, and they stay so") {
  Rows rows(R"("fr")");
  rows.add({"term", "mot", 0, R"({"id":"mot","term":"Mot","definition":"Une chose."})"});
  CHECK(rows.take(revise(1, "term/mot", {{"definition", "fr", "Une chose.", "Un mot."}})).outcome ==
        Outcome::applied);
  CHECK(rows.row("term", "mot")->body == R"({"id":"mot","term":"Mot","definition":"Un mot."})");
  CHECK(rows.take(revise(2, "term/mot", {{"definition", "en", "", "A word."}})).reason ==
        Reason::malformed);
}

TEST_CASE("every text of both packs can be changed, and the roadmap stays whole") {
  for (const char* folder : {"content/numerique-responsable", "content/vallon"}) {
    CAPTURE(std::string(folder));
    const PackReading pack = read_pack(test::pack_at_root(folder), Lang::fr);
    REQUIRE(pack.problems.empty());
    Rows rows;
    rows.rows.clear();
    std::string id;
    for (const Row& row : pack.rows) {
      rows.add(row);
      if (row.kind == "pack") id = row.id;
    }
    const std::vector<Lang> langs = langs_of(body_of(*rows.row("pack", id)));
    int changed = 0;
    for (const Row& row : pack.rows) {
      if (!is_editable(row.kind, row.id)) continue;
      for (const Wording& one : wordings_of(row.kind, body_of(row), langs)) {
        const std::string& was = one.text.fr;
        if (was.empty()) continue;
        CAPTURE(row.kind + "/" + row.id + " " + one.at);
        Intent intent = revise(1, row.kind + "/" + row.id, {{one.at, "fr", was, was + "\u00a0"}});
        intent.body.replace(intent.body.find("essai"), 5, id);
        Actor actor;
        actor.rights = {{Role::editor}};
        const Decision decision = decide_revise(rows, actor, intent, november);
        CHECK(decision.outcome == Outcome::applied);
        CHECK_FALSE(wording_name(Lang::en, one.at).empty());
        ++changed;
      }
    }
    CHECK(changed > 100);
  }
}

TEST_CASE("a fact, a step of the history, a resource and a word are added, vouched for") {
  Rows rows;
  rows.add(
      {"history", "3", 5, R"({"date":"2025","text":{"fr":"Un","en":"One"},"origin":"example"})"});
  rows.add({"term", "term-1", 7, "{}"});
  struct Added {
    std::string kind, id, after, is;
    std::vector<std::string> texts;
  };
  const Added added[] = {{"fact", "fact-1", "", "fact-1", {"figure", "said.text"}},
                         {"history", "h-01", "3", "h-01", {"text"}},
                         {"resource", "resource-1", "", "resource-1", {"title", "text"}},
                         // The number wished for is taken: it gets the next.
                         {"term", "term-1", "term-1", "term-2", {"term", "definition"}}};
  int k = 1;
  for (const Added& one : added) {
    CAPTURE(one.kind);
    std::vector<Asked> words;
    for (const std::string& at : one.texts) {
      words.push_back({at, "fr", "", "Des haies."});
      words.push_back({at, "en", "", "Hedges."});
    }
    const std::string place = R"(,"new":{"after":")" + one.after + "\"}";
    const Intent intent = revise(k++, one.kind + "/" + one.id, words, place);
    CHECK(rows.take(intent).outcome == Outcome::applied);
    const auto row = rows.row(one.kind, one.is);
    REQUIRE(row);
    CHECK(is_whole(one.kind, body_of(*row), {Lang::fr, Lang::en}));
    CHECK(row->body.find("Des haies.") != std::string::npos);
    const auto after = rows.row(one.kind, one.after);
    CHECK(row->ord == (after ? after->ord : 0));
    CHECK((row->body.find(R"("source":"REG")") != std::string::npos) == (one.kind != "term"));
    CHECK(rows.take(intent).outcome == Outcome::duplicate);
    // All of its texts are needed.
    words.pop_back();
    CHECK(rows.take(revise(k++, one.kind + "/x-1", words, R"(,"new":{})")).reason ==
          Reason::malformed);
  }
  CHECK(rows.row("source", register_source));
  CHECK(text_of(body_of(*rows.row("history", "h-01")), "date") == "2026-11-18");
  CHECK(rows.take(revise(9, "page/neuve", {{"title", "fr", "", "Un"}}, R"(,"new":{})")).reason ==
        Reason::unknown_target);
}

TEST_CASE("fault: a step of today would have stood behind one of tomorrow, and no pack could be") {
  Rows rows;
  rows.add(
      {"history", "3", 5, R"({"date":"2030","text":{"fr":"Un","en":"One"},"origin":"example"})"});
  const std::vector<Asked> words = {{"text", "fr", "", "Deux"}, {"text", "en", "", "Two"}};
  CHECK(rows.take(revise(1, "history/h-01", words, R"(,"new":{"after":"3"})")).reason ==
        Reason::unknown_target);
}

TEST_CASE("what nothing refers to is taken away by who saw it as it is; nothing else is") {
  Rows rows;
  const std::string body = R"({"id":"eau","title":{"fr":"Eau","en":"Water"},"origin":"example"})";
  rows.add({"resource", "eau", 0, body});
  const auto away = [&](const std::string& on, const std::string& seen) {
    return revise(1, on, {}, R"(,"gone":")" + name_of_words(seen) + '"');
  };
  CHECK(rows.take(away("resource/eau", "autre")).outcome == Outcome::superseded);
  CHECK(rows.take(away("resource/eau", body), {{Role::lead, 1}}).reason == Reason::no_right);
  CHECK(rows.take(away("resource/eau", body)).outcome == Outcome::applied);
  CHECK_FALSE(rows.row("resource", "eau"));
  CHECK(rows.take(away("resource/eau", body)).outcome == Outcome::duplicate);
  for (const char* on : {"term/reemploi", "action/A1-03", "page/aide", "pack/essai"}) {
    const std::string kind = std::string(on).substr(0, std::string(on).find('/'));
    const auto row = rows.row(kind, std::string(on).substr(kind.size() + 1));
    CHECK(rows.take(away(on, row->body)).reason == Reason::malformed);
  }
}

TEST_CASE("a difference keeps whole words, and a few around what is otherwise") {
  const auto check = [](const char* was, const char* is, const char* left, const char* right) {
    const Difference difference = difference_of(was, is);
    CHECK(difference.was == left);
    CHECK(difference.is == right);
  };
  check("Aide", "De l'aide", "Aide", "De l'aide");
  check("", "Neuf", "", "Neuf");
  check("un deux trois", "un deux trois quatre", "un deux trois", "un deux trois quatre");
  const std::string long_head = "Ce texte commence par bien des mots que personne n'a changés";
  check((long_head + " hier").c_str(), (long_head + " demain").c_str(),
        "… que personne n'a changés hier", "… que personne n'a changés demain");
  const std::string long_tail = " et finit par bien des mots que personne n'a changés non plus";
  check(("hier" + long_tail).c_str(), ("demain" + long_tail).c_str(),
        "hier et finit par bien des mots …", "demain et finit par bien des mots …");
  CHECK(difference_of(std::string(500, 'a'), "b").was == " …");
}

TEST_CASE("texts are called by where they stand") {
  CHECK(wording_name(Lang::fr, "sections.1.blocks.0.p") == "Section 2, paragraphe 1");
  CHECK(wording_name(Lang::en, "sections.0.blocks.1.list.3") == "Section 1, item 2.4");
  CHECK(wording_name(Lang::fr, "milestones.0.label") == "Jalon 1, libellé");
  CHECK(wording_name(Lang::fr, "text") == "Texte");
  CHECK(wording_name(Lang::fr, "said.text") == "Ce qui est dit");
  CHECK(wording_name(Lang::fr, "99999999999999999999.x.") != "");
}
