// The fields that every answer carries for the safety of its reader.
//
// Promises: nothing from another origin, no inline script, one inline style sheet (by its hash),
// no framing, no powerful feature. `wasm-unsafe-eval` is the one opening: it lets WebAssembly be
// compiled and nothing else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace cairn::server {

/// `style` is the text of the one inlined style sheet; `origin` the site's own ("https://…").
std::vector<Field> shield_of(std::string_view style, std::string_view origin);

}  // namespace cairn::server
