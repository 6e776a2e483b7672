// What every screen of the desk is given, and the words that several share.
#pragma once
#include <string>

#include "desk/decision.h"
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
/// Above a form that was sent back, and the status of its page: what is wrong, as links to its
/// fields, however deep they stand; `whole`: with all of it.
void say_wrong(const DeskScene& desk, const Node& form, D faults, const std::string& whole,
               Nodes& main, std::string& status);
/// Fields out of the way until one of them says something.
Node folded(const DeskScene& desk, D summary, Nodes fields, std::string key);
/// A box of the form, ticked as its fields say.
Node ticked_box(const DeskScene& desk, std::string name, std::string key, std::string words);
/// To another page of this list.
Node page_link(const DeskScene& desk, int page, W word);
/// "Contient un mot à surveiller : …", of its words and of those that wait; "" where there is none.
std::string watched_words(const DeskScene& desk, const Matter& matter);
/// The ground and the facts of a decision that takes something away.
Nodes reason_fields(const DeskScene& desk, const DecisionFaults& faults);
/// Of an overtaken update, above the form that takes it up again.
Nodes beside(const DeskScene& desk, const OwnUpdate& mine);

/// In the order of their enumerations.
inline constexpr W status_names[] = {W::status_planned, W::status_under_way, W::status_done,
                                     W::status_late,    W::status_suspended, W::status_abandoned};
inline constexpr W state_names[] = {W::milestone_to_come, W::milestone_done,
                                    W::milestone_unconfirmed};

std::string role_words(Lang lang, const Rights& rights);

/// Why an invitation was not taken here; "" where none was refused.
std::string why_refused(const DeskScene& desk);

Page activate_page(const DeskScene& desk);
Page my_actions_page(const DeskScene& desk);
Page update_page(const DeskScene& desk);
Page answers_page_of(const DeskScene& desk);
Page answer_page(const DeskScene& desk);
Page moderation_page(const DeskScene& desk);
Page decide_page(const DeskScene& desk);
Page slip_page(const DeskScene& desk);
Page texts_page(const DeskScene& desk);
Page revise_page(const DeskScene& desk);
Page preview_page(const DeskScene& desk);
Page retire_page(const DeskScene& desk);
Page people_page(const DeskScene& desk);
Page invite_page(const DeskScene& desk);
Page person_page(const DeskScene& desk);
Page revoke_page(const DeskScene& desk);
Page lock_page(const DeskScene& desk);
Page closed_page(const DeskScene& desk);

}  // namespace cairn
