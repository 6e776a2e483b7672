// Devices of the staff in the store: guesses, last uses, sleep, what is forgotten, an older
// database.
#include "ledger/staff.h"

#include <doctest/doctest.h>

#include "bytes/qr.h"
#include "ledger/console.h"
#include "ledger/ledger_folder.h"
#include "ledger/reading.h"
#include "ledger/schema.h"
#include "ledger/secrets.h"
#include "ledger_support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

constexpr std::int64_t day = staff_day;

/// A house and its operator's console beside it, over the same files.
struct Office {
  House house;
  Console console{house.folder.path, machine_at(house.now)};
  int invited = 0;

  explicit Office(Allowance guesses = {0, 1}) : house({}, {0, 1}, guesses) {
    REQUIRE(console.error() == "");
    REQUIRE(console.has_ledger());
  }
  std::string invite(const std::string& name, const Rights& rights, std::int64_t days = 7) {
    const Made made = console.invite(name, rights, days);
    REQUIRE(made.receipt.outcome == Outcome::applied);
    return made.secret;
  }
  std::string ask(int device, const std::string& invitation = "", const std::string& from = "") {
    Hello hello;
    hello.invitation = invitation;
    return house.exchange->sync(secret_of(device), write_request({hello}), from);
  }
  std::size_t rows() { return rows_of(*house.sql, people_scope, operator_lane).size(); }
};

bool has(const std::string& reply, const std::string& words) {
  return reply.find(words) != reply.npos;
}

}  // namespace

