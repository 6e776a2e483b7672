// Home: every block of the source page, in its order, and the three cairns.
#include "screens/figures.h"
#include "screens/scene.h"

namespace cairn {

namespace {

Node axis_card(const Scene& scene, const Axis& axis) {
  const std::string key = "cairn-" + std::to_string(axis.id);
  Nodes head = {write::text(fill(scene.lang, W::axis_n, {std::to_string(axis.id)}))};
  Node number = write::node(Kind::phrase, std::move(head), "num");
  Nodes name = {std::move(number), write::text(" " + plain(scene, axis.name))};
  // The list under it counts the statuses: once is enough.
  Chart heap = cairn_of(scene, axis);
  heap.summary = tally_words(scene, axis.id);
  Nodes card = {
      write::heading(3, Nodes{write::link(std::move(name), scene.at_axis(axis.id))}),
      write::figure(key, std::move(heap), {}, "told"),
      write::paragraph(plain(scene, axis.plain)),
      status_counts(scene, axis.id),
  };
  Node article = write::node(Kind::article, std::move(card), "card");
  article.tone = tone_name(axis.tone);
  return article;
}

Node fact(const Scene& scene, const Fact& fact) {
  Nodes item = {write::strong(plain(scene, fact.figure)),
                write::paragraph(passage(scene, fact.said))};
  if (!fact.today.text.empty()) {
    Nodes today = passage(scene, fact.today);
    item.push_back(write::paragraph(std::move(today), "now"));
  }
  return write::item(std::move(item));
}

Node axis_text(const Scene& scene, const Axis& axis, std::vector<std::string>& explained) {
  const std::string id = std::to_string(axis.id);
  Nodes out = {write::heading(2, fill(scene.lang, W::axis_titled, {id, plain(scene, axis.title)}),
                              "axe-" + id)};
  std::vector<const Text*> texts;
  for (const Passage& p : axis.body) {
    out.push_back(write::paragraph(passage(scene, p)));
    texts.push_back(&p.text);
  }
  write::add(out, explain(scene, texts, explained));
  const int n = tally(scene.roadmap, axis.id).actions;
  out.push_back(write::paragraph(Nodes{
      write::link(fill(scene.lang, W::see_axis_actions, {count(scene.lang, W::n_actions, n), id}),
                  scene.at_axis(axis.id) + "#actions", "go")}));
  return write::section(std::move(out), "axis", tone_name(axis.tone));
}

}  // namespace

Page home_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  std::vector<std::string> explained;
  Nodes main;

  Nodes hero = {write::heading(1, plain(scene, r.question))};
  hero.push_back(write::paragraph(plain(scene, r.lead), "lead"));
  if (Nodes news = news_link(scene); !news.empty()) {
    hero.push_back(write::paragraph(std::move(news)));
  }
  Node cover = write::node(Kind::image, {}, "cover");
  cover.href = r.cover;
  cover.text = plain(scene, r.cover_alt);
  cover.name = "1200";
  cover.value = "400";
  if (!r.cover_alt.empty()) hero.push_back(std::move(cover));
  std::vector<const Text*> intro;
  for (const Passage& p : r.intro) {
    hero.push_back(write::paragraph(passage(scene, p)));
    intro.push_back(&p.text);
  }
  if (!r.invitation.text.empty()) {
    hero.push_back(write::paragraph(passage(scene, r.invitation)));
    intro.push_back(&r.invitation.text);
  }
  write::add(hero, explain(scene, intro, explained));
  Nodes acts = {write::link(scene.say(W::see_all_actions), scene.at(Screen::actions), "act")};
  acts.push_back(write::text(" "));
  acts.push_back(write::link(scene.say(W::take_part), scene.at(Screen::take_part)));
  hero.push_back(write::paragraph(std::move(acts)));
  main.push_back(write::section(std::move(hero), "hero"));

  Nodes cards;
  for (const Axis& axis : r.axes) cards.push_back(axis_card(scene, axis));
  main.push_back(write::section({write::heading(2, scene.say(W::where_it_stands), "avancement"),
                                 write::paragraph(whole_words(scene, 0)),
                                 write::group(std::move(cards), "axes")}));

  Nodes building = {write::heading(2, scene.say(W::building_steps), "etapes")};
  // A way on stands in the paragraph that it ends: this page counts its elements.
  Nodes built = passage(scene, r.building);
  if (!built.empty()) built.push_back(write::text(" "));
  built.push_back(write::link(scene.say(W::see_history), scene.at(Screen::history), "go"));
  building.push_back(write::paragraph(std::move(built)));
  main.push_back(write::section(std::move(building)));

  if (!r.facts.empty()) {
    Nodes facts;
    for (const Fact& f : r.facts) facts.push_back(fact(scene, f));
    main.push_back(write::section({write::heading(2, scene.say(W::did_you_know), "saviez-vous"),
                                   write::list(std::move(facts), "facts")}));
  }

  Nodes context = {write::heading(2, scene.say(W::context_and_stakes), "contexte")};
  std::vector<const Text*> stakes;
  for (const Passage& p : r.context) {
    context.push_back(write::paragraph(passage(scene, p)));
    stakes.push_back(&p.text);
  }
  write::add(context, explain(scene, stakes, explained));
  context.push_back(write::paragraph(
      Nodes{write::link(scene.say(W::see_context), scene.at(Screen::context), "go")}));
  main.push_back(write::section(std::move(context)));

  for (const Axis& axis : r.axes) main.push_back(axis_text(scene, axis, explained));

  Nodes further = {write::heading(2, scene.say(W::going_further), "aller-plus-loin")};
  Nodes known;
  if (!r.resources.empty()) {
    const Resource& first = r.resources.front();
    known = {write::strong(plain(scene, first.title)), write::text(" "),
             write::text(plain(scene, first.text) + " ")};
  }
  known.push_back(write::link(scene.say(W::see_resources), scene.at(Screen::resources), "go"));
  further.push_back(write::paragraph(std::move(known)));
  main.push_back(write::section(std::move(further)));
  return framed(scene, "", plain(scene, r.lead), std::move(main));
}

}  // namespace cairn
