// A page drawn as a screen of this size draws it, and what was drawn.
#pragma once
#include <array>
#include <string>

#include "canvas/layout.h"
#include "canvas/paint.h"

namespace cairn::test {

struct Drawn {
  Scene scene;
  std::string heard;  // all words that were drawn, without the blanks between them
};

/// Every detail opened; painted from top to bottom, a screen after the other.
Drawn draw(const Page& page, float width, float scale = 1);

/// A page of the main roadmap, where so much was said, answered, and this was done with it.
Page page_with_talk(const std::string& target, int said, int answered, std::array<int, 3> became);

/// Words without any blank, so that where lines break is no matter.
std::string squeezed(std::string_view words);

}  // namespace cairn::test
