// All indicators: where each started, stands and should arrive; never averaged.
#include "screens/figures.h"

namespace cairn {

namespace {

/// Start, value and target, a short line each beside the picture that shows the same; one mark
/// for all where all are invented, else each its own.
Node line(const Scene& scene, const Action& action, const Indicator& indicator) {
  Nodes said;
  const Value* now = current(indicator);
  if (now != nullptr) {
    Node spark = write::node(Kind::spark);
    spark.chart =
        std::make_shared<const Chart>(spark_of(scene, indicator, tone_of(scene, action.axis)));
    said.push_back(std::move(spark));
  }
  said.push_back(
      write::link(plain(scene, indicator.label), scene.at_action(action.id) + "#" + indicator.id));
  const std::pair<const Value*, W> lines[] = {
      {baseline(indicator), W::measured_first},
      {now, W::measured_now},
      {indicator.target ? &*indicator.target : nullptr, W::measured_target}};
  bool invented = true;
  for (const auto& [value, word] : lines) {
    if (value != nullptr) invented = invented && value->origin == Origin::example;
  }
  if (invented && (now != nullptr || indicator.target)) {
    write::add(said, marked(scene, Origin::example));
  }
  // Phrases, not paragraphs: the line stays one thing said, with its marks.
  const auto put = [&](Nodes words) {
    said.push_back(write::text(" "));
    said.push_back(write::node(Kind::phrase, std::move(words), "at"));
  };
  if (now == nullptr) put({write::text(scene.say(W::no_measure_yet))});
  for (const auto& [value, word] : lines) {
    if (value == nullptr) continue;
    std::string words =
        fill(scene.lang, word, {told(scene.lang, *value, indicator.unit), when(scene, *value)});
    if (word == W::measured_target && reach(indicator) == Reach::reached) {
      words += ". " + scene.say(W::target_reached);
    }
    Nodes line = {write::text(std::move(words))};
    if (!invented) write::add(line, marked(scene, value->origin));
    put(std::move(line));
  }
  return write::item(std::move(said));
}

}  // namespace

Page indicators_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  int total = 0, reached = 0, unmeasured = 0;
  bool invented = false;
  for (const Action& action : r.actions) {
    for (const Indicator& i : action.indicators) {
      ++total;
      reached += reach(i) == Reach::reached;
      unmeasured += current(i) == nullptr;
      for (const Value& v : i.history) invented = invented || v.origin == Origin::example;
    }
  }
  Nodes lead = {write::text(
      fill(scene.lang, W::indicators_lead,
           {count(scene.lang, W::n_indicators, total), count(scene.lang, W::n_reached, reached)}))};
  if (invented) write::add(lead, marked(scene, Origin::example));
  Nodes main = {crumbs(scene, {write::text(scene.say(W::indicators))}),
                write::heading(1, scene.say(W::indicators)),
                write::paragraph(std::move(lead), "lead"),
                write::paragraph(scene.say(W::never_averaged))};
  if (unmeasured > 0) {
    main.push_back(write::paragraph(count(scene.lang, W::n_unmeasured, unmeasured)));
  }
  Nodes jumps;
  for (const Axis& axis : r.axes) {
    const std::string id = std::to_string(axis.id);
    jumps.push_back(write::item({write::link(
        fill(scene.lang, W::axis_titled, {id, plain(scene, axis.name)}), "#axe-" + id)}));
  }
  main.push_back(write::navigation(scene.say(W::to_an_axis), {write::list(std::move(jumps))}));
  for (const Axis& axis : r.axes) {
    Nodes lines;
    for (const Action& action : r.actions) {
      if (action.axis != axis.id) continue;
      for (const Indicator& i : action.indicators) lines.push_back(line(scene, action, i));
    }
    const std::string id = std::to_string(axis.id);
    Nodes section = {write::heading(
        2,
        Nodes{write::node(Kind::phrase, {write::text(fill(scene.lang, W::axis_n, {id}))}, "num"),
              write::text(" " + plain(scene, axis.name))},
        "axe-" + id)};
    if (lines.empty()) {
      section.push_back(write::paragraph(scene.say(W::no_indicator)));
    } else {
      section.push_back(write::list(std::move(lines), "measures"));
    }
    main.push_back(write::section(std::move(section), "axis", tone_name(axis.tone)));
  }
  return framed(scene, scene.say(W::indicators), scene.say(W::indicators_description),
                std::move(main));
}

}  // namespace cairn
