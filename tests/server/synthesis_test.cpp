// The synthesis of a period: what is counted, once and in its place; dates as people type them; a
// page that is sound and bounded whatever was said.
#include <doctest/doctest.h>

#include "html/html.h"
#include "page/lint.h"
#include "review/review.h"
#include "support/house.h"
#include "support/talk.h"
#include "synthesis/synthesis_page.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::test;

namespace {

constexpr std::int64_t day = 24LL * 3600 * 1000;
const std::int64_t start = begin_of(2026);

/// Whatever kind the blanks are of.
bool says(std::string html, const std::string& text) {
  for (const std::string blank : {"\u00A0", "\u202F"}) {
    for (std::size_t at; (at = html.find(blank)) != html.npos;) html.replace(at, blank.size(), " ");
  }
  return html.find(text) != html.npos;
}

Target target(const std::string& path, const std::string& query = "") {
  Target t;
  t.path = path;
  t.query = query;
  return t;
}

SynthesisRoute asked(std::string from, std::string to, std::string on = {}) {
  return {Lang::fr, std::move(from), std::move(to), std::move(on)};
}

/// A replica of many scopes, as a server holds it.
struct Town {
  Replica replica{":memory:"};
  std::map<std::string, std::vector<DeltaRow>> scopes;
  int ids = 0;

  Contribution say(const std::string& on, std::int64_t at, Form form = Form::comment,
                   Stance stance = Stance::none, Channel channel = Channel::site) {
    Contribution c;
    c.id = std::to_string(++ids);
    c.id.insert(0, 32 - c.id.size(), '0');
    c.on = on;
    c.words = "Mots " + std::to_string(ids);
    c.at = at;
    c.form = form;
    c.stance = stance;
    c.channel = channel;
    return c;
  }
  void put(const Contribution& c, const Supports& supports = {}) {
    auto& rows = scopes[talk_scope(c.on)];
    rows.push_back(put_at(2, row_of(c)));
    if (supports.all() > 0) rows.push_back(put_at(2, tally_row(c.id, supports)));
  }
  void answer(const Contribution& c, std::int64_t at, const std::string& outcome) {
    Reply reply;
    reply.id = c.id;
    reply.id[0] = 'f';
    reply.on = c.id;
    reply.words = "Réponse";
    reply.role = "lead";
    reply.outcome = outcome;
    reply.at = at;
    scopes[talk_scope(c.on)].push_back(put_at(3, row_of(reply)));
  }
  void close() {
    for (auto& [scope, rows] : scopes) {
      rows.insert(rows.begin(), put_at(1, row_of(subject_of(scope), TalkRules{})));
      Delta delta = delta_of("public", 0, 3, std::move(rows));
      delta.scope = scope;
      REQUIRE(replica.take(delta) == Taken::complete);
    }
  }
  Synthesis told(const SynthesisRoute& route, const Roadmap& roadmap = main_roadmap()) const {
    return synthesis_of(replica, roadmap, period_of(route), route.on);
  }
};

/// In the year: five contributions and an answer to one; one before, one after.
void fill(Town& town) {
  const Contribution first = town.say("A1-03", start + day, Form::proposal, Stance::favourable);
  town.put(first, {3, 0, 1, 0});
  town.answer(first, start + 5 * day, "taken-up");
  town.put(town.say("A1-03", start + 2 * day, Form::answer, Stance::none, Channel::paper));
  town.put(town.say("A1-12", start + 3 * day, Form::comment, Stance::against, Channel::workshop),
           {9, 0, 0, 0});
  town.put(town.say("A2-01", start + 4 * day, Form::comment, Stance::neutral, Channel::kiosk));
  Contribution whole = town.say("roadmap", start + 5 * day, Form::proposal);
  whole.axis = 2;
  town.put(whole);
  Contribution thread = town.say("A1-03", start + 6 * day);
  thread.parent = first.id;
  town.put(thread, {1, 0, 0, 0});
  town.put(town.say("A1-03", start - 1));
  town.put(town.say("A1-03", begin_of(2027)));
  town.close();
}

int elements_in(const std::string& html) {
  int elements = 0;
  for (std::size_t at = 0; at + 1 < html.size(); ++at) {
    elements += html[at] == '<' && html[at + 1] != '/' && html[at + 1] != '!';
  }
  return elements;
}

}  // namespace

