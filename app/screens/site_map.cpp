// The site map (RGAA 12.3) and the page for an address that names nothing.
#include "screens/scene.h"

namespace cairn {

namespace {

Node entry(const Scene& scene, Screen screen, W word) {
  return write::item({write::link(scene.say(word), scene.at(screen))});
}

}  // namespace

Page site_map_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  Nodes main = {crumbs(scene, {write::text(scene.say(W::site_map))}),
                write::heading(1, scene.say(W::site_map))};
  Nodes about = {entry(scene, Screen::home, W::home)};
  const auto if_there = [&](std::string_view id, Screen screen, W word) {
    if (find_page(r, id) != nullptr) about.push_back(entry(scene, screen, word));
  };
  if_there("en-bref", Screen::in_short, W::nav_in_short);
  about.push_back(entry(scene, Screen::actions, W::all_actions));
  about.push_back(entry(scene, Screen::calendar, W::calendar_title));
  about.push_back(entry(scene, Screen::indicators, W::indicators));
  about.push_back(entry(scene, Screen::history, W::history));
  about.push_back(entry(scene, Screen::context, W::context));
  about.push_back(entry(scene, Screen::resources, W::going_further));
  about.push_back(entry(scene, Screen::glossary, W::glossary));
  about.push_back(entry(scene, Screen::followed, W::followed_title));
  main.push_back(write::section(
      {write::heading(2, scene.say(W::the_roadmap)), write::list(std::move(about))}));
  for (const Axis& axis : r.axes) {
    const std::string id = std::to_string(axis.id);
    Nodes items;
    for (const Action& a : r.actions) {
      if (a.axis != axis.id) continue;
      items.push_back(
          write::item({write::link(a.id + " · " + plain(scene, a.title), scene.at_action(a.id))}));
    }
    Nodes section = {write::heading(
        2, Nodes{write::link(fill(scene.lang, W::axis_titled, {id, plain(scene, axis.name)}),
                             scene.at_axis(axis.id))})};
    if (!items.empty()) section.push_back(write::list(std::move(items)));
    main.push_back(write::section(std::move(section), "", tone_name(axis.tone)));
  }
  about.clear();
  if_there("aide", Screen::help, W::help);
  if_there("regles", Screen::rules, W::rules);
  about.push_back(entry(scene, Screen::contact, W::contact));
  about.push_back(entry(scene, Screen::accessibility, W::accessibility));
  about.push_back(entry(scene, Screen::eco_design, W::eco_design));
  if_there("donnees-personnelles", Screen::personal_data, W::personal_data);
  if_there("mentions-legales", Screen::legal, W::legal);
  main.push_back(
      write::section({write::heading(2, scene.say(W::the_site)), write::list(std::move(about))}));
  return framed(scene, scene.say(W::site_map), scene.say(W::site_map_description), std::move(main));
}

namespace {

/// A page that is not there, and where to go instead.
Page elsewhere_page(const Scene& scene, W title, W words, Screen last, W last_word) {
  Page page = framed(
      scene, scene.say(title), scene.say(words),
      {write::heading(1, scene.say(title)), write::paragraph(scene.say(words), "lead"),
       write::list(
           {write::item({write::link(scene.say(W::back_home), scene.at(Screen::home))}),
            write::item({write::link(scene.say(W::see_all_actions), scene.at(Screen::actions))}),
            write::item({write::link(scene.say(W::see_site_map), scene.at(Screen::site_map))}),
            write::item({write::link(scene.say(last_word), scene.at(last))})})});
  page.indexable = false;
  return page;
}

}  // namespace

Page not_found_page(const Scene& scene) {
  return elsewhere_page(scene, W::not_found, W::not_found_words, Screen::contact, W::ask_us);
}

Page away_page(const Scene& scene) {
  return elsewhere_page(scene, W::away, W::away_words, Screen::mine, W::mine_title);
}

Page pack_page(const Scene& scene, const PackPage& written) {
  const std::string title = plain(scene, written.title);
  Nodes main = {crumbs(scene, {write::text(title)}), write::heading(1, title)};
  if (!written.plain.empty()) main.push_back(write::paragraph(plain(scene, written.plain), "lead"));
  std::vector<std::string> explained;
  for (const Section& s : written.sections) {
    Nodes section;
    std::vector<const Text*> texts;
    if (!s.heading.empty()) section.push_back(write::heading(2, plain(scene, s.heading), s.id));
    for (const Block& block : s.blocks) {
      for (const Text& text : block.items) texts.push_back(&text);
      if (block.kind == BlockKind::paragraph) {
        for (const Text& text : block.items) section.push_back(write::paragraph(rich(scene, text)));
        continue;
      }
      Nodes items;
      for (const Text& text : block.items) items.push_back(write::item(rich(scene, text)));
      if (items.empty()) continue;
      section.push_back(block.kind == BlockKind::steps ? write::ordered(std::move(items))
                                                       : write::list(std::move(items)));
    }
    write::add(section, explain(scene, texts, explained));
    main.push_back(write::section(std::move(section), "prose"));
  }
  return framed(scene, title, plain(scene, written.plain), std::move(main));
}

}  // namespace cairn
