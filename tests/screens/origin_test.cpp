// No invented value anywhere without its mark: on every page of every pack, in both languages,
// in charts, in tables and among what a search found.
#include <doctest/doctest.h>

#include <functional>

#include "screens/screens.h"
#include "support/house.h"
#include "words/numbers.h"
#include "words/typography.h"
#include "words/words.h"

using namespace cairn;
using namespace cairn::test;

namespace {

bool is_inline(const Node& node) { return node.kind <= Kind::spark; }

/// What one block says by itself, its inner blocks left out; a mark reads as its word.
std::string own_words(const Node& node) {
  std::string out = node.text;
  for (const Node& child : node.children) {
    if (is_inline(child)) out += own_words(child);
  }
  return out;
}

using Visitor = std::function<void(const Node& block, const std::string& words)>;

void each_block(const Node& node, const Visitor& visit) {
  if (!is_inline(node)) visit(node, own_words(node));
  for (const Node& child : node.children) {
    if (!is_inline(child)) each_block(child, visit);
  }
}

void each_block(const Page& page, const Visitor& visit) {
  for (const Node& node : page.main) each_block(node, visit);
}

bool says_number(const std::string& words, const std::string& number) {
  for (std::size_t at = words.find(number); at != words.npos; at = words.find(number, at + 1)) {
    const char before = at == 0 ? ' ' : words[at - 1];
    const bool part_of_longer = (before >= '0' && before <= '9') || before == ',' || before == '.';
    if (!part_of_longer) return true;
  }
  return false;
}

struct Claim {
  std::string words;
  std::string where;
};

/// What is invented about an action, in words that only the claim would use.
std::vector<Claim> claims_of(const Action& action, Lang lang) {
  std::vector<Claim> claims;
  for (const Indicator& i : action.indicators) {
    std::vector<const Value*> values;
    for (const Value& v : i.history) values.push_back(&v);
    if (i.target) values.push_back(&*i.target);
    for (const Value* v : values) {
      if (v->origin != Origin::example) continue;
      const std::string words = told(lang, *v, i.unit);
      bool also_documented = false;
      for (const Value* other : values) {
        also_documented |= other->origin != Origin::example && told(lang, *other, i.unit) == words;
      }
      if (!also_documented) claims.push_back({words, i.id});
    }
  }
  for (const Milestone& m : action.milestones) {
    if (m.origin == Origin::example) claims.push_back({typeset(lang, m.label.in(lang)), m.id});
  }
  return claims;
}

Page found_page(const Roadmap& roadmap, Lang lang) {
  Visit visit;
  visit.route = route_of(lang == Lang::fr ? "/actions?q=a" : "/en/actions?q=a");
  Known known{roadmap, {}};
  for (const Action& action : roadmap.actions) known.found.push_back(action.id);
  return page_of(visit, known, Means{});
}

/// Is this the progress of an action none of whose milestones is invented?
bool of_known_milestones(const Roadmap& roadmap, const Page& page, const std::string& words,
                         Lang lang) {
  for (const Action& action : roadmap.actions) {
    bool any = false;
    for (const Milestone& m : action.milestones) any |= m.origin == Origin::example;
    if (any) continue;
    if (page.path.ends_with("/actions/" + action.id)) return true;
    if (words.find(typeset(lang, action.title.in(lang))) != words.npos) return true;
  }
  return false;
}

void check_page(const Roadmap& roadmap, const Page& page, Lang lang) {
  const std::string mark = say(lang, W::mark_example);
  const auto marked = [&](const std::string& words) { return words.find(mark) != words.npos; };
  const std::string sur = lang == Lang::fr ? " sur " : " out of ";
  const std::string reached = lang == Lang::fr ? "atteint" : "reached";
  each_block(page, [&](const Node& block, const std::string& words) {
    // A status chip or a count of milestones rests on invented statuses in these packs.
    for (const Node& child : block.children) {
      const bool chip = child.look == "chip";
      if (chip) CHECK_MESSAGE(marked(words), page.path << ": a status unmarked: " << words);
    }
    const bool progress = words.find(reached + sur) != words.npos;
    if (progress && !of_known_milestones(roadmap, page, words, lang)) {
      CHECK_MESSAGE(marked(words), page.path << ": progress unmarked: " << words);
    }
    if (block.chart != nullptr) {
      const Chart& chart = *block.chart;
      for (const auto* marks : {&chart.marks, &chart.target, &chart.steps}) {
        for (const Mark& m : *marks) {
          const bool shown_alone =
              !m.note.empty() && (chart.kind == ChartKind::series || chart.kind == ChartKind::bars);
          if (m.example && shown_alone) {
            CHECK_MESSAGE(marked(m.note), page.path << ": a chart's note unmarked: " << m.note);
          }
          if (m.example && chart.kind != ChartKind::bars) {
            CHECK_MESSAGE(marked(m.label), page.path << ": a chart's mark unmarked: " << m.label);
          }
        }
      }
    }
    for (const Action& action : roadmap.actions) {
      const bool here = page.path.ends_with("/actions/" + action.id) ||
                        page.path.find("indicateurs") != page.path.npos;
      if (!here) continue;
      if (page.path.find("indicateurs") != page.path.npos) {
        // One line an indicator: only its own line can claim its values.
        bool own = false;
        for (const Indicator& i : action.indicators) {
          own |= words.find(typeset(lang, i.label.in(lang))) != words.npos;
        }
        if (!own) continue;
      }
      for (const Claim& claim : claims_of(action, lang)) {
        if (!says_number(words, claim.words)) continue;
        // A sentence of the pack may name a documented figure that happens to be equal.
        const bool sentence = words.find(typeset(lang, action.text.in(lang))) != words.npos ||
                              words.find(typeset(lang, action.title.in(lang))) != words.npos;
        if (sentence) continue;
        CHECK_MESSAGE(marked(words), page.path << ": " << claim.where << " unmarked: " << words);
      }
    }
  });
}

}  // namespace

