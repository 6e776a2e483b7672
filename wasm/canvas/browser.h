// What the graphic view's program says to its Worker beside the rest (wasm/page.cpp):
//   cairn_begin_whole()  the file it is opened from holds all rows: what people say is drawn too
//   cairn_look(width, height, ratio, scale, dark | stark << 1 | calm << 2)
//   cairn_touch(what, x, y, ms, is_finger), cairn_wheel(px), cairn_turn(screens)
//   cairn_zoom(by)       time closer (2), farther (0.5), all of it (0)
//   cairn_go_to(key)     cairn_go_back(): the next page is where it was left
//   cairn_focus(part, nth), cairn_open_details(part, nth, is_open)
//   cairn_type_in(part, nth, words)  what a field holds; "1" or "0": whether it is chosen
//   cairn_show()         bits: 1: there is a page, 2: a letter of it is in no face, 4: a mouse
//                        there can press something
//   cairn_owed()         1: a frame is
//   cairn_frame(ms)      draws; 1: another is owed
//   cairn_picture()      where its parts lie: 32-bit words, in the order of `Picture`
//   cairn_pressed()      {"part", "nth", "href"} of what was pressed, or nothing of it
// Only 32-bit numbers and floats cross; texts go through cairn_room.
#pragma once
#include "page/page.h"

namespace cairn {

/// Null: the page is the server's.
void show_page(const Page* page);

}  // namespace cairn
