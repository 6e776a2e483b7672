// Charts as SVG: the shape of each status, the mark of an invented value, the place of an undated
// one; and what none of them may hold (RGAA 1.1.8, 3.1; content security policy).
#include <doctest/doctest.h>

#include "html/chart_draw.h"
#include "html/glyph.h"
#include "html/html.h"
#include "html/stone.h"

namespace {

using namespace cairn;

bool has(const std::string& svg, std::string_view part) { return svg.find(part) != svg.npos; }

int times(const std::string& svg, std::string_view part) {
  int n = 0;
  for (std::size_t at = svg.find(part); at != svg.npos; at = svg.find(part, at + 1)) ++n;
  return n;
}

Mark mark(std::string key, Fill fill, int part, int whole) {
  Mark m;
  m.key = std::move(key);
  m.label = m.key + " · Réparer & <partager>";
  m.note = "18 %";
  m.fill = fill;
  m.part = part;
  m.whole = whole;
  m.x = 2024 * 12;
  m.x_end = 2026 * 12;
  m.y = 18;
  return m;
}

Chart chart(ChartKind kind) {
  Chart c;
  c.kind = kind;
  c.caption = "Pierres";
  c.tone = "pine";
  c.x_from = 2020 * 12;
  c.x_to = 2031 * 12;
  c.y_to = 30;
  c.x_ticks = {{2021 * 12, "2021"}, {2030 * 12, "2030"}};
  c.y_ticks = {{0, "0"}, {30, "30"}};
  c.now = 2026 * 12 + 5;
  for (const Fill fill :
       {Fill::solid, Fill::part, Fill::hatched, Fill::dashed, Fill::dotted, Fill::crossed}) {
    Mark m = mark("A1-0" + std::to_string(c.marks.size()), fill, 1, fill == Fill::solid ? 1 : 3);
    m.points = {mark("m", Fill::solid, 0, 0), mark("n", Fill::dotted, 0, 0)};
    c.marks.push_back(m);
  }
  return c;
}

constexpr ChartKind every_kind[] = {ChartKind::cairn, ChartKind::split,  ChartKind::flow,
                                    ChartKind::bars,  ChartKind::series, ChartKind::timeline,
                                    ChartKind::strip, ChartKind::spark};

TEST_CASE("no chart holds an id, a style, a script, a fraction or unescaped words") {
  for (const ChartKind kind : every_kind) {
    CAPTURE(static_cast<int>(kind));
    const std::string svg = to_svg(chart(kind));
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>"));
    CHECK(has(svg, "aria-hidden=\"true\" focusable=\"false\""));
    for (const char* forbidden :
         {" id=", " style=", "<script", "<style", " on", "url(", "<partager", " role=", "NaN"}) {
      CAPTURE(forbidden);
      CHECK_FALSE(has(svg, forbidden));
    }
    // Every number is whole: no digit, point, digit.
    for (std::size_t i = 1; i + 1 < svg.size(); ++i) {
      if (svg[i] == '.') CHECK_FALSE((svg[i - 1] >= '0' && svg[i - 1] <= '9'));
    }
    CHECK(svg == to_svg(chart(kind)));
  }
}

TEST_CASE("an empty chart and a flat scale are drawn, not divided by") {
  for (const ChartKind kind : every_kind) {
    Chart empty;
    empty.kind = kind;
    CHECK(to_svg(empty).ends_with("</svg>"));
    Chart flat = chart(kind);
    flat.x_to = flat.x_from;
    flat.y_to = flat.y_from;
    CHECK(to_svg(flat).ends_with("</svg>"));
  }
}

TEST_CASE("in a heap a status is a shape, and a name stands on each stone") {
  const std::string svg = to_svg(chart(ChartKind::cairn));
  for (const char* name : {"solid", "part", "hatched", "dashed", "dotted", "crossed"}) {
    CHECK(times(svg, "class=\"stone " + std::string(name)) == 1);
  }
  CHECK(times(svg, "<title>") == 6);
  CHECK(has(svg, "<title>A1-00 · Réparer &amp; &lt;partager&gt;</title>"));
  CHECK(times(svg, "class=\"h\"") == 1);  // one hatch
  CHECK(times(svg, "class=\"s\"") == 4);  // tick, exclamation, pause, cross
  CHECK(times(svg, "class=\"f\"") == 6);  // each has its part
}

TEST_CASE("not measured is not zero") {
  Chart c = chart(ChartKind::cairn);
  c.marks = {mark("A1-01", Fill::part, 0, 3)};
  const std::string none = to_svg(c);
  c.marks[0].whole = 0;
  const std::string unmeasured = to_svg(c);
  CHECK_FALSE(has(none, "class=\"o\""));
  CHECK_FALSE(has(none, "class=\"f\""));
  CHECK(has(unmeasured, "class=\"o\""));
  CHECK_FALSE(has(unmeasured, "class=\"f\""));
}

TEST_CASE("a stone that leads somewhere is a link out of the tab order") {
  Chart c = chart(ChartKind::cairn);
  c.marks[0].href = "/fr/actions/A1-00?a=1&b=2";
  const std::string svg = to_svg(c);
  CHECK(times(svg, "<a ") == 1);
  CHECK(has(svg, "href=\"/fr/actions/A1-00?a=1&amp;b=2\" tabindex=\"-1\""));
}

TEST_CASE("heaps of as many stones are as high, whatever their keys") {
  Chart one = chart(ChartKind::cairn), other = chart(ChartKind::cairn);
  for (Mark& m : other.marks) m.key = "B" + m.key;
  const auto view = [](const std::string& svg) { return svg.substr(0, svg.find(" aria")); };
  CHECK(view(to_svg(one)) == view(to_svg(other)));
  CHECK(to_svg(one) != to_svg(other));
}

TEST_CASE("an invented value is drawn as one, and keeps its word") {
  Chart c = chart(ChartKind::series);
  c.marks = {mark("a", Fill::part, 0, 0), mark("b", Fill::part, 0, 0)};
  c.marks[0].example = true;
  c.marks[0].note = "7 % (exemple)";
  c.marks[0].x = 2021 * 12;
  const std::string svg = to_svg(c);
  CHECK(times(svg, "class=\"pt ex\"") == 1);
  CHECK(times(svg, "class=\"line ex\"") == 1);
  CHECK(has(svg, "7 % (exemple)"));
}

TEST_CASE("an undated value stands in the margin and joins no line") {
  Chart c = chart(ChartKind::series);
  c.marks = {mark("a", Fill::part, 0, 0), mark("b", Fill::part, 0, 0)};
  c.marks[1].undated = true;
  c.marks[1].x = 0;
  c.undated_label = "sans date";
  const std::string svg = to_svg(c);
  CHECK(has(svg, ">sans date<"));  // words head the column
  CHECK_FALSE(has(svg, "class=\"line"));
  CHECK(has(svg, "grid dots"));  // the edge of its column
  CHECK(has(svg, "<circle cx=\"298\""));
  c.marks[1].undated = false;
  c.marks[1].x = 2026 * 12;
  CHECK_FALSE(has(to_svg(c), "grid dots"));
}

TEST_CASE("legal steps are a staircase and the target a diamond") {
  Chart c = chart(ChartKind::series);
  Mark low = mark("l", Fill::part, 0, 0), high = mark("h", Fill::part, 0, 0);
  low.y = 20;
  high.x = 2027 * 12;
  high.y = 25;
  c.steps = {low, high};
  c.target = {high};
  const std::string svg = to_svg(c);
  CHECK(times(svg, "class=\"legal\"") == 1);
  CHECK(times(svg, "class=\"goal\"") == 1);
}

TEST_CASE("milestones: done, unconfirmed with its ring, crossed when its date is past") {
  Chart c = chart(ChartKind::strip);
  const std::string svg = to_svg(c);
  CHECK(times(svg, "class=\"pt\"") == 6);
  CHECK(times(svg, "class=\"pt open\"") == 6);
  CHECK(times(svg, "class=\"ring\"") == 6);
  CHECK_FALSE(has(svg, "<text"));
  c.marks.resize(1);
  c.marks[0].points = {mark("m", Fill::part, 0, 0)};
  const std::string hollow = to_svg(c);
  c.marks[0].points[0].fill = Fill::crossed;
  CHECK(times(to_svg(c), "<path") == times(hollow, "<path") + 1);
}

TEST_CASE("a scale of years and the strips under it share their lines") {
  const std::string scale = to_svg(chart(ChartKind::timeline));
  const std::string strip = to_svg(chart(ChartKind::strip));
  CHECK(has(scale, ">2021<"));
  CHECK(has(scale, ">2030<"));
  CHECK_FALSE(has(scale, "class=\"stone"));
  const auto x_of_now = [](const std::string& svg) {
    const std::size_t at = svg.find("class=\"now\" d=\"M");
    return svg.substr(at, svg.find(' ', at + 16) - at);
  };
  CHECK(x_of_now(scale) == x_of_now(strip));
}

TEST_CASE("the same key gives the same stone, and a cut ends on its outline") {
  const Stone a = hew("A1-03", 240, 100, 300, 44), b = hew("A1-03", 240, 100, 300, 44);
  CHECK(outline(a) == outline(b));
  CHECK(outline(a) != outline(hew("A1-04", 240, 100, 300, 44)));
  CHECK(filled(a, 0, 3).empty());
  CHECK(filled(a, 3, 3) == outline(a));
  CHECK(filled(a, 1, 0).empty());
  CHECK(a.left().x == 90);
  CHECK(a.right().x == 390);
}

TEST_CASE("a glyph is small, unnamed ones included") {
  for (const char* name :
       {"solid", "part", "hatched", "dashed", "dotted", "crossed", "brand", "?"}) {
    const std::string svg = glyph_svg(name);
    CHECK(svg.starts_with("<svg class=\"glyph "));
    CHECK(svg.size() < 600);
  }
  CHECK(glyph_svg("?") == glyph_svg("part"));
}

TEST_CASE("the words of an axis never touch, and are spaced alike") {
  std::vector<Tick> ticks;
  std::vector<int> at;
  for (int year = 2021; year <= 2031; ++year) {
    ticks.push_back({year, std::to_string(year)});
    at.push_back((year - 2021) * 34);
  }
  const std::vector<int> places = places_of_words(ticks, at);
  int before = -100, shown = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] < 0) continue;
    ++shown;
    CHECK(places[i] - before >= width_of("2021"));
    CHECK(i % 2 == 0);
    before = places[i];
  }
  CHECK(shown == 6);
}

TEST_CASE("words are cut between words, and paths are written short") {
  CHECK(lines_of("un deux trois", 1000).size() == 1);
  CHECK(lines_of("anticonstitutionnellement", 10).size() == 1);
  CHECK(lines_of("un deux trois", 40).size() > 1);
  CHECK(Path().move({1, 2}).line({4, 2}).line({4, 9}).line({5, 5}).close().text() ==
        "M1 2h3v7l1-4z");
}

}  // namespace
