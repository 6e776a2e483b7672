// Charts in a scene, one function a kind. Their caption, summary and table are set around them
// (canvas/figures.cpp).
//
// Promises: each shows what the page's picture shows, with the same words; status and origin by
// shape, never by colour alone; gives the height it took.
#pragma once
#include <string>

#include "canvas/scene.h"
#include "page/page.h"

namespace cairn {

/// Where a chart is drawn.
struct Plot {
  Scene& scene;
  const Type& type;
  float rem;
  char part;  // of the page, for what can be pressed
  Rect at;    // its height is not yet known
  Window window = {};
};

float set_heap(const Plot& plot, const Chart& chart);
/// The heaps of a page (its figures) in a landscape: it says nothing that the page does not, and
/// each leads to its figure.
float set_landscape(const Plot& plot, const std::vector<const Node*>& heaps);
float set_split(const Plot& plot, const Chart& chart);
/// All of something at one side, and streams from it to the parts that became of it.
float set_streams(const Plot& plot, const Chart& chart);
float set_bars(const Plot& plot, const Chart& chart);
float set_series(const Plot& plot, const Chart& chart);
/// The scale of a list of strips; a strip; a series for a line of a list.
float set_timeline(const Plot& plot, const Chart& chart);
float set_strip(const Plot& plot, const Chart& chart);
float set_spark(const Plot& plot, const Chart& chart);

// What they are made of (canvas/chart_parts.cpp).

/// A stone as large as its box, its corners as for that thickness (CSS px).
StoneItem hewn(const std::string& key, Rect box, float thickness);
/// Words whose middle (0.5), left (0) or right (1) is at x; gives their width.
float set_words(const Plot& plot, Spot at, float anchor, Voice voice, Ink ink,
                const std::string& words, int press = -1);
void set_curve(const Plot& plot, std::vector<Spot> spots, Ink ink, const std::string& tone,
               float thickness, Edge edge = Edge::plain);
void set_area(const Plot& plot, std::vector<Spot> spots, Ink ink, const std::string& tone,
              float alpha = 1);
void set_dot(const Plot& plot, Spot at, float radius, Ink ink, const std::string& tone,
             bool is_hollow = false, Edge edge = Edge::plain);
/// A mark that leads somewhere, held by a finger in this box; -1 where it leads nowhere.
int press_mark(const Plot& plot, const Mark& mark, Rect box);
/// Where a value falls between two edges; clamped.
float place(std::int64_t value, std::int64_t from, std::int64_t to, float first, float last);

}  // namespace cairn
