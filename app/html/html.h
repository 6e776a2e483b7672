// A page as HTML, and charts as SVG.
//
// Promises: the same page gives the same bytes natively and in wasm; every text is escaped;
// no style attribute and no script (the content security policy forbids both); ids are keys.
// Leaves out: the head of the document and what the browser loads (html/document.h).
#pragma once
#include <string>

#include "page/page.h"

namespace cairn {

std::string to_html(const Node& node);
std::string to_html(const Nodes& nodes);
/// A chart as one `svg` element, hidden from assistive technology: its caption, summary and
/// table stand beside it as HTML (RGAA 1.1.8).
std::string to_svg(const Chart& chart);

/// Escaped for text and for double-quoted attributes.
std::string escape(std::string_view text);

}  // namespace cairn