TEST_CASE("guesses of invitations are slowed by address, and codes with them") {
  Office office({3, 60'000});
  const std::string invitation = office.invite("Ana", {{Role::relay}});
  for (int n = 0; n < 3; ++n) {
    CHECK(has(office.ask(1, secret_of(100 + n), "192.0.2.7"), "invitation-unknown"));
  }
  CHECK(has(office.ask(1, secret_of(200), "192.0.2.7"), "throttle"));
  CHECK(has(office.ask(1, secret_of(200), "192.0.2.8"), "invitation-unknown"));
  // Who has one is not kept waiting by others at the same address.
  CHECK(has(office.ask(2, invitation, "192.0.2.7"), R"("rights":"relay")"));
}

TEST_CASE("the last use is noted by the day: one row moves a day, whatever is asked") {
  Office office;
  office.ask(1, office.invite("Ana", {{Role::relay}}));
  const auto head = [&] { return heads_of(*office.house.sql, operator_lane).at(0).head; };
  const std::int64_t before = head();
  for (int n = 0; n < 5; ++n) office.ask(1);
  CHECK(head() == before);
  office.house.now += day;
  for (int n = 0; n < 5; ++n) office.ask(1);
  CHECK(head() == before + 1);
  const StaffList list = office.console.staff();
  REQUIRE(list.seats.size() == 1);
  CHECK(list.seats[0].seen == office.house.now - office.house.now % day);
}

TEST_CASE("a device nobody used for ninety days sleeps, cannot wake itself, and says so") {
  Office office;
  office.ask(1, office.invite("Ana", {{Role::relay}}));
  office.house.now += 89 * day;
  CHECK(has(office.ask(1), R"("rights":"relay")"));
  office.house.now += 92 * day;
  for (int n = 0; n < 2; ++n) {
    CHECK(has(office.ask(1), R"("rights":"")"));
    CHECK(has(office.ask(1), "rights-asleep"));
  }
  const Made again = office.console.invite_again(office.console.staff().people[0].id, 7);
  CHECK(has(office.ask(1, again.secret), R"("rights":"relay")"));
}

TEST_CASE("what counts no more goes after a year, and a person of whom nothing is left") {
  Office office;
  const std::int64_t began = office.house.now;
  office.ask(1, office.invite("canari-reste", {{Role::relay}}));
  office.ask(2, office.invite("canari-part", {{Role::editor}}));
  office.invite("canari-vain", {{Role::editor}});
  const StaffList list = office.console.staff();
  for (const Person& person : list.people) {
    if (person.name == "canari-part") office.console.revoke("person", person.id);
  }
  CHECK(office.rows() == 8);
  for (int month = 1; month <= 12; ++month) {
    office.house.now = began + month * 30 * day;
    office.ask(1);
    REQUIRE(office.house.exchange->purge());
  }
  CHECK(office.rows() == 8);
  office.house.now = began + 366 * day;
  office.ask(1);
  REQUIRE(office.house.exchange->purge());
  // One person and one device are left; the invitations, used or vain, are gone.
  CHECK(office.rows() == 2);
  CHECK(has(office.ask(1), "canari-reste"));
  office.house.exchange->chores();
  for (const char* name : {"ledger.db", "ledger.db-wal"}) {
    const std::string bytes = read_file(office.house.folder.at(name)).value_or("");
    CHECK_FALSE(has(bytes, "canari-part"));
    CHECK_FALSE(has(bytes, "canari-vain"));
  }
}

TEST_CASE("what is taken from the staff is written down, and said again to a database of before") {
  std::vector<KeptDecision> written;
  StoreRules rules;
  rules.write_down = [&](const std::vector<KeptDecision>& decisions) {
    written.insert(written.end(), decisions.begin(), decisions.end());
    return true;
  };
  const Intent revoke = intent(1, 1, "revoke", R"({"device":")" + device_of(secret_of(5)) + "\"}");
  House house(rules);
  house.exchange->grant(secret_of(9), {{Role::operator_}});
  house.exchange->grant(secret_of(5), {{Role::moderator}});
  house.push(1, {comment(1, 10, "mot")});
  // They come together: what the operator does counts first.
  const auto replies = house.exchange->sync(std::vector<Call>{
      {secret_of(5),
       write_request({Hello{}, Push{std::string(talk),
                                    1,
                                    {about(1, 50, "moderate", 10, R"(,"verdict":"publish")")},
                                    {}}}),
       ""},
      {secret_of(9), write_request({Hello{}, Push{std::string(people_scope), 1, {revoke}, {}}}),
       ""}});
  CHECK(has(replies[0], "no-right"));
  CHECK(has(replies[0], "rights-revoked"));
  CHECK(has(replies[1], "applied"));
  REQUIRE(written.size() == 1);
  const std::string path = house.folder.at("some.log");
  REQUIRE(DecisionLog(path).write(written));

  House before;
  before.exchange->grant(secret_of(5), {{Role::moderator}});
  REQUIRE(before.exchange->replay(read_decisions(path)));
  const auto reply = before.exchange->sync(secret_of(5), write_request({Hello{}}));
  CHECK(has(reply, R"("rights":"")"));
}

TEST_CASE("a database of before is taken as it is, but for rights written in it by hand") {
  Folder folder;
  {
    SqliteConnection sql(folder.at("ledger.db"));
    REQUIRE(in_transaction(sql, true, [&] {
      sql.query(
             "CREATE TABLE fact(scope TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, "
             "PRIMARY KEY(scope, name))")
          ->run();
      sql.query("INSERT INTO fact(scope, name, value) VALUES('house', 'schema', '1')")->run();
      sql.query(
             "CREATE TABLE device(scope TEXT NOT NULL, device TEXT NOT NULL, "
             "person TEXT NOT NULL, role TEXT NOT NULL, channel TEXT NOT NULL, "
             "seen BIGINT NOT NULL, PRIMARY KEY(scope, device))")
          ->run();
      sql.query(
             "INSERT INTO device(scope, device, person, role, channel, seen) "
             "VALUES('people', $1, 'ana', 'moderator', 'kiosk', 5)")
          ->bind(1, device_of(secret_of(1)))
          .run();
    }));
  }
  for (int starts = 0; starts < 2; ++starts) {
    SqliteConnection sql(folder.at("ledger.db"));
    REQUIRE(make_tables(sql) == "");
    const Device device = device_in(sql, device_of(secret_of(1)), 9);
    CHECK(device.person == "ana");
    CHECK(device.channel == Channel::kiosk);
    CHECK_FALSE(device.staff.is_staff);
    CHECK(grant_device(sql, device_of(secret_of(2)), {{Role::relay}}, Channel::site, 9));
  }
}

TEST_CASE("a QR code for a terminal has the modules of the picture") {
  const auto lines = qr_lines("https://cairn.example/equipe#7K2M93QFT0AX");
  REQUIRE(lines.size() > 15);
  CHECK(lines[0] == lines[1]);  // four modules of light
  CHECK(lines[0].find_first_not_of(' ') == std::string::npos);
  // The finder pattern of the corner: 7 dark over 1, 5 light, 1.
  CHECK(lines[2].starts_with("    █▀▀▀▀▀█ "));
  CHECK(lines[3].starts_with("    █ ███ █ "));
  CHECK(lines[4].starts_with("    █ ▀▀▀ █ "));
  CHECK(lines[5].starts_with("    ▀▀▀▀▀▀▀ "));
  CHECK(qr_lines(std::string(5000, 'x')).empty());
}
