// The outbox: numbers, verdicts, forks and histories; nothing written is lost.
#include "replica/outbox.h"

#include <doctest/doctest.h>

#include "support/talk.h"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<std::int64_t> numbers_of(const Outbox& outbox) {
  std::vector<std::int64_t> all;
  for (const Pending& p : outbox.pending()) all.push_back(p.intent.n);
  return all;
}

using Numbered = std::vector<std::int64_t>;

void write_three(Outbox& outbox) {
  for (const char digit : {'a', 'b', 'c'}) {
    Intent intent = contribution_of(digit, std::string("mots ") + digit);
    REQUIRE(outbox.write(talk, intent));
  }
}

}  // namespace

TEST_CASE("numbers are contiguous per scope, and claims are kept") {
  Outbox outbox(":memory:", secret);
  REQUIRE(outbox.ok());
  write_three(outbox);
  Intent other = contribution_of('d', "ailleurs");
  CHECK(outbox.write("talk/A1-04", other));
  CHECK(other.n == 1);
  CHECK(numbers_of(outbox) == Numbered{1, 2, 3, 1});
  CHECK(outbox.claims() == std::vector<std::string>{deposit});
  CHECK(outbox.secret() == secret);
  Intent twice = contribution_of('d', "le même");
  CHECK_FALSE(outbox.write(talk, twice));
  CHECK(outbox.pending().size() == 4);
}

TEST_CASE("a verdict goes to the intent of that number and id only") {
  Outbox outbox(":memory:", secret);
  write_three(outbox);
  CHECK(outbox.accept(
      talk, 2, 1,
      {receipt_of(1, 'a', Outcome::applied, 4), receipt_of(2, 'z', Outcome::applied, 5)}));
  const auto all = outbox.pending();
  CHECK(all[0].receipt);
  CHECK_FALSE(all[1].receipt);
  CHECK(outbox.numbers()[0].durable == 1);
  CHECK(outbox.numbers()[0].durable_seq == 4);
}

TEST_CASE("after a gap what the server does not have is numbered from where it is") {
  Outbox outbox(":memory:", secret);
  write_three(outbox);
  outbox.accept(talk, 3, 1, {receipt_of(1, 'a', Outcome::applied, 4)});
  outbox.release({id_of('a')});
  CHECK(outbox.renumber(talk, 0));
  CHECK(numbers_of(outbox) == Numbered{1, 2});
  CHECK(outbox.pending()[0].intent.id == id_of('b'));
  Intent next = contribution_of('d', "suite");
  outbox.write(talk, next);
  CHECK(next.n == 3);
}

TEST_CASE("after a fork what is not acknowledged is a new device's, from 1") {
  Outbox outbox(":memory:", secret);
  write_three(outbox);
  outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::applied, 4)});
  const std::string other(43, 't'), third(43, 'u');
  CHECK(outbox.rekey(other));
  CHECK(outbox.secret() == other);
  CHECK(outbox.rekey_from() == secret);
  CHECK(numbers_of(outbox) == Numbered{0, 1, 2});
  CHECK(outbox.rekey(third));
  CHECK(outbox.rekey_from() == secret);  // the first of its line
}

TEST_CASE("another history: all is sent again, with the numbers that follow its own") {
  Outbox outbox(":memory:", secret);
  CHECK(outbox.adopt("e1"));
  write_three(outbox);
  outbox.accept(talk, 3, 1,
                {receipt_of(1, 'a', Outcome::applied, 4), receipt_of(2, 'b', Outcome::applied, 5),
                 receipt_of(3, 'c', Outcome::applied, 6)});
  outbox.release({id_of('a')});
  CHECK(outbox.adopt("e2"));
  for (const Pending& p : outbox.pending()) CHECK_FALSE(p.receipt);
  CHECK(numbers_of(outbox) == Numbered{2, 3});
  CHECK(outbox.accept(talk, 0, 0, {}));
  CHECK(numbers_of(outbox) == Numbered{1, 2});
}

