// What the staff is told by mail: which rows wait, when a mail goes, and every byte of it.
#include "alerts/alerts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "charge/moderation.h"
#include "ledger/rows.h"

using namespace cairn;
using namespace cairn::server;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t quarter = 15 * minute;

DeltaRow row(Row made) { return {Op::put, 1, std::move(made)}; }

DeltaRow said(char id, Standing standing) {
  Contribution c;
  c.id = std::string(32, id);
  c.on = "A1-03";
  c.words = "Des mots que personne d'autre ne doit lire";
  c.at = 1000;
  c.standing = standing;
  return row(row_of(c));
}

DeltaRow report(char id, char on, const char* ground, const char* outcome = "") {
  Row made{"report", std::string(32, id), 0,
           R"({"on":")" + std::string(32, on) + R"(","ground":")" + ground +
               R"(","words":"Un secret","name":"Ada","at":5)"};
  if (*outcome != '\0') made.body += R"(,"outcome":")" + std::string(outcome) + "\"";
  made.body += "}";
  return row(made);
}

DeltaRow appeal(char on, const char* outcome = "") {
  return row(row_of(Appeal{std::string(32, on), "Je conteste", 5, outcome, 0}));
}

DeltaRow gone(const char* kind, char id) {
  return {Op::scrub, 2, {kind, std::string(32, id), 0, {}}};
}

Envelope envelope() {
  return {{"moderation@example.org", "second@example.org"},
          "cairn@roadmap.example",
          "https://roadmap.example",
          {Lang::fr, Lang::en}};
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
}

}  // namespace

TEST_CASE("one contribution is one matter of its kind, however many speak of it") {
  Awaiting awaiting;
  awaiting.fold(said('a', Standing::published));
  CHECK_FALSE(awaiting.has_untold());
  awaiting.fold(report('1', 'a', "insult"));
  awaiting.fold(report('2', 'a', "insult"));
  CHECK(awaiting.waiting() == Waiting{0, 0, 0, 1});
  // An urgent one masks it.
  awaiting.fold(report('3', 'a', "threat"));
  awaiting.fold(report('4', 'a', "hate"));
  awaiting.fold(said('a', Standing::held));
  CHECK(awaiting.waiting() == Waiting{1, 0, 0, 0});
  CHECK(awaiting.has_untold_urgent());
}

TEST_CASE("an urgent report on what was read already, and still stands, waits like any other") {
  Awaiting awaiting;
  awaiting.fold(said('a', Standing::published));
  awaiting.fold(report('1', 'a', "threat"));
  CHECK(awaiting.waiting() == Waiting{0, 0, 0, 1});
  CHECK_FALSE(awaiting.has_untold_urgent());
}

TEST_CASE("what is held, changed or appealed waits, until it is decided, withdrawn or erased") {
  Awaiting awaiting;
  awaiting.fold(said('a', Standing::held));
  awaiting.fold(row({"edit", std::string(32, 'b'), 0, R"({"words":"Neufs"})"}));
  awaiting.fold(said('c', Standing::hidden));
  awaiting.fold(appeal('c'));
  CHECK(awaiting.waiting() == Waiting{0, 1, 2, 0});
  awaiting.fold(said('a', Standing::published));
  awaiting.fold(gone("edit", 'b'));
  awaiting.fold(appeal('c', "dismissed"));
  CHECK_FALSE(awaiting.waiting().any());
  awaiting.fold(report('1', 'a', "false"));
  awaiting.fold(report('2', 'a', "other"));
  awaiting.fold(report('2', 'a', "other", "kept"));
  CHECK(awaiting.waiting().reported == 1);
  awaiting.fold(gone("contribution", 'a'));
  CHECK_FALSE(awaiting.waiting().any());
}

TEST_CASE("what was told is not told again, unless it did not go out") {
  Awaiting awaiting;
  awaiting.fold(said('a', Standing::held));
  awaiting.tell();
  CHECK_FALSE(awaiting.has_untold());
  awaiting.fold(report('1', 'a', "threat"));
  CHECK(awaiting.has_untold_urgent());
  awaiting.tell();
  awaiting.take_back();
  CHECK(awaiting.has_untold_urgent());
  awaiting.tell();
  // All rows come again after a reset, and are known.
  awaiting.clear();
  CHECK_FALSE(awaiting.waiting().any());
  awaiting.fold(said('a', Standing::held));
  awaiting.fold(report('1', 'a', "threat"));
  CHECK_FALSE(awaiting.has_untold());
}

