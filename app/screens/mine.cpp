// One's own contributions, as this device knows them, and what else it keeps.
#include "screens/talk.h"

namespace cairn {

namespace {

// The rest in a line each: a page has its weight to keep.
constexpr std::size_t told_in_full = 15;

Nodes list_of(const Scene& scene) {
  const std::vector<Said>& mine = scene.known.mine;
  if (mine.empty()) {
    return {write::paragraph(scene.say(W::mine_none), "lead"),
            write::paragraph(
                Nodes{write::link(scene.say(W::take_part), scene.at(Screen::take_part), "act")})};
  }
  Nodes full, older;
  for (const Said& said : mine) {
    if (full.size() < told_in_full) {
      full.push_back(own_node(scene, said, 2));
      continue;
    }
    const Contribution& c = said.what;
    const std::string title = said_title(scene, c) + ", " + gist(c.words);
    older.push_back(write::item({write::link(title, at_contribution(scene, c.id)),
                                 write::text(" · " + state_of(scene, said))}));
  }
  Nodes all = {write::list(std::move(full), "talk")};
  if (!older.empty()) {
    all.push_back(write::heading(2, scene.say(W::mine_older)));
    all.push_back(write::list(std::move(older)));
  }
  return all;
}

/// What was begun and not sent: a way back to each.
void add_drafts(const Scene& scene, Nodes& main) {
  Nodes items;
  for (const Begun& draft : scene.known.drafts) {
    const Route route = route_of(draft.path);
    const std::string on =
        is_id(route.id) ? scene.say(W::contributions) : subject_title(scene, route.id);
    const std::string name = draft.words.empty()
                                 ? fill(scene.lang, W::counted, {scene.say(W::write_on), on})
                                 : fill(scene.lang, W::counted, {on, gist(draft.words)});
    Node drop = live_button(scene.say(W::drop), "act:drop=" + draft.path);
    drop.label = fill(scene.lang, W::counted, {scene.say(W::drop), name});
    items.push_back(
        write::item({write::link(name, draft.path), write::text(" "), std::move(drop)}));
  }
  if (items.empty()) return;
  main.push_back(write::heading(2, scene.say(W::drafts), "brouillons"));
  main.push_back(write::list(std::move(items)));
}

/// Everywhere, and for good.
Node erasing(const Scene& scene) {
  return write::details(scene.say(W::erase_all),
                        {write::paragraph(scene.say(W::erase_all_what)),
                         live_button(scene.say(W::erase_all), "act:erase", "act")},
                        "effacer");
}

/// Erasing is for good: what it would lose is said before the button.
Node forgetting(const Scene& scene, const Keeping& keeping) {
  Nodes inside = {write::paragraph(scene.say(W::forget_what))};
  if (keeping.waiting > 0) {
    inside.push_back(
        write::paragraph(Nodes{write::strong(count(scene.lang, W::forget_lost, keeping.waiting))}));
  }
  inside.push_back(live_button(scene.say(W::forget), "act:forget", "act"));
  return write::details(scene.say(W::forget), std::move(inside), "oublier");
}

Nodes device(const Scene& scene, const Keeping& keeping) {
  Nodes all = {write::heading(2, scene.say(W::on_this_device), "appareil"),
               write::paragraph(kept_words(scene))};
  Nodes buttons;
  if (keeping.keeps != Keeps::all) {
    buttons.push_back(write::item({live_button(scene.say(W::keep_roadmap), "act:keep")}));
  }
  if (!scene.known.mine.empty()) {
    for (const auto& [slug, name] : {std::pair{"json", "JSON"}, std::pair{"csv", "CSV"}}) {
      buttons.push_back(write::item({live_button(fill(scene.lang, W::export_as, {name}),
                                                 std::string("act:export=") + slug)}));
    }
  }
  if (!buttons.empty()) all.push_back(write::list(std::move(buttons), "acts"));
  if (!scene.known.mine.empty()) all.push_back(erasing(scene));
  if (keeps_something(scene)) {
    all.push_back(forgetting(scene, keeping));
  }
  return all;
}

}  // namespace

Page mine_page(const Scene& scene) {
  const auto& keeping = scene.known.keeping;
  Nodes main = {crumbs(scene, {write::link(scene.say(W::take_part), scene.at(Screen::take_part)),
                               write::text(scene.say(W::mine_title))}),
                write::heading(1, scene.say(W::mine_title))};
  if (keeping) {
    add_drafts(scene, main);
    write::add(main, list_of(scene));
    write::add(main, device(scene, *keeping));
  } else {
    main.push_back(write::paragraph(scene.say(W::mine_lead), "lead"));
    main.push_back(live_button(scene.say(W::keep_roadmap), "act:keep", "needs-program"));
  }
  main.push_back(
      write::paragraph(Nodes{write::link(scene.say(W::follow_mine), scene.at(Screen::follow))}));
  main.push_back(write::paragraph(
      Nodes{write::link(scene.say(W::followed_title), scene.at(Screen::followed))}));
  Page page = framed(scene, scene.say(W::mine_title), scene.say(W::mine_lead), std::move(main));
  // Heard when one goes.
  if (keeping) {
    page.status = count(scene.lang, W::n_contributions, static_cast<int>(scene.known.mine.size()));
  }
  return page;
}

}  // namespace cairn
