#include "canvas/paint.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"

namespace cairn {

void begin_list(ImDrawList& list, ImDrawListSharedData& shared, const Type& type,
                const Look& look) {
  const ImFontAtlas& atlas = type.atlas();
  shared.TexUvWhitePixel = atlas.TexUvWhitePixel;
  shared.TexUvLines = atlas.TexUvLines;
  shared.ClipRectFullscreen = {0, 0, look.width * look.ratio, look.height * look.ratio};
  shared.CurveTessellationTol = 1.25f;
  shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
  shared.SetCircleTessellationMaxError(0.3f);
  list._ResetForNewFrame();
  list.PushClipRectFullScreen();
  list.PushTextureID(atlas.TexID);
}

Painter::Painter(const Scene& scene, const Type& type, const Look& look, ImDrawList& list,
                 Heard heard)
    : scene_(scene), type_(type), look_(look), list_(list), heard_(std::move(heard)) {}

ImU32 Painter::colour(Ink ink, const std::string& tone, float alpha) const {
  const ImU32 whole = colour_of(look_, ink, tone);
  return alpha >= 1 ? whole : with_alpha(whole, alpha);
}

ImVec2 Painter::at(float x, float y) const {
  return {x * look_.ratio, (y - view_.top) * look_.ratio};
}

/// In capitals, for the letters that the house writes.
static std::string capitals(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(words[i]);
    const unsigned char before = i > 0 ? static_cast<unsigned char>(words[i - 1]) : 0;
    if (c >= 'a' && c <= 'z') {
      out += static_cast<char>(c - 32);
    } else if (before == 0xC3 && c >= 0xA0 && c <= 0xBE && c != 0xB7) {
      out += static_cast<char>(c - 32);
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

void Painter::words(const Item& item, ImU32 colour) {
  const std::string shown = item.caps ? capitals(item.text) : item.text;
  ImVec2 place = at(item.box.x, item.box.y);
  // Letters stand on whole pixels, or they blur.
  place = {std::floor(place.x + 0.5f), std::floor(place.y + 0.5f)};
  const ImFont* font = type_.font(item.voice);
  list_.AddText(font, font->FontSize, place, colour, shown.data(), shown.data() + shown.size());
  if (heard_) heard_(item.text);
}

void Painter::curve(const std::vector<Spot>& spots, ImU32 colour, float thickness, Edge edge,
                    bool closed) {
  const float thick = std::max(1.0f, px(thickness));
  if (edge == Edge::plain) {
    list_.PathClear();
    for (const Spot& spot : spots) {
      ImVec2 point = at(spot.x, spot.y);
      // Straight rules are as sharp as the screen.
      if (spots.size() == 2 && (spots[0].x == spots[1].x || spots[0].y == spots[1].y)) {
        point = {std::floor(point.x) + 0.5f, std::floor(point.y) + 0.5f};
      }
      list_.PathLineTo(point);
    }
    list_.PathStroke(colour, closed ? ImDrawFlags_Closed : 0, thick);
    return;
  }
  const bool is_dotted = edge == Edge::dotted;
  const float on = is_dotted ? 0 : px(thickness * 2.2f + 2.4f);
  const float period =
      is_dotted ? std::max(px(thickness * 2.4f), 3.0f) : on + px(thickness * 1.2f + 2);
  // How far along the whole line the next mark is, from the spot reached.
  float ahead = 0;
  const std::size_t count = spots.size() + (closed ? 1 : 0);
  for (std::size_t i = 1; i < count; ++i) {
    const ImVec2 a = at(spots[i - 1].x, spots[i - 1].y);
    const Spot& end = spots[i % spots.size()];
    const ImVec2 b = at(end.x, end.y);
    const float reach = std::hypot(b.x - a.x, b.y - a.y);
    const auto along = [&](float d) {
      return ImVec2{a.x + (b.x - a.x) * d / reach, a.y + (b.y - a.y) * d / reach};
    };
    float mark = ahead;
    for (; mark < reach; mark += period) {
      if (is_dotted) {
        list_.AddCircleFilled(along(mark), thick * 0.8f, colour, 10);
      } else if (mark + on > 0) {
        list_.AddLine(along(std::max(0.0f, mark)), along(std::min(reach, mark + on)), colour,
                      thick);
      }
    }
    // A dash that did not end here goes on after the corner.
    ahead = mark - reach;
    if (!is_dotted && mark - period + on > reach) ahead = mark - period - reach;
  }
}

void Painter::outline(const Item& item, ImU32 colour) {
  const Rect& box = item.box;
  const float radius = std::min({item.radius, box.width / 2, box.height / 2});
  if (item.edge == Edge::plain) {
    const float thick = std::max(1.0f, std::floor(px(item.thickness) + 0.5f));
    ImVec2 a = at(box.x, box.y), b = at(box.right(), box.bottom());
    a = {std::floor(a.x) + thick / 2, std::floor(a.y) + thick / 2};
    b = {std::floor(b.x) - thick / 2 + 1, std::floor(b.y) - thick / 2 + 1};
    list_.AddRect(a, b, colour, px(radius), 0, thick);
    return;
  }
  std::vector<Spot> spots;
  const auto corner = [&](float x, float y, float from) {
    for (int i = 0; i <= 6; ++i) {
      const float angle = (from + static_cast<float>(i) / 6) * 1.5707963f;
      spots.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
  };
  corner(box.right() - radius, box.bottom() - radius, 0);
  corner(box.x + radius, box.bottom() - radius, 1);
  corner(box.x + radius, box.y + radius, 2);
  corner(box.right() - radius, box.y + radius, 3);
  curve(spots, colour, item.thickness, item.edge, true);
}

void Painter::ground(const Item& item) {
  const ImU32 ink = mixed(colour(Ink::paper, {}), colour(item.ink, item.tone), item.alpha);
  const float bottom = item.box.bottom();
  const int count = static_cast<int>(item.spots.size());
  const ImVec2 uv = type_.atlas().TexUvWhitePixel;
  list_.PrimReserve((count - 1) * 6, count * 2);
  const ImDrawIdx first = list_._VtxCurrentIdx;
  for (const Spot& spot : item.spots) {
    list_.PrimWriteVtx(at(spot.x, spot.y), uv, ink);
    list_.PrimWriteVtx(at(spot.x, bottom), uv, ink);
  }
  for (int i = 0; i + 1 < count; ++i) {
    const ImDrawIdx a = first + static_cast<ImDrawIdx>(2 * i);
    for (const ImDrawIdx corner : {a, a + 2, a + 3, a, a + 3, a + 1}) list_.PrimWriteIdx(corner);
  }
  // Its ridge is smooth.
  curve(item.spots, ink, 1.5f, Edge::plain, false);
}

void Painter::band(const Item& item, ImU32 colour) {
  const int pairs = static_cast<int>(item.spots.size()) / 2;
  const ImVec2 uv = type_.atlas().TexUvWhitePixel;
  list_.PrimReserve((pairs - 1) * 6, pairs * 2);
  const ImDrawIdx first = list_._VtxCurrentIdx;
  for (const Spot& spot : item.spots) list_.PrimWriteVtx(at(spot.x, spot.y), uv, colour);
  for (int i = 0; i + 1 < pairs; ++i) {
    const ImDrawIdx a = first + static_cast<ImDrawIdx>(2 * i);
    for (const ImDrawIdx corner : {a, a + 1, a + 3, a, a + 3, a + 2}) list_.PrimWriteIdx(corner);
  }
  for (std::size_t side = 0; side < 2; ++side) {
    std::vector<Spot> edge;
    for (std::size_t i = side; i < item.spots.size(); i += 2) edge.push_back(item.spots[i]);
    curve(edge, colour, 1.2f, Edge::plain, false);
  }
}

void Painter::item(const Item& item) {
  const bool lit = is_lit(item.press);
  ImU32 ink = colour(item.ink, item.tone, item.alpha);
  switch (item.shape) {
    case Item::Shape::words:
      words(item, ink);
      break;
    case Item::Shape::box: {
      ImVec2 a = at(item.box.x, item.box.y), b = at(item.box.right(), item.box.bottom());
      if (item.radius == 0) {
        a = {std::floor(a.x), std::floor(a.y)};
        b = {std::max(a.x + 1, std::floor(b.x)), std::max(a.y + 1, std::floor(b.y))};
      }
      if (lit) ink = mixed(ink, colour(Ink::paper, {}), view_.held == item.press ? 0.25f : 0.12f);
      list_.AddRectFilled(a, b, ink, px(item.radius));
      break;
    }
    case Item::Shape::outline:
      if (lit) {
        list_.AddRectFilled(
            at(item.box.x, item.box.y), at(item.box.right(), item.box.bottom()),
            with_alpha(colour(Ink::ink, {}), view_.held == item.press ? 0.14f : 0.07f),
            px(item.radius));
      }
      outline(item, ink);
      break;
    case Item::Shape::curve: {
      // A grid as dark as what it serves to read is dotted.
      const bool is_grid = look_.is_stark && item.ink == Ink::line && item.edge == Edge::plain;
      curve(item.spots, ink, lit ? item.thickness + 1 : item.thickness,
            is_grid ? Edge::dotted : item.edge, item.is_closed);
      break;
    }
    case Item::Shape::area:
      for (const Spot& spot : item.spots) list_.PathLineTo(at(spot.x, spot.y));
      list_.PathFillConvex(ink);
      break;
    case Item::Shape::ground:
      ground(item);
      break;
    case Item::Shape::band:
      band(item, ink);
      break;
    case Item::Shape::stone:
      stone(item);
      break;
  }
}

void Painter::ring(const Press& press) {
  for (const Rect& box : press.boxes) {
    const float out = 4;
    const ImVec2 a = at(box.x - out, box.y - out), b = at(box.right() + out, box.bottom() + out);
    const float radius = px(std::min(press.radius + out, box.height / 2 + out));
    list_.AddRect(a, b, colour(Ink::paper, {}), radius, 0, px(5));
    list_.AddRect(a, b, colour(Ink::focus, {}), radius, 0, px(3));
  }
}

void Painter::scrollbar() {
  const float seen = look_.height, whole = scene_.height;
  if (whole <= seen + 1) return;
  const float high = std::max(40.0f, seen * seen / whole), room = seen - high - 8;
  const float y = 4 + room * view_.top / (whole - seen);
  const ImVec2 a{px(look_.width - 8), px(y)}, b{px(look_.width - 3), px(y + high)};
  list_.AddRectFilled(a, b, with_alpha(colour(Ink::soft, {}), 0.55f), px(2.5f));
}

void Painter::paint(const View& view) {
  view_ = view;
  const float bottom = view.top + look_.height;
  for (const Item& one : scene_.items) {
    // Curves and areas may have no box: their spots tell.
    float top = one.box.y, low = one.box.bottom();
    if (!one.spots.empty() && one.shape != Item::Shape::ground) {
      top = low = one.spots.front().y;
      for (const Spot& spot : one.spots) {
        top = std::min(top, spot.y);
        low = std::max(low, spot.y);
      }
    }
    if (low + 40 < view.top || top - 40 > bottom) continue;
    item(one);
  }
  if (view.focused >= 0 && view.focused < static_cast<int>(scene_.presses.size())) {
    ring(scene_.presses[static_cast<std::size_t>(view.focused)]);
  }
  scrollbar();
}

}  // namespace cairn
