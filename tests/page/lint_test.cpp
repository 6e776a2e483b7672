// Each rule of lint must be able to fail: one broken page a rule.
#include "page/lint.h"

#include <doctest/doctest.h>

#include "page/write.h"

using namespace cairn;
using namespace cairn::write;

namespace {

Page sound() {
  Page page;
  page.lang = "fr";
  page.title = "Titre";
  page.main = {heading(1, "Un"), heading(2, "Deux"), paragraph("Trois"),
               list({item({write::link("A", "/a")}), item({write::link("B", "/b")})})};
  return page;
}

/// The one problem of a page to which `node` was added.
std::string problem_of(Node node) {
  Page page = sound();
  page.main.push_back(std::move(node));
  const std::vector<std::string> problems = lint(page);
  return problems.empty() ? "" : problems.front();
}

Node field_without(std::string text, std::string key) {
  Node n = node(Kind::field);
  n.text = std::move(text);
  n.key = std::move(key);
  return n;
}

}  // namespace

TEST_CASE("a sound page has no problem") { CHECK(lint(sound()).empty()); }

TEST_CASE("titles, languages and headings") {
  Page page = sound();
  page.title.clear();
  page.lang.clear();
  CHECK(lint(page) == std::vector<std::string>{"RGAA 8.5: no title", "RGAA 8.3: no language"});
  CHECK(problem_of(heading(1, "Encore")) == "RGAA 9.1: 2 h1 in main");
  CHECK(problem_of(heading(4, "Trop bas")) == "RGAA 9.1: level 4 after 2: Trop bas");
  CHECK(problem_of(heading(2, "")) == "RGAA 9.1: a heading without words");
  page = sound();
  page.header.push_back(heading(1, "Bandeau"));
  CHECK_FALSE(lint(page).empty());
}

TEST_CASE("links and buttons") {
  CHECK(problem_of(write::link("", "/c")) == "RGAA 6.2: a link without words to /c");
  CHECK(problem_of(write::link("C", "")) == "RGAA 6.1: a link to nowhere: C");
  CHECK(problem_of(write::link("A", "/ailleurs")) == "RGAA 6.1: “A” leads to /a and to /ailleurs");
  Node labelled = write::link("Voir", "/v");
  labelled.label = "Autre chose";
  CHECK(problem_of(labelled) == "RGAA 6.1: a link's name must hold its visible words: Voir");
  CHECK(problem_of(node(Kind::button)) == "RGAA 11.9: a button without words");
}

TEST_CASE("fields, keys, lists, tables, landmarks, images, languages") {
  CHECK(problem_of(field_without("", "k")) == "RGAA 11.1: a field without a label: ");
  CHECK(problem_of(field_without("Nom", "")) == "RGAA 11.1: a field without a key: Nom");
  Page page = sound();
  page.main.push_back(field_without("Un", "k"));
  page.main.push_back(field_without("Deux", "k"));
  CHECK(lint(page) == std::vector<std::string>{"RGAA 8.2: the key k twice"});
  CHECK(problem_of(list({})) == "RGAA 9.3: an empty list");
  CHECK(problem_of(list({paragraph("x")})) == "RGAA 9.3: a list holds something else than items");
  CHECK(problem_of(table("", {row({cell("a")})})) == "RGAA 5.4: a table without a caption");
  CHECK(problem_of(table("t", {})) == "RGAA 5.6: a table without heads: t");
  CHECK(problem_of(table("t", {row({cell("a"), cell("b")}), row({cell("c")})})) ==
        "RGAA 5.7: ragged rows in: t");
  CHECK(problem_of(navigation("", {})) == "RGAA 12.6: a landmark without a name");
  CHECK(problem_of(node(Kind::image)) == "RGAA 1.1: an image without an alternative: ");
  CHECK(problem_of(node(Kind::foreign)) == "RGAA 8.7: a change of language without a code");
  CHECK(problem_of(paragraph("")) == "RGAA 8.9: an empty paragraph");
  CHECK(problem_of(details("", {})) == "RGAA 7.1: a details or notice without its word");
}

TEST_CASE("charts say in words what they show") {
  Chart chart;
  chart.summary = "s";
  CHECK(problem_of(figure("f", chart, {paragraph("t")})) ==
        "RGAA 1.9: a chart without a caption: f");
  chart.caption = "c";
  CHECK(problem_of(figure("f", chart, {paragraph("t")})).empty());
  CHECK(problem_of(figure("f", chart, {})) ==
        "RGAA 1.6: a chart without its table or the list that tells it: f");
  chart.summary.clear();
  CHECK(problem_of(figure("f", chart, {paragraph("t")})) ==
        "RGAA 1.6: a chart without a summary: f");
  CHECK(problem_of(node(Kind::figure)) == "RGAA 1.1: a figure without a chart: ");
}