TEST_CASE("a synthesis counts what came in the period, by way, axis, action, form and stance") {
  Town town;
  fill(town);
  const Synthesis told = town.told(asked("2026", "2026"));
  CHECK(told.all.all == 5);
  CHECK(told.answers == 1);
  CHECK(told.by_channel[static_cast<int>(Channel::site)] == 2);
  CHECK(told.by_channel[static_cast<int>(Channel::paper)] == 1);
  CHECK(told.supports == Supports{13, 0, 1, 0});
  CHECK(told.all.by_form[static_cast<int>(Form::proposal)] == 2);
  CHECK(told.all.by_stance[static_cast<int>(Stance::against)] == 1);
  REQUIRE(told.axes.size() == 3);  // none without an axis
  CHECK(told.axes[0].second.all == 3);
  CHECK(told.axes[1].second.all == 2);  // with the proposal on the whole
  REQUIRE(told.actions.size() == 3);
  CHECK(told.actions[0].first->id == "A1-03");
  CHECK(told.actions[0].second.all == 2);
  REQUIRE(told.most.size() == 2);
  CHECK(told.most[0].supports == 9);
  CHECK(told.outcomes.answered == 1);
  CHECK(told.outcomes.contributions == 5);
  CHECK(told.outcomes.by_outcome[0] == 1);
  CHECK(told.outcomes.median_days == 4);
}

TEST_CASE("fault: what stood under one that is answered was told as waiting for an answer") {
  Town town;
  const Contribution one = town.say("A1-03", start + day);
  Contribution under = town.say("A1-03", start + 2 * day);
  under.same = one.id;
  town.put(one);
  town.put(under);
  town.answer(one, start + 3 * day, "taken-up");
  town.close();
  const Synthesis told = town.told(asked("2026-01", "2026-12", "A1-03"));
  CHECK(told.all.all == 2);  // both were said
  CHECK(told.outcomes.contributions == 1);
  CHECK(told.outcomes.answered == 1);
}

TEST_CASE("a synthesis of an action, of an axis, of the whole alone, and without bounds") {
  Town town;
  fill(town);
  CHECK(town.told(asked("", "")).all.all == 7);
  CHECK(town.told(asked("2027", "")).all.all == 1);
  CHECK(town.told(asked("", "2025-12-31")).all.all == 1);
  CHECK(town.told(asked("2026", "2026", "A1-03")).all.all == 2);
  CHECK(town.told(asked("2026", "2026", "axe-2")).all.all == 2);
  CHECK(town.told(asked("2026", "2026", "axe-2")).outcomes.answered == 0);
  CHECK(town.told(asked("2026", "2026", "roadmap")).all.all == 1);
  for (const auto& [action, n] : town.told(asked("", "", "A1-03")).questions) {
    CHECK(action->id == "A1-03");
    CHECK(n == 1);
  }
  CHECK(known_subject(main_roadmap(), "A1-03") == "A1-03");
  CHECK(known_subject(main_roadmap(), "axe-9").empty());
  CHECK(known_subject(main_roadmap(), "\"><b>").empty());
}

TEST_CASE("what was chosen in answer to a question is told beside what was answered in words") {
  Town town;
  Delta delta = delta_of(
      "public", 0, 3,
      {put_at(1, {"talk", "A2-05", 0, R"({"policy":"publish","asks":{"question":1,"choices":4}})"}),
       put_at(2, {"tally", "A2-05/1.2", 0, R"({"site":3,"paper":1})"})});
  delta.scope = "talk/A2-05";
  REQUIRE(town.replica.take(delta) == Taken::complete);
  const Synthesis told = town.told(asked("", "", "A2-05"));
  REQUIRE(told.questions.size() == 1);
  CHECK(told.questions[0].second == 4);
  CHECK(told.chosen.at(told.questions[0].first).answers.at(1).all() == 4);
}

