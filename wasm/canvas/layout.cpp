#include "canvas/layout.h"

#include <algorithm>

namespace cairn {

Scene scene_of(const Page& page, const Type& type, const Look& look, const Opened& opened,
               Window window, const Typed& typed) {
  Scene scene;
  Layout(type, look, opened, window, typed, scene).set(page);
  return scene;
}

Layout::Layout(const Type& type, const Look& look, const Opened& opened, Window window,
               const Typed& typed, Scene& scene)
    : type_(type),
      look_(look),
      opened_(opened),
      window_(window),
      typed_(typed),
      scene_(scene),
      rem_(16 * look.scale) {}

/// A word of a `look`, which may hold several.
bool Layout::is_any(const std::string& look, const char* name) {
  std::string_view rest = look;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == name) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// The order in which the page's HTML holds them: what the keyboard stops at.
void Layout::number(const Nodes& nodes, int& count) {
  for (const Node& node : nodes) {
    switch (node.kind) {
      case Kind::link:
      case Kind::details:
      case Kind::field:
      case Kind::long_field:
      case Kind::choice:
      case Kind::toggle:
      case Kind::button:
        numbers_[&node] = count++;
        break;
      case Kind::radios:
        for (const Node& option : node.children) numbers_[&option] = count++;
        break;
      case Kind::figure:
        if (node.chart->kind == ChartKind::cairn && node.chart->marks.size() > 1) {
          heaps_.push_back(&node);
        }
        break;
      default:
        break;
    }
    if (node.kind != Kind::radios && node.kind != Kind::choice) number(node.children, count);
  }
}

void Layout::set(const Page& page) {
  const float gutter = look_.width < 360 ? 14 : 20;
  const float whole = std::min(look_.width, rem(74));
  Column column{(look_.width - whole) / 2 + gutter, whole - 2 * gutter, 0, 0};
  scene_.width = look_.width;
  lang_ = page.lang;
  const auto part = [&](char name, const Nodes& nodes) {
    part_ = name;
    int count = 0;
    number(nodes, count);
  };
  part('h', page.header);
  banner(page.header, column);
  line((look_.width - whole) / 2, column.start(), whole, Ink::line, 1);
  column.leave(rem(0.5f));
  part('m', page.main);
  blocks(page.main, column, {});
  column.leave(rem(3));
  line((look_.width - whole) / 2, column.start(), whole, Ink::line, 1);
  column.leave(rem(0.6f));
  part('f', page.footer);
  blocks(page.footer, column, {});
  scene_.height = column.start() + rem(2);
}

}  // namespace cairn
