#include "canvas/drawn.h"

#include <map>
#include <memory>

#include "imgui_internal.h"
#include "screens/screens.h"
#include "support/house.h"

namespace cairn::test {

std::string squeezed(std::string_view words) {
  std::string out;
  while (!words.empty()) {
    const std::string_view before = words;
    const char32_t letter = take_letter(words);
    const bool is_blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == 0xA0 ||
                          letter == 0x202F || letter == 0x2009;
    if (!is_blank) out += before.substr(0, before.size() - words.size());
  }
  return out;
}

namespace {

/// Letters take long to make, and are the same for every page.
const Type& type_for(float width, float scale) {
  static std::map<std::pair<float, float>, std::unique_ptr<Type>> kept;
  auto& type = kept[{width, scale}];
  if (!type) type = std::make_unique<Type>(width, 1, scale);
  return *type;
}

}  // namespace

Drawn draw(const Page& page, float width, float scale) {
  const Type& type = type_for(width, scale);
  Look look{width, 800, 1, scale};
  Opened opened;
  for (int nth = 0; nth < 400; ++nth) {
    for (const char part : {'h', 'm', 'f'}) opened.insert({part, nth});
  }
  Drawn drawn;
  drawn.scene = scene_of(page, type, look, opened);
  look.height = drawn.scene.height;
  ImDrawListSharedData shared;
  ImDrawList list(&shared);
  begin_list(list, shared, type, look);
  Painter painter(drawn.scene, type, look, list, [&](std::string_view words) {
    // What is drawn as said by a line goes on in the next one.
    drawn.heard += squeezed(words);
  });
  painter.paint({});
  return drawn;
}

Page page_with_talk(const std::string& target, int said, int answered, std::array<int, 3> became) {
  Visit visit;
  visit.route = route_of(target);
  Known known{main_roadmap(), {}};
  known.counts.contributions = said;
  known.counts.answered = answered;
  known.counts.by_outcome = became;
  return page_of(visit, known, Means{});
}

}  // namespace cairn::test
