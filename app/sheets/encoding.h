// Are these bytes a text in UTF-8, and if not, what did the spreadsheet save instead?
#pragma once
#include <string_view>

#include "sheets/mistake.h"

namespace cairn {

struct ByteFault {
  SheetFault fault = SheetFault::none;
  int line = 0;
};

/// workbook, utf16, not_utf8, nul, big_file, empty_file; or none.
ByteFault check_bytes(std::string_view bytes);

}  // namespace cairn
