#include "canvas/look.h"

#include <algorithm>

namespace cairn {

namespace {

/// As one writes it: 0xRRGGBB.
constexpr std::uint32_t rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFF) << 16 | (hex & 0xFF00) | hex >> 16;
}

struct Tone {
  std::string_view name;
  std::uint32_t light, dark;
};

// The inks of web/style.css.
constexpr Tone tones[] = {
    {"pine", rgb(0x1d6a4c), rgb(0x6cc79c)},   {"terra", rgb(0xad4518), rgb(0xf0966c)},
    {"indigo", rgb(0x2f4fa2), rgb(0x9db4f5)}, {"plum", rgb(0x823a7c), rgb(0xdc9fd6)},
    {"ochre", rgb(0x805600), rgb(0xdfb657)},  {"slate", rgb(0x46607a), rgb(0xa9bfd4)},
};

constexpr std::uint32_t light[] = {rgb(0xfbfaf6), rgb(0xffffff), rgb(0xf1efe7),
                                   rgb(0x1d2126), rgb(0x545b64), rgb(0xd9d6cc),
                                   rgb(0xb8007a), rgb(0xa8201a), rgb(0xfdfcf9)};
constexpr std::uint32_t dark[] = {rgb(0x15181b), rgb(0x1e2226), rgb(0x2a3036),
                                  rgb(0xeceae4), rgb(0xb0b4b8), rgb(0x3d444b),
                                  rgb(0xff8ad8), rgb(0xff9d94), rgb(0x66717c)};
constexpr std::uint32_t stark_light[] = {rgb(0xffffff), rgb(0xffffff), rgb(0xffffff),
                                         rgb(0x000000), rgb(0x000000), rgb(0x000000),
                                         rgb(0x9b0068), rgb(0x8a0f0a), rgb(0xffffff)};
constexpr std::uint32_t stark_dark[] = {rgb(0x000000), rgb(0x000000), rgb(0x000000),
                                        rgb(0xffffff), rgb(0xffffff), rgb(0xffffff),
                                        rgb(0xff9fe0), rgb(0xffb4ad), rgb(0x444444)};

std::uint32_t channel(std::uint32_t a, std::uint32_t b, float share, int shift) {
  const float x = static_cast<float>(a >> shift & 0xFF), y = static_cast<float>(b >> shift & 0xFF);
  return static_cast<std::uint32_t>(x + (y - x) * share + 0.5f) << shift;
}

}  // namespace

std::uint32_t colour_of(const Look& look, Ink ink, std::string_view tone) {
  const auto& inks =
      look.is_stark ? (look.is_dark ? stark_dark : stark_light) : (look.is_dark ? dark : light);
  if (ink != Ink::tone) return inks[static_cast<int>(ink)];
  for (const Tone& one : tones) {
    if (one.name == tone) return look.is_dark ? one.dark : one.light;
  }
  return inks[static_cast<int>(Ink::ink)];
}

std::uint32_t mixed(std::uint32_t from, std::uint32_t to, float share) {
  share = std::clamp(share, 0.0f, 1.0f);
  return channel(from, to, share, 0) | channel(from, to, share, 8) | channel(from, to, share, 16) |
         channel(from, to, share, 24);
}

std::uint32_t with_alpha(std::uint32_t colour, float alpha) {
  return (colour & 0x00FFFFFFu) |
         static_cast<std::uint32_t>(std::clamp(alpha, 0.0f, 1.0f) * 255.0f + 0.5f) << 24;
}

}  // namespace cairn
