#include "html/chart_draw.h"
#include "html/html.h"

namespace cairn {

std::string to_svg(const Chart& chart) {
  switch (chart.kind) {
    case ChartKind::cairn:
      return cairn_svg(chart);
    case ChartKind::split:
      return split_svg(chart);
    case ChartKind::flow:
    case ChartKind::bars:
      return bars_svg(chart);
    case ChartKind::series:
      return series_svg(chart);
    case ChartKind::timeline:
      return timeline_svg(chart);
    case ChartKind::strip:
      return strip_svg(chart);
    case ChartKind::spark:
      return spark_svg(chart);
  }
  return {};
}

}  // namespace cairn
