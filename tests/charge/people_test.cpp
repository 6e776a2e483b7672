// The list of the staff: who is invited, activated, granted, and taken back.
#include "charge/people.h"

#include <doctest/doctest.h>

#include <map>

#include "charge/decide_all.h"
#include "ledger/lane.h"
#include "ledger/rows.h"

using namespace cairn;

namespace {

std::string digits(char c, std::size_t size) { return std::string(size, c); }
const std::string secret = digits('a', 64), phone = digits('b', 64), laptop = digits('c', 64);

struct People : View {
  std::map<std::pair<std::string, std::string>, Row> rows;
  std::int64_t now = 1'700'000'000'000;
  int ids = 0;

  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = rows.find({std::string(kind), std::string(id)});
    return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
  }
  Decision ask(const std::string& kind, const std::string& body) {
    Actor keeper;
    keeper.rights = {{Role::operator_}};
    last = std::to_string(++ids);
    last = digits('0', 32 - last.size()) + last;
    const Intent intent{last, ids, kind, "", 0, body};
    Decision decision = decide_all(*this, keeper, people_scope, intent, now);
    for (const Change& change : decision.changes) {
      CHECK(change.lanes == std::vector<std::string>{std::string(operator_lane)});
      rows[{change.row.kind, change.row.id}] = change.row;
    }
    return decision;
  }
  Reason invite(const std::string& more, const std::string& hash = secret, std::int64_t in = 1000) {
    return ask("invite", "{" + more + R"(,"secret_hash":")" + hash + R"(","expires":)" +
                             std::to_string(now + in) + "}")
        .reason;
  }
  std::string hire() {
    REQUIRE(invite(R"("name":"Ana","rights":"lead:1 moderator")") == Reason::none);
    return last;
  }
  Reason activate(const std::string& device, const std::string& invitation = secret) {
    return ask("activate", R"({"invitation":")" + invitation + R"(","device":")" + device + "\"}")
        .reason;
  }
  /// What this device may do now.
  std::string rights(const std::string& device) const {
    const auto seat = seat_in(*this, device);
    if (!seat) return "no seat";
    const auto person = person_in(*this, seat->person);
    switch (state_of(*seat, person ? &*person : nullptr, now)) {
      case SeatState::asleep:
        return "asleep";
      case SeatState::revoked:
        return "revoked";
      case SeatState::counts:
        break;
    }
    return text_of(person->rights);
  }
  std::string last;  // intent's id
};

std::string about(const std::string& name, const std::string& value, const std::string& more = "") {
  return "{\"" + name + "\":\"" + value + "\"" + more + "}";
}

}  // namespace

TEST_CASE("invited, activated, granted something else: rights are those of the person") {
  People people;
  const std::string ana = people.hire();
  CHECK(person_in(people, ana)->name == "Ana");
  CHECK(people.rights(phone) == "no seat");
  CHECK(people.activate(phone) == Reason::none);
  CHECK(people.rights(phone) == "lead:1 moderator");
  CHECK(people.ask("grant", about("person", ana, R"(,"rights":"editor")")).reason == Reason::none);
  CHECK(people.rights(phone) == "editor");
  CHECK(people.ask("grant", about("person", ana, R"(,"rights":"")")).reason == Reason::none);
  CHECK(people.rights(phone).empty());
}

TEST_CASE("an invitation serves one device once; the same device may ask again") {
  People people;
  people.hire();
  CHECK(people.activate(phone) == Reason::none);
  CHECK(people.activate(phone) == Reason::none);
  CHECK(people.activate(laptop) == Reason::said_already);
  CHECK(people.activate(laptop, digits('9', 64)) == Reason::unknown_target);
  CHECK(people.invite(R"("name":"Bob","rights":"relay")") == Reason::said_already);
}

TEST_CASE("an invitation ends, and can be taken back") {
  People people;
  const std::string ana = people.hire();
  people.now += 1000;
  CHECK(people.activate(phone) == Reason::closed);
  CHECK(people.invite("\"person\":\"" + ana + "\"", digits('1', 64)) == Reason::none);
  CHECK(people.ask("revoke", about("invitation", digits('1', 64))).reason == Reason::none);
  CHECK(people.activate(phone, digits('1', 64)) == Reason::withdrawn);
  CHECK(people.rights(phone) == "no seat");
}

TEST_CASE("a device is taken back alone; a person with all devices and open invitations") {
  People people;
  const std::string ana = people.hire();
  people.invite("\"person\":\"" + ana + "\"", digits('1', 64));
  people.invite("\"person\":\"" + ana + "\"", digits('2', 64));
  people.activate(phone);
  people.activate(laptop, digits('1', 64));
  CHECK(people.ask("revoke", about("device", phone)).reason == Reason::none);
  CHECK(people.rights(phone) == "revoked");
  CHECK(people.rights(laptop) == "lead:1 moderator");
  CHECK(people.ask("revoke", about("person", ana)).reason == Reason::none);
  CHECK(people.rights(laptop) == "revoked");
  CHECK(people.activate(phone, digits('2', 64)) == Reason::withdrawn);
  // Back in office, nothing of before counts again.
  CHECK(people.invite("\"person\":\"" + ana + "\"", digits('3', 64)) == Reason::withdrawn);
  people.ask("grant", about("person", ana, R"(,"rights":"relay")"));
  CHECK(people.rights(laptop) == "revoked");
  CHECK(people.activate(phone, digits('2', 64)) == Reason::withdrawn);
  CHECK(people.invite("\"person\":\"" + ana + "\"", digits('3', 64)) == Reason::none);
  CHECK(people.activate(phone, digits('3', 64)) == Reason::none);
  CHECK(people.rights(phone) == "relay");
}

