#include "shape/stone.h"

#include <algorithm>

namespace cairn {

namespace {

int between(int a, int b, int t) { return a + (b - a) * t / 1024; }

Point between(Point a, Point b, int t) { return {between(a.x, b.x, t), between(a.y, b.y, t)}; }

Point at(const Quad& q, int t) {
  return between(between(q.from, q.control, t), between(q.control, q.to, t), t);
}

bool covers(const Quad& q, int x) {
  return (q.from.x <= x && x <= q.to.x) || (q.to.x <= x && x <= q.from.x);
}

/// Where the curve stands at x; it is monotonic, so halving finds it.
int time_at(const Quad& q, int x) {
  const bool rises = q.from.x < q.to.x;
  int low = 0, high = 1024;
  while (high - low > 1) {
    const int t = (low + high) / 2;
    ((at(q, t).x < x) == rises ? low : high) = t;
  }
  return high == 1024 && at(q, 1024).x == x ? 1024 : low;
}

std::vector<Quad> smooth(Point from, const std::vector<Point>& controls, Point to) {
  std::vector<Quad> quads;
  Point start = from;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const bool last = i + 1 == controls.size();
    const Point end = last ? to : middle(controls[i], controls[i + 1]);
    quads.push_back({start, controls[i], end});
    start = end;
  }
  return quads;
}

}  // namespace

Stone hew(std::string_view key, int middle_x, int base, int width, int height, int corner) {
  Chance chance(key);
  const int left = middle_x - width / 2, right = left + width, roof = base - height;
  // Corners follow the thickness of a stone, not its width: long stones stay stones.
  corner = std::min(width / 2, corner > 0 ? corner : height * 3);
  const auto along = [&](int low, int high) { return corner * chance.pick(low, high) / 1000; };
  const auto down = [&](int low, int high) { return height * chance.pick(low, high) / 1000; };
  // Named one by one: the order in which arguments are worked out is nobody's promise.
  const Point west{left, roof + down(400, 640)};
  const Point a{left + along(0, 90), roof + down(30, 200)};
  const Point b{left + along(450, 950), roof + down(-50, 50)};
  const Point c{right - along(450, 950), roof + down(-50, 80)};
  const Point d{right - along(0, 90), roof + down(40, 240)};
  const Point east{right, roof + down(400, 640)};
  const Point e{right - along(10, 110), base - down(10, 110)};
  const Point f{right - along(400, 800), base};
  const Point g{left + along(400, 800), base};
  const Point h{left + along(10, 110), base - down(10, 110)};
  return {smooth(west, {a, b, c, d}, east), smooth(east, {e, f, g, h}, west)};
}

int y_at(const std::vector<Quad>& half, int x) {
  for (const Quad& q : half) {
    if (covers(q, x)) return at(q, time_at(q, x)).y;
  }
  return half.front().from.y;
}

Quad cut(const Quad& q, int from_x, int to_x) {
  const int first = q.from.x < q.to.x ? from_x : to_x;
  const int last = q.from.x < q.to.x ? to_x : from_x;
  const int t = covers(q, first) ? time_at(q, first) : 0;
  const int u = covers(q, last) ? time_at(q, last) : 1024;
  const bool outside = std::max(q.from.x, q.to.x) <= from_x || std::min(q.from.x, q.to.x) >= to_x;
  if (outside || u <= t) return {q.from, q.from, q.from};
  if (t == 0 && u == 1024) return q;
  // The blossom of the curve at (t, u) is the control point of its part.
  const Point control = between(between(q.from, q.control, t), between(q.control, q.to, t), u);
  return {at(q, t), control, at(q, u)};
}

}  // namespace cairn
