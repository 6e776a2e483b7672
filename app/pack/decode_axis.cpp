#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

constexpr std::string_view tone_words[] = {"pine", "terra", "indigo", "plum", "ochre", "slate"};
// The words stand in the order of Tone, after `none`, which a pack cannot write.
static_assert(static_cast<int>(Tone::pine) == 1 && static_cast<int>(Tone::slate) == 6);
enum class Colour : unsigned char {};

}  // namespace

Axis decode_axis(Reading& reading, const Json& json) {
  const int broken = reading.broken;
  Members members(reading, json, "axes.json");
  Axis axis;
  axis.id = members.whole("id");
  const int line = members.line_of("id");
  if (axis.id != 0) {
    reading.declare(Named::axis, std::to_string(axis.id), line);
  } else if (members.has("id") && reading.broken == broken) {
    reading.note(Fault::not_whole, line, "id").closest = "1";  // 0 stands for all axes
  }
  axis.tone = static_cast<Tone>(1 + static_cast<int>(members.choice<Colour>("colour", tone_words)));
  axis.title = members.text("title");
  axis.name = members.text("name");
  axis.plain = members.plain("plain");
  axis.body = members.passages("body");
  return axis;
}

}  // namespace cairn
