// Packs with one mistake each: the message a communications officer reads is the product here,
// so each is asserted word for word.
//
// Every case changes one place of the sound pack (tests/packs/sound): `from` is replaced by `to`.
#include <doctest/doctest.h>

#include "pack/broken_packs.h"
#include "pack/pack.h"
#include "support/files.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<PackFile> changed(std::vector<PackFile> files, const Broken& broken) {
  for (PackFile& file : files) {
    if (file.name != broken.file) continue;
    const std::size_t at = file.text.find(broken.from);
    REQUIRE_MESSAGE(at != std::string::npos, broken.from << " is not in " << broken.file);
    file.text.replace(at, broken.from.size(), broken.to);
  }
  return files;
}

}  // namespace

TEST_CASE("each mistake of a pack is told with its file, its line, what is wrong, what to write") {
  const std::vector<PackFile> sound = pack_at_root("tests/packs/sound");
  int told = 0;
  for (const Broken& broken : broken_packs) {
    CAPTURE(broken.what);
    const PackReading reading = read_pack(changed(sound, broken), broken.lang);
    CHECK(reading.problems.size() == 1);
    if (reading.problems.empty()) continue;
    const Problem& problem = reading.problems.front();
    CHECK(problem.file == broken.file);
    CHECK(problem.line == broken.line);
    CHECK(problem.what == broken.what);
    CHECK(problem.write == broken.write);
    ++told;
  }
  CHECK(told >= 49);
}

TEST_CASE("every mistake has both languages") {
  const std::vector<PackFile> sound = pack_at_root("tests/packs/sound");
  for (const Broken& broken : broken_packs) {
    const std::vector<PackFile> files = changed(sound, broken);
    const PackReading french = read_pack(files, Lang::fr);
    const PackReading english = read_pack(files, Lang::en);
    CAPTURE(broken.what);
    REQUIRE(french.problems.size() == english.problems.size());
    for (std::size_t i = 0; i < french.problems.size(); ++i) {
      CHECK(french.problems[i].line == english.problems[i].line);
      CHECK(french.problems[i].what != english.problems[i].what);
      CHECK_FALSE(english.problems[i].what.empty());
      CHECK_FALSE(english.problems[i].write.empty());
      CHECK_FALSE(french.problems[i].write.empty());
    }
  }
}
