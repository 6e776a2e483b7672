// What is changed in a sheet is what changes, and nothing else.
#include <algorithm>
#include <set>

#include "sheets/field.h"
#include "sheets_support.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::string_view texts[] = {"Réparer, puis prêter",
                                      "=1+1 n'est pas un calcul",
                                      "-10 % de papier",
                                      "+ de vélos",
                                      "@ l'école",
                                      "dit « oui »; puis \"non\"",
                                      "a,b;c",
                                      "l'eau, l'air",
                                      "🪨 une pierre",
                                      "'entre apostrophes'",
                                      "1 200",
                                      "2026-06"};

/// A value that a pack may hold there, whatever stands beside; "" for none to be had.
std::string other_value(Chance& chance, const std::string& sheet, const std::string& slug) {
  static const std::set<std::string> text_columns = {"title", "text", "origin_note", "label",
                                                     "note"};
  const std::string base = slug.substr(0, slug.rfind('_'));
  if (text_columns.count(base) == 1)
    return std::string(chance.of(texts)) + " " + std::to_string(chance.below(1000));
  if (slug == "plain_fr" || slug == "plain_en") return "Une phrase simple";
  if (slug == "value" || slug == "target")
    return std::to_string(chance.below(1000)) + "." + std::to_string(1 + chance.below(9));
  if (slug == "state") return chance.one_in(2) ? "done" : "unconfirmed";
  if (slug == "date" && sheet == "jalons.csv") return chance.one_in(2) ? "2031-02" : "2031-02-28";
  if (slug == "origin" || slug == "responsible_origin" || slug == "target_origin") return "example";
  if (slug == "themes") return "achats; reemploi";
  if (slug == "objectives") return "2; 1";
  if (slug == "better") return "down";
  if (slug == "more_than") return "true";
  return {};
}

}  // namespace

TEST_CASE("sheets: edits by chance give exactly these differences, and undo themselves") {
  const std::vector<Row>& rows = main_rows();
  std::size_t made = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    std::vector<SheetFile> edited;
    std::vector<Difference> wanted;
    const std::vector<SheetFile> exported = export_sheets(rows);
    for (const SheetFile& file : exported) {
      Grid grid(file);
      std::set<std::pair<std::size_t, std::size_t>> at;
      for (std::size_t i = chance.below(6); i > 0; --i) {
        at.emplace(1 + chance.below(grid.cells.size() - 1), chance.below(grid.cells[0].size()));
      }
      for (const auto& [line, column] : at) {
        const std::string& slug = grid.cells[0][column];
        std::string& cell = grid.cells[line][column];
        // A part that is not there is not begun by one of its cells, nor a text in one language.
        if (cell.empty() && slug != "more_than") continue;
        const std::string value = other_value(chance, file.name, slug);
        if (value.empty() || value == cell) continue;
        const bool guards = std::string_view("=+-@").find(value[0]) != std::string_view::npos;
        Difference difference;
        difference.file = file.name;
        difference.line = static_cast<int>(line) + 1;
        difference.column = slug;
        difference.was = cell;
        difference.is = value;
        cell = guards ? "'" + value : value;
        wanted.push_back(difference);
      }
      edited.push_back(grid.file());
    }
    made += wanted.size();
    const SheetImport import = import_sheets(rows, edited, Lang::en);
    show(import);
    REQUIRE(import.problems.empty());
    REQUIRE(import.differences.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto found = std::find_if(
          import.differences.begin(), import.differences.end(), [&](const Difference& d) {
            return d.file == wanted[i].file && d.line == wanted[i].line &&
                   d.column == wanted[i].column;
          });
      REQUIRE(found != import.differences.end());
      CHECK(found->was == wanted[i].was);
      CHECK(found->is == wanted[i].is);
    }
    // The sheets are now those that were given; the former ones give the former rows back.
    const std::vector<Row> after = with(rows, import.changed);
    const std::vector<SheetFile> again = export_sheets(after);
    for (std::size_t i = 0; i < again.size(); ++i) {
      const Grid now(again[i]), given(edited[i]);
      REQUIRE(now.cells.size() == given.cells.size());
      for (std::size_t line = 0; line < now.cells.size(); ++line)
        REQUIRE(now.cells[line] == given.cells[line]);
    }
    const SheetImport back = import_sheets(after, exported, Lang::en);
    show(back);
    REQUIRE(back.problems.empty());
    REQUIRE(with(after, back.changed) == rows);
    for (const Row& row : import.changed) CHECK(row.kind == "action");
  }
  CHECK(made > 150);
}

TEST_CASE("sheets: a status that needs a reason has it, and a next date or none") {
  Grid grid = grid_of(main_rows(), "actions.csv");
  grid.at("A1-01", "status") = "late";
  grid.at("A1-01", "reason_fr") = "Le fournisseur a fermé.";
  grid.at("A1-01", "reason_en") = "The supplier closed.";
  SheetImport import = import_sheets(main_rows(), {grid.file()}, Lang::en);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK(
      import.changed[0].body.find(
          R"("status":{"is":"late","origin":"example","reason":{"fr":"Le fournisseur a fermé.","en":"The supplier closed."},"next":null})") !=
      std::string::npos);
  CHECK(import.differences.size() == 3);
  grid.at("A1-01", "next") = "mars 2027";
  import = import_sheets(main_rows(), {grid.file()}, Lang::en);
  REQUIRE(import.changed.size() == 1);
  CHECK(import.changed[0].body.find(R"("next":"2027-03")") != std::string::npos);
}

