// /donnees: what can be taken away from this site, as a page; and /donnees/contributions: the
// columns of what people said. The server's alone: no program has them.
//
// Promises: pure; each file with a sentence, its format, its size and when it changes; each column
// of each sheet in the words of the Table Schema. Complete without JavaScript.
#pragma once
#include <string>
#include <vector>

#include "opendata/offer.h"
#include "page/page.h"

namespace cairn::server {

std::string open_data_path(Lang lang);

Page open_data_page(const Roadmap& roadmap, const std::vector<OpenSet>& sets, Lang lang);

std::string said_data_path(Lang lang);
Page said_data_page(const Roadmap& roadmap, Lang lang);

}  // namespace cairn::server
