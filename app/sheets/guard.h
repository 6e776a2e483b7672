// Text that a spreadsheet would take for a formula, written so that it does not.
//
// A cell that begins with = + - @ (or their wide forms), a tab or a line break may be run by the
// spreadsheet that opens it. So may what stands behind a separator or a quote inside a cell, where
// the spreadsheet parts cells otherwise than this file does (a French one at semicolons). There an
// apostrophe is put before it.
//
// Promises: unguarded(guarded(text)) == text, for any text: apostrophes that were there before a
// formula's sign get one more.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

std::string guarded(std::string_view text);
std::string unguarded(std::string_view cell);

}  // namespace cairn