TEST_CASE("no example value without its mark, on any page of any pack") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const std::string& target : every_target(*roadmap)) {
      const Lang lang = route_of(target).lang;
      check_page(*roadmap, page_at(*roadmap, target), lang);
    }
    for (const Lang lang : roadmap->langs) check_page(*roadmap, found_page(*roadmap, lang), lang);
  }
}

TEST_CASE("every point of a chart is invented exactly where its value is") {
  for (const Action& action : main_roadmap().actions) {
    const Page page = page_at(main_roadmap(), "/actions/" + action.id);
    each_block(page, [&](const Node& block, const std::string&) {
      for (const Indicator& i : action.indicators) {
        if (block.key != i.id || block.chart == nullptr) continue;
        REQUIRE(block.chart->marks.size() == i.history.size());
        for (std::size_t k = 0; k < i.history.size(); ++k) {
          CHECK(block.chart->marks[k].example == (i.history[k].origin == Origin::example));
          CHECK(block.chart->marks[k].undated == !i.history[k].date.known());
        }
        CHECK(block.chart->steps.size() == i.thresholds.size());
      }
    });
  }
}

TEST_CASE("the timeline of the whole roadmap tells every milestone once, marked where invented") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    const Page page = page_at(*roadmap, "/calendrier");
    for (const Action& action : roadmap->actions) {
      for (const Milestone& m : action.milestones) {
        int lines = 0;
        each_block(page, [&](const Node& block, const std::string& words) {
          for (const Node& child : block.children) {
            if (!child.href.ends_with("#" + m.id)) continue;
            ++lines;
            const bool marked = words.find(say(Lang::fr, W::mark_example)) != words.npos;
            CHECK_MESSAGE(marked == (m.origin == Origin::example), m.id << ": " << words);
          }
        });
        CHECK_MESSAGE(lines == 1, m.id);
      }
    }
  }
}

TEST_CASE("each line of the indicators marks each invented value, in words and in its picture") {
  const Page page = page_at(main_roadmap(), "/indicateurs");
  int lines = 0;
  each_block(page, [&](const Node& block, const std::string&) {
    for (const Action& action : main_roadmap().actions) {
      for (const Indicator& i : action.indicators) {
        const std::string target = "/actions/" + action.id + "#" + i.id;
        bool own = false;
        int marks = 0, drawn = 0;
        for (const Node& child : block.children) {
          own |= child.href == target;
          marks += child.kind == Kind::mark && child.look == "example";
          for (const Node& said : child.children) marks += said.look == "example";
          if (child.kind != Kind::spark) continue;
          for (const Mark& m : child.chart->marks) drawn += m.example;
        }
        if (!own) continue;
        ++lines;
        int shown = 0, all = 0, measured = 0;
        for (const Value* v : {baseline(i), current(i), i.target ? &*i.target : nullptr}) {
          if (v == nullptr) continue;
          ++all;
          shown += v->origin == Origin::example;
        }
        if (shown == all) shown = std::min(all, 1);  // one mark for all
        for (const Value& v : i.history) measured += v.origin == Origin::example;
        CHECK_MESSAGE(marks == shown, i.id);
        CHECK_MESSAGE(drawn == measured, i.id);
      }
    }
  });
  CHECK(lines == 63);
}
