// The screens of participation: golden lines in both languages, sound pages, people's words as
// they were written.
#include <doctest/doctest.h>

#include "html/document.h"
#include "page/lint.h"
#include "screens/screens.h"
#include "support/golden.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr std::int64_t november = 1'793'664'000'000;  // 3 November 2026

std::string id_of(char digit) { return std::string(32, digit); }

Said said(char digit, const std::string& words, Lang lang = Lang::fr) {
  Said s;
  s.what.id = id_of(digit);
  s.what.on = "A1-03";
  s.what.words = words;
  s.what.lang = lang;
  s.what.at = november;
  s.what.example = true;
  return s;
}

TalkPage talk() {
  TalkPage page;
  Said first = said('a', "Les salles manquent de prises.\nEt de <chaises> & de tables.");
  first.what.stance = Stance::favourable;
  first.what.place = "Échirolles";
  first.supports = {3, 1, 0, 0};
  Reply reply;
  reply.id = id_of('e');
  reply.on = first.what.id;
  reply.words = "Des prises seront posées en mai.";
  reply.role = "lead";
  reply.outcome = "taken-up";
  reply.at = november + 86'400'000;
  reply.example = true;
  first.replies = {reply};
  Said answer = said('b', "Pareil chez nous.");
  answer.what.parent = first.what.id;
  first.answers = {answer};
  first.more_answers = 2;
  Said second = said('c', "Please count the printers too.", Lang::en);
  second.what.form = Form::proposal;
  second.what.edited = november + 86'400'000;
  second.what.channel = Channel::workshop;
  page.said = {first, second};
  page.all = 42;
  page.page = 2;
  page.pages = 3;
  return page;
}

Known known(const Roadmap& roadmap = main_roadmap()) {
  Known k{roadmap, {}};
  k.talk = talk();
  k.counts.known = true;
  k.counts.contributions = 42;
  k.counts.answered = 1;
  k.counts.by_outcome = {1, 0, 0};
  k.counts.supports = {12, 2, 0, 0};
  k.counts.rules.closes = november + 30 * 86'400'000LL;
  k.counts.rules.example = true;
  k.said = k.talk.said[0];
  k.now = november;
  return k;
}

/// The roadmap where that one is done.
Roadmap with_done(std::string_view id) {
  Roadmap roadmap = main_roadmap();
  for (Action& one : roadmap.actions) {
    if (one.id == id) one.status = Status::done;
  }
  return roadmap;
}

Visit visit_of(const std::string& target) {
  Visit visit;
  visit.route = route_of(target);
  visit.draft.id = id_of('d');
  visit.draft.code = "7K2M93QFT0AX";
  return visit;
}

/// Golden lines of the page, which must be sound.
void check(const std::string& name, const Visit& visit, const Known& k) {
  const Page page = page_of(visit, k, Means{});
  for (const std::string& problem : lint(page)) FAIL_CHECK(name << ": " << problem);
  compare_golden("tests/pages/talk_" + name + ".txt", to_text(page));
}

}  // namespace

TEST_CASE("golden: the screens of participation in both languages") {
  const std::pair<std::string, std::string> pages[] = {
      {"take_part", "/participer"},
      {"contributions", "/contributions?sur=A1-03&page=2"},
      {"contribution", "/contributions/" + id_of('a')},
      {"write", "/actions/A1-03/ecrire"},
      {"write_answer", "/actions/A1-03/ecrire?reponse=" + id_of('a')},
      {"write_whole", "/participer/ecrire"},
      {"write_whole_answer", "/participer/ecrire?reponse=" + id_of('a')},
      {"write_question", "/actions/A1-12/ecrire?forme=answer"},
      {"report", "/contributions/" + id_of('a') + "/signaler"},
      {"support", "/contributions/" + id_of('a') + "/soutenir"},
      {"follow", "/suivre"},
      {"mine", "/mes-contributions"},
      {"action", "/actions/A1-03"}};
  for (const auto& [name, path] : pages) {
    check(name, visit_of(path), known());
    check("en_" + name, visit_of("/en" + path), known());
  }
}

TEST_CASE("golden: a question with answers to choose from, before and after one's own") {
  Known asks = known();
  asks.counts.asked = {
      1, 0, november + 86'400'000LL, {{3, 0, 1, 0}, {1, 0, 0, 0}, {}, {2, 0, 0, 0}}, 0};
  check("answer", visit_of("/actions/A2-05/repondre"), asks);
  check("en_answer", visit_of("/en/actions/A2-05/repondre"), asks);
  asks.counts.asked.own = 3;
  check("answer_own", visit_of("/actions/A2-05/repondre"), asks);
  check("answer_scale", visit_of("/actions/A2-06/repondre"), asks);
  Visit visit = visit_of("/actions/A2-05/repondre");
  visit.draft.state = Writing::faulty;
  check("answer_faulty", visit, asks);
  visit.draft.state = Writing::received;
  visit.draft.outcome = "applied";
  check("answer_received", visit, asks);
  visit.draft.undo = true;
  check("answer_stopped", visit, asks);
  asks.now = asks.counts.asked.closes;
  check("answer_closed", visit_of("/actions/A2-05/repondre"), asks);
  // Of another question than the one that is known here, no result is told.
  asks.counts.asked.number = 2;
  check("answer_other", visit_of("/actions/A2-05/repondre"), asks);
  // Where one answers in words, there is nothing to choose.
  const auto title = [&](const std::string& path) {
    return page_of(visit_of(path), asks, Means{}).title;
  };
  CHECK(title("/actions/A1-06/repondre") == title("/nulle-part"));
}

