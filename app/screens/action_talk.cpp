// Where one reads, writes and supports, on the page of an action.
#include "screens/talk.h"

namespace cairn {

Node action_talk(const Scene& scene, const Action& action) {
  Route list;
  list.screen = Screen::contributions;
  list.lang = scene.lang;
  list.talk.on = action.id;
  // Only the server knows what was said lately; a program that does not leaves it as it stands.
  Node served = write::group(scene.known.served, "served");
  served.key = "dit-" + action.id;
  return write::section(
      {write::heading(2, scene.say(W::what_is_said), "paroles"), std::move(served),
       write::list({write::item({write::link(fill(scene.lang, W::write_comment_on, {action.id}),
                                             at_talk(scene, Screen::write, action.id), "act")}),
                    write::item({write::link(scene.say(W::support_this),
                                             at_talk(scene, Screen::support, action.id))}),
                    write::item({write::link(scene.say(W::read_contributions), path_of(list))})},
                   "acts")});
}

std::string at_talk(const Scene& scene, Screen screen, const std::string& id) {
  Route route;
  route.screen = screen;
  route.lang = scene.lang;
  route.id = id;
  return path_of(route);
}

}  // namespace cairn
