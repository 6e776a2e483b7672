// The front door of participation.
#include "screens/talk.h"

namespace cairn {

namespace {

Node door(const Scene& scene, W title, W help, W go, std::string address) {
  return write::item({write::heading(2, scene.say(title)), write::paragraph(scene.say(help)),
                      write::paragraph(Nodes{write::link(scene.say(go), std::move(address))})});
}

/// The questions asked of the public, each a way to answer it.
Nodes questions(const Scene& scene) {
  Nodes items;
  for (const Action& action : scene.roadmap.actions) {
    const Passage& asked = action.question;
    if (asked.text.empty()) continue;
    Nodes line = {write::link(plain(scene, asked.text), at_answer(scene, action)),
                  write::text(" (" + action.id + ")")};
    write::add(line, marked(scene, asked.origin));
    items.push_back(write::item(std::move(line)));
  }
  if (items.empty()) return {};
  return {write::item({write::heading(2, scene.say(W::answer_a_question)),
                       write::paragraph(scene.say(W::answer_help)), write::list(std::move(items))},
                      "wide")};
}

/// What became of what people said, in counts.
Nodes became(const Scene& scene) {
  const TalkCounts& counts = scene.known.counts;
  if (counts.contributions == 0) return {};
  Chart chart;
  chart.kind = ChartKind::flow;
  chart.tone = "plum";
  chart.caption = scene.say(W::became);
  chart.summary = talk_words(scene, counts);
  Mark all;
  all.note = whole(scene.lang, counts.contributions);
  chart.target = {std::move(all)};
  Nodes rows = {
      write::row({write::cell(scene.say(W::outcome)), write::cell(scene.say(W::contributions))})};
  const auto add = [&](W word, Fill fill, int some) {
    Mark mark;
    mark.label = scene.say(word);
    mark.key = mark.label;
    mark.note = whole(scene.lang, some);
    mark.fill = fill;
    mark.y = mark.part = some;
    mark.whole = counts.contributions;
    rows.push_back(write::row({write::cell(mark.label), write::cell(mark.note)}));
    chart.marks.push_back(std::move(mark));
  };
  const auto [taken_up, adapted, set_aside] = counts.by_outcome;
  add(W::outcome_taken_up, Fill::solid, taken_up);
  add(W::outcome_adapted, Fill::part, adapted);
  add(W::outcome_set_aside, Fill::crossed, set_aside);
  add(W::became_answered, Fill::hatched, counts.answered - taken_up - adapted - set_aside);
  add(W::state_unanswered, Fill::dashed, counts.contributions - counts.answered);
  return {write::figure("suites", std::move(chart),
                        {write::table(scene.say(W::became), std::move(rows))})};
}

}  // namespace

Page take_part_page(const Scene& scene) {
  Nodes doors = {
      door(scene, W::react_to_action, W::react_help, W::choose_action, scene.at(Screen::actions)),
      door(scene, W::propose_whole, W::propose_help, W::write_proposal,
           at_talk(scene, Screen::write, "roadmap"))};
  write::add(doors, questions(scene));
  write::add(
      doors,
      Nodes{door(scene, W::read_contributions, W::read_help, W::all_contributions,
                 scene.at(Screen::contributions)),
            door(scene, W::mine_title, W::mine_help, W::mine_title, scene.at(Screen::mine)),
            door(scene, W::follow_mine, W::follow_help, W::follow_mine, scene.at(Screen::follow)),
            door(scene, W::without_internet, W::without_internet_help, W::publisher_address,
                 scene.at(Screen::contact))});
  Nodes main = {crumbs(scene, {write::text(scene.say(W::take_part))}),
                write::heading(1, scene.say(W::take_part)),
                write::paragraph(scene.say(W::take_part_lead), "lead"),
                write::paragraph(period_nodes(scene, scene.known.counts.rules)),
                write::list(std::move(doors), "rows"),
                write::paragraph(scene.say(W::sign_not_vote), "note")};
  write::add(main, became(scene));
  Nodes latest = latest_talk(scene);
  if (!latest.empty()) {
    main.push_back(write::heading(2, scene.say(W::said_lately), "paroles"));
    write::add(main, std::move(latest));
    main.push_back(write::paragraph(
        Nodes{write::link(scene.say(W::all_contributions), scene.at(Screen::contributions))}));
  }
  if (find_page(scene.roadmap, "regles") != nullptr) {
    main.push_back(
        write::paragraph(Nodes{write::link(scene.say(W::rules), scene.at(Screen::rules))}));
  }
  return framed(scene, scene.say(W::take_part), scene.say(W::take_part_description),
                std::move(main));
}

}  // namespace cairn
