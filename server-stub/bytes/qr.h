// A text as a QR code (ISO/IEC 18004), for pages that no script can complete, and for terminals.
//
// Promises: dark on light with its quiet zone, whatever the theme (a terminal's colours are the
// caller's: what is drawn is dark); the medium correction of errors.
// Leaves out: what the text means.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace cairn::server {

/// The picture as a data: address (SVG); empty where `text` is longer than a code holds.
std::string qr_address(std::string_view text);

/// The picture as lines of half blocks (▀▄█ and spaces), two modules one above the other; none
/// where `text` is longer than a code holds.
std::vector<std::string> qr_lines(std::string_view text);

}  // namespace cairn::server
