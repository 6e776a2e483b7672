// The grids of docs/ as rows.
#include <doctest/doctest.h>

#include "pack/csv.h"
#include "pack/pack.h"
#include "support/files.h"

using namespace cairn;

TEST_CASE("a CSV is read as spreadsheets write it") {
  const Csv csv =
      read_csv("\xEF\xBB\xBFid,\"a,b\"\r\n1,\"two\r\nlines\"\r\n\r\n2,\"say \"\"yes\"\"\"\r\n3,");
  REQUIRE(csv.lines.size() == 4);
  CHECK(csv.lines[0].cells == std::vector<std::string>{"id", "a,b"});
  CHECK(csv.lines[1].cells == std::vector<std::string>{"1", "two\r\nlines"});
  CHECK(csv.lines[2].line == 5);
  CHECK(csv.lines[2].cells == std::vector<std::string>{"2", "say \"yes\""});
  CHECK(csv.lines[3].cells == std::vector<std::string>{"3", ""});
  CHECK(csv.open_quote == 0);
  CHECK(read_csv("a\n\"b").open_quote == 2);
  CHECK(read_csv("").lines.empty());
}

TEST_CASE("a grid becomes an audit, its columns found by their names") {
  std::vector<Problem> problems;
  const std::vector<Row> rows =
      audit_rows("rgaa",
                 "theme,id,title_fr,title_en,state,proof_fr,proof_en\n"
                 "Images,1.1,Alternatives,Alternatives,C,\"Testé, relu\",\"Tested, read\"\n"
                 "Cadres,2.1,Titres,Titles,NA,,\n",
                 problems);
  CHECK(problems.empty());
  const Roadmap roadmap = roadmap_of(rows);
  REQUIRE(roadmap.audits.size() == 1);
  const Audit& audit = roadmap.audits[0];
  CHECK(audit.id == "rgaa");
  REQUIRE(audit.lines.size() == 2);
  CHECK(audit.lines[0].id == "1.1");
  CHECK(audit.lines[0].proof == Text{"Testé, relu", "Tested, read"});
  CHECK(audit.lines[1].state == "NA");
  CHECK(audit.lines[1].proof.empty());
}

TEST_CASE("a grid's mistakes have their line") {
  std::vector<Problem> problems;
  audit_rows("rgesn", "id,state\n1.1,C\n1.2,YES\n1.3\n", problems);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].file == "rgesn.csv");
  CHECK(problems[0].line == 3);
  CHECK(problems[0].what == "'state' cannot be 'YES'");
  CHECK(problems[0].write == "write one of these: C, NC, NA, NT");
  CHECK(problems[1].what == "this line has 1 cells, the first one has 2");
  problems.clear();
  audit_rows("rgaa", "id,title_fr\n1.1,x\n", problems);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].what == "the column 'state' is missing");
}

TEST_CASE("budgets are rows of their own") {
  std::vector<Problem> problems;
  const std::vector<Row> rows = budget_rows(
      "[{\"id\":\"home-html\",\"label\":{\"fr\":\"Page d'accueil\",\"en\":\"Home page\"},"
      "\"measured\":9000,\"most\":14336,\"unit\":\"B\"}]",
      problems);
  CHECK(problems.empty());
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].id == "home-html");
  const Roadmap roadmap = roadmap_of(rows);
  REQUIRE(roadmap.budgets.size() == 1);
  CHECK(roadmap.budgets[0].most == 14336);
  budget_rows("[{\"id\":1}]", problems);
  CHECK(problems.size() == 5);
  CHECK(problems[0].what == "'id' must be written between quotes");
}

TEST_CASE("the grids and budgets of the house are sound") {
  std::vector<Problem> problems;
  for (const char* name : {"rgaa", "rgesn"}) {
    const std::string csv = test::file_at_root(std::string("docs/") + name + ".csv");
    const std::vector<Row> rows = audit_rows(name, csv, problems);
    int skipped = -1;
    const Roadmap roadmap = roadmap_of(rows, &skipped);
    CHECK(skipped == 0);
    CHECK(roadmap.audits.at(0).lines.size() > 50);
    CHECK(roadmap.audits.at(0).date.known());
  }
  budget_rows(test::file_at_root("docs/budgets.json"), problems);
  for (const Problem& problem : problems) {
    MESSAGE(problem.file << ":" << problem.line << ": " << problem.what);
  }
  CHECK(problems.empty());
}
