// The grids of docs/ as rows, so that the site shows them like any other content.
#include <algorithm>

#include "pack/csv.h"
#include "pack/decode.h"
#include "pack/explain.h"
#include "pack/pack.h"

namespace cairn {

namespace {

constexpr std::string_view states[] = {"C", "NC", "NA", "NT"};

Json string_json(std::string_view text) {
  Json json;
  json.kind = JsonKind::string;
  json.text = text;
  return json;
}

void add_string(Json& object, std::string_view name, std::string_view text) {
  if (!text.empty()) object.members.emplace_back(name, string_json(text));
}

Json object_json() {
  Json json;
  json.kind = JsonKind::object;
  return json;
}

/// A grid with a line of names on top, read cell by cell.
class Grid {
 public:
  Grid(const Csv& csv, Reading& reading) : csv_(csv), reading_(reading) {
    if (csv.open_quote != 0) reading.note(Fault::quote_open, csv.open_quote);
    for (const std::string_view name : {"id", "state"}) {
      if (column(name) == none) reading.note(Fault::missing_column, 1, name);
    }
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t column(std::string_view name) const {
    if (csv_.lines.empty()) return none;
    const std::vector<std::string>& names = csv_.lines.front().cells;
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? none : static_cast<std::size_t>(found - names.begin());
  }

  std::string_view cell(const CsvLine& line, std::string_view name) const {
    const std::size_t at = column(name);
    return at < line.cells.size() ? std::string_view(line.cells[at]) : std::string_view();
  }

  void add_text(Json& object, const CsvLine& line, const std::string& name) const {
    Json text = object_json();
    add_string(text, "fr", cell(line, name + "_fr"));
    add_string(text, "en", cell(line, name + "_en"));
    if (!text.members.empty()) object.members.emplace_back(name, std::move(text));
  }

  Json line_json(const CsvLine& line) const {
    const std::size_t width = csv_.lines.front().cells.size();
    if (line.cells.size() != width) {
      reading_.note(Fault::uneven_line, line.line, {}, std::to_string(line.cells.size())).more =
          std::to_string(width);
    }
    const std::string_view state = cell(line, "state");
    if (std::find(std::begin(states), std::end(states), state) == std::end(states)) {
      reading_.note(Fault::unknown_value, line.line, "state", state).more = listed(states);
    }
    Json json = object_json();
    json.members.emplace_back("id", string_json(cell(line, "id")));
    add_text(json, line, "title");
    json.members.emplace_back("state", string_json(state));
    add_text(json, line, "proof");
    return json;
  }

 private:
  const Csv& csv_;
  Reading& reading_;
};

void tell(const Reading& reading, std::vector<Problem>& problems) {
  for (const Mistake& mistake : reading.mistakes) problems.push_back(explain(mistake, Lang::en));
}

}  // namespace

std::vector<Row> audit_rows(const std::string& name, const std::string& csv,
                            std::vector<Problem>& problems) {
  Reading reading;
  reading.file = name + ".csv";
  const Csv lines = read_csv(csv);
  const Grid grid(lines, reading);
  Json audit = object_json();
  audit.members.emplace_back("id", string_json(name));
  Json list;
  list.kind = JsonKind::array;
  for (std::size_t i = 1; i < lines.lines.size(); ++i) {
    const CsvLine& line = lines.lines[i];
    // What holds for the whole grid stands on its first line, where it is said at all.
    if (i == 1) grid.add_text(audit, line, "scope");
    if (i == 1) add_string(audit, "date", grid.cell(line, "date"));
    list.items.push_back(grid.line_json(line));
  }
  audit.members.emplace_back("lines", std::move(list));
  decode_audit(reading, audit);
  tell(reading, problems);
  return {{"audit", name, 0, write_json(audit)}};
}

std::vector<Row> budget_rows(const std::string& json, std::vector<Problem>& problems) {
  Reading reading;
  reading.file = "budgets.json";
  std::vector<Row> rows;
  JsonError error;
  const std::optional<Json> list = read_json(json, error);
  if (!list) {
    reading.note(fault_of(error.fault), error.line, error.name);
  } else if (list->kind != JsonKind::array) {
    reading.note(Fault::not_list, list->line, reading.file);
  } else {
    for (const Json& item : list->items) {
      const Budget budget = decode_budget(reading, item);
      rows.push_back({"budget", budget.id, static_cast<int>(rows.size()), write_json(item)});
    }
  }
  tell(reading, problems);
  return rows;
}

}  // namespace cairn
