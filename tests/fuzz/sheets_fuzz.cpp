// Any bytes as a spreadsheet over a small roadmap: never a crash; every mistake can be read and
// then nothing changes; what changes is a roadmap that its own sheets give back.
//
// The first byte says which name the file has; the others are its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "pack/pack.h"
#include "sheets/guard.h"
#include "sheets/sheets.h"

using namespace cairn;

namespace {

std::vector<Row> sound_rows() {
  const std::vector<PackFile> files = {
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
       R"([{"id":"A1","axis":1,"title":{"fr":"t","en":"t"},"plain":{"fr":"p","en":"p"},
       "text":{"fr":"t [[r]]","en":"t"},"origin":"legal","sources":["S0"],
       "responsible":{"text":{"fr":"r","en":"r"},"origin":"example"},
       "status":{"is":"done","origin":"example"},"dates":{"start":"2024","origin":"example"},
       "themes":["achats"],"objectives":[1],
       "indicators":[{"id":"I1","label":{"fr":"=l","en":"l"},"unit":"%","better":"up",
         "measures":[{"value":4.4,"date":"2022","origin":"example"},
           {"value":5,"date":"2022","origin":"example"},{"value":6,"date":null,"origin":"example"}],
         "target":{"value":9,"date":"2028","origin":"legal","source":"S0"}}],
       "milestones":[{"id":"M1","label":{"fr":"l","en":"l"},"date":"2023","state":"done",
         "origin":"example"}]}])"},
      {"glossary.json",
       R"([{"id":"r","term":{"fr":"r","en":"r"},"definition":{"fr":"d","en":"d"}}])"},
      {"sources.json", R"([{"id":"S0","label":{"fr":"s","en":"s"}}])"},
  };
  PackReading reading = read_pack(files, Lang::fr);
  if (!reading.problems.empty()) std::abort();
  return std::move(reading.rows);
}

void must(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Row> rows = sound_rows();
  if (size == 0) return 0;
  constexpr const char* names[] = {"actions.csv", "indicateurs.csv", "jalons.csv", "mesures.csv",
                                   "x.csv"};
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  must(unguarded(guarded(text)) == text);
  const SheetImport import =
      import_sheets(rows, {{names[data[0] % 5], text}}, data[0] < 128 ? Lang::fr : Lang::en);
  for (const SheetProblem& problem : import.problems) {
    must(!problem.file.empty() && !problem.what.empty() && !problem.write.empty());
  }
  if (!import.problems.empty()) must(import.changed.empty() && import.differences.empty());
  must(import.changed.empty() == import.differences.empty());
  if (import.changed.empty()) return 0;
  must(import.changed.size() == 1);
  std::vector<Row> after = rows;
  for (Row& row : after) {
    if (row.kind == "action") row = import.changed[0];
  }
  int skipped = 0;
  roadmap_of(after, &skipped);
  must(skipped == 0);
  const SheetImport again = import_sheets(after, export_sheets(after), Lang::en);
  must(again.problems.empty() && again.changed.empty() && again.differences.empty());
  return 0;
}
