// All screens, as a server shows them.
#include "screens/scene.h"

namespace cairn {

Page page_of(const Visit& visit, const Known& known, const Means& means) {
  const Route& route = visit.route;
  if (speaks(known.roadmap, route.lang) && !means.is_away) {
    const Scene scene{known.roadmap, visit, known, means, route.lang};
    if (route.screen == Screen::contact) return contact_page(scene);
    if (route.screen == Screen::follow) return follow_page(scene);
  }
  return program_page_of(visit, known, means);
}

}  // namespace cairn
