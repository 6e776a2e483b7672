// All indicators: where each started, stands and should arrive; never averaged.
#include "screens/figures.h"

namespace cairn {

namespace {

/// "7 % → plus de 18 % → 25 % (2027)", with one mark where any of the values is invented.
Node line(const Scene& scene, const Action& action, const Indicator& indicator) {
  const Value* now = current(indicator);
  const Value* first = baseline(indicator);
  std::string words;
  bool invented = false;
  const auto put = [&](const Value& v, W word) {
    if (!words.empty()) words += ", ";
    words += fill(scene.lang, word,
                  {told(scene.lang, v, indicator.unit), date_in_words(scene.lang, v.date)});
    invented = invented || v.origin == Origin::example;
  };
  if (first != nullptr) put(*first, W::measured_first);
  if (now != nullptr) put(*now, W::measured_now);
  if (indicator.target) put(*indicator.target, W::measured_target);
  if (words.empty()) words = scene.say(W::no_measure_yet);
  if (reach(indicator) == Reach::reached) words += ". " + scene.say(W::target_reached);
  Nodes said = {
      write::link(plain(scene, indicator.label), scene.at_action(action.id) + "#" + indicator.id),
      write::text(fill(scene.lang, W::colon, {words}))};
  if (invented) write::add(said, marked(scene, Origin::example));
  return write::item(std::move(said));
}

}  // namespace

Page indicators_page(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  int total = 0, reached = 0, unmeasured = 0;
  for (const Action& action : r.actions) {
    for (const Indicator& i : action.indicators) {
      ++total;
      reached += reach(i) == Reach::reached;
      unmeasured += current(i) == nullptr;
    }
  }
  Nodes main = {crumbs(scene, {write::text(scene.say(W::indicators))}),
                write::heading(1, scene.say(W::indicators)),
                write::paragraph(fill(scene.lang, W::indicators_lead,
                                      {count(scene.lang, W::n_indicators, total),
                                       count(scene.lang, W::n_reached, reached)}),
                                 "lead"),
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