TEST_CASE("what waited at the start hurries nobody, and is told all the same") {
  Awaiting awaiting;
  awaiting.fold(said('a', Standing::held));
  awaiting.fold(report('1', 'a', "threat"));
  awaiting.begin();
  CHECK_FALSE(awaiting.has_untold_urgent());
  CHECK(awaiting.has_untold());
  awaiting.fold(appeal('b'));
  CHECK(awaiting.has_untold_urgent());
}

TEST_CASE("rows that are none of these, or cannot be read, are nothing") {
  Awaiting awaiting;
  for (const char* kind : {"contribution", "report", "appeal", "review", "tally", ""}) {
    for (const char* body : {"", "{}", "[]", "\xff", R"({"on":5})"}) {
      awaiting.fold(row({kind, std::string(32, 'a'), 0, body}));
    }
  }
  CHECK(awaiting.waiting().reported + awaiting.waiting().masked <= 1);
  CHECK(awaiting.waiting().held == 0);
}

TEST_CASE("the urgent goes at once, and then not before five minutes") {
  Pace pace(quarter);
  CHECK_FALSE(pace.is_due(false, false, 0));
  CHECK(pace.is_due(true, true, 1000));
  pace.sent(1000);
  CHECK_FALSE(pace.is_due(true, true, 1000 + 5 * minute - 1));
  CHECK(pace.is_due(true, true, 1000 + 5 * minute));
}

TEST_CASE("what is not urgent is told together, a quarter of an hour apart") {
  Pace pace(quarter);
  CHECK_FALSE(pace.is_due(false, true, 1000));
  CHECK_FALSE(pace.is_due(false, true, 1000 + quarter - 1));
  CHECK(pace.is_due(false, true, 1000 + quarter));
  pace.sent(1000 + quarter);
  CHECK_FALSE(pace.is_due(false, true, 1001 + quarter));
  CHECK_FALSE(pace.is_due(false, true, 1000 + 2 * quarter));
  CHECK(pace.is_due(false, true, 1001 + 2 * quarter));
  // What was decided meanwhile is told to nobody, and what comes then waits its own time.
  pace.sent(1001 + 2 * quarter);
  CHECK_FALSE(pace.is_due(false, false, 9 * quarter));
  CHECK_FALSE(pace.is_due(false, true, 9 * quarter + 1));
}

TEST_CASE("a day of everything sends no more mails than it may") {
  Pace pace(quarter);
  int mails = 0;
  for (std::int64_t now = 0; now < 24 * 60 * minute; now += 1000) {
    if (!pace.is_due(true, true, now)) continue;
    ++mails;
    pace.sent(now);
  }
  CHECK(mails == 288);
}

