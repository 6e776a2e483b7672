// Spreadsheets that are broken, hostile or mistaken: each has its message, and nothing of it is
// applied.
#include <algorithm>

#include "hostile_sheets.h"
#include "sheets_support.h"

using namespace cairn;
using namespace cairn::test;

TEST_CASE("sheets: each broken sheet is told where, what is wrong and what to write") {
  for (const HostileSheet& sheet : hostile_sheets) {
    CAPTURE(sheet.what_en);
    SheetFile file{std::string(sheet.file), std::string(sheet.text)};
    for (const Lang lang : {Lang::fr, Lang::en}) {
      const SheetImport import = import_sheets(main_rows(), {file}, lang);
      if (import.problems.size() != 1) show(import);
      REQUIRE(import.problems.size() == 1);
      const SheetProblem& problem = import.problems[0];
      CHECK(problem.file == sheet.file);
      CHECK(problem.line == sheet.line);
      CHECK(problem.column == sheet.column);
      if (lang == Lang::en) {
        CHECK(problem.what == sheet.what_en);
        CHECK(problem.write == sheet.write_en);
      } else {
        CHECK(problem.what == sheet.what_fr);
        CHECK(problem.write == sheet.write_fr);
      }
      CHECK(import.changed.empty());
      CHECK(import.differences.empty());
    }
  }
}

TEST_CASE("sheets: one mistake anywhere, and nothing is applied") {
  Grid actions = grid_of(main_rows(), "actions.csv");
  actions.at("A1-01", "title_fr") = "Un autre titre";
  Grid milestones = grid_of(main_rows(), "jalons.csv");
  milestones.at("A3-01-m1", "state") = "finished";
  const SheetImport import =
      import_sheets(main_rows(), {actions.file(), milestones.file()}, Lang::en);
  REQUIRE(import.problems.size() == 1);
  CHECK(import.problems[0].file == "jalons.csv");
  CHECK(import.problems[0].column == "state");
  CHECK(import.changed.empty());
  CHECK(import.differences.empty());
}

TEST_CASE("sheets: mistakes come in the order of the files and lines, a hundred at most") {
  Grid actions = grid_of(main_rows(), "actions.csv");
  Grid measures = grid_of(main_rows(), "mesures.csv");
  for (std::size_t i = 1; i < measures.cells.size(); ++i) {
    measures.cells[i][measures.column("value")] = "beaucoup";
  }
  actions.at("A1-02", "status") = "finished";
  const SheetImport import =
      import_sheets(main_rows(), {measures.file(), actions.file()}, Lang::en);
  REQUIRE(import.problems.size() == 101);
  CHECK(import.problems[0].file == "mesures.csv");
  CHECK(import.problems[0].line == 2);
  CHECK(import.problems[99].line == 101);
  CHECK(import.problems[100].what.starts_with("and "));
  CHECK(import.problems[100].what.ends_with(" more mistakes"));
  CHECK(import.problems[100].write == "correct those above first");
}

TEST_CASE("sheets: files of other programs are told apart from sheets") {
  const auto told = [](std::string bytes) {
    const SheetImport import = import_sheets(main_rows(), {{"actions.csv", bytes}}, Lang::en);
    REQUIRE(import.problems.size() == 1);
    CHECK(import.changed.empty());
    CHECK_FALSE(import.problems[0].write.empty());
    return import.problems[0];
  };
  const std::string sheet = export_sheets(main_rows())[0].text;
  std::string wide = "\xFF\xFE", latin;
  for (const char c : std::string("id,title_fr\r\nA1-01,x\r\n")) wide += {c, '\0'};
  CHECK(told(wide).what == "this file is saved as UTF-16 (\"Unicode text\")");
  CHECK(told(wide.substr(2)).what == "this file is saved as UTF-16 (\"Unicode text\")");
  CHECK(told("id,title_fr\nA1-01,R\xE9parer\n").line == 2);
  CHECK(told("id,title_fr\nA1-01,R\xE9parer\n").what.find("Windows-1252") != std::string::npos);
  CHECK(told("PK\x03\x04 and so on").what.find("workbook") != std::string::npos);
  CHECK(told("\xD0\xCF\x11\xE0 and so on").what.find("workbook") != std::string::npos);
  CHECK(told(sheet + std::string("A1-01\0", 6)).what.find("zero byte") != std::string::npos);
  CHECK(told("").what == "this file is empty");
  CHECK(told("\xEF\xBB\xBF\r\n\r\n").what == "this file is empty");
  CHECK(told(std::string((4 << 20) + 1, 'a')).what == "this file is larger than 4 MB");
  CHECK(told("id" + std::string(1'000'000, ',')).what == "this file has more than 200 columns");
  std::string many = "id\n";
  for (int i = 0; i < 50'001; ++i) many += "A1-01\n";
  CHECK(told(many).what == "this file has more than 50000 lines");
  // A name in capitals, a line for Excel, old line ends: these are fine.
  for (const char* text : {"ID; Title_FR\nA1-01;x\n", "sep=;\nid;title_fr\nA1-01;x\n",
                           "id,title_fr\rA1-01,x\r", "id\ttitle_fr\t\t\nA1-01\tx\t\t\n\t\n"}) {
    const SheetImport import = import_sheets(main_rows(), {{"actions.csv", text}}, Lang::en);
    show(import);
    REQUIRE(import.differences.size() == 1);
    CHECK(import.differences[0].is == "x");
    CHECK(import.changed.size() == 1);
  }
}

TEST_CASE("sheets: any bytes are read, or told why not") {
  const std::vector<SheetFile> exported = export_sheets(small_rows());
  constexpr std::string_view parts[] = {"\"",   ",",    ";",        "\n",
                                        "=",    "\xE9", "\xC3\xA9", std::string_view("\0", 1),
                                        "2026", "late", "A1-01",    "\r"};
  int told = 0, changed = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    SheetFile file = chance.of(exported);
    for (std::size_t i = 1 + chance.below(4); i > 0; --i) {
      const std::size_t at = chance.below(file.text.size());
      file.text.replace(at, chance.below(6), chance.of(parts));
    }
    const SheetImport import = import_sheets(small_rows(), {file}, Lang::fr);
    if (!import.problems.empty()) {
      ++told;
      REQUIRE(import.changed.empty());
      REQUIRE(import.differences.empty());
      for (const SheetProblem& problem : import.problems) {
        REQUIRE_FALSE(problem.what.empty());
        REQUIRE_FALSE(problem.write.empty());
      }
    } else if (!import.changed.empty()) {
      ++changed;
      REQUIRE_FALSE(import.differences.empty());
      // What it gave is a roadmap, which gives it back.
      int skipped = -1;
      const std::vector<Row> after = with(small_rows(), import.changed);
      roadmap_of(after, &skipped);
      REQUIRE(skipped == 0);
      REQUIRE(import_sheets(after, export_sheets(after), Lang::fr).changed.empty());
    }
  }
  CHECK(told > 200);
  CHECK(changed > 40);
}
