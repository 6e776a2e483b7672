// import(export(x)) == x, over packs that chance wrote, and over the packs of the house.
#include <algorithm>

#include "json/build.h"
#include "sheets_support.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::string_view nasty[] = {"",
                                      "\"",
                                      "\"\"",
                                      ",",
                                      ";",
                                      "\t",
                                      "\n",
                                      "=1+1",
                                      "+33",
                                      "-10 %",
                                      "@home",
                                      "'",
                                      "'=x",
                                      "''",
                                      " blank ",
                                      "é",
                                      "🪨🏔️",
                                      "=cmd|'/C calc'!A0",
                                      "a;=b",
                                      "\"=b",
                                      "line\nline",
                                      "#REF!",
                                      "VRAI",
                                      "juin-26",
                                      "0012",
                                      "1e9",
                                      "\\",
                                      "[[réemploi]]",
                                      "Ã©",
                                      "\u202F",
                                      "|",
                                      "sep=;",
                                      "NULL"};

constexpr std::string_view dates[] = {"2022", "2022-06", "2022-06-30", "2026", "2026-01", "1999"};
constexpr std::string_view numbers[] = {"0",        "4.4", "6.0", "-5", "123456789012",
                                        "0.000001", "-0.5"};
constexpr std::string_view origins[] = {"documented", "legal", "example"};

/// Rows as chance has it: sound in their shape, and full of texts that spreadsheets trip over.
class Writer {
 public:
  explicit Writer(unsigned seed) : chance_(seed) {}

  std::vector<Row> rows() {
    constexpr std::string_view langs[] = {R"(["fr"])", R"(["en"])", R"(["fr","en"])",
                                          R"(["en","fr"])"};
    std::vector<Row> rows = {{"pack", "p", 0,
                              "{\"format\":1,\"id\":\"p\",\"languages\":" +
                                  std::string(chance_.of(langs)) + ",\"title\":\"t\"}"},
                             {"term", "reemploi", 0, "{\"id\":\"reemploi\"}"}};
    for (std::size_t i = chance_.below(6); i > 0; --i) {
      const std::string id = "A" + std::to_string(i);
      rows.push_back(
          {"action", id, static_cast<std::int64_t>(chance_.below(5)), write_json(action(id))});
    }
    return rows;
  }

 private:
  std::string words() {
    std::string text;
    for (std::size_t i = chance_.below(4); i > 0; --i) text += chance_.of(nasty);
    return text;
  }

  /// A member that may be absent, null or `value`.
  void may(Json& object, std::string_view name, Json value) {
    if (chance_.one_in(3)) return;
    put(object, name, chance_.one_in(8) ? Json{} : std::move(value));
  }

  Json text() {
    if (chance_.one_in(3)) return json_text(words());
    Json text = json_object();
    may(text, "fr", json_text(words()));
    may(text, "en", json_text(words()));
    return text;
  }

  Json number() {
    Json json;
    json.kind = JsonKind::number;
    json.text = chance_.of(numbers);
    return json;
  }

  Json origin() { return json_text(chance_.of(origins)); }
  Json date() { return chance_.one_in(5) ? Json{} : json_text(chance_.of(dates)); }

  Json value() {
    Json value = json_object();
    put(value, "value", number());
    may(value, "more_than", json_truth(chance_.one_in(2)));
    may(value, "date", date());
    put(value, "origin", origin());
    may(value, "date_origin", origin());
    may(value, "source", json_text(words()));
    may(value, "note", text());
    may(value, "weather", json_text("fine"));
    return value;
  }

  Json passage() {
    Json passage = json_object();
    put(passage, "text", text());
    put(passage, "origin", origin());
    may(passage, "source", json_text(words()));
    return passage;
  }

  template <class Make>
  Json list(std::size_t most, const Make& make) {
    Json list = json_array();
    for (std::size_t i = chance_.below(most + 1); i > 0; --i) list.items.push_back(make(i));
    return list;
  }

