// A page as an answer: what changed since the tab was last told, and nothing else.
//
//   {"path", "title", "lang", "effects": ["push" | "replace" | "focus"],
//    "header"?, "main"?, "status"?, "footer"?}   parts that changed since they were last told
// A part is its HTML; or, where the page has the same screen's part already, what changes in it:
// {"was": how many children, "now": [child…]}, and a child is one of: 3 (that child as it is),
// "<p>…" (new), [3, "<p>…"] (that child becomes this), [3, {"was", "now"}] (its children change),
// [3, {"put": {"href": "…"}}] (its attributes change; an empty one goes).
#pragma once
#include <vector>

#include "json/build.h"
#include "page/page.h"
#include "update/visit.h"

namespace cairn {

Json told_effects(const std::vector<Effect>& effects);
/// `told`: what the tab shows, or null: it is told whole. `main_as_edits`: it is the same screen.
void tell_page(Json& answer, const Page& now, const Page* told, bool main_as_edits);
/// Of a page that is the server's: only the line that says what this device keeps.
void tell_footer(Json& answer, const Page& now);

}  // namespace cairn
