#include "merge/pack_files.h"

#include <algorithm>
#include <map>

#include "json/build.h"
#include "merge/pack_rows.h"

namespace cairn::server {

namespace {

constexpr std::size_t line_most = 100;

/// On one line, with the blanks that make it easy to read.
std::string line_of(const Json& value) {
  const bool is_list = value.kind == JsonKind::array;
  if (!is_list && value.kind != JsonKind::object) return write_json(value);
  std::string out(1, is_list ? '[' : '{');
  for (const Json& item : value.items) {
    if (out.size() > 1) out += ", ";
    out += line_of(item);
  }
  for (const JsonMember& member : value.members) {
    if (out.size() > 1) out += ", ";
    out += write_json(json_text(member.name)) + ": " + line_of(member.value);
  }
  return out + (is_list ? ']' : '}');
}

/// `used`: what stands before it in its line.
void write_value(const Json& value, std::size_t indent, std::size_t used, std::string& out) {
  const std::string short_form = line_of(value);
  const bool holds = !value.items.empty() || !value.members.empty();
  if (!holds || used + short_form.size() <= line_most) {
    out += short_form;
    return;
  }
  const bool is_list = value.kind == JsonKind::array;
  const std::size_t count = is_list ? value.items.size() : value.members.size();
  out += is_list ? '[' : '{';
  for (std::size_t i = 0; i < count; ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(indent + 1, ' ');
    std::size_t taken = indent + 1;
    if (!is_list) {
      const std::string name = write_json(json_text(value.members[i].name)) + ": ";
      out += name;
      taken += name.size();
    }
    write_value(is_list ? value.items[i] : value.members[i].value, indent + 1, taken, out);
  }
  out += '\n';
  out.append(indent, ' ');
  out += is_list ? ']' : '}';
}

Json value_in(const Row& row) {
  JsonError error;
  Json value = read_json(row.body, error).value_or(Json{});
  if (row.kind != "action") return value;
  std::erase_if(value.members, [](const JsonMember& member) {
    return std::find(std::begin(ledger_members), std::end(ledger_members), member.name) !=
           std::end(ledger_members);
  });
  return value;
}

struct ListFile {
  std::string_view kind, file;
};
constexpr ListFile lists[] = {{"axis", "axes.json"},       {"fact", "facts.json"},
                              {"history", "history.json"}, {"resource", "resources.json"},
                              {"term", "glossary.json"},   {"source", "sources.json"}};
struct Part {
  std::string_view kind, name;
};
constexpr Part context[] = {{"stake", "stakes"}, {"law", "laws"}, {"figure", "figures"}};

Json list_of(const std::vector<const Row*>& rows) {
  Json list = json_array();
  for (const Row* row : rows) list.items.push_back(value_in(*row));
  return list;
}

/// Names whose order is that of these rows: "axis-1.json", or with a number before where needed.
std::vector<std::string> names_in_order(const std::vector<std::string>& names) {
  if (std::is_sorted(names.begin(), names.end())) return names;
  std::vector<std::string> numbered;
  const std::size_t width = std::to_string(names.size()).size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string number = std::to_string(i + 1);
    number.insert(0, width - number.size(), '0');
    numbered.push_back(number + "-" + names[i]);
  }
  return numbered;
}

class Writer {
 public:
  explicit Writer(const std::vector<Row>& all) : rows_(rows_of_owner(all, Owner::pack)) {
    for (const Row& row : rows_) kinds_[row.kind].push_back(&row);
  }

  std::vector<PackFile> run() {
    for (const Row* row : kinds_["pack"]) add("pack.json", value_in(*row));
    for (const ListFile& list : lists) {
      if (!kinds_[list.kind].empty()) add(std::string(list.file), list_of(kinds_[list.kind]));
    }
    Json around = json_object();
    for (const Part& part : context) {
      if (!kinds_[part.kind].empty()) put(around, part.name, list_of(kinds_[part.kind]));
    }
    if (!around.members.empty()) add("context.json", around);
    add_actions();
    add_pages();
    return std::move(files_);
  }

 private:
  void add(std::string name, const Json& value) {
    files_.push_back({std::move(name), write_for_people(value)});
  }

  /// One file a run of actions of one axis, as long as each axis has but one.
  void add_actions() {
    struct Run {
      std::string axis;
      std::vector<const Row*> rows;
    };
    std::vector<Run> runs;
    for (const Row* row : kinds_["action"]) {
      const std::string axis = std::to_string(number_of(value_in(*row), "axis"));
      if (runs.empty() || runs.back().axis != axis) runs.push_back({axis, {}});
      runs.back().rows.push_back(row);
    }
    std::vector<std::string> names;
    for (const Run& run : runs) names.push_back("axis-" + run.axis + ".json");
    if (!std::is_sorted(names.begin(), names.end()) ||
        std::adjacent_find(names.begin(), names.end()) != names.end()) {
      names = names_in_order(names);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      add("actions/" + names[i], list_of(runs[i].rows));
    }
  }

  void add_pages() {
    std::vector<std::string> names;
    for (const Row* row : kinds_["page"]) names.push_back(row->id + ".json");
    names = names_in_order(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      add("pages/" + names[i], value_in(*kinds_["page"][i]));
    }
  }

  std::vector<Row> rows_;
  std::map<std::string_view, std::vector<const Row*>> kinds_;
  std::vector<PackFile> files_;
};

}  // namespace

std::string write_for_people(const Json& value) {
  std::string out;
  write_value(value, 0, 0, out);
  return out + "\n";
}

std::vector<PackFile> files_of_pack(const std::vector<Row>& rows) { return Writer(rows).run(); }

}  // namespace cairn::server
