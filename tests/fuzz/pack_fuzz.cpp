// Any bytes as one file of a pack whose other files are sound: never a crash; every mistake can
// be read; a pack without mistakes gives rows that tell the same roadmap.
//
// The first byte says which file; the others are its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "pack/pack.h"

using namespace cairn;

namespace {

std::vector<PackFile> sound_pack() {
  return {
      {"pack.json",
       R"({"format":1,"id":"p","languages":["fr","en"],"title":{"fr":"t","en":"t"},
       "question":{"fr":"q","en":"q"},"lead":{"fr":"l","en":"l"},"as_of":"2026",
       "publisher":{"name":{"fr":"n","en":"n"},"origin":"example"},
       "themes":[{"id":"achats","label":{"fr":"a","en":"a"}}],
       "objectives":[{"id":"1","label":{"fr":"o","en":"o"}}]})"},
      {"axes.json",
       R"([{"id":1,"colour":"pine","title":{"fr":"a","en":"a"},"name":{"fr":"a","en":"a"},
       "plain":{"fr":"p","en":"p"}}])"},
      {"actions/axis-1.json",
       R"([{"id":"A1-01","axis":1,"title":{"fr":"t","en":"t"},"plain":{"fr":"p","en":"p"},
       "text":{"fr":"t [[r]]","en":"t"},"origin":"legal","sources":["S0"],
       "responsible":{"text":{"fr":"r","en":"r"},"origin":"example"},
       "status":{"is":"done","origin":"example"},"themes":["achats"],"objectives":[1]}])"},
      {"context.json", "{}"},
      {"facts.json", "[]"},
      {"glossary.json",
       R"([{"id":"r","term":{"fr":"r","en":"r"},"definition":{"fr":"d","en":"d"}}])"},
      {"history.json", "[]"},
      {"pages/en-bref.json", R"({"id":"en-bref","title":{"fr":"t","en":"t"},"sections":[]})"},
      {"resources.json", "[]"},
      {"sources.json", R"([{"id":"S0","label":{"fr":"s","en":"s"}}])"},
  };
}

void must(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<PackFile> sound = sound_pack();
  static const bool is_sound = read_pack(sound, Lang::fr).problems.empty();
  must(is_sound);
  if (size == 0) return 0;
  std::vector<PackFile> files = sound;
  files[data[0] % files.size()].text.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const PackReading reading = read_pack(files, data[0] < 128 ? Lang::fr : Lang::en);
  for (const Problem& problem : reading.problems) {
    must(!problem.file.empty() && !problem.what.empty() && !problem.write.empty());
  }
  int skipped = 0;
  const Roadmap roadmap = roadmap_of(reading.rows, &skipped);
  if (reading.problems.empty()) must(skipped == 0 && roadmap == reading.roadmap);
  return 0;
}