TEST_CASE("dates of a synthesis are read as people type them, the last day included") {
  const Period june = period_of(asked("juin 2026", " 06/2026 "));
  CHECK(june.first == Date{2026, 6, 1});
  CHECK(june.last == Date{2026, 6, 30});
  CHECK(june.before - june.from == 30 * day);
  const Period one = period_of(asked("29/02/2024", "2024-02-29"));
  CHECK(one.before - one.from == day);
  CHECK(period_of(asked("2024", "2024")).last == Date{2024, 12, 31});
  CHECK(period_of(asked("", "  ")).is_sound());
  CHECK(period_of(asked("hier", "")).is_from_wrong);
  CHECK(period_of(asked("31/02/2026", "")).is_from_wrong);
  CHECK(period_of(asked("", std::string(4000, '2'))).is_to_wrong);
  CHECK(period_of(asked("2026-06-02", "2026-06-01")).is_reversed);
  CHECK_FALSE(period_of(asked("2026-06-02", "2026")).is_reversed);
}

TEST_CASE("addresses of a synthesis read back in one way; what is none is another's") {
  const auto read = [](const std::string& path, const std::string& query) {
    return path_of(*synthesis_route(target(path, query)));
  };
  CHECK(read("/synthese", "") == "/synthese");
  CHECK(read("/en/synthese", "du=juin+2026&au=30%2F06%2F2026&sur=A1-03") ==
        "/en/synthese?du=2026-06-01&au=2026-06-30&sur=A1-03");
  CHECK(read("/synthese", "du=x&au=%3Cb%3E") == "/synthese");
  CHECK(path_of(synthesis_of_year(Lang::fr, 2025)) == "/synthese?du=2025-01-01&au=2025-12-31");
  CHECK_FALSE(synthesis_route(target("/syntheses")));
  CHECK_FALSE(synthesis_route(target("/synthese/2026")));
}

TEST_CASE("the page of a synthesis says each number, and a date that is none where it was typed") {
  Town town;
  fill(town);
  const SynthesisRoute route = asked("2026-01-01", "2026-12-31");
  const Page page = synthesis_page(main_roadmap(), town.told(route), route);
  for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
  const std::string html = to_html(page.main);
  CHECK(says(html, " janvier 2026 au 31 décembre 2026."));
  CHECK(says(html, "5 contributions"));
  CHECK(says(html, "1 réponse à une autre contribution"));
  CHECK(says(html, "9 soutiens"));
  CHECK(says(html, "4 attendent une réponse"));
  CHECK(says(html, "n’est pas un échantillon"));
  CHECK_FALSE(says(html, "exemple)"));
  CHECK_FALSE(says(html, "{0}"));
  for (const Lang lang : {Lang::fr, Lang::en}) {
    SynthesisRoute wrong = asked("<hier>", "2025");
    wrong.lang = lang;
    const Page faulty = synthesis_page(main_roadmap(), {}, wrong);
    for (const std::string& problem : lint(faulty)) FAIL_CHECK(problem);
    const std::string said = to_html(faulty.main);
    CHECK(says(said, "aria-invalid"));
    CHECK(says(said, lang == Lang::fr ? "date du calendrier" : "date of the calendar"));
    CHECK(says(said, "&lt;hier&gt;"));
    CHECK_FALSE(says(said, "<table"));
  }
}

TEST_CASE(
    "a synthesis is within what a page may weigh, whatever was said, and marks what is not real") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    Town town;
    for (const Action& action : roadmap->actions) {
      for (int i = 0; i < 7; ++i) {
        Contribution c = town.say(action.id, start + i * day, Form::answer, Stance::favourable);
        c.words = std::string(1900, 'a') + "\n\n" + std::string(90, '\n') + "b";
        c.lang = Lang::en;
        c.example = true;
        town.put(c, {1000 + i, 0, 0, 0});
      }
    }
    town.close();
    for (const Lang lang : roadmap->langs) {
      SynthesisRoute route = asked("", "");
      route.lang = lang;
      const Page page = synthesis_page(*roadmap, town.told(route, *roadmap), route);
      for (const std::string& problem : lint(page)) FAIL_CHECK(problem);
      const std::string html = to_html(page.main);
      CHECK(elements_in(html) < 420);  // the frame has its own
      CHECK(says(html, lang == Lang::fr ? "inventé pour la démonstration" : "invented for the"));
      CHECK(page.path_other.empty() == (roadmap->langs.size() == 1));
    }
    const Page empty = synthesis_page(*roadmap, {}, asked("", ""));
    for (const std::string& problem : lint(empty)) FAIL_CHECK(problem);
    CHECK(says(to_html(empty.main), "Rien de publié"));
  }
}
