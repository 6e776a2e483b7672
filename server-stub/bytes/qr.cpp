#include "bytes/qr.h"

#include <qrcodegen/qrcodegen.hpp>

namespace cairn::server {

namespace {

constexpr int quiet = 4;  // modules of light around it (ISO/IEC 18004, 6.3.8)

/// Dark modules, a run at a time.
std::string path_of(const qrcodegen::QrCode& code) {
  std::string path;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (!code.getModule(x, y)) continue;
      const int from = x;
      while (code.getModule(x + 1, y)) ++x;
      const std::string wide = std::to_string(x + 1 - from);
      path += "M" + std::to_string(from + quiet) + " " + std::to_string(y + quiet) + "h" + wide +
              "v1h-" + wide + "z";
    }
  }
  return path;
}

}  // namespace

std::string qr_address(std::string_view text) {
  try {
    const auto code =
        qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const std::string side = std::to_string(code.getSize() + 2 * quiet);
    return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + side +
           " " + side + "' shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M0 0h" + side +
           "v" + side + "H0z'/%3E%3Cpath d='" + path_of(code) + "'/%3E%3C/svg%3E";
  } catch (const qrcodegen::data_too_long&) {
    return {};
  }
}

std::vector<std::string> qr_lines(std::string_view text) {
  try {
    const auto code =
        qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int end = code.getSize() + quiet;
    std::vector<std::string> lines;
    for (int y = -quiet; y < end; y += 2) {
      std::string& line = lines.emplace_back();
      for (int x = -quiet; x < end; ++x) {
        // Outside the code everything is light.
        const bool above = code.getModule(x, y), below = code.getModule(x, y + 1);
        line += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
      }
    }
    return lines;
  } catch (const qrcodegen::data_too_long&) {
    return {};
  }
}

}  // namespace cairn::server
