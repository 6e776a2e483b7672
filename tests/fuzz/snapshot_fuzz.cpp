// Any bytes as a snapshot: refused with a reason, or a replica that can be used; never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "replica/replica.h"

using namespace cairn;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Replica replica = Replica::from_snapshot({data, size});
  if (!replica.ok()) {
    if (replica.error().empty() || !replica.roadmap_rows().empty()) std::abort();
    return 0;
  }
  const std::vector<Row> rows = replica.roadmap_rows();
  roadmap_of(rows);
  replica.search_actions(Lang::fr, "pierre ordi");
  replica.search_actions(Lang::en, "s");
  replica.replace_roadmap(rows, replica.cursor() + 1);
  replica.snapshot();
  return 0;
}
