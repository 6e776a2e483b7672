// A page written in the pack: sections of paragraphs, lists and steps.
#include <algorithm>

#include "pack/closest.h"
#include "pack/decode.h"
#include "pack/members.h"

namespace cairn {

namespace {

/// The pages that have an address (docs/pack.md).
constexpr std::string_view addresses[] = {"en-bref", "aide", "regles", "mentions-legales",
                                          "donnees-personnelles"};

void check_address(Reading& reading, const std::string& id, int line) {
  const auto end = std::end(addresses);
  if (id.empty() || std::find(std::begin(addresses), end, id) != end) return;
  Mistake& mistake = reading.note(Fault::unknown_page, line, "id", id);
  mistake.more = listed(addresses);
  const std::string_view near = closest(id, addresses);
  if (!near.empty()) mistake.closest = quoted(near);
}

Block decode_block(Reading& reading, const Json& json) {
  Members members(reading, json, "blocks");
  Block block;
  const bool list = members.has("list");
  const bool steps = members.has("steps");
  const auto take = [&](const Json& item) {
    block.items.push_back(decode_text(reading, item, list ? "list" : "steps"));
  };
  if (list) {
    block.kind = BlockKind::list;
    members.each("list", Need::must, take);
  } else if (steps) {
    block.kind = BlockKind::steps;
    members.each("steps", Need::must, take);
  } else {
    block.items.push_back(members.text("p"));
  }
  return block;
}

}  // namespace

PackPage decode_page(Reading& reading, const Json& json) {
  Members members(reading, json, reading.file);
  members.get("$schema", Need::may, "");
  PackPage page;
  page.id = members.id(Named::page);
  check_address(reading, page.id, members.line_of("id"));
  page.title = members.text("title");
  page.plain = members.text("plain", Need::may);
  members.each("sections", Need::must, [&](const Json& item) {
    Members part(reading, item, "sections");
    Section& section = page.sections.emplace_back();
    section.id = part.id(Named::place, Need::may, "/" + page.id + "#");
    section.heading = part.text("heading", Need::may);
    part.each("blocks", Need::must,
              [&](const Json& block) { section.blocks.push_back(decode_block(reading, block)); });
  });
  return page;
}

}  // namespace cairn
