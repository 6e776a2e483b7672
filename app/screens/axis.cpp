// One axis: what it is for, its heap of stones, its actions, its time.
#include "screens/figures.h"

namespace cairn {

namespace {

Node stone_line(const Scene& scene, const Action& action) {
  Nodes line = {write::link(plain(scene, action.title), scene.at_action(action.id)),
                write::text(" ")};
  write::add(line, state_nodes(scene, action));
  return write::item(std::move(line));
}

}  // namespace

Page axis_page(const Scene& scene, const Axis& axis) {
  const std::string id = std::to_string(axis.id);
  const ToneName tone = tone_name(axis.tone);
  const Tally t = tally(scene.roadmap, axis.id);
  std::vector<std::string> explained;
  const std::string number = fill(scene.lang, W::axis_n, {id});

  Nodes main = {crumbs(scene, {write::text(number)})};
  Nodes head = {write::node(Kind::phrase, {write::text(number)}, "num"),
                write::text(" " + plain(scene, axis.title))};
  main.push_back(write::heading(1, std::move(head)));
  main.push_back(write::paragraph(plain(scene, axis.plain), "lead"));

  std::vector<const Action*> in_heap = stones(scene.roadmap, axis.id);
  std::vector<const Action*> in_order;
  for (const Action& a : scene.roadmap.actions) {
    if (a.axis == axis.id) in_order.push_back(&a);
  }
  if (in_order.empty()) {
    main.push_back(write::paragraph(scene.say(W::no_action_yet)));
  } else {
    Nodes lines;
    // The list reads from the top of the heap down, as the eye does.
    for (auto it = in_heap.rbegin(); it != in_heap.rend(); ++it) {
      lines.push_back(stone_line(scene, **it));
    }
    Nodes beside = {write::heading(2, count(scene.lang, W::n_actions, t.actions), "actions"),
                    write::paragraph(scene.say(W::heap_reads)),
                    write::list(std::move(lines), "stones")};
    main.push_back(write::group({write::figure("cairn-" + id, cairn_of(scene, axis), {}, "told"),
                                 write::section(std::move(beside))},
                                "two heap"));
  }

  Nodes body = {write::heading(2, scene.say(W::what_for), "pourquoi")};
  std::vector<const Text*> texts;
  std::vector<SourceId> sources;
  for (const Passage& p : axis.body) {
    body.push_back(write::paragraph(passage(scene, p)));
    texts.push_back(&p.text);
    sources.push_back(p.source);
  }
  write::add(body, explain(scene, texts, explained));
  main.push_back(write::section(std::move(body), "axis"));

  if (!in_order.empty()) {
    const std::string caption = fill(scene.lang, W::timeline_caption, {id});
    main.push_back(write::section(
        {write::heading(2, scene.say(W::in_time), "calendrier"),
         write::paragraph(timeline_legend(scene)),
         timeline_of(scene, "calendrier-" + id, caption, in_order, in_order),
         write::paragraph(
             Nodes{write::link(scene.say(W::calendar_title), scene.at(Screen::calendar), "go")}),
         write::figure(
             "jalons-" + id,
             milestones_of(scene, in_order, fill(scene.lang, W::milestones_caption, {id})), {},
             "told")}));
  }
  Nodes filter = {write::link(fill(scene.lang, W::filter_axis, {id}),
                              scene.at(Screen::actions) + "?axe=" + id, "go")};
  main.push_back(write::paragraph(std::move(filter)));
  main.push_back(write::list(
      {following(scene, id),
       write::item({write::link(scene.say(W::follow_axis), scene.at_axis(axis.id) + ".atom")})}));
  main.push_back(write::section(
      {write::heading(2, scene.say(W::sources), "sources"), source_list(scene, sources)}));
  Nodes all = {write::section(std::move(main), "of", tone)};
  return framed(scene, number + " – " + plain(scene, axis.name), plain(scene, axis.plain),
                std::move(all));
}

}  // namespace cairn
