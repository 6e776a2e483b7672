// Feeds and the calendar, as text; well-kept readers read them in feeds.test.mjs.
#include <doctest/doctest.h>

#include <set>

#include "feeds/atom.h"
#include "feeds/calendar.h"
#include "support/house.h"

using namespace cairn;
using namespace cairn::server;

namespace {

std::string after(const std::string& text, const std::string& what, const std::string& end) {
  const std::size_t from = text.find(what);
  if (from == std::string::npos) return "";
  const std::size_t start = from + what.size();
  return text.substr(start, text.find(end, start) - start);
}

Action action_with(std::vector<Milestone> milestones) {
  Action action;
  action.id = "A1-01";
  action.title = {"Titre <et> suite", "Title <and> more"};
  action.milestones = std::move(milestones);
  return action;
}

Milestone milestone(const std::string& id, Date date, MilestoneState state, Text label) {
  Milestone m;
  m.id = id;
  m.date = date;
  m.state = state;
  m.label = std::move(label);
  return m;
}

}  // namespace

TEST_CASE("events: what is reached and dated, newest first; what is to come is none") {
  const Action action =
      action_with({milestone("m1", {2025, 3, 0}, MilestoneState::done, {"Un", "One"}),
                   milestone("m2", {2026, 1, 2}, MilestoneState::done, {"Deux", "Two"}),
                   milestone("m3", {2027, 0, 0}, MilestoneState::to_come, {"Trois", "Three"}),
                   milestone("m4", {}, MilestoneState::done, {"Quatre", "Four"})});
  const auto events = events_of(action);
  REQUIRE(events.size() == 2);
  CHECK(key_of(events[0], {}) == "m2");
  CHECK(key_of(events[1], {}) == "m1");
}

TEST_CASE("an entry keeps its id whatever else happens, says what is invented, and is escaped") {
  Roadmap roadmap;
  roadmap.id = "essai";
  const FeedOf of{{"Titre", "Title"}, "/actions/A1-01", {2026, 6, 1}};
  Action action =
      action_with({milestone("m1", {2025, 0, 0}, MilestoneState::done, {"A & B\x01", "A & B"})});
  const std::string one = atom_of(roadmap, of, events_of(action), Lang::fr, "https://a.example");
  action.milestones.push_back(milestone("m2", {2026, 1, 2}, MilestoneState::done, {"C", "C"}));
  const std::string two = atom_of(roadmap, of, events_of(action), Lang::fr, "https://a.example");
  const std::string id = after(one, "<entry><id>", "</id>");
  CHECK(id.starts_with("urn:uuid:"));
  CHECK(two.find(id) != std::string::npos);
  CHECK(after(one, "<entry><id>" + id + "</id><title>", "</title>").ends_with("(exemple)"));
  CHECK(one.find("A &amp; B ") != std::string::npos);
  CHECK(one.find("<updated>2025-01-01T00:00:00Z</updated>") != std::string::npos);
  CHECK(one.find("href=\"https://a.example/actions/A1-01.atom\"") != std::string::npos);
  CHECK(atom_of(roadmap, of, {}, Lang::en, "").find("2026-06-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("every entry of the house's roadmap has an id of its own, in each language") {
  const Roadmap& roadmap = test::main_roadmap();
  std::set<std::string> keys;
  const auto events = events_of(roadmap);
  for (const Event& e : events)
    CHECK_MESSAGE(keys.insert(key_of(e, roadmap)).second, key_of(e, roadmap));
  CHECK(events.size() > 50);
}

TEST_CASE("a feed belongs to pages that change, and to no list by filter") {
  CHECK(feed_of("/actions") == "/actions.atom");
  CHECK(feed_of("/en/actions/A1-03") == "/en/actions/A1-03.atom");
  CHECK(feed_of("/axes/2") == "/axes/2.atom");
  CHECK(feed_of("/actions?q=a").empty());
  CHECK(feed_of("/historique").empty());
  CHECK(feed_of("/").empty());
}

TEST_CASE("a calendar folds its lines between characters, and ends a period the day after") {
  Roadmap roadmap;
  roadmap.id = "essai";
  roadmap.as_of = {2026, 6, 1};
  roadmap.actions = {
      action_with({milestone("m1", {2028, 2, 29}, MilestoneState::to_come,
                             {std::string(60, 'e') + "éééééé, ; fin", ""}),
                   milestone("m2", {2026, 12, 0}, MilestoneState::done, {"Mois", ""}),
                   milestone("m3", {2027, 0, 0}, MilestoneState::to_come, {"Année", ""})})};
  const std::string ics = calendar_of(roadmap, Lang::fr, "");
  CHECK(ics.find("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301") != std::string::npos);
  CHECK(ics.find("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20270101") != std::string::npos);
  CHECK(ics.find("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20280101") != std::string::npos);
  std::size_t from = 0;
  for (std::size_t to; (to = ics.find("\r\n", from)) != std::string::npos; from = to + 2) {
    CHECK(to - from <= 75);
    CHECK((static_cast<unsigned char>(ics[from]) & 0xC0) != 0x80);
    if (ics[from] == ' ') CHECK((static_cast<unsigned char>(ics[from + 1]) & 0xC0) != 0x80);
  }
  std::string unfolded = ics;
  for (std::size_t at; (at = unfolded.find("\r\n ")) != std::string::npos;) unfolded.erase(at, 3);
  // Between them, the space that French sets before a semicolon.
  CHECK(unfolded.find("\\,") != std::string::npos);
  CHECK(unfolded.find("\\; fin") != std::string::npos);
}
