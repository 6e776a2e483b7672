// Indicators as charts and as words: values over time, target, legal steps.
#include <algorithm>

#include "screens/figures.h"

namespace cairn {

namespace {

/// The places at which all values of an indicator are whole: their common scale.
int places_of(const Indicator& indicator) {
  int places = 0;
  const auto see = [&](const Value& v) { places = std::max(places, v.number.places); };
  for (const Value& v : indicator.history) see(v);
  for (const Value& v : indicator.thresholds) see(v);
  if (indicator.target) see(*indicator.target);
  return places;
}

/// What stands beside a point: the caption has told the whole unit already.
Text short_unit(const Text& unit) {
  Text cut;
  if (unit.fr.starts_with('%')) cut.fr = "%";
  if (unit.en.starts_with('%')) cut.en = "%";
  return cut;
}

Mark point(const Scene& scene, const Value& value, const Text& unit, int places) {
  Mark mark;
  mark.label = value_words(scene, value, unit) + ", " + when(scene, value);
  mark.note = value_words(scene, value, short_unit(unit));
  mark.y = scaled(value.number, places);
  mark.x = months(value.date);
  mark.undated = !value.date.known();
  mark.example = value.origin == Origin::example;
  return mark;
}

/// The smallest of 1, 2, 5, 10, 20… whose multiples cut `span` in at most five.
std::int64_t step_for(std::int64_t span) {
  std::int64_t unit = 1;
  while (true) {
    for (const int factor : {1, 2, 5}) {
      if (unit * factor * 5 >= span) return unit * factor;
    }
    unit *= 10;
  }
}

std::string tick_words(const Scene& scene, std::int64_t at, int places) {
  Decimal d{at, places};
  while (d.places > 0 && d.units % 10 == 0) {
    d.units /= 10;
    --d.places;
  }
  return decimal(scene.lang, d);
}

void scales(const Scene& scene, Chart& chart, int places) {
  std::int64_t top = 1;
  int from = 0, to = 0;
  for (const auto* marks : {&chart.marks, &chart.steps, &chart.target}) {
    for (const Mark& mark : *marks) {
      top = std::max(top, mark.y);
      if (mark.undated) continue;
      if (from == 0 || mark.x < from) from = mark.x;
      to = std::max(to, mark.x);
    }
  }
  const std::int64_t step = step_for(top);
  chart.y_to = (top + step - 1) / step * step;
  for (std::int64_t at = 0; at <= chart.y_to; at += step) {
    chart.y_ticks.push_back({at, tick_words(scene, at, places)});
  }
  chart.x_from = from / 12 * 12;
  chart.x_to = to / 12 * 12 + 12;
  const int years = (chart.x_to - chart.x_from) / 12;
  const int every = years > 6 ? 3 : years > 3 ? 2 : 1;
  for (int at = chart.x_from; at <= chart.x_to; at += 12 * every) {
    chart.x_ticks.push_back({at, std::to_string(at / 12)});
  }
}

}  // namespace

std::string when(const Scene& scene, const Value& value) {
  const std::string date = date_in_words(scene.lang, value.date);
  return value.date_origin == value.origin ? date : date + ", " + scene.say(W::mark_example);
}

std::string value_words(const Scene& scene, const Value& value, const Text& unit) {
  return with_mark(scene, told(scene.lang, value, unit), value.origin == Origin::example);
}

Nodes value_nodes(const Scene& scene, const Value& value, const Text& unit, bool with_date) {
  Nodes nodes = {write::text(told(scene.lang, value, unit))};
  if (with_date) {
    nodes.push_back(write::text(", "));
    nodes.push_back(time_node(scene, value.date));
  }
  write::add(nodes, marked(scene, value.origin));
  write::add(nodes, sourced(scene, value.source));
  return nodes;
}

Chart series_of(const Scene& scene, const Indicator& indicator, ToneName tone) {
  Chart chart;
  chart.kind = ChartKind::series;
  chart.tone = std::move(tone);
  chart.caption = plain(scene, indicator.label);
  if (!indicator.unit.empty())
    chart.caption += ", " + with_unit(scene.lang, scene.say(W::in_unit), indicator.unit);
  const int places = places_of(indicator);
  for (const Value& v : indicator.history) {
    chart.marks.push_back(point(scene, v, indicator.unit, places));
  }
  for (const Value& v : indicator.thresholds) {
    Mark mark = point(scene, v, indicator.unit, places);
    mark.note = fill(scene.lang, W::legal_threshold, {mark.note});
    chart.steps.push_back(std::move(mark));
  }
  if (indicator.target) {
    Mark mark = point(scene, *indicator.target, indicator.unit, places);
    mark.note = fill(scene.lang, W::target_is, {mark.note});
    chart.target.push_back(std::move(mark));
  }
  chart.undated_label = scene.say(W::no_date);
  scales(scene, chart, places);
  const Value* now = current(indicator);
  if (now == nullptr) {
    chart.summary = scene.say(W::no_measure_yet);
  } else if (!indicator.target) {
    chart.summary = fill(scene.lang, W::series_alone,
                         {value_words(scene, *now, indicator.unit), when(scene, *now)});
  } else {
    const std::string target = value_words(scene, *indicator.target, indicator.unit);
    const std::string by = when(scene, *indicator.target);
    const bool there = reach(indicator) == Reach::reached;
    chart.summary = fill(scene.lang, there ? W::series_reached : W::series_under_way,
                         {value_words(scene, *now, indicator.unit), when(scene, *now), target, by});
  }
  chart.summary +=
      " " + scene.say(indicator.better == Better::up ? W::more_is_better : W::less_is_better);
  return chart;
}

Chart spark_of(const Scene& scene, const Indicator& indicator, ToneName tone) {
  Chart chart = series_of(scene, indicator, std::move(tone));
  chart.kind = ChartKind::spark;
  return chart;
}

Node series_table(const Scene& scene, const Indicator& indicator) {
  Nodes rows = {write::row({write::cell(scene.say(W::date)), write::cell(scene.say(W::value)),
                            write::cell(scene.say(W::nature))})};
  const auto put = [&](const Value& v, W nature) {
    Nodes date = {time_node(scene, v.date)};
    if (v.date_origin != v.origin) write::add(date, marked(scene, v.date_origin));
    rows.push_back(write::row({write::cell(std::move(date)),
                               write::cell(value_nodes(scene, v, indicator.unit, false)),
                               write::cell(scene.say(nature))}));
  };
  for (const Value& v : indicator.history) put(v, W::measure);
  for (const Value& v : indicator.thresholds) put(v, W::threshold);
  if (indicator.target) put(*indicator.target, W::target);
  return write::details(scene.say(W::values_in_table),
                        {write::table(plain(scene, indicator.label), std::move(rows))});
}

}  // namespace cairn
