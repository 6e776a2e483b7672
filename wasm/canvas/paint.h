// Draws what of a scene is in sight, as Dear ImGui's triangles.
//
// Promises: the same scene, look, view and moment give the same triangles; what is out of sight
// costs nothing; every word it draws is told to `heard`, so that a test knows what was drawn.
// Leaves out: WebGL (web/canvas/gl.js), when a frame is owed (canvas/face.h).
#pragma once
#include <functional>
#include <string_view>

#include "canvas/scene.h"
#include "imgui.h"

namespace cairn {

/// What is looked at, and what the hands do.
struct View {
  float top = 0;       // how far down the page one is
  int held = -1;       // the press under a finger
  int pointed = -1;    // or under a mouse
  int focused = -1;    // or under the keyboard
  float built = 1e9f;  // how much of the heaps stands: a stone a unit, from the ground up
};

using Heard = std::function<void(std::string_view words)>;

/// A new list, for these letters on this screen.
void begin_list(ImDrawList& list, ImDrawListSharedData& shared, const Type& type, const Look& look);

class Painter {
 public:
  Painter(const Scene& scene, const Type& type, const Look& look, ImDrawList& list,
          Heard heard = {});
  void paint(const View& view);

 private:
  void item(const Item& item);
  void words(const Item& item, ImU32 colour);
  void curve(const std::vector<Spot>& spots, ImU32 colour, float thickness, Edge edge, bool closed);
  void outline(const Item& item, ImU32 colour);
  void ground(const Item& item);
  void band(const Item& item, ImU32 colour);
  void stone(const Item& item);
  void ring(const Press& press);
  void scrollbar();
  ImU32 colour(Ink ink, const std::string& tone, float alpha = 1) const;
  ImVec2 at(float x, float y) const;
  float px(float length) const { return length * look_.ratio; }
  bool is_lit(int press) const {
    return press >= 0 && (press == view_.held || press == view_.pointed);
  }

  const Scene& scene_;
  const Type& type_;
  const Look& look_;
  ImDrawList& list_;
  Heard heard_;
  View view_;
};

}  // namespace cairn
