// The letters: three faces, each in the few sizes that a page is set in.
//
// Promises: lengths are CSS px and the same at every pixel ratio, so that a page is laid out once
// for all of them. A letter that the faces lack is told (`lacks`), never silently dropped.
// Leaves out: where words stand (canvas/flow.h).
#pragma once
#include <memory>
#include <string_view>

#include "imgui.h"

namespace cairn {

/// What a text is set in: a size and a face.
enum class Voice : unsigned char {
  tiny,
  small,
  body,
  lead,
  tiny_bold,
  small_bold,
  body_bold,
  lead_bold,
  third,   // headings of level 3 and more
  second,  // of level 2
  figure,  // a number that one sees first
  first,   // of level 1
};
inline constexpr int voices = 12;

class Type {
 public:
  /// For a screen of this width: headings of the first level follow it.
  Type(float width, float ratio, float scale);

  float size(Voice voice) const { return sizes_[static_cast<int>(voice)]; }
  /// From the highest to the lowest that its letters reach.
  float height(Voice voice) const { return heights_[static_cast<int>(voice)]; }
  /// From the highest to the baseline.
  float ascent(Voice voice) const;
  float width(Voice voice, std::string_view words) const;
  bool lacks(std::string_view words) const;

  /// For `paint`: made at the device's pixels.
  ImFont* font(Voice voice) const { return fonts_[static_cast<int>(voice)]; }
  ImFontAtlas& atlas() const { return *atlas_; }

 private:
  std::unique_ptr<ImFontAtlas> atlas_;
  ImFont* fonts_[voices] = {};
  float sizes_[voices] = {}, heights_[voices] = {};
  float ratio_;
};

/// One character of UTF-8, taken from the front; U+FFFD where it is none.
char32_t take_letter(std::string_view& words);

}  // namespace cairn
