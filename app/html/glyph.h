// The little stone beside the word of a status, and the sign each status wears.
//
// Promises: a status reads by its shape in greyscale, in print and in forced colours: a dashed,
// dotted or plain edge, what is filled, and a tick, bars, a cross or an exclamation mark. Hidden
// from assistive technology: the word always stands beside it.
// Leaves out: the word (words/) and the colours (style sheet).
#pragma once
#include <string>
#include <string_view>

#include "html/path.h"
#include "page/chart.h"

namespace cairn {

/// "dashed", "part", "solid", "hatched", "dotted", "crossed": also the class of the shape.
std::string_view name_of(Fill fill);
/// One `svg` element; "brand" is the cairn of the house, an unknown name is drawn as "part".
std::string glyph_svg(std::string_view fill_name);

/// The `d` of a status's sign, about `size` high; empty for a status that needs none.
std::string sign(Fill fill, Point centre, int size);

}  // namespace cairn
