// Fields of forms as a browser would send them.
#include <doctest/doctest.h>

#include "html/html.h"
#include "page/write.h"

using namespace cairn;

TEST_CASE("fault: a choice without a value was sent as \"on\" and its whole form refused") {
  Node none;
  none.kind = Kind::option;
  none.text = "Sans avis";
  Node choices;
  choices.kind = Kind::radios;
  choices.key = "avis";
  choices.name = "avis";
  choices.children = {none};
  const std::string html = to_html(Nodes{choices});
  CHECK(html.find("value=\"\" checked") != html.npos);
}
