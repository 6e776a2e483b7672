// The roadmap's rows in a site's snapshot.
#pragma once
#include <string_view>
#include <vector>

#include "replica/replica.h"

namespace cairn::server {

inline std::vector<Row> rows_in(std::string_view snapshot) {
  return Replica::from_snapshot(
             {reinterpret_cast<const unsigned char*>(snapshot.data()), snapshot.size()})
      .roadmap_rows();
}

}  // namespace cairn::server
