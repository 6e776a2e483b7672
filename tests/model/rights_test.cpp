#include "model/rights.h"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("rights read back as they were written") {
  const Rights rights = {
      {Role::lead, 1}, {Role::lead, 12}, {Role::moderator}, {Role::relay}, {Role::operator_}};
  CHECK(text_of(rights) == "lead:1 lead:12 moderator relay operator");
  CHECK(rights_of(text_of(rights)) == rights);
  CHECK(rights_of("").empty());
}

TEST_CASE("what cannot be read grants nothing") {
  CHECK(rights_of("lead lead:0 lead:x lead:99999 moderator:2 king  ").empty());
  CHECK(rights_of("king editor") == Rights{{Role::editor}});
}

TEST_CASE("a kiosk is a right like another to read and write") {
  CHECK(text_of({{Role::kiosk}}) == "kiosk");
  CHECK(rights_of("kiosk") == Rights{{Role::kiosk}});
  CHECK(rights_of("kiosk:1").empty());
}

TEST_CASE("a lead leads an axis, and any lead what concerns no single one") {
  const Rights rights = {{Role::lead, 2}};
  CHECK(leads(rights, 2));
  CHECK(leads(rights, 0));
  CHECK_FALSE(leads(rights, 1));
  CHECK_FALSE(leads({{Role::editor}}, 0));
}
