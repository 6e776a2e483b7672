// The schema that editors use and the reader that judges must name the same fields and words.
//
// A field nobody knows is put into each kind of object: the reader then lists those it knows.
#include <doctest/doctest.h>

#include <algorithm>

#include "json/json.h"
#include "pack/pack.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

using Words = std::vector<std::string>;

struct Place {
  std::string definition;  // in $defs; "a/b" is the property b of a
  std::string file;
  std::string at;  // the first member of such an object in the sound pack
};

const Place objects[] = {
    {"pack", "pack.json", "\"format\""},
    {"publisher", "pack.json", "\"name\""},
    {"pack/cover", "pack.json", "\"alt\""},
    {"passage", "pack.json", "\"text\""},
    {"choice", "pack.json", "\"id\": \"achats\""},
    {"axis", "axes.json", "\"id\": 1"},
    {"action", "actions/axis-1.json", "\"id\": \"A1-01\""},
    {"action/responsible", "actions/axis-1.json", "\"text\": {\"fr\": \"Direction"},
    {"action/dates", "actions/axis-1.json", "\"start\""},
    {"status", "actions/axis-2.json", "\"is\""},
    {"indicator", "actions/axis-1.json", "\"id\": \"A1-01-i1\""},
    {"value", "actions/axis-1.json", "\"value\""},
    {"milestone", "actions/axis-1.json", "\"id\": \"A1-01-m1\""},
    {"historyLine", "history.json", "\"date\""},
    {"fact", "facts.json", "\"id\""},
    {"context", "context.json", "\"stakes\""},
    {"law", "context.json", "\"id\": \"reen\""},
    {"figure", "context.json", "\"id\": \"insee\""},
    {"resource", "resources.json", "\"id\""},
    {"term", "glossary.json", "\"id\""},
    {"sourceEntry", "sources.json", "\"id\""},
    {"page", "pages/en-bref.json", "\"id\""},
    {"section", "pages/en-bref.json", "\"blocks\""},
};

const Place choices[] = {
    {"status/is", "actions/axis-2.json", "\"late\""},
    {"indicator/better", "actions/axis-1.json", "\"up\""},
    {"milestone/state", "actions/axis-1.json", "\"done\""},
    {"origin", "pack.json", "\"example\""},
    {"axis/colour", "axes.json", "\"pine\""},
    {"page/id", "pages/en-bref.json", "\"en-bref\""},
};

/// The words the reader lists when `to` stands in the place's file instead of `from`.
Words listed_by_reader(const Place& place, const std::string& from, const std::string& to) {
  std::vector<PackFile> files = pack_at_root("tests/packs/sound");
  for (PackFile& file : files) {
    if (file.name != place.file) continue;
    const std::size_t at = file.text.find(from);
    REQUIRE(at != std::string::npos);
    file.text.replace(at, from.size(), to);
  }
  for (const Problem& problem : read_pack(files, Lang::en).problems) {
    if (problem.what.find("zzzzzzzz") == std::string::npos) continue;
    Words words;
    std::string list = problem.write.substr(problem.write.rfind(": ") + 2) + ", ";
    for (std::size_t end; (end = list.find(", ")) != std::string::npos; list.erase(0, end + 2)) {
      words.push_back(list.substr(0, end));
    }
    std::sort(words.begin(), words.end());
    return words;
  }
  return {};
}

const Json& schema() {
  JsonError error;
  static const auto json = read_json(file_at_root("content/schema/pack.schema.json"), error);
  REQUIRE(json);
  return *json;
}

const Json& definition(const std::string& path) {
  const std::size_t slash = path.find('/');
  const Json* found = schema().find("$defs")->find(path.substr(0, slash));
  REQUIRE_MESSAGE(found != nullptr, path);
  if (slash == std::string::npos) return *found;
  found = found->find("properties")->find(path.substr(slash + 1));
  REQUIRE_MESSAGE(found != nullptr, path);
  return *found;
}

}  // namespace

TEST_CASE("the schema and the reader know the same fields") {
  for (const Place& place : objects) {
    CAPTURE(place.definition);
    Words in_schema;
    for (const JsonMember& member : definition(place.definition).find("properties")->members) {
      in_schema.push_back(member.name);
    }
    std::sort(in_schema.begin(), in_schema.end());
    CHECK(listed_by_reader(place, place.at, "\"zzzzzzzz\": 0, " + place.at) == in_schema);
  }
}

TEST_CASE("the schema and the reader know the same words") {
  for (const Place& place : choices) {
    CAPTURE(place.definition);
    Words in_schema;
    for (const Json& word : definition(place.definition).find("enum")->items) {
      in_schema.push_back(word.text);
    }
    std::sort(in_schema.begin(), in_schema.end());
    CHECK(listed_by_reader(place, place.at, "\"zzzzzzzz\"") == in_schema);
  }
}

TEST_CASE("of what the sound pack leaves out, the schema and the reader know the same too") {
  const std::string part = R"("taking_part": {"moderation": "after")",
                    open = R"("hours": {"open": [{)";
  const std::string words = R"("text": {"fr": "a", "en": "b"}, "origin": "example")";
  const Place at{"", "pack.json", "\"themes\""};
  const Place of_action{"", "actions/axis-2.json", "\"themes\""};
  const struct {
    std::string name, before, rest;
    Place at;
  } parts[] = {
      {"pack/taking_part", R"("taking_part": {)", R"("moderation": "after"}, )", at},
      {"hours", part + R"(, "hours": {)", R"("open": [], "offset": 0}}, )", at},
      {"shift", part + ", " + open, R"("days": []}], "offset": 0}}, )", at},
      {"question", R"("question": {)", R"("number": 1, )" + words + "}, ", of_action},
      {"retired", R"("retired": {)", R"("date": null, )" + words + "}, ", of_action},
  };
  for (const auto& one : parts) {
    CAPTURE(one.name);
    Words in_schema;
    for (const JsonMember& member : definition(one.name).find("properties")->members) {
      in_schema.push_back(member.name);
    }
    std::sort(in_schema.begin(), in_schema.end());
    CHECK(listed_by_reader(one.at, one.at.at,
                           one.before + "\"zzzzzzzz\": 0, " + one.rest + one.at.at) == in_schema);
  }
  Words days;
  for (const Json& word : definition("weekday").find("enum")->items) days.push_back(word.text);
  std::sort(days.begin(), days.end());
  const std::string odd = part + ", " + open + R"("days": ["zzzzzzzz"], "from": "09:00", )" +
                          R"("to": "17:00"}], "offset": 0}}, )" + at.at;
  CHECK(listed_by_reader(at, at.at, odd) == days);
}
