// The role matrix (roles.json) as it is read: its lines, each on every subject that it is about.
#pragma once
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "json/build.h"
#include "support/files.h"

namespace cairn::test {

inline std::string with(std::string text, const std::string& name, const std::string& value) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
  return text;
}

/// What is spoken of, or changed.
struct Subject {
  std::string is;
  int axis = 0;                 // 0: none
  std::set<std::string> leads;  // roles
};

/// A contribution that is there before a line is asked.
struct Told {
  std::string name, by, under, hidden_by;
  bool is_hidden = false, is_appealed = false;
};

/// A line on one of its subjects.
struct Asked {
  std::size_t line = 0;
  std::string kind, subject, scope, body, otherwise;
  bool is_retired = false;  // the action is
  std::set<std::string> may;
};

struct Matrix {
  std::vector<std::string> roles;
  std::vector<Subject> subjects;
  std::vector<Told> contributions;
  std::vector<Asked> all;
  std::size_t lines = 0;

  Matrix() {
    JsonError error;
    const auto json = read_json(file_at_root("tests/charge/roles.json"), error);
    REQUIRE(json);
    for (const Json& role : json->find("roles")->items) roles.push_back(role.text);
    for (const Json& item : json->find("subjects")->items) {
      const auto axis = static_cast<int>(number_of(item, "axis"));
      subjects.push_back({std::string(text_of(item, "is")), axis, texts_of(item, "leads")});
    }
    for (const Json& item : json->find("contributions")->items) {
      contributions.push_back({std::string(text_of(item, "name")), std::string(text_of(item, "by")),
                               std::string(text_of(item, "under")),
                               std::string(text_of(item, "hidden_by")),
                               item.find("hidden_by") != nullptr, truth_of(item, "is_appealed")});
    }
    for (const Json& item : json->find("lines")->items) {
      for (const Subject& subject : subjects_of(text_of(item, "scope"))) add(item, subject);
      ++lines;
    }
  }
  /// Of a talk all, of the roadmap the actions, of people none: one without a name.
  std::vector<Subject> subjects_of(std::string_view scope) const {
    if (scope.starts_with("talk/")) return subjects;
    if (scope != "roadmap") return {Subject{}};
    std::vector<Subject> actions;
    for (const Subject& subject : subjects) {
      if (subject.axis != 0) actions.push_back(subject);
    }
    return actions;
  }

 private:
  static std::set<std::string> texts_of(const Json& object, std::string_view name) {
    std::set<std::string> texts;
    for (const Json& item : object.find(name)->items) texts.insert(item.text);
    return texts;
  }
  void add(const Json& item, const Subject& subject) {
    Asked asked;
    asked.line = lines;
    asked.kind = text_of(item, "kind");
    asked.subject = subject.is;
    asked.scope = with(std::string(text_of(item, "scope")), "{subject}", subject.is);
    asked.otherwise = text_of(item, "otherwise");
    asked.is_retired = text_of(item, "when") == "retired";
    asked.may = texts_of(item, "may");
    if (asked.may.erase("lead") != 0) asked.may.insert(subject.leads.begin(), subject.leads.end());
    if (text_of(item, "may") == "all") asked.may.insert(roles.begin(), roles.end());
    const std::string axis = std::to_string(subject.axis);
    asked.body = with(write_json(*item.find("body")), "{subject}", subject.is);
    asked.body = with(with(asked.body, "\"{axis}\"", axis), "{axis}", axis);
    all.push_back(std::move(asked));
  }
};

}  // namespace cairn::test