TEST_CASE("drafts are kept by their key") {
  Outbox outbox(":memory:", secret);
  CHECK(outbox.keep_draft("A1-03", "je commence"));
  CHECK(outbox.keep_draft("A1-03", "je continue"));
  REQUIRE(outbox.drafts().size() == 1);
  CHECK(outbox.drafts()[0].words == "je continue");
  CHECK(outbox.keep_draft("A1-03", ""));
  CHECK(outbox.drafts().empty());
}

TEST_CASE("an outbox comes back from its lines") {
  Outbox outbox(":memory:", secret);
  outbox.adopt("e1");
  write_three(outbox);
  outbox.accept(talk, 1, 0, {receipt_of(1, 'a', Outcome::held, 4)});
  outbox.keep_draft("A1-03", "é\n\"");
  const std::string lines = outbox.lines();
  Outbox again(":memory:", std::string(43, 'x'));
  REQUIRE(again.read_lines(lines));
  CHECK(again.lines() == lines);
  CHECK(again.read_lines(lines));
  CHECK(again.lines() == lines);
  CHECK_FALSE(again.read_lines("[1"));
  CHECK(again.lines() == lines);
}

TEST_CASE("a desk whose outbox was lost came back without its code") {
  Outbox outbox(":memory:", secret);
  for (const char* key : {"rights", "name", "invitation", "slips", "lock", "taken"}) {
    REQUIRE(outbox.set_staff(key, std::string("of ") + key));
  }
  Outbox again(":memory:", std::string(43, 'x'));
  REQUIRE(again.read_lines(outbox.lines()));
  for (const char* key : {"rights", "name", "invitation", "slips", "lock", "taken"}) {
    CHECK(again.staff(key) == std::string("of ") + key);
  }
}

TEST_CASE("an outbox that lost its end is made whole by its lines, and goes on from there") {
  Outbox whole(":memory:", secret), behind(":memory:", secret);
  write_three(whole);
  Intent first = contribution_of('a', "mots a");
  REQUIRE(behind.write(talk, first));
  REQUIRE(behind.read_lines(whole.lines()));
  CHECK(numbers_of(behind) == Numbered{1, 2, 3});
  Intent next = contribution_of('d', "suite");
  REQUIRE(behind.write(talk, next));
  CHECK(next.n == 4);
}

TEST_CASE("lines that are older bring back nothing that was let go") {
  Outbox outbox(":memory:", secret);
  write_three(outbox);
  const std::string before = outbox.lines();
  REQUIRE(outbox.release({id_of('b')}));
  CHECK(outbox.read_lines(before));
  CHECK(numbers_of(outbox) == Numbered{1, 3});
}

TEST_CASE("what another program of this person wrote is taken over once, with numbers of its own") {
  Outbox outbox(":memory:", secret), guest(":memory:", std::string(43, 'g'));
  Intent mine = contribution_of('a', "mots a");
  REQUIRE(outbox.write(talk, mine));
  write_three(guest);
  guest.keep_draft("/actions/A1-03/ecrire", "texte=commenc%C3%A9");
  guest.set_keeps_all(true);
  for (int times = 0; times < 2; ++times) REQUIRE(outbox.take_over(guest));
  CHECK(numbers_of(outbox) == Numbered{1, 2, 3});
  CHECK(outbox.secret() == secret);
  CHECK(outbox.claims() == std::vector<std::string>{deposit});
  CHECK(outbox.drafts().size() == 1);
  CHECK(outbox.keeps_all());
}

