// All indicators: where each started, stands and should arrive; never averaged.
#include "screens/figures.h"

namespace cairn {

namespace {

/// "départ 7 % (2021) [exemple], aujourd'hui plus de 18 %, cible 25 % (2027)": each value with
/// its own mark, beside the picture that shows the same.
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
  bool opened = false;
  const auto put = [&](const Value& v, W word) {
    const std::string words = fill(
        scene.lang, word, {told(scene.lang, v, indicator.unit), date_in_words(scene.lang, v.date)});
    said.push_back(write::text(opened ? ", " + words : fill(scene.lang, W::colon, {words})));
    write::add(said, marked(scene, v.origin));
    opened = true;
  };
  if (const Value* first = baseline(indicator)) put(*first, W::measured_first);
  if (now != nullptr) put(*now, W::measured_now);
  if (indicator.target) put(*indicator.target, W::measured_target);
  if (now == nullptr) said.push_back(write::text(". " + scene.say(W::no_measure_yet)));
  if (reach(indicator) == Reach::reached) {
    said.push_back(write::text(". " + scene.say(W::target_reached)));
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
