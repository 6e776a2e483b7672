// What makes a page wrong whatever it says: RGAA by construction, each rule by its number.
//
// Promises: no problem means: a title and a language, one h1 and no skipped level, unique keys,
// every field labelled, every link and button with words, the same words never for two targets,
// every chart with caption, summary and table, every table with a caption and heads.
// Leaves out: what only a browser can tell (contrast, focus, reflow).
#pragma once
#include <string>
#include <vector>

#include "page/page.h"

namespace cairn {

/// One line a problem, with its rule: "RGAA 9.1: two h1". Empty: clean.
std::vector<std::string> lint(const Page& page);

}  // namespace cairn