TEST_CASE("golden: the states of writing") {
  Visit visit = visit_of("/actions/A1-03/ecrire");
  visit.draft.state = Writing::faulty;
  visit.draft.stance = "against";
  visit.draft.place = std::string(81, 'x');
  check("write_faulty", visit, known());
  visit.draft.words = "Oui";
  visit.draft.place.clear();
  visit.draft.state = Writing::refused;
  visit.draft.reason = "said-already";
  check("write_refused", visit, known());
  visit.draft.state = Writing::failed;
  check("write_failed", visit, known());
  visit.draft.state = Writing::refused;
  visit.draft.reason = "too-often";
  check("write_too_often", visit, known());
  visit.draft.state = Writing::received;
  for (const char* outcome : {"applied", "held", "late"}) {
    visit.draft.outcome = outcome;
    check(std::string("received_") + outcome, visit, known());
  }
  Known closed = known();
  closed.now = closed.counts.rules.closes;
  check("write_closed", visit_of("/actions/A1-03/ecrire"), closed);
}

TEST_CASE("golden: beside the form, what becomes of words outside the moderators' hours") {
  Known hours = known();
  hours.counts.rules.hours = true;
  check("write_hours", visit_of("/actions/A1-03/ecrire"), hours);
  check("en_write_hours", visit_of("/en/actions/A1-03/ecrire"), hours);
}

TEST_CASE("golden: what a deposit code opens") {
  Visit visit = visit_of("/suivre");
  visit.typed = "7k2m93qft0a";
  visit.draft.state = Writing::faulty;
  check("follow_faulty", visit, known());
  visit.typed = "7k2m 93qf toax";
  visit.draft.state = Writing::blank;
  check("follow_unknown", visit, known());
  Known k = known();
  k.deposit.arrived = true;
  k.deposit.supports = {"A1-03"};
  for (const Standing standing : {Standing::published, Standing::held, Standing::hidden,
                                  Standing::withdrawn, Standing::late}) {
    Said s = said(static_cast<char>('1' + static_cast<int>(standing)), "Mes mots.");
    s.what.standing = standing;
    if (standing == Standing::hidden) {
      s.what.ground = "insult";
      s.what.facts = "Le deuxième mot est une injure.";
    }
    if (standing == Standing::withdrawn) s.what.words.clear();
    if (standing == Standing::held) s.pending_words = "Mes nouveaux mots.";
    k.deposit.said.push_back(s);
  }
  check("follow_found", visit, k);
}

TEST_CASE("nothing said yet, nothing found, and what is gone") {
  Known k{main_roadmap(), {}};
  check("contributions_none", visit_of("/contributions"), k);
  check("contributions_not_found", visit_of("/contributions?q=zzz"), k);
  check("contribution_gone", visit_of("/contributions/" + id_of('f')), k);
  check("report_gone", visit_of("/contributions/" + id_of('f') + "/signaler"), k);
}

TEST_CASE("fault: one's own hidden words stood among everybody's as if all could read them") {
  Known k = known();
  Said& own = k.talk.said[0];
  const auto list = [&] { return to_text(page_of(visit_of("/contributions"), k, Means{})); };
  const auto says = [&](std::string_view words) { return list().find(words) != std::string::npos; };
  const std::string reports = "/contributions/" + own.what.id + "/signaler";
  CHECK(says(reports));
  own.mine = true;
  CHECK_FALSE(says("Masquée par la modération"));
  own.what.standing = Standing::hidden;
  CHECK(says("Masquée par la modération"));
  CHECK_FALSE(says(reports));
  own.what.standing = Standing::published;
  own.way = Way::kept;
  CHECK(says("Gardée ici"));
}

TEST_CASE("an answer names the action that carries it on, and how far that one is") {
  const auto shown = [](const Roadmap& roadmap, const std::string& action) {
    Known k = known(roadmap);
    k.said->replies[0].action = action;
    return to_html(page_of(visit_of("/contributions/" + id_of('a')), k, Means{}).main);
  };
  CHECK(shown(main_roadmap(), "A9-99").find("A9-99") == std::string::npos);
  const std::string html = shown(main_roadmap(), "A2-05");
  CHECK(html.find("href=\"/actions/A2-05\">") != html.npos);
  CHECK(html.find("Réalisée") == html.npos);
  const Roadmap later = with_done("A2-05");
  CHECK(shown(later, "A2-05").find("Réalisée") != std::string::npos);
}

