#include "canvas/browser.h"

#include <string>
#include <string_view>

#include "canvas/face.h"
#include "json/build.h"

namespace {

using namespace cairn;

/// Kept for the life of the Worker.
Face& face() {
  static Face* one = new Face;
  return *one;
}

/// What the Worker hands to WebGL.
struct Picture {
  std::uint32_t corners, corner_count;  // 20 bytes each: x, y, u, v, colour
  std::uint32_t indices, index_count;   // 4 bytes each
  std::uint32_t letters, letters_width, letters_height, letters_number;  // alpha, 1 byte each
  std::uint32_t paper;                                                   // red lowest
  float top, height;                                                     // CSS px
};
Picture picture;
std::string told;

std::uint32_t address(const void* at) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(at));
}

}  // namespace

namespace cairn {

void show_page(const Page* page) { face().show(page); }

}  // namespace cairn

extern "C" {

void cairn_look(float width, float height, float ratio, float scale, int flags) {
  Look look{width, height, ratio, scale};
  look.is_dark = (flags & 1) != 0;
  look.is_stark = (flags & 2) != 0;
  look.is_calm = (flags & 4) != 0;
  face().look(look);
}

void cairn_touch(int what, float x, float y, double now, int is_finger) {
  face().touch(static_cast<Touch>(what), {x, y}, now, is_finger != 0);
}

void cairn_wheel(float by) { face().wheel(by); }

void cairn_turn(float screens) { face().turn(screens); }

void cairn_zoom(float by) { face().zoom(by); }

void cairn_go_to(const char* bytes, int length) {
  face().go_to(std::string(bytes, static_cast<std::size_t>(length)));
}

void cairn_go_back() { face().go_back(); }

void cairn_focus(int part, int nth) { face().focus(static_cast<char>(part), nth); }

void cairn_open_details(int part, int nth, int is_open) {
  face().open(static_cast<char>(part), nth, is_open != 0);
}

void cairn_type_in(int part, int nth, const char* bytes, int length) {
  face().type_in(static_cast<char>(part), nth,
                 std::string(bytes, static_cast<std::size_t>(length)));
}

int cairn_show() {
  return (face().has_page() ? 1 : 0) | (face().lacks_letters() ? 2 : 0) | (face().points() ? 4 : 0);
}

int cairn_owed() { return face().is_owed(); }

int cairn_frame(double now) { return face().frame(now); }

const Picture* cairn_picture() {
  const ImDrawList& list = face().list();
  unsigned char* letters = nullptr;
  int width = 0, height = 0;
  face().type().atlas().GetTexDataAsAlpha8(&letters, &width, &height);
  picture = {address(list.VtxBuffer.Data),
             static_cast<std::uint32_t>(list.VtxBuffer.Size),
             address(list.IdxBuffer.Data),
             static_cast<std::uint32_t>(list.IdxBuffer.Size),
             address(letters),
             static_cast<std::uint32_t>(width),
             static_cast<std::uint32_t>(height),
             static_cast<std::uint32_t>(face().type_number()),
             colour_of(face().look(), Ink::paper, {}),
             face().top(),
             face().scene().height};
  return &picture;
}

/// JSON in UTF-8, ended by a zero.
const char* cairn_pressed() {
  told.clear();
  if (const auto press = face().take_pressed()) {
    Json json = json_object();
    put(json, "part", json_text(std::string(1, press->part)));
    put(json, "nth", json_number(press->nth));
    put(json, "href", json_text(press->href));
    told = write_json(json);
  }
  return told.c_str();
}

}  // extern "C"
