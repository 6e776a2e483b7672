#include "pack/pack.h"

#include <algorithm>
#include <map>

#include "model/order.h"
#include "pack/closest.h"
#include "pack/cross_check.h"
#include "pack/explain.h"
#include "pack/kinds.h"
#include "pack/policy.h"

namespace cairn {

namespace {

/// Where each file of a pack goes. A name that ends with "/" stands for every file of a folder.
struct Place {
  std::string_view file;
  std::string_view kind;  // of each item of a list; "" for context.json, which has three kinds
  bool list = false;
};

// In the order in which they are read: the pack's languages come before its texts.
constexpr Place places[] = {
    {"pack.json", "pack"},
    {"axes.json", "axis", true},
    {"actions/", "action", true},
    {"facts.json", "fact", true},
    {"context.json", ""},
    {"history.json", "history", true},
    {"resources.json", "resource", true},
    {"glossary.json", "term", true},
    {"sources.json", "source", true},
    {"pages/", "page"},
};

bool belongs(const PackFile& file, const Place& place) {
  if (!place.file.ends_with('/')) return file.name == place.file;
  const std::string_view name = file.name;
  return name.starts_with(place.file) && name.ends_with(".json") &&
         name.find('/', place.file.size()) == std::string_view::npos;
}

struct Intake {
  Reading reading;
  Roadmap roadmap;
  std::vector<Row> rows;
  std::map<std::string_view, int> counts;   // of rows, by kind
  std::map<std::string_view, int> unnamed;  // of these, those that have no id

  void add(std::string_view kind, const Json& json) {
    Row row;
    row.kind = kind;
    row.ord = counts[kind]++;
    row.id = find_kind(kind)->take(reading, json, roadmap);
    // What stands among them under a name of its own moves no number.
    if (row.id.empty()) row.id = std::to_string(++unnamed[kind]);
    const Json* taking_part = kind == "pack" ? json.find("taking_part") : nullptr;
    if (taking_part != nullptr) check_policy(reading, *taking_part);
    Json body = json;
    std::erase_if(body.members, [](const auto& member) { return member.name == "$schema"; });
    row.body = write_json(body);
    rows.push_back(std::move(row));
  }

  void add_list(std::string_view kind, const Json& json, std::string_view about) {
    if (json.kind != JsonKind::array) reading.note(Fault::not_list, json.line, about);
    for (const Json& item : json.items) add(kind, item);
  }
};

void read_context(Intake& intake, const Json& json) {
  struct Part {
    std::string_view name, kind;
  };
  constexpr Part parts[] = {{"stakes", "stake"}, {"laws", "law"}, {"figures", "figure"}};
  constexpr std::string_view names[] = {"stakes", "laws", "figures", "$schema"};
  Reading& reading = intake.reading;
  if (json.kind != JsonKind::object) {
    reading.note(Fault::not_object, json.line, "context.json");
  }
  for (const auto& [name, value] : json.members) {
    const auto part = std::find_if(std::begin(parts), std::end(parts),
                                   [&name = name](const Part& p) { return p.name == name; });
    if (part != std::end(parts)) {
      intake.add_list(part->kind, value, name);
    } else if (name != "$schema") {
      Mistake& mistake = reading.note(Fault::unknown_member, value.line, name);
      mistake.more = listed(names);
      const std::string_view near = closest(name, names);
      if (!near.empty()) mistake.closest = quoted(near);
    }
  }
}

void read_file(Intake& intake, const PackFile& file, const Place& place) {
  Reading& reading = intake.reading;
  JsonError error;
  const std::optional<Json> json = read_json(file.text, error);
  if (!json) {
    reading.note(fault_of(error.fault), error.line, error.name);
  } else if (place.list) {
    intake.add_list(place.kind, *json, file.name);
  } else if (place.kind.empty()) {
    read_context(intake, *json);
  } else {
    intake.add(place.kind, *json);
  }
}

void note_strangers(Reading& reading, const std::vector<PackFile>& files) {
  std::vector<std::string_view> names;
  for (const Place& place : places) names.push_back(place.file);
  for (const PackFile& file : files) {
    const bool known = std::any_of(std::begin(places), std::end(places),
                                   [&](const Place& place) { return belongs(file, place); });
    if (known) continue;
    reading.file = file.name;
    Mistake& mistake = reading.note(Fault::unknown_file, 0, file.name);
    mistake.more = listed(names);
  }
}

void note_missing(Intake& intake, const std::vector<PackFile>& files) {
  Reading& reading = intake.reading;
  for (const std::string_view name : {"pack.json", "axes.json"}) {
    if (std::any_of(files.begin(), files.end(), [&](const auto& f) { return f.name == name; })) {
      continue;
    }
    reading.file = name;
    reading.note(Fault::missing_file, 0, name);
  }
  const auto is_action = [](const Row& row) { return row.kind == "action"; };
  if (std::any_of(intake.rows.begin(), intake.rows.end(), is_action)) return;
  reading.file = "actions/";
  reading.note(Fault::no_action, 0);
}

}  // namespace

PackReading read_pack(const std::vector<PackFile>& files, Lang messages) {
  // Whoever brings the files, in whatever order, gets the same rows.
  std::vector<PackFile> sorted = files;
  std::sort(sorted.begin(), sorted.end(),
            [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
  Intake intake;
  for (const Place& place : places) {
    for (const PackFile& file : sorted) {
      if (!belongs(file, place)) continue;
      intake.reading.file = file.name;
      read_file(intake, file, place);
    }
  }
  note_strangers(intake.reading, sorted);
  note_missing(intake, sorted);
  cross_check(intake.reading, intake.roadmap);

  PackReading result;
  for (const Mistake& mistake : intake.reading.mistakes) {
    result.problems.push_back(explain(mistake, messages));
  }
  sort_by(result.problems, [](const Problem& a, const Problem& b) {
    return a.file != b.file ? a.file < b.file : a.line < b.line;
  });
  result.rows = std::move(intake.rows);
  result.roadmap = std::move(intake.roadmap);
  return result;
}

}  // namespace cairn
