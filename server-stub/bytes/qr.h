// A text as a QR code (ISO/IEC 18004), for pages that no script can complete.
//
// Promises: dark on light with its quiet zone, whatever the theme; the medium correction of errors.
// Leaves out: what the text means.
#pragma once
#include <string>
#include <string_view>

namespace cairn::server {

/// The picture as a data: address (SVG); empty where `text` is longer than a code holds.
std::string qr_address(std::string_view text);

}  // namespace cairn::server
