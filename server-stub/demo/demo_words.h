// The sentences of the demonstration, written by us (content/demo/words.json).
//
// Promises: nothing is read that lacks a list the generator draws from; each list has both
// languages.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::server {

/// By language: French, then English.
using Sentences = std::array<std::vector<std::string>, 2>;

struct DemoTheme {
  Sentences comments, proposals;
};

struct DemoHidden {
  std::string words, ground, facts;
};

struct DemoWords {
  std::vector<std::string> places;
  Sentences openers, closers, answers, additions;
  std::map<std::string, Sentences> questions;  // what is answered to the question of an action
  DemoTheme whole;  // of what concerns no single action, or none of the themes below
  std::map<std::string, DemoTheme> themes;
  std::map<std::string, Sentences> replies;  // by outcome; "": none yet
  std::array<std::vector<DemoHidden>, 2> hidden;
};

/// Nothing, and why in `trouble`, where the text is not that.
std::optional<DemoWords> read_demo_words(std::string_view text, std::string& trouble);

}  // namespace cairn::server
