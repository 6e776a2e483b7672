// A device in memory, for tests of what it shows of a talk: its base, its outbox, what is on top.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "replica/replica.h"
#include "support/talk.h"

namespace cairn::test {

/// A device that knows the rules of the talk, and what one other person said.
struct Device {
  Replica replica{":memory:"};
  Outbox outbox{":memory:", secret};
  Device() {
    const Reply reply{id_of('e'), id_of('d'), "merci", Lang::fr, "lead", "taken-up", 60, false};
    CHECK(replica.take(delta_of(
              "public", 0, 9,
              {put_at(1, rules_row()), put_at(5, row_of(said('d', "Des vélos à l'École", 50))),
               put_at(6, tally_row(id_of('d'), {2, 0, 0, 0})), put_at(7, row_of(reply)),
               put_at(8, row_of(said('f', "Autre chose", 70)))})) == Taken::complete);
    show();
  }
  void write(Intent intent) {
    REQUIRE(outbox.write(talk, intent));
    show();
  }
  void show() { REQUIRE_MESSAGE(replica.rebuild(outbox), replica.error()); }
  std::vector<std::string> found(const TalkQuery& query) const {
    std::vector<std::string> ids;
    for (const Said& s : replica.talk(query).said) ids.push_back(s.what.id.substr(0, 1));
    REQUIRE_MESSAGE(replica.ok(), replica.error());
    return ids;
  }
  bool shows(char digit) const {
    const auto rows = replica.shown_rows(talk);
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.id == id_of(digit); });
  }
};

inline Intent answer_of(char digit, char parent, const std::string& words) {
  Intent answer = contribution_of(digit, words);
  answer.body.replace(1, 0, "\"parent\":\"" + id_of(parent) + "\",");
  return answer;
}

inline TalkQuery about(std::string words = "", std::string state = "") {
  TalkQuery query;
  query.on = "A1-03";
  query.words = std::move(words);
  query.state = std::move(state);
  return query;
}

}  // namespace cairn::test
