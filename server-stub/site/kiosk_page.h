// The page that an exhibition's browser opens: without its script it says what it is for.
#pragma once
#include "model/roadmap.h"
#include "page/page.h"

namespace cairn::server {

Page kiosk_page(const Roadmap& roadmap, Lang lang);

}  // namespace cairn::server