TEST_CASE(
    "fault: what was refused, supported, or to leave this device was lost when it was taken over") {
  Outbox outbox(":memory:", secret), guest(":memory:", std::string(43, 'g'));
  Intent intent = contribution_of('a', "mots refusés");
  REQUIRE(guest.write(talk, intent));
  guest.accept(talk, 1, 1, {receipt_of(1, 'a', Outcome::rejected, 2, Reason::no_right)});
  REQUIRE(guest.shelve(id_of('a')));
  guest.set_parting(id_of('b'));
  guest.set_support("A1-03", true);
  guest.keep_draft("ici", "le dernier");
  outbox.keep_draft("ici", "un ancien");
  outbox.set_support("A1-04", true);
  REQUIRE(outbox.take_over(guest));
  REQUIRE(outbox.pending().size() == 1);
  CHECK(outbox.pending()[0].is_shelved);
  CHECK(outbox.pending()[0].receipt->reason == Reason::no_right);
  CHECK(outbox.parting() == id_of('b'));
  CHECK(outbox.supports() == " A1-04 A1-03 ");
  CHECK(outbox.drafts()[0].words == "le dernier");
  Intent next = contribution_of('c', "la suite");
  REQUIRE(outbox.write(talk, next));
  CHECK(next.n == 1);
}

TEST_CASE("fault: an invitation given to a guest was lost when it was taken over") {
  Outbox outbox(":memory:", secret), guest(":memory:", std::string(43, 'g'));
  guest.set_staff("invitation", "une");
  REQUIRE(outbox.take_over(guest));
  CHECK(outbox.staff("invitation") == "une");
  REQUIRE(outbox.take_over(Outbox(":memory:", std::string(43, 'h'))));
  CHECK(outbox.staff("invitation") == "une");
}

TEST_CASE("fault: where there are no files, whoever was of the staff was not after a reload") {
  Outbox outbox(":memory:", secret), next(":memory:", "-");
  for (const char* what : {"rights", "name", "invitation"}) outbox.set_staff(what, what);
  REQUIRE(next.read_lines(outbox.lines()));
  CHECK(next.rights() == "rights");
  CHECK(next.staff("name") == "name");
  CHECK(next.staff("invitation") == "invitation");
}

TEST_CASE("fault: what a guest had sent was still a draft where it was taken over") {
  Outbox outbox(":memory:", secret), guest(":memory:", std::string(43, 'g'));
  const std::string form = "texte=un&id=" + id_of('a'), edit = "/contributions/" + id_of('a');
  outbox.keep_draft("ici", form);
  guest.keep_draft(edit, form);
  Intent intent = contribution_of('a', "un");
  REQUIRE(guest.write(talk, intent, "ici"));
  REQUIRE(outbox.take_over(guest));
  REQUIRE(outbox.drafts().size() == 1);
  CHECK(outbox.drafts()[0].key == edit);
}

TEST_CASE("what is sent takes its draft with it") {
  Outbox outbox(":memory:", secret);
  outbox.keep_draft("ici", "un");
  outbox.keep_draft("ailleurs", "deux");
  Intent intent = contribution_of('a', "un");
  REQUIRE(outbox.write(talk, intent, "ici"));
  REQUIRE(outbox.drafts().size() == 1);
  CHECK(outbox.drafts()[0].key == "ailleurs");
}

TEST_CASE("fault: what is too long to be an intent was saved, and everything waited behind it") {
  Outbox outbox(":memory:", secret);
  Intent intent = contribution_of('a', std::string(intent_most, 'x'));
  CHECK_FALSE(outbox.write(talk, intent));
  CHECK(outbox.pending().empty());
  CHECK(outbox.numbers().empty());
}

TEST_CASE("fault: an outbox made anew took itself for as new as the mirror of the lost one") {
  Outbox lost(":memory:", secret);
  Intent intent = contribution_of('a', "canari");
  REQUIRE(lost.write(talk, intent));
  for (std::int64_t version : {1, 2}) {
    std::string lines = lost.lines();
    const std::string told = "\"version\":" + std::to_string(lost.version());
    lines.replace(lines.find(told), told.size(), "\"version\":" + std::to_string(version));
    Outbox anew(":memory:", secret);
    REQUIRE(anew.read_lines(lines));
    CHECK(anew.pending().size() == 1);
  }
}
