// What is wrong with a whole folder, and what is only right in one language.
#include <doctest/doctest.h>

#include <algorithm>

#include "pack/pack.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<PackFile> sound() { return pack_at_root("tests/packs/sound"); }

std::vector<PackFile> without(const std::string& name) {
  std::vector<PackFile> files = sound();
  std::erase_if(files, [&](const PackFile& file) { return file.name.starts_with(name); });
  return files;
}

const Problem* told_of(const PackReading& reading, const std::string& file) {
  for (const Problem& problem : reading.problems) {
    if (problem.file == file && problem.line == 0) return &problem;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the sound pack has no mistake") {
  const PackReading reading = read_pack(sound(), Lang::fr);
  for (const Problem& problem : reading.problems) {
    MESSAGE(problem.file << ":" << problem.line << ": " << problem.what);
  }
  CHECK(reading.problems.empty());
  CHECK(reading.roadmap.actions.size() == 2);
}

TEST_CASE("a required file that is missing is named") {
  const PackReading axes = read_pack(without("axes.json"), Lang::fr);
  const Problem* problem = told_of(axes, "axes.json");
  REQUIRE(problem != nullptr);
  CHECK(problem->what == "il manque le fichier axes.json");
  CHECK(problem->write == "créez axes.json ; docs/pack.md montre ce qu'il contient");

  const PackReading pack = read_pack(without("pack.json"), Lang::en);
  problem = told_of(pack, "pack.json");
  REQUIRE(problem != nullptr);
  CHECK(problem->what == "the file pack.json is missing");
}

TEST_CASE("a pack without any action says so") {
  const PackReading reading = read_pack(without("actions/"), Lang::fr);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].file == "actions/");
  CHECK(reading.problems[0].what == "aucune action n'est écrite");
  CHECK(reading.problems[0].write == "créez actions/axe-1.json avec une liste d'actions");
}

TEST_CASE("a file nobody reads is noticed") {
  std::vector<PackFile> files = sound();
  files.push_back({"axe.json", "[]"});
  const PackReading reading = read_pack(files, Lang::fr);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].file == "axe.json");
  CHECK(reading.problems[0].what == "ce fichier n'a pas de place dans un pack");
  CHECK(reading.problems[0].write ==
        "retirez-le, ou donnez-lui l'un de ces noms : pack.json, axes.json, actions/, facts.json, "
        "context.json, history.json, resources.json, glossary.json, sources.json, pages/");
}

TEST_CASE("an empty file is told from a wrong one") {
  std::vector<PackFile> files = without("facts.json");
  files.push_back({"facts.json", "\n"});
  const PackReading reading = read_pack(files, Lang::fr);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].line == 1);
  CHECK(reading.problems[0].what == "le fichier est vide");
}

TEST_CASE("a folder of nothing, and a list where an object belongs, are only mistakes") {
  CHECK(read_pack({}, Lang::fr).problems.size() == 3);
  std::vector<PackFile> files;
  for (PackFile file : sound()) files.push_back({file.name, "[[], 1, null, {}]"});
  CHECK(read_pack(files, Lang::en).problems.size() > 10);
  for (PackFile& file : files) file.text = "{\"fr\": {\"en\": []}}";
  CHECK(read_pack(files, Lang::fr).problems.size() > 10);
}

TEST_CASE("a text in a language the pack does not list is a mistake") {
  std::vector<PackFile> files = sound();
  for (PackFile& file : files) {
    const std::size_t at = file.text.find("[\"fr\", \"en\"]");
    if (at != std::string::npos) file.text.replace(at, 12, "[\"fr\"]");
  }
  const PackReading reading = read_pack(files, Lang::fr);
  const auto title = std::find_if(
      reading.problems.begin(), reading.problems.end(),
      [](const Problem& problem) { return problem.file == "pack.json" && problem.line == 6; });
  REQUIRE(title != reading.problems.end());
  CHECK(title->what == "« title » est écrit en « en », que pack.json n'annonce pas");
  CHECK(title->write == "retirez \"en\", ou ajoutez-le à \"languages\" dans pack.json");
}

TEST_CASE("a bare text is in the pack's first language; figures need no translation") {
  const PackReading reading = read_pack(sound(), Lang::fr);
  REQUIRE(reading.roadmap.facts.size() == 1);
  CHECK(reading.roadmap.facts[0].figure == Text{"4 %", "4 %"});
  const PackReading vallon = read_pack(pack_at_root("content/vallon"), Lang::fr);
  CHECK(vallon.roadmap.title.en.empty());
  CHECK_FALSE(vallon.roadmap.title.fr.empty());
}

TEST_CASE("mistakes come in the order of the files and lines") {
  std::vector<PackFile> files = sound();
  std::reverse(files.begin(), files.end());
  for (PackFile& file : files) file.text.insert(file.text.find('"') + 1, "x");
  const PackReading reading = read_pack(files, Lang::fr);
  CHECK(reading.problems.size() > 5);
  CHECK(std::is_sorted(reading.problems.begin(), reading.problems.end(),
                       [](const Problem& a, const Problem& b) {
                         return a.file != b.file ? a.file < b.file : a.line < b.line;
                       }));
}
