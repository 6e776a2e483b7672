// A public statement's text (docs/statements/): written as a page of the pack, in both languages.
#include "pack/decode.h"
#include "pack/explain.h"
#include "pack/pack.h"

namespace cairn {

std::vector<Row> statement_rows(const std::string& name, const std::string& json,
                                std::vector<Problem>& problems) {
  Reading reading;
  reading.file = name;
  reading.langs = {Lang::fr, Lang::en};
  std::vector<Row> rows;
  JsonError error;
  if (const std::optional<Json> written = read_json(json, error)) {
    const PackPage page = decode_page(reading, *written);
    rows.push_back({"page", page.id, 0, write_json(*written)});
  } else {
    reading.note(fault_of(error.fault), error.line, error.name);
  }
  for (const Mistake& mistake : reading.mistakes) {
    // A statement has an address of the product's own, which is none of a pack's pages.
    if (mistake.fault != Fault::unknown_page) problems.push_back(explain(mistake, Lang::en));
  }
  return rows;
}

}  // namespace cairn
