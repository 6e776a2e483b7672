// The notes of a workshop as a sheet: what is read, what may be left out, and each mistake with
// its place and its remedy.
#include "sheets/slips.h"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const std::vector<std::string> actions = {"A1-03", "A1-12", "A2-01"};

SlipReading read(const std::string& text, Lang messages = Lang::en) {
  return read_slips({"notes.csv", text}, actions, Lang::fr, messages);
}

/// The only mistake of that text.
SheetProblem problem_of(const std::string& text, Lang messages = Lang::en) {
  const SlipReading reading = read(text, messages);
  CHECK(reading.slips.empty());
  REQUIRE(reading.problems.size() == 1);
  return reading.problems.front();
}

}  // namespace

TEST_CASE("slips: subject and words are enough; what is left out has its usual meaning") {
  const SlipReading reading = read("subject,words\nA1-03,Un mot\nroadmap,\"Deux\nlignes\"\n");
  CHECK(reading.problems.empty());
  REQUIRE(reading.slips.size() == 2);
  const SlipLine& one = reading.slips[0];
  CHECK(one.line == 2);
  CHECK(one.form == Form::comment);
  CHECK(one.stance == Stance::none);
  CHECK(one.lang == Lang::fr);
  CHECK(one.channel == Channel::workshop);
  CHECK(one.place.empty());
  CHECK(reading.slips[1].subject == "roadmap");
  CHECK(reading.slips[1].words == "Deux\nlignes");
}

TEST_CASE("slips: any usual separator, a mark, empty lines, an apostrophe before a formula") {
  const SlipReading reading = read(
      "\xEF\xBB\xBFWords;Subject;Form;Stance;Lang;Place;Channel\r\n'=1+1;A2-01;proposal;"
      "against;en;Lac;paper\r\n;;;;;;\r\nOui;A1-12;answer;for;;;workshop\r\n");
  CHECK(reading.problems.empty());
  REQUIRE(reading.slips.size() == 2);
  CHECK(reading.slips[0] == SlipLine{2, "A2-01", Form::proposal, Stance::against, Lang::en,
                                     Channel::paper, "Lac", "=1+1"});
  CHECK(reading.slips[1].line == 4);
  CHECK(reading.slips[1].stance == Stance::favourable);
}

TEST_CASE("slips: each mistake has its line, its column and what to write") {
  const SheetProblem unknown = problem_of("subject,words\nA1-03,a\nA1-30,b\n");
  CHECK(unknown.line == 3);
  CHECK(unknown.column == "subject");
  CHECK(unknown.what.find("A1-30") != std::string::npos);
  CHECK(unknown.write.find("A1-03") != std::string::npos);
  CHECK(problem_of("subject,words\nrien,b\n", Lang::fr).write.find("roadmap") != std::string::npos);
  CHECK(problem_of("subject,words\nA1-03,\n").column == "words");
  CHECK(problem_of("subject,words\n,b\n").column == "subject");
  CHECK(problem_of("subject,form\nA1-03,comment\n").column == "words");
  CHECK(problem_of("subject,words,stance\nA1-03,b,pour\n").column == "stance");
  CHECK(problem_of("subject,words,lang\nA1-03,b,de\n").write.find("fr") != std::string::npos);
  CHECK(problem_of("subject,words,channel\nA1-03,b,site\n").column == "channel");
  CHECK(problem_of("subject,words,author\nA1-03,b,Ana\n").column == "author");
  CHECK(problem_of("subject,words\nA1-03,=HYPERLINK(1)\n").what.find("formula") !=
        std::string::npos);
  const SheetProblem longer = problem_of("subject,words\nA1-03," + std::string(2001, 'x') + "\n");
  CHECK(longer.what.find("2001") != std::string::npos);
  CHECK(longer.what.find("2000") != std::string::npos);
  CHECK(problem_of("subject,words,place\nA1-03,b," + std::string(81, 'x') + "\n").column ==
        "place");
  CHECK(problem_of("subject,words\nA1-03,caf\xE9\n", Lang::fr).what.find("UTF-8") !=
        std::string::npos);
  CHECK(problem_of("subject,words\nA1-03,b,c\n").line == 2);
}

TEST_CASE("slips: all mistakes are told, in the order of the lines, and then there is no slip") {
  const SlipReading reading =
      read("subject,words,form\nA1-03,a,comment\nX,,wish\nA1-12,b,\nY,c,\n");
  CHECK(reading.slips.empty());
  REQUIRE(reading.problems.size() == 4);
  CHECK(reading.problems[0].line == 3);
  CHECK(reading.problems[3].line == 5);
}
