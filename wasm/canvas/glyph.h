// Stones in a scene: the little one beside the word of a status, and those of a heap.
//
// Promises: the very shapes of the page's pictures (shape/stone.h): a stone is the same one on
// both faces.
#pragma once
#include <string>

#include "canvas/scene.h"
#include "shape/stone.h"

namespace cairn {

/// From the units of a drawing to a place in the scene.
struct Scaling {
  Spot at;
  float scale = 1;
  Spot operator()(float x, float y) const { return {at.x + x * scale, at.y + y * scale}; }
};

/// How a status is drawn, by the name that a glyph carries.
Fill fill_named(const std::string& name);

/// The little stone in this box; `is_brand`: the cairn of the house instead.
void set_glyph(Scene& scene, Rect box, Fill fill, const std::string& tone, bool is_brand = false);

/// A stone of the drawing, laid out; what it looks like inside is the caller's to say.
StoneItem stone_item(const Stone& stone, const Scaling& to);
/// Adds it, with a place that paints it.
void set_stone(Scene& scene, StoneItem stone, int press = -1);

}  // namespace cairn
