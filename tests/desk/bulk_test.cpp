// Many decisions at once: what may be chosen, what was in sight, and one intent each.
#include "desk/bulk.h"

#include <doctest/doctest.h>

#include "charge/passages.h"
#include "desk/desk.h"
#include "json/build.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;

namespace {

constexpr std::int64_t november = 1'795'000'000'000;

Matter held(char digit, const std::string& words = "Quand ouvrez-vous ?") {
  Matter matter;
  matter.said.what.id = std::string(32, digit);
  matter.said.what.on = "A1-01";
  matter.said.what.words = words;
  matter.said.what.standing = Standing::held;
  matter.said.what.at = matter.since = november;
  return matter;
}

Report report(char digit, const std::string& ground) {
  return {std::string(32, digit), std::string(32, 'a'), ground, "", "", "", november, ""};
}

struct Desk {
  std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::moderator}}, "Mona", "", false, {}};
  DeskVisit visit;
  Desk() {
    visit.route.place = DeskRoute::Place::moderation;
    known.now = november;
    known.queue = {{held('a', "Bonjour idiot"), held('b')}, 2, 1, 1};
  }
  std::string show() {
    std::string all;
    for (const Lang lang : {Lang::en, Lang::fr}) {
      visit.route.lang = lang;
      const Page page = desk_page_of(visit, known);
      for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
      all = page.status + "\n" + to_text(page);
    }
    return all;
  }
};

/// Whatever spaces typography put there.
bool tells(std::string text, const std::string& words) {
  for (const std::string_view space : {"\u00a0", "\u202f"}) {
    for (std::size_t at; (at = text.find(space)) != text.npos;) text.replace(at, space.size(), " ");
  }
  if (text.find(words) != text.npos) return true;
  MESSAGE(words << " is not in: " << text);
  return false;
}

}  // namespace

TEST_CASE("what merely waits to be read may be chosen; the urgent, appealed and edited may not") {
  Matter matter = held('a');
  CHECK(may_be_chosen(matter));
  matter.reports = {report('1', "insult")};
  CHECK(may_be_chosen(matter));
  matter.said.what.standing = Standing::published;
  CHECK(may_be_chosen(matter));
  matter.edited = "Autrement.";
  CHECK_FALSE(may_be_chosen(matter));
  matter.edited.clear();
  matter.reports.insert(matter.reports.begin(), report('2', "threat"));
  CHECK_FALSE(may_be_chosen(matter));
  matter.reports.clear();
  CHECK_FALSE(may_be_chosen(matter));  // published, and nothing speaks of it
  matter = held('a');
  matter.appeal = Appeal{matter.said.what.id, "Non.", november, "", 0};
  CHECK_FALSE(may_be_chosen(matter));
}

TEST_CASE("only what is as it was seen is decided, and the reports that were in sight with it") {
  Matter matter = held('a');
  matter.reports = {report('1', "insult")};
  const std::string id = matter.said.what.id;
  Fields fields("verdict=hide&motif=insult&faits=Une+injure.");
  fields.set("vu-" + id, seen_of(matter));
  fields.set("vu-" + std::string(32, 'b'), seen_of(held('b')));
  CHECK(chosen_of(fields).empty());
  CHECK(faults_of_bulk(fields).none);
  fields.set("c-" + id, "1");
  const std::vector<Chosen> chosen = chosen_of(fields);
  REQUIRE(chosen.size() == 1);
  CHECK_FALSE(faults_of_bulk(fields).any());
  CHECK(is_as_seen(chosen[0], matter));
  const std::string words = matter.said.what.words;
  const Json body = decision_of(id, decision_on(fields, chosen[0]), words);
  CHECK(write_json(body) == R"({"on":")" + id + R"(","verdict":"hide","of":")" +
                                name_of_words(words) +
                                R"(","ground":"insult","facts":"Une injure.","reports":[")" +
                                std::string(32, '1') + R"("]})");
  // One more report is for another decision; other words are not decided at all.
  matter.reports.push_back(report('2', "insult"));
  CHECK(is_as_seen(chosen[0], matter));
  matter.said.what.words += " Vraiment ?";
  CHECK_FALSE(is_as_seen(chosen[0], matter));
  fields.set("toutes", "1");
  CHECK(chosen_of(fields).size() == 2);
}

TEST_CASE("what is wrong with a decision on many") {
  const std::string one = "c-" + std::string(32, 'a') + "=1&vu-" + std::string(32, 'a') + "=x";
  CHECK(faults_of_bulk(Fields(one)).decision.verdict);
  CHECK(faults_of_bulk(Fields(one + "&verdict=blackout&passages=x")).decision.verdict);
  CHECK_FALSE(faults_of_bulk(Fields(one + "&verdict=publish")).any());
  const BulkFaults faults = faults_of_bulk(Fields(one + "&verdict=hide"));
  CHECK(faults.decision.ground);
  CHECK(faults.decision.facts);
  CHECK(chosen_of(Fields("toutes=1&vu-zz=x")).empty());
}

TEST_CASE("the list offers to choose, sends back what is missing, and tells what was done") {
  Desk desk;
  desk.known.watch = {"Idiot"};
  std::string text = desk.show();
  CHECK(tells(text, "Choisir « Bonjour idiot »"));
  CHECK(tells(text, "Contient un mot à surveiller : Idiot"));
  CHECK(tells(text, "Décider pour les choisies"));
  desk.visit.sending = Sending::faulty;
  desk.visit.fields = Fields("verdict=hide");
  text = desk.show();
  CHECK(tells(text, "Choisissez au moins une contribution"));
  CHECK(tells(text, "Dites les faits"));
  desk.visit.sending = Sending::saved;
  desk.visit.decided = 3;
  desk.visit.moved = 1;
  text = desk.show();
  CHECK(tells(text, "3 décisions enregistrées"));
  CHECK(tells(text, "1 laissée"));
  // Nothing of it for whoever decides appeals alone, nor where nothing may be chosen.
  desk.visit.sending = Sending::blank;
  desk.known.rights = {{Role::operator_}};
  CHECK(desk.show().find("Choisir") == std::string::npos);
  desk.known.rights = {{Role::moderator}};
  desk.visit.route.hidden = true;
  CHECK(desk.show().find("Choisir") == std::string::npos);
}

TEST_CASE("fault: one more contribution came under a box that said all of them") {
  Desk desk;
  const auto key = [&] {
    const Page page = desk_page_of(desk.visit, desk.known);
    std::string found;
    const auto look = [&](const auto& self, const Nodes& nodes) -> void {
      for (const Node& node : nodes) {
        if (node.name == "toutes") found = node.key;
        self(self, node.children);
      }
    };
    look(look, page.main);
    return found;
  };
  const std::string before = key();
  CHECK_FALSE(before.empty());
  desk.known.queue.matters.push_back(held('c'));
  CHECK(key() != before);
}
