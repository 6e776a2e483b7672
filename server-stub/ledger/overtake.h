// A pack or a spreadsheet that changes an action comes before the updates of its leads that were
// written on the former state and wait on a device without a network: they are told so, as by
// another lead's update (charge/update_action.h).
//
// Promises: equal states of an action give equal marks.
#pragma once
#include <cstdint>

#include "bytes/digest.h"
#include "json/build.h"
#include "ledger/rows.h"

namespace cairn::server {

inline Row overtaking_row(const Row& action, std::int64_t now) {
  const Digest sum = sha256(action.body);
  Json body = json_object();
  put(body, "by", json_text(hex({reinterpret_cast<const char*>(sum.data()), 16})));
  return row_with("updated", action.id, now, body);
}

}  // namespace cairn::server
