// One's own words with what became of them: the same under a deposit code and on one's own device.
#include <tuple>

#include "ledger/code.h"
#include "screens/talk.h"

namespace cairn {

namespace {

/// For good: asked twice. Without a program, buttons of the form that holds the code.
Node taking_back(const Scene& scene, const Contribution& c, bool by_code) {
  Nodes inside;
  for (const auto& [word, sure, act, name] :
       {std::tuple{W::withdraw, W::withdraw_sure, "act:withdraw=", "1"},
        std::tuple{W::erase, W::erase_sure, "act:erase=", "2"}}) {
    Node button =
        by_code ? form_button(scene.say(word), "") : live_button(scene.say(word), act + c.id);
    if (by_code) {
      button.name = "retirer";
      button.value = name;
    }
    button.label = which(scene, word, c);
    inside.push_back(write::paragraph(scene.say(sure)));
    inside.push_back(std::move(button));
  }
  return write::details(scene.say(W::take_back), std::move(inside), "retirer-" + c.id);
}

/// Without a program: the code goes in the body of a form, never in an address.
Node form_with_code(const Scene& scene, const Contribution& c) {
  Node edit = form_button(scene.say(W::edit), "");
  edit.label = which(scene, W::edit, c);
  Node form = write::node(Kind::form, {form_hidden("code", read_code(scene.visit.typed)),
                                       std::move(edit), taking_back(scene, c, true)});
  form.href = at_talk(scene, Screen::edit, c.id);
  form.value = "post";
  return form;
}

Nodes acts_of_program(const Scene& scene, const Said& said) {
  const Contribution& c = said.what;
  Nodes acts;
  if (said.way == Way::arrived && c.standing == Standing::published) {
    acts.push_back(
        write::item({said_link(scene, W::see_published, at_contribution(scene, c.id), c)}));
  }
  acts.push_back(write::item({said_link(scene, W::edit, at_talk(scene, Screen::edit, c.id), c)}));
  Nodes all = {write::list(std::move(acts), "acts"), taking_back(scene, c, false)};
  if (!said.code.empty()) {
    all.push_back(write::paragraph(
        Nodes{write::text(scene.say(W::code_label) + " "), write::strong(spaced(said.code))},
        "note"));
  }
  return all;
}

}  // namespace

std::string state_of(const Scene& scene, const Said& said) {
  static constexpr W standings[] = {W::standing_published, W::standing_held, W::standing_hidden,
                                    W::standing_withdrawn, W::standing_late};
  static constexpr W ways[] = {W::way_kept, W::way_sent, W::standing_answered, W::way_refused};
  const Standing standing = said.what.standing;
  const bool answered = standing == Standing::published && !said.replies.empty();
  const bool by_way = said.way != Way::arrived || answered;
  return scene.say(by_way ? ways[static_cast<int>(said.way)]
                          : standings[static_cast<int>(standing)]);
}

Node own_node(const Scene& scene, const Said& said, int level) {
  const Contribution& c = said.what;
  Nodes meta = {write::strong(state_of(scene, said)), write::text(" · "),
                write::link(subject_title(scene, c.on), at_subject(scene, c.on))};
  // What became of the action itself: that it is done reaches whoever spoke of it.
  if (const Action* action = find_action(scene.roadmap, c.on)) {
    meta.push_back(write::text(" · "));
    meta.push_back(is_retired(*action) ? write::text(scene.say(W::retired_notice))
                                       : status_chip(scene, action->status));
  }
  if (const std::string themes = theme_words(scene, c.themes); !themes.empty()) {
    meta.push_back(write::text(" · " + themes));
  }
  Nodes all = {write::heading(level, said_title(scene, c)),
               write::paragraph(std::move(meta), "meta")};
  if (!c.same.empty()) {
    all.push_back(
        write::paragraph(Nodes{said_link(scene, W::same_as, at_contribution(scene, c.same), c),
                               write::text(". " + scene.say(W::same_own))}));
  }
  if (said.way == Way::refused) {
    all.push_back(write::paragraph(refusal_words(scene, said.reason)));
  } else if (c.standing == Standing::hidden) {
    all.push_back(write::paragraph(
        fill(scene.lang, W::hidden_because, {ground_words(scene, c.ground), c.facts})));
  }
  write::add(all, verbatim(scene, c.words, c.lang));
  if (!said.pending_words.empty()) {
    const bool is_refused = said.way == Way::refused;
    all.push_back(
        write::paragraph(scene.say(is_refused ? W::edit_refused : W::edit_awaits), "note"));
    write::add(all, verbatim(scene, said.pending_words, c.lang));
  }
  for (const Reply& reply : said.replies) {
    all.push_back(reply_node(scene, reply));
    if (reply.on != c.id) all.back().key.clear();  // both may be one's own
  }
  if (said.way == Way::refused) {
    all.push_back(live_button(scene.say(W::dismiss), "act:dismiss=" + c.id));
  } else if (c.standing != Standing::withdrawn) {
    if (scene.visit.route.screen == Screen::follow) {
      if (c.standing == Standing::published) {
        all.push_back(write::paragraph(
            Nodes{said_link(scene, W::see_published, at_contribution(scene, c.id), c)}));
      }
      all.push_back(form_with_code(scene, c));
    } else {
      write::add(all, acts_of_program(scene, said));
    }
  }
  Node item = write::item(std::move(all));
  item.key = "c-" + c.id;
  return item;
}

}  // namespace cairn
