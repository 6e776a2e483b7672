#include "desk/queue.h"

#include <doctest/doctest.h>

#include "json/build.h"
#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

Contribution standing(char digit, Standing standing, std::int64_t at) {
  Contribution c = said(digit, "Des mots", at);
  c.standing = standing;
  return c;
}

Row report_row(char digit, char on, const std::string& ground, std::int64_t at,
               const std::string& outcome = "") {
  Json body = json_object();
  put(body, "on", json_text(id_of(on)));
  put(body, "ground", json_text(ground));
  put(body, "at", json_number(at));
  put_text(body, "outcome", outcome);
  return row_with("report", id_of(digit), at, body);
}

/// A moderator's device, that was told the staff's lane.
struct Device {
  Replica replica{":memory:"};
  Outbox outbox{":memory:", secret};
  Device() {
    Json words = json_object();
    put(words, "words", json_text("Autres mots"));
    CHECK(replica.take(delta_of("staff", 0, 20,
                                {put_at(1, row_of(standing('a', Standing::held, 50))),
                                 put_at(2, row_of(standing('b', Standing::published, 40))),
                                 put_at(3, row_of(standing('c', Standing::hidden, 30))),
                                 put_at(4, row_of(standing('d', Standing::published, 20))),
                                 put_at(5, row_of(standing('e', Standing::published, 10))),
                                 put_at(6, report_row('1', 'b', "insult", 60)),
                                 put_at(7, report_row('2', 'b', "threat", 70)),
                                 put_at(8, report_row('3', 'd', "insult", 80, "kept")),
                                 put_at(9, row_of(Appeal{id_of('c'), "Non.", 90, "", 0})),
                                 put_at(10, row_of(Review{id_of('c'), "hide", "mona", 35})),
                                 put_at(11, row_with("edit", id_of('e'), 55, words)),
                                 put_at(12, report_row('4', '9', "insult", 5))})) ==
          Taken::complete);
    REQUIRE(replica.rebuild(outbox));
  }
};

std::string ids(const Queue& queue) {
  std::string all;
  for (const Matter& matter : queue.matters) all += matter.said.what.id[0];
  return all;
}

}  // namespace

TEST_CASE(
    "what awaits: the urgent, then appeals, then the oldest; what is answered waits no more") {
  Device device;
  const Queue queue = awaiting_of(device.replica, {{Role::moderator}}, 1);
  CHECK(ids(queue) == "bcae");
  CHECK(queue.all == 4);
  CHECK(queue.matters[0].reports.size() == 2);
  CHECK(queue.matters[0].reports[0].ground == "threat");
  CHECK(queue.matters[0].since == 60);
  CHECK(queue.matters[3].edited == "Autres mots");
  CHECK(queue.by_reason == std::array<int, 4>{1, 1, 1, 1});
  const std::pair<std::string_view, std::string> reasons[] = {
      {"signalees", "b"}, {"recours", "c"}, {"modifiees", "e"}, {"attente", "a"}};
  for (const auto& [reason, of] : reasons) {
    const Queue some = awaiting_of(device.replica, {{Role::moderator}}, 1, reason);
    CHECK(ids(some) == of);
    CHECK(some.by_reason == queue.by_reason);
  }
  // An operator decides appeals alone.
  CHECK(ids(awaiting_of(device.replica, {{Role::operator_}}, 1)) == "c");
  CHECK(may_moderate({{Role::operator_}}));
  CHECK_FALSE(may_moderate({{Role::lead, 1}, {Role::relay}, {Role::editor}}));
}

TEST_CASE("what is hidden is listed, and one matter has all that speaks of it") {
  Device device;
  CHECK(ids(hidden_of(device.replica, 9)) == "c");
  const auto matter = matter_of(device.replica, id_of('c'));
  REQUIRE(matter);
  CHECK(matter->appeal->words == "Non.");
  CHECK(matter->review->by == "mona");
  CHECK_FALSE(matter_of(device.replica, id_of('9')));
}
