// Where one reads, writes and supports, on the page of an action.
#include "screens/talk.h"

namespace cairn {

std::string at_answer(const Scene& scene, const Action& action) {
  Route route;
  route.screen = action.question.choices.empty() ? Screen::write : Screen::support;
  route.lang = scene.lang;
  route.id = action.id;
  route.form = slug(Form::answer);
  return path_of(route);
}

Node action_talk(const Scene& scene, const Action& action) {
  Route list;
  list.screen = Screen::contributions;
  list.lang = scene.lang;
  list.talk.on = action.id;
  // Only the server knows what was said lately; a program that does not leaves it as it stands.
  Node served = write::group(scene.known.served, "served");
  served.key = "dit-" + action.id;
  Nodes all = {write::heading(2, scene.say(W::what_is_said), "paroles")};
  const bool is_open = !is_retired(action);
  if (is_open && !action.question.text.empty()) {
    all.push_back(write::group(
        {write::paragraph(Nodes{write::strong(scene.say(W::asked))}, "meta"),
         write::paragraph(passage(scene, action.question)),
         write::paragraph(Nodes{write::link(scene.say(W::answer_it), at_answer(scene, action))})},
        "reply"));
  }
  Nodes acts;
  if (is_open) {
    acts = {write::item({write::link(fill(scene.lang, W::write_comment_on, {action.id}),
                                     at_talk(scene, Screen::write, action.id), "act")}),
            write::item({write::link(scene.say(W::support_this),
                                     at_talk(scene, Screen::support, action.id))})};
  }
  acts.push_back(write::item({write::link(scene.say(W::read_contributions), path_of(list))}));
  all.push_back(std::move(served));
  all.push_back(write::list(std::move(acts), "acts"));
  return write::section(std::move(all));
}

std::string at_talk(const Scene& scene, Screen screen, const std::string& id) {
  Route route;
  route.screen = screen;
  route.lang = scene.lang;
  route.id = id;
  return path_of(route);
}

}  // namespace cairn
