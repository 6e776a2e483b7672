// All screens, as a program of the browser shows them.
#include "screens/scene.h"

namespace cairn {

Page program_page_of(const Visit& visit, const Known& known, const Means& means) {
  const Scene scene{known.roadmap, visit, known, means, visit.route.lang};
  if (speaks(known.roadmap, visit.route.lang) && !means.is_away) {
    switch (visit.route.screen) {
      case Screen::accessibility:
        return accessibility_page(scene);
      case Screen::eco_design:
        return eco_design_page(scene);
      case Screen::site_map:
        return site_map_page(scene);
      case Screen::followed:
        return followed_page(scene);
      default:
        break;
    }
  }
  return lean_page_of(visit, known, means);
}

}  // namespace cairn
