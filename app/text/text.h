// A page as plain lines: for tests' golden files, mail and logs.
//
// Promises: everything a person can read on the page is in the lines, marks included, in order.
#pragma once
#include <string>

#include "page/page.h"

namespace cairn {

std::string to_text(const Page& page);

}  // namespace cairn
