#include "follow/follows.h"

#include <doctest/doctest.h>

namespace cairn {

namespace {

constexpr std::int64_t day = 24 * 3600 * std::int64_t{1000};

HistoryLine line_of(int on, const std::string& words) {
  HistoryLine line;
  line.date = {2026, 11, on};
  line.text.fr = words;
  return line;
}

Action action_of(const std::string& id, int axis) {
  Action action;
  action.id = id;
  action.axis = axis;
  action.history = {line_of(1, "Début de " + id)};
  return action;
}

Roadmap roadmap_of_three() {
  Roadmap roadmap;
  roadmap.id = "essai";
  for (const int id : {1, 2}) {
    roadmap.axes.emplace_back();
    roadmap.axes.back().id = id;
  }
  roadmap.actions = {action_of("A1-01", 1), action_of("A1-02", 1), action_of("A2-01", 2)};
  roadmap.history = {line_of(1, "Adoption")};
  return roadmap;
}

std::vector<std::string> words_of(const std::vector<Event>& events) {
  std::vector<std::string> words;
  for (const Event& event : events) words.push_back(text_of(event).in(Lang::fr));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("what happened before a thing was followed is not new; what happens since is, once") {
  Roadmap roadmap = roadmap_of_three();
  Follows follows;
  CHECK(follow(follows, roadmap, "A1-01", day));
  CHECK(unread(follows, roadmap).empty());
  // Told of a day before: it is new all the same.
  roadmap.actions[0].history.push_back(line_of(1, "Réunion"));
  roadmap.actions[1].history.push_back(line_of(2, "Ailleurs"));
  CHECK(words_of(unread(follows, roadmap)) == Words{"Réunion"});
  CHECK(follow(follows, roadmap, "1", 2 * day));
  CHECK(words_of(unread(follows, roadmap)) == Words{"Réunion"});
  mark_read(follows, roadmap, 3 * day);
  CHECK(unread(follows, roadmap).empty());
  CHECK(follows.read_at == 3 * day);
}

TEST_CASE("an axis is its actions, retired ones too; the whole has its own history too") {
  Roadmap roadmap = roadmap_of_three();
  Follows axis, whole;
  CHECK(follow(axis, roadmap, "1", day));
  CHECK(follow(whole, roadmap, everything, day));
  roadmap.actions[1].history.push_back(line_of(5, "Axe 1"));
  roadmap.actions[2].history.push_back(line_of(6, "Axe 2"));
  roadmap.history.push_back(line_of(7, "Tout"));
  roadmap.retired = {action_of("A1-09", 1)};
  CHECK(words_of(unread(axis, roadmap)) == Words{"Axe 1", "Début de A1-09"});
  CHECK(words_of(unread(whole, roadmap)) == Words{"Tout", "Axe 2", "Axe 1", "Début de A1-09"});
}

TEST_CASE("a milestone that is reached is new, one that is planned is not") {
  Roadmap roadmap = roadmap_of_three();
  Milestone milestone;
  milestone.id = "A1-01-m1";
  milestone.label.fr = "Premier jalon";
  milestone.date = {2026, 3, 1};
  roadmap.actions[0].milestones = {milestone};
  Follows follows;
  CHECK(follow(follows, roadmap, "A1-01", day));
  CHECK(unread(follows, roadmap).empty());
  roadmap.actions[0].milestones[0].state = MilestoneState::done;
  CHECK(words_of(unread(follows, roadmap)) == Words{"Premier jalon"});
}

TEST_CASE("what the roadmap has not cannot be followed; what it loses is not told") {
  Roadmap roadmap = roadmap_of_three();
  Follows follows;
  for (const char* thing : {"", "A9-01", "3", "A1-01 A1-02", "roadmap\n"}) {
    CHECK_FALSE(follow(follows, roadmap, thing, day));
  }
  CHECK(follows == Follows{});
  CHECK(follow(follows, roadmap, "A1-01", day));
  roadmap.actions.erase(roadmap.actions.begin());
  CHECK(unread(follows, roadmap).empty());
}

TEST_CASE("who follows nothing any more keeps nothing") {
  const Roadmap roadmap = roadmap_of_three();
  Follows follows;
  CHECK(follow(follows, roadmap, "A1-01", day));
  CHECK(follow(follows, roadmap, "2", day));
  unfollow(follows, "A1-01");
  CHECK(follows.all() == Words{"2"});
  unfollow(follows, "2");
  CHECK(note_of(follows).empty());
}

TEST_CASE("what one follows comes back from its note, and from none") {
  const Roadmap roadmap = roadmap_of_three();
  Follows follows;
  CHECK(follow(follows, roadmap, "A1-01", day));
  CHECK(follow(follows, roadmap, everything, day));
  CHECK(read_follows(note_of(follows)) == follows);
  for (const char* note : {"", "x", "\n", "1\n", "\n ", "1\n A"})
    CHECK_FALSE(read_follows(note).any());
}

TEST_CASE("two programs of one browser follow what either followed") {
  Roadmap roadmap = roadmap_of_three();
  Follows one, other;
  CHECK(follow(one, roadmap, "A1-01", day));
  CHECK(follow(other, roadmap, "A2-01", 2 * day));
  join(one, other);
  CHECK(one.all() == Words{"A1-01", "A2-01"});
  CHECK(unread(one, roadmap).empty());
  CHECK(one.read_at == 2 * day);
  join(one, {});
  CHECK(one.all().size() == 2);
  // Followed again where the news was not known: they are still to be read.
  roadmap.actions[0].history.push_back(line_of(3, "Nouveau"));
  Follows guest;
  CHECK(follow(guest, roadmap, "A1-01", 3 * day));
  join(one, guest);
  CHECK(words_of(unread(one, roadmap)) == Words{"Nouveau"});
}

}  // namespace cairn
