#include "html/stone.h"

#include "html/path.h"

namespace cairn {

std::string outline(const Stone& stone) {
  Path path;
  path.move(stone.left());
  for (const Quad& q : stone.top) path.quad(q.control, q.to);
  for (const Quad& q : stone.bottom) path.quad(q.control, q.to);
  return path.close().text();
}

std::string slice(const Stone& stone, int from_x, int to_x) {
  Path path;
  for (const std::vector<Quad>* half : {&stone.top, &stone.bottom}) {
    for (const Quad& whole : *half) {
      const Quad q = cut(whole, from_x, to_x);
      if (q.from == q.to) continue;
      path.empty() ? path.move(q.from) : path.line(q.from);
      path.quad(q.control, q.to);
    }
  }
  return path.close().text();
}

std::string filled(const Stone& stone, int part, int whole) {
  if (whole <= 0 || part <= 0) return {};
  if (part >= whole) return outline(stone);
  const int west = stone.left().x, east = stone.right().x;
  return slice(stone, west, west + (east - west) * part / whole);
}

std::string hatch(const Stone& stone, int from_x, int to_x, int step) {
  Path path;
  for (int x = from_x + step / 2; x + step <= to_x - step / 3; x += step) {
    path.move({x, y_at(stone.bottom, x)}).line({x + step, y_at(stone.top, x + step)});
  }
  return path.text();
}

}  // namespace cairn