TEST_CASE("unused for ninety days a device sleeps, until a new invitation") {
  People people;
  const std::string ana = people.hire();
  people.activate(phone);
  people.now += asleep_after - staff_day;
  CHECK(people.rights(phone) == "lead:1 moderator");
  people.now += 2 * staff_day;
  CHECK(people.rights(phone) == "asleep");
  people.invite("\"person\":\"" + ana + "\"", digits('1', 64));
  people.activate(phone, digits('1', 64));
  CHECK(people.rights(phone) == "lead:1 moderator");
}

TEST_CASE("each refusal says why") {
  People people;
  const std::string ana = people.hire();
  const std::string other = digits('7', 64);
  CHECK(people.invite(R"("name":" ","rights":"editor")", other) == Reason::empty);
  CHECK(people.invite("\"name\":\"" + std::string(81, 'x') + R"(","rights":"editor")", other) ==
        Reason::too_long);
  CHECK(people.invite(R"("name":"Bob","rights":"king")", other) == Reason::malformed);
  CHECK(people.invite(R"("name":"Bob","rights":"lead")", other) == Reason::malformed);
  CHECK(people.invite(R"("name":"Bob","rights":"")", other) == Reason::malformed);
  CHECK(people.invite(R"("name":"Bob")", other) == Reason::malformed);
  CHECK(people.invite(R"("name":"Bob","rights":"editor")", "abc") == Reason::malformed);
  CHECK(people.invite(R"("name":"Bob","rights":"editor")", other, 0) == Reason::closed);
  CHECK(people.invite(R"("name":"Bob","rights":"editor")", other, invitation_longest + 1) ==
        Reason::too_long);
  CHECK(people.invite("\"person\":\"" + digits('5', 32) + "\"", other) == Reason::unknown_target);
  CHECK(people.invite("\"person\":\"" + ana + R"(","rights":"operator")", other) ==
        Reason::malformed);
  CHECK(people.ask("grant", about("person", ana)).reason == Reason::malformed);
  CHECK(people.ask("grant", about("person", phone, R"(,"rights":"")")).reason ==
        Reason::unknown_target);
  CHECK(people.ask("revoke", "{}").reason == Reason::malformed);
  CHECK(people.ask("revoke", about("person", ana, R"(,"device":"x")")).reason == Reason::malformed);
  CHECK(people.ask("revoke", about("device", phone)).reason == Reason::unknown_target);
  CHECK(people.ask("activate", about("invitation", secret, R"(,"device":"x")")).reason ==
        Reason::malformed);
  CHECK(people.rows.size() == 2);
}

TEST_CASE("kinds of the staff are nothing elsewhere, and what people say is nothing here") {
  People people;
  Actor keeper;
  keeper.rights = {{Role::operator_}};
  const Intent revoke{digits('1', 32), 1, "revoke", "", 0, about("person", digits('2', 32))};
  CHECK(decide_all(people, keeper, "talk/A1-03", revoke, 0).outcome == Outcome::quarantined);
  const Intent support{digits('1', 32), 1, "support", "", 0, R"({"on":"A1-03","set":true})"};
  CHECK(decide_all(people, keeper, people_scope, support, 0).reason == Reason::unknown_target);
}

TEST_CASE("what is written reads back equal; what is none of them is nothing") {
  const Person ana{digits('1', 32), "Ana «é»", {{Role::lead, 3}, {Role::relay}}, 4, 17};
  const Seat seat{phone, ana.id, 4, 5, 6, 7};
  const Invitation invitation{secret, ana.id, 4, 5, 6, 7, phone, 8};
  CHECK(person_of(row_of(ana)) == ana);
  CHECK(seat_of(row_of(seat)) == seat);
  CHECK(invitation_of(row_of(invitation)) == invitation);
  CHECK_FALSE(person_of(row_of(seat)));
  CHECK_FALSE(seat_of({"device", phone, 0, "[]"}));
  CHECK_FALSE(invitation_of({"invitation", secret, 0, "{"}));
}

TEST_CASE("a kiosk has that right alone, gets no other, and does not fall asleep") {
  People people;
  CHECK(people.invite(R"("name":"Hall","rights":"kiosk relay")") == Reason::malformed);
  REQUIRE(people.invite(R"("name":"Hall","rights":"kiosk")") == Reason::none);
  const std::string hall = people.last;
  REQUIRE(people.activate(phone) == Reason::none);
  CHECK(people.rights(phone) == "kiosk");
  CHECK(people.ask("grant", about("person", hall, R"(,"rights":"moderator")")).reason ==
        Reason::malformed);
  CHECK(people.ask("grant", about("person", hall, R"(,"rights":"relay kiosk")")).reason ==
        Reason::malformed);
  REQUIRE(people.invite(R"("name":"Ana","rights":"relay")", digits('d', 64)) == Reason::none);
  CHECK(people.ask("grant", about("person", people.last, R"(,"rights":"kiosk")")).reason ==
        Reason::malformed);
  people.now += 400 * staff_day;
  CHECK(people.rights(phone) == "kiosk");
  CHECK(people.ask("revoke", about("person", hall)).outcome == Outcome::applied);
  CHECK(people.rights(phone) == "revoked");
}
