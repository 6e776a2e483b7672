// The screens of every program: those of the roadmap, and those of participation.
#include "screens/talk.h"

namespace cairn {

namespace {

/// May one speak of it: an action, or the whole?
bool is_subject(const Roadmap& roadmap, const std::string& id) {
  return id == "roadmap" || find_action(roadmap, id) != nullptr;
}

/// Is there such a screen, in this language, of something that exists?
bool is_there(const Visit& visit, const Known& known) {
  const Route& route = visit.route;
  if (!speaks(known.roadmap, route.lang)) return false;
  if (route.screen == Screen::write) return is_subject(known.roadmap, route.id);
  if (route.screen == Screen::support) return known.said || is_subject(known.roadmap, route.id);
  return route.screen == Screen::take_part || is_talk(route.screen);
}

}  // namespace

bool is_beside(Screen screen) {
  return screen == Screen::accessibility || screen == Screen::eco_design ||
         screen == Screen::site_map || screen == Screen::followed;
}

Page lean_page_of(const Visit& visit, const Known& known, const Means& means) {
  if (means.is_away) {
    return away_page({known.roadmap, visit, known, means, visit.route.lang});
  }
  const Screen screen = visit.route.screen;
  const bool is_left = screen == Screen::contact || screen == Screen::follow || is_beside(screen);
  if (is_left && speaks(known.roadmap, visit.route.lang)) {
    // Of these only what stands around them is the program's to say.
    return framed({known.roadmap, visit, known, means, visit.route.lang}, "", "", {});
  }
  if (screen == Screen::action) {
    Known with_talk = known;
    with_talk.served = latest_talk({known.roadmap, visit, known, means, visit.route.lang});
    return roadmap_page_of(visit, with_talk, means);
  }
  if (!is_there(visit, known)) return roadmap_page_of(visit, known, means);
  const Scene scene{known.roadmap, visit, known, means, visit.route.lang};
  switch (screen) {
    case Screen::contributions:
      return contributions_page(scene);
    case Screen::contribution:
      return contribution_page(scene);
    case Screen::write:
      return write_page(scene);
    case Screen::support:
      return support_page(scene);
    case Screen::report:
      return report_page(scene);
    case Screen::mine:
      return mine_page(scene);
    case Screen::edit:
      return edit_page(scene);
    default:
      return take_part_page(scene);
  }
}

}  // namespace cairn
