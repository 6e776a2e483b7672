// Stones with weight: a shadow on what they stand on, light from the upper left, grain of their
// own. How far an action is stays a matter of shape: the filled part ends in a straight cut, and
// the edge and the sign say the status.
#include <algorithm>
#include <cmath>

#include "canvas/paint.h"
#include "shape/point.h"

namespace cairn {

namespace {

constexpr int bands = 5;

/// Between 0 and 1, how much light falls there: `u` along the stone, `v` down it.
float light_at(float u, float v) {
  const float high = 1 - v, round = std::sin(3.1415927f * std::clamp(u, 0.0f, 1.0f));
  return std::clamp(0.12f + 0.72f * high * high + 0.26f * round * (1 - v) - 0.2f * (u - 0.5f), 0.0f,
                    1.0f);
}

struct Shade {
  ImU32 base, bright, deep;
  bool is_flat;
  ImU32 at(float u, float v) const {
    if (is_flat) return base;
    const float light = light_at(u, v);
    return light > 0.5f ? mixed(base, bright, (light - 0.5f) * 0.85f)
                        : mixed(base, deep, (0.5f - light) * 0.75f);
  }
};

}  // namespace

void Painter::stone(const Item& item) {
  const StoneItem& stone = scene_.stones[static_cast<std::size_t>(item.stone)];
  if (stone.is_heavy && static_cast<float>(stone.rank) >= view_.built) return;
  // A stone that is being laid comes down the last bit.
  const float fall =
      stone.is_heavy ? std::clamp(static_cast<float>(stone.rank) + 1 - view_.built, 0.0f, 1.0f) : 0;
  const float drop = -26 * fall * fall;
  const bool lit = is_lit(item.press);
  const ImU32 tone = colour(Ink::tone, stone.tone), wash = colour(Ink::wash, {});
  const ImU32 ink = colour(Ink::ink, {});
  const float west = stone.x.front(), east = stone.x.back(), reach = std::max(1.0f, east - west);
  const float weight =
      std::min(1.0f, (stone.bottom[stone.x.size() / 2] - stone.top[stone.x.size() / 2]) / 40);
  const bool is_plain = !stone.is_heavy || look_.is_stark;
  const ImU32 white = 0xFFFFFFFF, black = 0xFF000000;
  const ImU32 deep = look_.is_dark ? colour(Ink::paper, {}) : mixed(black, tone, 0.25f);
  const Shade full{tone, mixed(tone, white, look_.is_dark ? 0.35f : 0.5f), mixed(tone, deep, 0.75f),
                   is_plain};
  const ImU32 pale = look_.is_dark ? mixed(wash, tone, 0.1f) : mixed(wash, tone, 0.06f);
  const Shade empty{pale, mixed(pale, white, look_.is_dark ? 0.16f : 0.9f),
                    mixed(pale, mixed(black, tone, 0.35f), look_.is_dark ? 0.5f : 0.32f), is_plain};

  if (stone.is_heavy && !look_.is_stark && stone.fill != Fill::dashed) {
    // Its shadow lies on what is under it.
    const float y = *std::max_element(stone.bottom.begin(), stone.bottom.end()) + drop;
    const ImU32 shadow = with_alpha(black, look_.is_dark ? 0.2f : 0.1f);
    for (int i = 0; i < 4; ++i) {
      const float grow = static_cast<float>(i) * 2.2f * weight;
      const ImVec2 a = at(west + reach * 0.08f - grow * 0.6f, y - 5 * weight);
      const ImVec2 b = at(east - reach * 0.05f + grow, y + 1.5f * weight + grow);
      list_.AddRectFilled(a, b, shadow, (b.y - a.y) / 2);
    }
  }
  const bool is_dashed = stone.fill == Fill::dashed;
  // Bands of triangles between its top and its bottom; each corner has its own light.
  const auto fill = [&](float from, float to, const Shade& shade) {
    std::vector<float> xs = {from};
    for (const float x : stone.x) {
      if (x > from + 0.2f && x < to - 0.2f) xs.push_back(x);
    }
    xs.push_back(to);
    const auto height = [&](const std::vector<float>& half, float x) {
      std::size_t i = 1;
      while (i + 1 < stone.x.size() && stone.x[i] < x) ++i;
      const float share = (x - stone.x[i - 1]) / std::max(0.01f, stone.x[i] - stone.x[i - 1]);
      return half[i - 1] + (half[i] - half[i - 1]) * std::clamp(share, 0.0f, 1.0f);
    };
    const int rows = shade.is_flat ? 1 : bands, columns = static_cast<int>(xs.size());
    list_.PrimReserve((columns - 1) * rows * 6, columns * (rows + 1));
    const ImVec2 uv = type_.atlas().TexUvWhitePixel;
    const ImDrawIdx first = list_._VtxCurrentIdx;
    for (const float x : xs) {
      const float top = height(stone.top, x) + drop, bottom = height(stone.bottom, x) + drop;
      for (int r = 0; r <= rows; ++r) {
        const float v = static_cast<float>(r) / static_cast<float>(rows);
        list_.PrimWriteVtx(at(x, top + (bottom - top) * v), uv, shade.at((x - west) / reach, v));
      }
    }
    for (int c = 0; c + 1 < columns; ++c) {
      for (int r = 0; r < rows; ++r) {
        const ImDrawIdx a = first + static_cast<ImDrawIdx>(c * (rows + 1) + r),
                        b = a + static_cast<ImDrawIdx>(rows) + 1;
        for (const ImDrawIdx corner : {a, b, b + 1, a, b + 1, a + 1}) list_.PrimWriteIdx(corner);
      }
    }
  };
  const bool has_body = !is_dashed || stone.filled_to > west + 0.5f;
  if (stone.is_full) {
    fill(west, east, full);
  } else if (has_body) {
    const float cut = std::clamp(stone.filled_to, west, east);
    if (cut < east - 0.5f && !is_dashed) fill(cut, east, empty);
    if (cut > west + 0.5f) fill(west, cut, full);
  }
  if (stone.is_heavy && !look_.is_stark && !is_dashed) {
    // Its grain, the same for ever.
    Chance chance("grain" + stone.key);
    const int grains = weight < 0.6f ? 0 : static_cast<int>(reach / 7);
    for (int i = 0; i < grains; ++i) {
      const float u = static_cast<float>(chance.pick(40, 960)) / 1000,
                  v = static_cast<float>(chance.pick(160, 900)) / 1000;
      const float x = west + reach * u;
      std::size_t k = 1;
      while (k + 1 < stone.x.size() && stone.x[k] < x) ++k;
      const float y = stone.top[k] + (stone.bottom[k] - stone.top[k]) * v + drop;
      const bool is_light = chance.pick(0, 1) == 1;
      list_.AddCircleFilled(at(x, y), px(static_cast<float>(chance.pick(5, 13)) / 10),
                            with_alpha(is_light ? white : black, is_light ? 0.16f : 0.1f), 6);
    }
  }
  // Slanted lines where a late one is not filled.
  if (stone.fill == Fill::hatched && !stone.is_full) {
    const float step = stone.is_heavy ? std::max(2.5f, 9 * weight) : std::max(3.0f, reach / 6);
    const float from = std::max(west, stone.filled_to);
    for (float x = from + step / 2; x + step * 0.7f < east; x += step) {
      std::size_t i = 1, j = 1;
      while (i + 1 < stone.x.size() && stone.x[i] < x) ++i;
      while (j + 1 < stone.x.size() && stone.x[j] < x + step) ++j;
      list_.AddLine(at(x, stone.bottom[i] + drop),
                    at(std::min(x + step, east), stone.top[j] + drop), tone,
                    std::max(1.0f, px(stone.line * 0.8f)));
    }
  }
  std::vector<Spot> edge = stone.outline;
  for (Spot& spot : edge) spot.y += drop;
  const Edge kind = is_dashed                    ? Edge::dashed
                    : stone.fill == Fill::dotted ? Edge::dotted
                                                 : Edge::plain;
  const ImU32 rim = lit                                                  ? ink
                    : stone.is_heavy && stone.is_full && !look_.is_stark ? mixed(tone, deep, 0.35f)
                                                                         : tone;
  if (stone.line > 0) curve(edge, rim, lit ? stone.line + 1.2f : stone.line, kind, true);
  if (stone.is_heavy && !look_.is_stark && !is_dashed) {
    // Where the light grazes its back.
    std::vector<Spot> shine;
    const std::size_t count = stone.x.size();
    for (std::size_t i = count / 8; i < count * 5 / 8; ++i)
      shine.push_back({stone.x[i], stone.top[i] + drop + 2.6f * weight});
    const bool on_full = stone.filled_to > west + reach * 0.4f;
    curve(shine,
          with_alpha(white, look_.is_dark ? (on_full ? 0.3f : 0.12f) : (on_full ? 0.38f : 0.75f)),
          1.4f * weight, Edge::plain, false);
  }
  const float middle_x = (west + east) / 2;
  const std::size_t half = stone.x.size() / 2;
  const float middle_y = (stone.top[half] + stone.bottom[half]) / 2 + drop;
  if (!stone.is_measured && stone.is_heavy) {
    // Not measured is not zero: an open ring.
    list_.AddCircle(at(west + reach / 5, middle_y), px(5), tone, 20, px(2));
  }
  if (stone.sign <= 0) return;
  const float size = stone.sign, h = stone.fill == Fill::solid ? size / 2 : size * 0.36f;
  const auto stroke = [&](std::vector<Spot> spots, ImU32 colour, float thick) {
    for (Spot& spot : spots) spot = {middle_x + spot.x, middle_y + spot.y};
    curve(spots, colour, thick, Edge::plain, false);
  };
  const ImU32 paper = colour(Ink::card, {});
  const float thick = std::max(1.4f, size / 6);
  const std::vector<std::vector<Spot>> signs =
      stone.fill == Fill::solid
          ? std::vector<std::vector<Spot>>{{{-h, 0}, {-size / 6, h * 0.85f}, {h, -h}}}
      : stone.fill == Fill::hatched
          ? std::vector<std::vector<Spot>>{{{0, -h}, {0, h * 0.3f}}, {{0, h * 0.75f}, {0, h}}}
      : stone.fill == Fill::dotted
          ? std::vector<std::vector<Spot>>{{{-size / 7, -h}, {-size / 7, h}},
                                           {{size / 7, -h}, {size / 7, h}}}
      : stone.fill == Fill::crossed
          ? std::vector<std::vector<Spot>>{{{-h, -h}, {h, h}}, {{-h, h}, {h, -h}}}
          : std::vector<std::vector<Spot>>{};
  const bool is_done = stone.fill == Fill::solid;
  if (!signs.empty() && !is_done) {
    // On a disc, so that neither hatch nor edge runs through it.
    const float disc = stone.is_heavy ? size * 0.72f : size * 0.62f;
    list_.AddCircleFilled(at(middle_x, middle_y), px(disc), paper, 28);
    if (stone.is_heavy) list_.AddCircle(at(middle_x, middle_y), px(disc), tone, 28, px(1.6f));
  }
  for (const auto& sign : signs)
    stroke(sign, is_done ? paper : ink, is_done ? thick : thick * 1.1f);
}

}  // namespace cairn
