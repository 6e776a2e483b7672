// Figures: the caption, the picture, its summary, its data; and pictures that are files.
#include <algorithm>

#include "canvas/charts.h"
#include "canvas/layout.h"

namespace cairn {

namespace {

float set_chart(const Plot& plot, const Chart& chart) {
  switch (chart.kind) {
    case ChartKind::cairn:
      return set_heap(plot, chart);
    case ChartKind::split:
      return set_split(plot, chart);
    case ChartKind::flow:
      return set_streams(plot, chart);
    case ChartKind::bars:
      return set_bars(plot, chart);
    case ChartKind::series:
      return set_series(plot, chart);
    case ChartKind::timeline:
      return set_timeline(plot, chart);
    case ChartKind::strip:
      return set_strip(plot, chart);
    case ChartKind::spark:
      return set_spark(plot, chart);
  }
  return 0;
}

}  // namespace

void Layout::spark(const Node& node, Column& column, float width) {
  const float y = column.start();
  column.y +=
      set_chart({scene_, type_, rem_, part_, {column.x, y, width, 0}, window_}, *node.chart);
}

/// Closer, farther, all of it: for what a drag moves along.
void Layout::zoom_buttons(Column& column) {
  const bool is_french = lang_ == "fr";
  const std::pair<const char*, const char*> buttons[] = {
      {"+", "time:closer"}, {"−", "time:farther"}, {is_french ? "Tout" : "All", "time:all"}};
  const char* labels[] = {is_french ? "Plus près" : "Closer", is_french ? "Plus loin" : "Farther",
                          is_french ? "Toutes les années" : "All years"};
  Flow flow(type_, rem_);
  int i = 0;
  for (const auto& [word, does] : buttons) {
    Press press;
    press.kind = Press::Kind::button;
    press.part = part_;
    press.href = does;
    press.label = labels[i++];
    scene_.presses.push_back(std::move(press));
    Piece pill;
    pill.kind = Piece::Kind::pill;
    pill.text = word;
    pill.voice = Voice::body_bold;
    pill.edge = Edge::plain;
    pill.press = static_cast<int>(scene_.presses.size()) - 1;
    flow.add(std::move(pill));
    Piece part;
    part.kind = Piece::Kind::gap;
    part.width = rem(0.5f);
    flow.add(std::move(part));
  }
  words(flow, column, {}, column.width, 0, rem(0.4f));
}

void Layout::figure(const Node& node, Column& column, const Style& style) {
  const Chart& chart = *node.chart;
  column.leave(rem(1.2f));
  anchor(node, column.y + column.margin);
  Style quiet = style;
  const bool is_told = is_any(node.look, "told");
  quiet.voice = is_told ? Voice::small : Voice::body_bold;
  if (is_told) quiet.ink = Ink::soft;
  const auto say = [&](const std::string& text, const Style& own, float above, float below) {
    Flow flow(type_, rem_);
    put_words(flow, text, own);
    if (!flow.empty()) words(flow, column, own, rem(44), above, below);
  };
  say(chart.caption, quiet, 0, rem(0.3f));
  Style sum = style;
  if (is_told) {
    sum.voice = Voice::small;
    sum.ink = Ink::soft;
  }
  const bool is_scale = chart.kind == ChartKind::timeline;
  if (is_scale) {
    say(chart.summary, sum, 0, rem(0.4f));
    if (chart.x_to - chart.x_from > 24) zoom_buttons(column);
  }
  const float y = column.start();
  Plot plot{scene_, type_, rem_, part_, {column.x, y, column.width, 0}, window_};
  if (is_scale && is_wide(40)) {
    // Above its strips, which stand beside their words.
    plot.at.x += column.width * 0.45f;
    plot.at.width = column.width * 0.55f;
  }
  column.y += set_chart(plot, chart);
  if (!is_scale) say(chart.summary, sum, rem(0.4f), rem(0.6f));
  blocks(node.children, column, style);
  column.leave(rem(1.2f));
}

void Layout::image(const Node& node, Column& column) {
  column.leave(rem(0.6f));
  if (is_any(node.look, "cover")) {
    column.leave(rem(1.2f));
    const float y = column.start();
    column.y += set_landscape({scene_, type_, rem_, part_, {column.x, y, column.width, 0}}, heaps_);
    column.leave(rem(1.2f));
    return;
  }
  Style quiet;
  quiet.ink = Ink::soft;
  quiet.voice = Voice::small;
  Flow flow(type_, rem_);
  put_words(flow, node.text, quiet);
  words(flow, column, quiet, rem(44), 0, rem(0.6f));
}

}  // namespace cairn
