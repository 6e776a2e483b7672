// What once misled somebody who read the pages, a case each.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "model/places.h"
#include "screens/screens.h"
#include "support/house.h"
#include "text/text.h"
#include "words/typography.h"

using namespace cairn;
using namespace cairn::test;

namespace {

bool says(const Page& page, const std::string& words) {
  return to_text(page).find(words) != std::string::npos;
}

void each_node(const Nodes& nodes, const std::function<void(const Node&)>& see) {
  for (const Node& node : nodes) {
    see(node);
    each_node(node.children, see);
  }
}

/// Of the server's alone: in no program, but linked to by texts.
bool is_served(std::string_view href) {
  if (href.starts_with("/en/")) href.remove_prefix(3);
  return std::find(std::begin(served_places), std::end(served_places), href) !=
         std::end(served_places);
}

Page letter_page(LetterState state) {
  Visit visit;
  visit.route = route_of("/contact");
  visit.letter = {"", "", "Ada", "ada@"};
  visit.letter_state = state;
  visit.receipt = "988Y-HCAS";
  return page_of(visit, Known{main_roadmap(), {}}, Means{});
}

}  // namespace

TEST_CASE("“how to take part” led to the top of a page without a link") {
  CHECK(says(page_at(main_roadmap(), "/"), "</participer>"));
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    const Page page = page_at(*roadmap, "/en-bref");
    bool there = false;
    each_node(page.main, [&](const Node& node) { there |= node.key == "participer"; });
    CHECK(there);
    CHECK(to_text(page).find("</contact>") < to_text(page).rfind("----"));
  }
  CHECK(says(page_at(main_roadmap(), "/en/en-bref"), "contact form </en/contact>"));
}

TEST_CASE("a page of ours written in a text is there, whatever the pack") {
  for (const Roadmap* roadmap : {&main_roadmap(), &small_roadmap()}) {
    for (const std::string_view place : own_places) CHECK(exists(*roadmap, route_of(place)));
    for (const std::string& target : every_target(*roadmap)) {
      const auto check = [&](const Node& node) {
        if (node.kind != Kind::link || !node.href.starts_with('/')) return;
        // Feeds and the calendar are files (tests/server/feeds.test.mjs).
        if (node.href.ends_with(".atom") || node.href.ends_with(".ics")) return;
        if (is_served(node.href)) return;  // tests/server/review.test.mjs
        CHECK_MESSAGE(exists(*roadmap, route_of(node.href)), target << " leads to " << node.href);
      };
      const Page page = page_at(*roadmap, target);
      for (const Nodes* part : {&page.header, &page.main, &page.footer}) each_node(*part, check);
    }
  }
  CHECK(says(page_at(main_roadmap(), "/accessibilite"), "</actions/A1-03>"));
  CHECK(says(page_at(main_roadmap(), "/en/en-bref"), "</en/bilan>"));
  CHECK(says(page_at(small_roadmap(), "/en-bref"), "</suites>"));
}

TEST_CASE("a word led to its definition closed: the anchor is inside the details") {
  each_node(page_at(main_roadmap(), "/").main, [](const Node& node) {
    if (node.kind != Kind::details) return;
    CHECK(node.key.empty());
    CHECK(node.children.front().key.starts_with("mot-"));
  });
}

TEST_CASE("the status bar repeated the notice of the form and hid its first error") {
  const Page faulty = letter_page(LetterState::faulty);
  CHECK(faulty.status.empty());
  for (const char* field : {"<#objet>", "<#message>", "<#courriel>"}) CHECK(says(faulty, field));
  CHECK(letter_page(LetterState::received).status.empty());
  CHECK(says(letter_page(LetterState::received), "988Y-HCAS"));
}

TEST_CASE("beside 13 actions stood the figure of all 36") {
  CHECK(says(page_at(main_roadmap(), "/actions"), "◆"));
  CHECK(says(page_at(main_roadmap(), "/actions?tri=titre"), "◆"));
  CHECK_FALSE(says(page_at(main_roadmap(), "/actions?axe=1"), "◆"));
}

TEST_CASE("the search of every page dropped the filters of the list") {
  std::string kept;
  each_node(page_at(main_roadmap(), "/actions?q=eau&axe=1").header, [&](const Node& node) {
    if (node.kind == Kind::field || node.kind == Kind::hidden) {
      kept += node.name + "=" + node.value + " ";
    }
  });
  CHECK(kept == "q=eau axe=1 ");
}

TEST_CASE("a milestone of last year was “to come”") {
  const Page late = page_at(main_roadmap(), "/actions/A1-12");
  CHECK(says(late, "Cinq communes partenaires (date passée)"));
  CHECK(says(late, "novembre 2026 [exemple]"));
  CHECK(says(late, "points de dépôt (à venir)"));
}

TEST_CASE("documented milestones were marked with the example of the status") {
  const Page page = page_at(main_roadmap(), "/actions/A1-03");
  CHECK(says(page, "En cours (exemple), 2\u00A0jalons atteints sur 3\n"));
  CHECK(says(page_at(main_roadmap(), "/actions/A1-01"), "(2028, exemple)"));
}

TEST_CASE("objectives ran from the second to the first, parted as in English") {
  CHECK(says(page_at(main_roadmap(), "/actions/A1-01"), "\u202F; 2. "));
}

TEST_CASE("a lost page had no way to the other language") {
  const auto other = [](const char* path) {
    std::string to;
    each_node(page_at(main_roadmap(), path).header, [&](const Node& node) {
      if (node.look == "other") to = node.href;
    });
    return to;
  };
  CHECK(other("/nulle-part") == "/en/");
  CHECK(other("/en/nulle-part") == "/");
  CHECK(page_at(main_roadmap(), "/nulle-part").path_other.empty());
}