TEST_CASE("fault: what was said of an action retired nobody knows when was closed since 1970") {
  Known k = known();
  k.counts.rules.closes = 1;
  const std::string html = to_html(page_of(visit_of("/actions/A1-03/ecrire"), k, {}).main);
  CHECK(html.find("1970") == html.npos);
  CHECK(html.find("n’est plus dans la feuille de route") != html.npos);
}

TEST_CASE("that an action is done reaches whoever spoke of it, by the code of what they said") {
  const auto told = [](const Roadmap& roadmap) {
    Known k = known(roadmap);
    k.deposit.arrived = true;
    k.deposit.said = {said('1', "Mes mots.")};
    Visit visit = visit_of("/suivre");
    visit.typed = "7k2m 93qf toax";
    return to_html(page_of(visit, k, Means{}).main);
  };
  CHECK(told(main_roadmap()).find("Réalisée") == std::string::npos);
  const Roadmap later = with_done("A1-03");
  CHECK(told(later).find("Réalisée") != std::string::npos);
}

TEST_CASE("every page of participation says how to take part without the internet") {
  for (const std::string path : {"/participer", "/contributions", "/actions/A1-03/ecrire",
                                 "/participer/ecrire", "/suivre"}) {
    for (const std::string lang : {"", "/en"}) {
      const std::string html = to_html(page_of(visit_of(lang + path), known(), {}).main);
      CHECK_MESSAGE(html.find("href=\"" + lang + "/contact\">") != html.npos, (lang + path));
    }
  }
  for (const char* end : {"", "/signaler", "/soutenir"}) {
    const std::string path = "/contributions/" + id_of('a') + end;
    const std::string html = to_html(page_of(visit_of(path), known(), {}).main);
    CHECK_MESSAGE(html.find("href=\"/contact\">") != html.npos, path);
  }
  const std::string contact = to_html(page_of(visit_of("/contact"), known(), {}).main);
  CHECK(contact.find("href=\"/formulaire\">") != contact.npos);
}

TEST_CASE("people's words are theirs: escaped, a paragraph a line, in their language") {
  const std::string html = to_html(page_of(visit_of("/contributions"), known(), Means{}).main);
  CHECK(html.find("<p>Et de &lt;chaises&gt; &amp; de tables.</p>") != html.npos);
  CHECK(html.find("<p lang=\"en\">Please count the printers too.</p>") != html.npos);
}

TEST_CASE("addresses of participation are read as they are written") {
  for (const std::string& target : std::vector<std::string>{
           "/participer", "/en/participer", "/participer/ecrire", "/contributions",
           "/contributions?sur=A1-03&axe=1&theme=reemploi&lieu=gare&forme=comment&etat=answered&q="
           "a+b"
           "&tri=soutenues&page=3",
           "/actions/A1-03/ecrire?forme=proposal", "/actions/A1-03/soutenir", "/mes-contributions",
           "/actions/A1-12/ecrire?forme=answer", "/participer/ecrire?reponse=" + id_of('a'),
           "/contributions/" + id_of('a') + "?page=2", "/suivre"}) {
    CHECK(path_of(route_of(target)) == target);
  }
  CHECK(route_of("/contributions/xyz").screen == Screen::not_found);
  CHECK(route_of("/actions/A1-03/danser").screen == Screen::not_found);
  CHECK(route_of("/contributions?page=0&forme=x&etat=hidden").talk == TalkQuery{});
}

TEST_CASE("the question asked about an action stands on its page and at the front door") {
  for (const char* lang : {"", "/en"}) {
    const std::string form = std::string("href=\"") + lang + "/actions/A1-12/ecrire?forme=answer\"";
    for (const char* at : {"/actions/A1-12", "/participer"}) {
      const std::string html = to_html(page_of(visit_of(std::string(lang) + at), known(), {}).main);
      CHECK(html.find(form) != html.npos);
    }
  }
  const std::string none = to_html(page_of(visit_of("/actions/A1-03"), known(), {}).main);
  CHECK(none.find("forme=answer") == none.npos);
  // Asked for where nothing is asked, it is a comment.
  const std::string plain =
      to_html(page_of(visit_of("/actions/A1-03/ecrire?forme=answer"), known(), {}).main);
  CHECK(plain.find("value=\"comment\" checked") != plain.npos);
  // The server's picture of the code takes the place of the script's.
  Visit visit = visit_of("/actions/A1-12/ecrire");
  visit.draft.state = Writing::received;
  Known k = known();
  k.qr = "data:image/svg+xml,x";
  CHECK(to_html(page_of(visit, k, {}).main).find("<img class=\"qr\"") != std::string::npos);
}

TEST_CASE("what went wrong takes the focus, without a script too") {
  Visit visit = visit_of("/actions/A1-03/ecrire");
  visit.draft.state = Writing::faulty;
  const std::string html = to_html(page_of(visit, known(), {}).main);
  CHECK(html.find("class=\"notice wrong\" role=\"alert\" tabindex=\"-1\" autofocus") != html.npos);
  CHECK(html.find("href=\"#texte\"") != html.npos);
  CHECK(html.find("aria-describedby=\"texte-error texte-help\" aria-invalid=\"true\"") !=
        html.npos);
}
