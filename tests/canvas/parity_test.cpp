// The two faces say the same: every word, link, button, field, figure and value of a page's HTML
// is on the canvas, on every screen of both packs, in every language, on a phone and a laptop.
#include <doctest/doctest.h>

#include <algorithm>

#include "canvas/drawn.h"
#include "support/house.h"

namespace {

using namespace cairn;
using namespace cairn::test;

struct Missing {
  const Drawn& drawn;
  std::string told;
  int said = 0, held = 0;

  void must_say(const std::string& words) {
    if (words.empty()) return;
    ++said;
    if (drawn.heard.find(squeezed(words)) == std::string::npos) told += "\n  not said: " + words;
  }

  void must_hold(const Node& node, char part, int nth) {
    ++held;
    for (const Press& press : drawn.scene.presses) {
      if (press.part != part || press.nth != nth) continue;
      if (press.href != node.href) told += "\n  leads elsewhere: " + words_of(node);
      if (press.boxes.empty()) told += "\n  nowhere: " + words_of(node) + node.text;
      return;
    }
    told += "\n  cannot be pressed: " + words_of(node) + node.text;
  }

  void chart(const Chart& chart, bool is_figure) {
    if (is_figure) {
      must_say(chart.caption);
      must_say(chart.summary);
    }
    const bool is_flow = chart.kind == ChartKind::flow;
    const bool prints = is_flow || chart.kind == ChartKind::bars || chart.kind == ChartKind::series;
    for (const auto* marks : {&chart.marks, &chart.steps, &chart.target}) {
      for (const Mark& mark : *marks) {
        if (prints) must_say(mark.note);
        if (chart.kind == ChartKind::split) must_say(std::to_string(mark.y));
        if (is_flow || chart.kind == ChartKind::bars) must_say(mark.label);
        if (mark.href.empty()) continue;
        bool leads = false;
        for (const Press& press : drawn.scene.presses) leads = leads || press.href == mark.href;
        if (!leads) told += "\n  leads nowhere: " + mark.label;
      }
    }
  }

  void walk(const Nodes& nodes, char part, int& nth) {
    for (const Node& node : nodes) {
      if (node.chart) chart(*node.chart, node.kind == Kind::figure);
      switch (node.kind) {
        case Kind::hidden:
        case Kind::image:
        case Kind::glyph:
          continue;
        case Kind::link:
        case Kind::button:
          must_hold(node, part, nth++);
          break;
        case Kind::details:
          must_hold(node, part, nth++);
          break;
        case Kind::field:
        case Kind::long_field:
        case Kind::toggle:
          must_hold(node, part, nth++);
          if (node.kind != Kind::toggle) must_say(node.value);
          break;
        case Kind::choice:
          must_hold(node, part, nth++);
          must_say(node.text);
          for (const Node& option : node.children) {
            if (option.value == node.value) must_say(option.text);
          }
          continue;
        case Kind::radios:
          must_say(node.text);
          for (const Node& option : node.children) {
            must_hold(option, part, nth++);
            must_say(option.text);
          }
          continue;
        default:
          break;
      }
      // The word of the search stands in its field until something does.
      if (!(part == 'h' && node.kind == Kind::field && !node.value.empty())) must_say(node.text);
      must_say(node.help);
      must_say(node.error);
      walk(node.children, part, nth);
    }
  }
};

void check(const Page& page, float width) {
  const Drawn drawn = draw(page, width);
  Missing missing{drawn, {}};
  for (const auto& [part, nodes] :
       {std::pair<char, const Nodes*>{'h', &page.header}, {'m', &page.main}, {'f', &page.footer}}) {
    int nth = 0;
    missing.walk(*nodes, part, nth);
  }
  CHECK_MESSAGE(missing.told.empty(), page.path << " at " << width << ":" << missing.told);
  CHECK_MESSAGE(!drawn.scene.lacks_letters, page.path << " has a letter in no face");
  CHECK(missing.said > 20);
  CHECK(missing.held > 10);
}

}  // namespace

TEST_CASE("all that a page says is drawn, and all it holds can be pressed") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const std::string& target : every_target(*roadmap)) {
      const Page page = page_at(*roadmap, target);
      check(page, 1366);
      check(page, 390);
    }
  }
}

TEST_CASE(
    "and where something is looked for, or nothing is found; and the forms of participation") {
  for (const char* target :
       {"/actions?q=introuvable", "/actions?axe=2&etat=suspendue", "/nulle-part",
        "/en/actions?q=nowhere", "/actions/A1-03/ecrire", "/feuille-de-route/ecrire",
        "/actions/A1-03/soutenir", "/contributions", "/mes-contributions", "/suivre"}) {
    check(page_at(main_roadmap(), target), 390);
    check(page_at(main_roadmap(), target), 1366);
  }
}

TEST_CASE("and what became of what people said, some of it or none") {
  for (const int few : {0, 1}) {
    for (const char* target : {"/participer", "/en/participer"}) {
      const Page page =
          page_with_talk(target, 41'000 * few + 1, 30'000 * few, {2'000 * few, few, 2 * few});
      const auto has_flow = [](const Node& node) {
        return node.chart && node.chart->kind == ChartKind::flow;
      };
      REQUIRE(std::any_of(page.main.begin(), page.main.end(), has_flow));
      check(page, 390);
      check(page, 1366);
    }
  }
}

namespace {

/// Every word drawn, but those of one node.
bool misses(Page page, void (*change)(Page&)) {
  const Drawn drawn = draw(page, 390);
  change(page);
  Missing missing{drawn, {}};
  int nth = 0;
  missing.walk(page.main, 'm', nth);
  return !missing.told.empty();
}

}  // namespace

TEST_CASE("a word, a link or a figure that was not drawn would be missed") {
  const Page page = page_at(main_roadmap(), "/");
  CHECK(!misses(page, [](Page&) {}));
  CHECK(misses(page, [](Page& changed) {
    changed.main.front().children.front().children.front().text += "x";
  }));
  CHECK(misses(page, [](Page& changed) {
    Node link;
    link.kind = Kind::link;
    link.href = "/nowhere";
    changed.main.push_back(link);
  }));
  CHECK(misses(page, [](Page& changed) {
    Node figure;
    figure.kind = Kind::figure;
    Chart chart;
    chart.caption = "Une autre figure";
    figure.chart = std::make_shared<const Chart>(chart);
    changed.main.push_back(figure);
  }));
}
