#include "screens/screens.h"

#include "screens/scene.h"

namespace cairn {

namespace {

std::string_view pack_page_of(Screen screen) {
  switch (screen) {
    case Screen::in_short:
      return "en-bref";
    case Screen::personal_data:
      return "donnees-personnelles";
    case Screen::legal:
      return "mentions-legales";
    case Screen::help:
      return "aide";
    case Screen::rules:
      return "regles";
    default:
      return {};
  }
}

Page lost(const Scene& scene) {
  Visit visit = scene.visit;
  const std::string asked = path_of(visit.route);
  visit.route.screen = Screen::not_found;
  visit.route.id = asked;
  return not_found_page(Scene{scene.roadmap, visit, scene.known, scene.means, scene.lang});
}

}  // namespace

bool exists(const Roadmap& roadmap, const Route& route) {
  if (const std::string_view id = pack_page_of(route.screen); !id.empty()) {
    return find_page(roadmap, id) != nullptr;
  }
  if (route.screen == Screen::axis) return find_axis(roadmap, std::stoi(route.id)) != nullptr;
  if (route.screen == Screen::action) return find_action(roadmap, route.id) != nullptr;
  return route.screen != Screen::not_found;
}

Page roadmap_page_of(const Visit& visit, const Known& known, const Means& means) {
  const Roadmap& r = known.roadmap;
  Lang lang = visit.route.lang;
  const bool spoken = speaks(r, lang);
  if (!spoken) lang = other(lang);
  const Scene scene{r, visit, known, means, lang};
  if (!spoken || !exists(r, visit.route)) return lost(scene);
  const std::string_view id = pack_page_of(visit.route.screen);
  if (!id.empty()) return pack_page(scene, *find_page(r, id));
  switch (visit.route.screen) {
    case Screen::home:
      return home_page(scene);
    case Screen::axis:
      return axis_page(scene, *find_axis(r, std::stoi(visit.route.id)));
    case Screen::actions:
      return actions_page(scene);
    case Screen::action:
      return action_page(scene, *find_action(r, visit.route.id));
    case Screen::calendar:
      return calendar_page(scene);
    case Screen::indicators:
      return indicators_page(scene);
    case Screen::history:
      return history_page(scene);
    case Screen::context:
      return context_page(scene);
    case Screen::resources:
      return resources_page(scene);
    case Screen::glossary:
      return glossary_page(scene);
    default:
      return lost(scene);
  }
}

std::vector<Route> every_route(const Roadmap& r) {
  std::vector<Route> routes;
  for (const Lang lang : r.langs) {
    for (int s = 0; s < static_cast<int>(Screen::not_found); ++s) {
      Route route;
      route.screen = static_cast<Screen>(s);
      route.lang = lang;
      const std::string_view id = pack_page_of(route.screen);
      if (!id.empty() && find_page(r, id) == nullptr) continue;
      if (route.screen == Screen::axis) {
        for (const Axis& axis : r.axes) {
          route.id = std::to_string(axis.id);
          routes.push_back(route);
        }
      } else if (route.screen == Screen::action) {
        for (const std::vector<Action>* actions : {&r.actions, &r.retired}) {
          for (const Action& action : *actions) {
            route.id = action.id;
            routes.push_back(route);
          }
        }
      } else {
        routes.push_back(route);
      }
    }
  }
  return routes;
}

}  // namespace cairn
