#include "html/glyph.h"

#include "html/stone.h"

namespace cairn {

namespace {

constexpr Fill every_fill[] = {Fill::dashed,  Fill::part,   Fill::solid,
                               Fill::hatched, Fill::dotted, Fill::crossed};

Fill fill_of(std::string_view name) {
  for (Fill fill : every_fill) {
    if (name_of(fill) == name) return fill;
  }
  return Fill::part;
}

std::string open_glyph(std::string_view names, std::string_view view) {
  return "<svg class=\"glyph " + std::string(names) + "\" viewBox=\"" + std::string(view) +
         "\" aria-hidden=\"true\" focusable=\"false\">";
}

/// Three stones in one path.
std::string brand_svg() {
  std::string d;
  d += outline(hew("brand-low", 16, 30, 30, 10));
  d += outline(hew("brand-middle", 17, 19, 21, 8));
  d += outline(hew("brand-high", 15, 10, 12, 7));
  return open_glyph("brand", "0 0 32 32") + "<path d=\"" + d + "\"/></svg>";
}

void box(Path& path, int left, int top, int width, int height) {
  path.move({left, top}).line({left + width, top}).line({left + width, top + height});
  path.line({left, top + height}).close();
}

}  // namespace

std::string_view name_of(Fill fill) {
  switch (fill) {
    case Fill::dashed:
      return "dashed";
    case Fill::part:
      return "part";
    case Fill::solid:
      return "solid";
    case Fill::hatched:
      return "hatched";
    case Fill::dotted:
      return "dotted";
    case Fill::crossed:
      return "crossed";
  }
  return "part";
}

std::string sign(Fill fill, Point centre, int size) {
  const int half = size / 2, x = centre.x, y = centre.y, bar = size / 4;
  Path path;
  switch (fill) {
    case Fill::solid:
      path.move({x - half, y}).line({x - size / 6, y + half - 1}).line({x + half, y - half});
      break;
    case Fill::hatched:
      box(path, x - bar / 2, y - half, bar, size * 5 / 8);
      box(path, x - bar / 2, y + half - bar, bar, bar);
      break;
    case Fill::dotted:
      box(path, x - bar - bar / 2, y - half, bar, size);
      box(path, x + bar / 2, y - half, bar, size);
      break;
    case Fill::crossed:
      path.move({x, y - bar}).line({x + half - bar, y - half}).line({x + half, y - half + bar});
      path.line({x + bar, y}).line({x + half, y + half - bar}).line({x + half - bar, y + half});
      path.line({x, y + bar}).line({x - half + bar, y + half}).line({x - half, y + half - bar});
      path.line({x - bar, y}).line({x - half, y - half + bar}).line({x - half + bar, y - half});
      path.close();
      break;
    case Fill::dashed:
    case Fill::part:
      break;
  }
  return path.text();
}

std::string glyph_svg(std::string_view fill_name) {
  if (fill_name == "brand") return brand_svg();
  const Fill fill = fill_of(fill_name);
  // One shape for all of them: what differs is the status, not the stone.
  const Stone stone = hew("glyph", 16, 21, 28, 18);
  const bool full = fill == Fill::solid;
  std::string out = open_glyph(name_of(fill), "0 0 32 24");
  out += "<path" + std::string(full ? " class=\"f\"" : "") + " d=\"" + outline(stone) + "\"/>";
  if (fill == Fill::part) out += "<path class=\"f\" d=\"" + filled(stone, 1, 2) + "\"/>";
  if (fill == Fill::hatched) {
    out += "<path class=\"h\" d=\"" + hatch(stone, stone.left().x, stone.right().x, 5) + "\"/>";
  }
  if (fill != Fill::hatched) {
    const std::string d = sign(fill, {16, 12}, 9);
    if (!d.empty()) out += "<path class=\"s\" d=\"" + d + "\"/>";
  }
  return out + "</svg>";
}

}  // namespace cairn