TEST_CASE("sheets: a new milestone and a new measure stand where their date puts them") {
  Grid milestones = grid_of(main_rows(), "jalons.csv");
  auto line = milestones.cells[milestones.line("id", "A1-01-m1")];
  line[milestones.column("id")] = "A1-01-m9";
  line[milestones.column("date")] = "01/01/2024";
  milestones.cells.push_back(line);
  Grid measures = grid_of(main_rows(), "mesures.csv");
  line = measures.cells[measures.line("indicator", "A1-01-i1")];
  line[measures.column("date")] = "2024";
  line[measures.column("value")] = "4,9";
  measures.cells.push_back(line);
  const SheetImport import =
      import_sheets(main_rows(), {milestones.file(), measures.file(';')}, Lang::fr);
  show(import);
  REQUIRE(import.changed.size() == 1);
  const Roadmap roadmap = roadmap_of(with(main_rows(), import.changed));
  const Action& action = roadmap.actions[0];
  REQUIRE(action.milestones.size() == 4);
  CHECK(action.milestones[1].id == "A1-01-m9");
  CHECK(action.milestones[1].date == Date{2024, 1, 1});
  REQUIRE(action.indicators[0].history.size() == 3);
  CHECK(action.indicators[0].history[1].number == Decimal{49, 1});
  for (const Difference& difference : import.differences) CHECK(difference.is_new);
  CHECK(import.differences.front().thing == "A1-01-m9");
  CHECK(import.differences.back().thing == "A1-01-i1 2024");
}

TEST_CASE("sheets: an undated measure comes last; two of one date are known by their order") {
  Grid measures = grid_of(main_rows(), "mesures.csv");
  auto line = measures.cells[measures.line("indicator", "A1-01-i1")];
  line[measures.column("date")] = "";
  line[measures.column("value")] = "7";
  measures.cells.push_back(line);
  SheetImport import = import_sheets(main_rows(), {measures.file()}, Lang::fr);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK_FALSE(roadmap_of(with(main_rows(), import.changed))
                  .actions[0]
                  .indicators[0]
                  .history.back()
                  .date.known());

  // The pack may hold two of one date.
  std::vector<Row> rows = main_rows();
  const std::string one = R"({"value":4.4,"date":"2022","origin":"example"})";
  for (Row& row : rows) {
    const std::size_t at = row.body.find(one);
    if (row.id == "A1-01" && at != std::string::npos) row.body.insert(at, one + ",");
  }
  Grid twice = grid_of(rows, "mesures.csv");
  const std::size_t first = twice.line("indicator", "A1-01-i1");
  twice.cells[first + 1][twice.column("value")] = "4.5";
  import = import_sheets(rows, {twice.file()}, Lang::fr);
  show(import);
  REQUIRE(import.differences.size() == 1);
  const Roadmap roadmap = roadmap_of(with(rows, import.changed));
  const auto& history = roadmap.actions[0].indicators[0].history;
  CHECK(history[0].number == Decimal{44, 1});
  CHECK(history[1].number == Decimal{45, 1});
  twice.cells.erase(twice.cells.begin() + static_cast<long>(first));
  import = import_sheets(rows, {twice.file()}, Lang::fr);
  REQUIRE(import.problems.size() == 1);
  CHECK(import.problems[0].what.find("2 mesures à cette date") != std::string::npos);
}

TEST_CASE("sheets: an optional part goes when it is emptied, and comes whole") {
  Grid grid = grid_of(main_rows(), "actions.csv");
  for (const char* slug : {"means_fr", "means_en", "means_origin"}) grid.at("A1-01", slug) = "";
  SheetImport import = import_sheets(main_rows(), {grid.file()}, Lang::en);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK(import.changed[0].body.find("\"means\"") == std::string::npos);
  // Where only its texts are in the sheet, its origin goes with them.
  SheetFile few{"actions.csv", "id;means_fr;means_en\nA1-01;;\n"};
  import = import_sheets(main_rows(), {few}, Lang::en);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK(import.changed[0].body.find("\"means\"") == std::string::npos);
  const std::vector<Row> without = with(main_rows(), import.changed);
  few.text = "id\tmeans_fr\tmeans_en\tmeans_origin\nA1-01\tUn\tOne\texample\n";
  import = import_sheets(without, {few}, Lang::en);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK(import.changed[0].body.find(
            R"("means":{"text":{"fr":"Un","en":"One"},"origin":"example"},"indicators")") !=
        std::string::npos);
}

TEST_CASE("sheets: a roadmap in one language has one column for each text") {
  const Grid grid = grid_of(small_rows(), "actions.csv");
  CHECK(std::count(grid.cells[0].begin(), grid.cells[0].end(), "title_en") == 0);
  const SheetImport import = import_sheets(
      small_rows(), {{"actions.csv", "id,title_fr\r\nA1-01,Dormir sans lampadaires\r\n"}},
      Lang::fr);
  show(import);
  REQUIRE(import.changed.size() == 1);
  CHECK(import.changed[0].body.find(R"("title":"Dormir sans lampadaires","plain")") !=
        std::string::npos);
}

TEST_CASE("sheets: what a spreadsheet does to a number that nobody changed is no change") {
  Grid grid = grid_of(main_rows(), "mesures.csv");
  for (std::size_t i = 1; i < grid.cells.size(); ++i) {
    std::string& value = grid.cells[i][grid.column("value")];
    std::replace(value.begin(), value.end(), '.', ',');
    std::string& more = grid.cells[i][grid.column("more_than")];
    if (more == "true") more = "VRAI";
    std::string& date = grid.cells[i][grid.column("date")];
    if (date == "2026-06") date = "juin-26";
  }
  const SheetImport import = import_sheets(main_rows(), {grid.file(';')}, Lang::fr);
  show(import);
  CHECK(import.problems.empty());
  CHECK(import.differences.empty());
  CHECK(import.changed.empty());
}
