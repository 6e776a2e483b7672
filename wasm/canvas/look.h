// How one person's screen wants the picture: its size, its light, its letters, its motion.
//
// Lengths are CSS px everywhere in canvas/; only `paint` knows the pixels of a device.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn {

struct Look {
  float width = 0, height = 0;  // of the canvas
  float ratio = 1;              // device pixels in a CSS px
  float scale = 1;              // of letters: 1 where the browser's own size is 16 px
  bool is_dark = false;
  bool is_stark = false;  // more contrast is asked for, or colours are forced
  bool is_calm = false;   // nothing may move by itself

  bool operator==(const Look&) const = default;
};

/// What a colour is for. `tone` is the identity of what one looks at.
enum class Ink : unsigned char { paper, card, wash, ink, soft, line, focus, wrong, snow, tone };

/// Red in the lowest byte, opaque. A tone without a name is plain ink.
std::uint32_t colour_of(const Look& look, Ink ink, std::string_view tone);

/// `from` with `share` (0 to 1) of `to`.
std::uint32_t mixed(std::uint32_t from, std::uint32_t to, float share);
std::uint32_t with_alpha(std::uint32_t colour, float alpha);

}  // namespace cairn