TEST_CASE("a clock that goes back silences nobody") {
  Pace pace(quarter);
  pace.sent(1'000'000'000);
  CHECK_FALSE(pace.is_due(true, true, 1000));
  CHECK(pace.is_due(true, true, 1000 + 5 * minute));
}

TEST_CASE("addresses are what may stand in a header, and nothing else") {
  for (const char* good :
       {"moderation@example.org", "a.b+c@mairie.example", "x@localhost", "o'neil@example.org"}) {
    CAPTURE(good);
    CHECK(is_address(good));
  }
  const std::string evil[] = {"",
                              "@",
                              "a@",
                              "@b",
                              "a b@example.org",
                              "a@exa mple.org",
                              "a@b\nBcc: c@d.org",
                              "a@b\r\nBcc: c@d.org",
                              "a@-b.org",
                              "-oQ/tmp@example.org",
                              "a@b..org",
                              ".a@b.org",
                              "a.@b.org",
                              "a..b@b.org",
                              "<a@b.org>",
                              "\"a\"@b.org",
                              "a@b.org,c@d.org",
                              "a@[192.0.2.1]",
                              "é@b.org",
                              "a@é.org",
                              "a@b@c",
                              "a@b.org ",
                              std::string(65, 'a') + "@b.org",
                              "a@" + std::string(300, 'b'),
                              std::string("a@b\0.org", 8)};
  for (const std::string& bad : evil) {
    CAPTURE(bad);
    CHECK_FALSE(is_address(bad));
  }
}

TEST_CASE("a list of addresses is all of it sound, or says what is wrong") {
  std::string wrong;
  CHECK(addresses_in("a@b.org, c@d.org", wrong) == std::vector<std::string>{"a@b.org", "c@d.org"});
  CHECK(addresses_in("a@b.org,", wrong).empty());
  CHECK(addresses_in("a@b.org,nobody", wrong).empty());
  CHECK(wrong == "nobody");
  std::string many = "a@b.org";
  for (int i = 0; i < 16; ++i) many += ",a@b.org";
  CHECK(addresses_in(many, wrong).empty());
}

TEST_CASE("mails come from the site's host, or from nobody who could be somebody else") {
  CHECK(usual_sender("https://roadmap.example") == "cairn@roadmap.example");
  CHECK(usual_sender("http://roadmap.example:8080") == "cairn@roadmap.example");
  CHECK(usual_sender("http://[::1]:8080") == "cairn@localhost");
  CHECK(usual_sender("https://a\nBcc: b") == "cairn@localhost");
  CHECK(usual_sender("") == "cairn@localhost");
}

TEST_CASE("the mail, byte for byte") {
  // Monday 28 December 2026, 09:05:07.
  const std::string mail =
      letter_of(envelope(), {2, 1, 0, 0}, 1'798'448'707'000, "0123456789abcdef");
  const std::string head =
      "From: Cairn <cairn@roadmap.example>\n"
      "To: moderation@example.org,\n second@example.org\n"
      "Subject: =?UTF-8?B?TW9kw6lyYXRpb24sIHVyZ2VudCA6IDMgw6AgZMOpY2lkZXI=?=\n"
      "Date: Mon, 28 Dec 2026 09:05:07 +0000\n"
      "Message-ID: <0123456789abcdef@roadmap.example>\n"
      "Auto-Submitted: auto-generated\n"
      "MIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=utf-8\n"
      "Content-Transfer-Encoding: base64\n"
      "Content-Language: fr, en\n"
      "\n";
  CHECK(mail.substr(0, head.size()) == head);
  CHECK(is_ascii(mail));
  CHECK(mail == letter_of(envelope(), {2, 1, 0, 0}, 1'798'448'707'000, "0123456789abcdef"));
}

TEST_CASE("no line of a mail is too long, whatever the counts") {
  Envelope many = envelope();
  many.langs = {Lang::en};
  many.to.assign(16, std::string(64, 'a') + "@" + std::string(63, 'b') + ".example");
  const int most = 2'000'000'000;
  const std::string mail = letter_of(many, {most / 4, most / 4, most / 4, most / 4}, 1, "x");
  std::size_t at = 0;
  for (std::size_t end; (end = mail.find('\n', at)) != mail.npos; at = end + 1) {
    CHECK(end - at <= 160);
  }
  CHECK(is_ascii(mail));
  CHECK(mail.size() < 4096 * 4);
}

TEST_CASE("orders that cannot work are refused, with what to write") {
  AlertOrders orders;
  orders.to = "moderation@example.org";
  orders.sendmail = "/bin/sh";
  Envelope made;
  CHECK(check_alerts(orders, "https://roadmap.example", made).empty());
  CHECK(made.from == "cairn@roadmap.example");
  CHECK(check_alerts(orders, "", made).find("--origin") != std::string::npos);
  orders.sendmail = "/nowhere/sendmail";
  CHECK(check_alerts(orders, "https://roadmap.example", made).find("--sendmail") !=
        std::string::npos);
  orders.sendmail = "/bin";
  CHECK_FALSE(check_alerts(orders, "https://roadmap.example", made).empty());
  orders.sendmail = "/bin/sh";
  orders.from = "x\nBcc: y@z.org";
  CHECK(check_alerts(orders, "https://roadmap.example", made).find("--alerts-from") == 0);
  orders.from.clear();
  orders.minutes = 0;
  CHECK(check_alerts(orders, "https://roadmap.example", made).find("--alerts-every") == 0);
  orders.to = "moderation";
  CHECK(check_alerts(orders, "https://roadmap.example", made).find("\"moderation\"") !=
        std::string::npos);
}
