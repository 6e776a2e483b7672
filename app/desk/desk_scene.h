// What every screen of the desk is given, and the words that several share.
#pragma once
#include <string>

#include "desk/desk.h"
#include "screens/scene.h"

namespace cairn {

struct DeskScene {
  const DeskVisit& visit;
  const DeskKnown& known;
  const Scene& scene;
  Lang lang;

  std::string say(D word) const { return cairn::say(lang, word); }
  std::string at(DeskRoute::Place place, std::string id = {}, std::string take_up = {}) const;
  bool is_bilingual() const { return scene.roadmap.langs.size() > 1; }
};

/// The screen's own frame: who one is, the desk's navigation, then `main`.
Page desk_framed(const DeskScene& desk, const std::string& title, Nodes main,
                 const ToneName& tone = {});
/// What is wrong with a form, as links to its fields, however deep they stand.
Node wrong_fields(const Node& form);
std::string role_words(Lang lang, const Rights& rights);

Page activate_page(const DeskScene& desk);
Page my_actions_page(const DeskScene& desk);
Page update_page(const DeskScene& desk);
Page answers_page_of(const DeskScene& desk);
Page answer_page(const DeskScene& desk);

}  // namespace cairn