  Json action(const std::string& id) {
    Json action = json_object();
    put_text(action, "id", id);
    put(action, "axis", json_number(static_cast<std::int64_t>(chance_.below(4))));
    for (const std::string_view name : {"title", "plain", "text", "origin_note"}) {
      may(action, name, text());
    }
    may(action, "origin", origin());
    may(action, "sources", list(3, [&](std::size_t) { return json_text(words()); }));
    may(action, "responsible", passage());
    Json status = json_object();
    put_text(status, "is", chance_.one_in(2) ? "late" : "under_way");
    may(status, "origin", origin());
    may(status, "reason", text());
    may(status, "next", date());
    may(action, "status", std::move(status));
    Json dates = json_object();
    may(dates, "start", date());
    may(dates, "end", date());
    may(dates, "origin", origin());
    may(action, "dates", std::move(dates));
    may(action, "objectives",
        list(3, [&](std::size_t i) { return json_number(static_cast<std::int64_t>(i)); }));
    may(action, "means", passage());
    may(action, "evidence", list(2, [&](std::size_t) { return passage(); }));
    may(action, "indicators", list(3, [&](std::size_t i) {
          Json indicator = json_object();
          put_text(indicator, "id", id + "-i" + std::to_string(i));
          may(indicator, "label", text());
          may(indicator, "unit", text());
          may(indicator, "measures", list(4, [&](std::size_t) { return value(); }));
          may(indicator, "target", value());
          may(indicator, "thresholds", list(2, [&](std::size_t) { return value(); }));
          return indicator;
        }));
    may(action, "milestones", list(3, [&](std::size_t i) {
          Json milestone = json_object();
          put_text(milestone, "id", id + "-m" + std::to_string(i));
          may(milestone, "label", text());
          may(milestone, "date", date());
          may(milestone, "state", json_text("done"));
          may(milestone, "origin", origin());
          may(milestone, "source", json_text(words()));
          return milestone;
        }));
    may(action, "weather", json_text("fine"));
    return action;
  }

  Chance chance_;
};

void must_change_nothing(const std::vector<Row>& rows, const std::vector<SheetFile>& files) {
  const SheetImport import = import_sheets(rows, files, Lang::en);
  show(import);
  REQUIRE(import.problems.empty());
  REQUIRE(import.differences.empty());
  REQUIRE(import.changed.empty());
}

}  // namespace

TEST_CASE("sheets: what is exported and imported again changes nothing, over packs by chance") {
  std::size_t actions = 0;
  for (unsigned seed = 0; seed < 250; ++seed) {
    CAPTURE(seed);
    const std::vector<Row> rows = Writer(seed).rows();
    actions += rows.size() - 2;
    for (const char separator : {',', ';', '\t'}) {
      CAPTURE(separator);
      std::vector<SheetFile> files = export_sheets(rows, separator);
      must_change_nothing(rows, files);
      // As other programs save them: without a mark, with bare line ends, in another order.
      for (SheetFile& file : files) {
        file.text.erase(0, 3);
        for (std::size_t at = 0; (at = file.text.find("\r\n", at)) != file.text.npos;) {
          file.text.erase(at, 1);
        }
      }
      std::reverse(files.begin(), files.end());
      must_change_nothing(rows, files);
    }
  }
  CHECK(actions > 400);
}

TEST_CASE("sheets: lines moved or taken away, and columns taken away, change nothing") {
  for (unsigned seed = 0; seed < 24; ++seed) {
    CAPTURE(seed);
    Chance chance(seed);
    const std::vector<Row>& rows = seed % 2 == 0 ? main_rows() : small_rows();
    std::vector<SheetFile> files;
    for (const SheetFile& file : export_sheets(rows)) {
      Grid grid(file);
      for (std::size_t i = grid.cells.size() - 1; i > 1; --i) {
        std::swap(grid.cells[i], grid.cells[1 + chance.below(i)]);
      }
      grid.cells.resize(1 + chance.below(grid.cells.size()));
      for (std::size_t column = grid.cells[0].size(); column-- > 0;) {
        const std::string& slug = grid.cells[0][column];
        if (slug == "id" || slug == "indicator" || slug == "date" || !chance.one_in(3)) continue;
        for (auto& line : grid.cells) line.erase(line.begin() + static_cast<long>(column));
      }
      files.push_back(grid.file(chance.one_in(2) ? ';' : ','));
    }
    must_change_nothing(rows, files);
  }
}

TEST_CASE("sheets: no cell of an export begins a formula, whoever parts it") {
  for (unsigned seed = 0; seed < 120; ++seed) {
    CAPTURE(seed);
    for (const SheetFile& file : export_sheets(Writer(seed).rows())) {
      for (const auto& line : Grid(file).cells) {
        for (const std::string& cell : line) {
          const bool is_number = cell.find_first_not_of("-.0123456789") == cell.npos;
          if (!is_number)
            REQUIRE(std::string_view("=+-@\t\r\n").find(cell[0]) == std::string_view::npos);
        }
      }
      // Parted at semicolons, as a French spreadsheet does with a double click.
      for (const CsvLine& line : read_csv(file.text, ';').lines) {
        for (const std::string& cell : line.cells) {
          const bool begins =
              !cell.empty() && std::string_view("=+@").find(cell[0]) != std::string_view::npos;
          REQUIRE_FALSE(begins);
        }
      }
    }
  }
}
