// What a device follows, as its screens say it, with a program and without.
#include <doctest/doctest.h>

#include "follow/follows.h"
#include "html/html.h"
#include "page/lint.h"
#include "screens/screens.h"
#include "support/golden.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::int64_t november = 1'793'664'000'000;  // 3 November 2026

Known device() {
  Known known{main_roadmap(), {}};
  known.now = november;
  known.keeping = Keeping{Keeps::nothing, true, false, 0, 0, november, SyncState::resting};
  return known;
}

Page shown(const std::string& target, const Known& known) {
  Visit visit;
  visit.route = route_of(target);
  Page page = page_of(visit, known, Means{});
  for (const std::string& problem : lint(page)) FAIL_CHECK(target << ": " << problem);
  return page;
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

/// As if it had been followed before anything happened.
Known following(const std::vector<std::string>& things) {
  Known known = device();
  for (const std::string& thing : things) known.follows.things += " " + thing;
  known.follows.read_at = november;
  known.news = unread(known.follows, known.roadmap);
  return known;
}

}  // namespace

TEST_CASE("golden: what a device follows, what is new of it, and how else one may") {
  compare_golden("tests/pages/device_followed_none.txt", to_text(shown("/mes-suivis", device())));
  const Known known = following({"A1-03", "2"});
  compare_golden("tests/pages/device_followed.txt", to_text(shown("/mes-suivis", known)));
  compare_golden("tests/pages/device_en_followed.txt", to_text(shown("/en/mes-suivis", known)));
  Known read = known;
  read.news.clear();
  compare_golden("tests/pages/device_followed_read.txt", to_text(shown("/mes-suivis", read)));
}

TEST_CASE("whatever is new of the whole roadmap, its page stays light") {
  const Known known = following({"roadmap"});
  REQUIRE(known.news.size() > 60);
  const std::string html = to_html(shown("/mes-suivis", known).main);
  std::size_t elements = 0;
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos; ++at) {
    elements += html[at + 1] != '/';
  }
  CHECK(elements < 500);
  CHECK(holds(to_text(shown("/mes-suivis", known)), "de plus, sur les pages concernées"));
  CHECK(holds(html, "act:read=" + std::to_string(known.news.size())));
}

TEST_CASE("what is followed is said at the foot of each page, and at home") {
  const Known known = following({"A1-03"});
  REQUIRE(!known.news.empty());
  for (const char* target : {"/", "/actions", "/actions/A1-03"}) {
    CHECK(holds(to_html(shown(target, known).footer), "nouveauté"));
    CHECK(holds(to_html(shown(target, known).footer), "ce que vous suivez"));
  }
  CHECK(holds(to_html(shown("/", known).main), "dans ce que vous suivez"));
  CHECK_FALSE(holds(to_html(shown("/", device()).main), "dans ce que vous suivez"));
}

TEST_CASE("an action, an axis and the whole are followed by a button, and by it no more") {
  const std::pair<const char*, const char*> places[] = {
      {"/actions/A1-03", "A1-03"}, {"/axes/1", "1"}, {"/mes-suivis", "roadmap"}};
  for (const auto& [target, thing] : places) {
    const std::string button = "\"act:follow=" + std::string(thing) + "\"";
    CHECK(holds(to_html(shown(target, device()).main), button));
    const std::string html = to_html(shown(target, following({thing})).main);
    CHECK_FALSE(holds(html, button));
    CHECK(holds(html, "act:unfollow=" + std::string(thing)));
    // Where no program is awake it waits for one.
    const std::string served = to_html(shown(target, Known{main_roadmap(), {}}).main);
    CHECK(holds(served, button));
    CHECK(holds(served, "data-live hidden value=" + button));
  }
}

TEST_CASE(
    "fault: what the roadmap had no more could not be let go, and the device kept it for ever") {
  const std::string html = to_html(shown("/mes-suivis", following({"A9-99", "A1-03"})).main);
  CHECK(holds(html, "act:unfollow=A9-99"));
  CHECK(holds(html, "act:unfollow=A1-03"));
  CHECK_FALSE(holds(html, "/actions/A9-99"));
}
