#include "demo/demo_words.h"

#include "json/build.h"

namespace cairn::server {

namespace {

constexpr std::string_view languages[] = {"fr", "en"};

const Json& member(const Json& object, std::string_view name) {
  static const Json none;
  const Json* found = object.find(name);
  return found == nullptr ? none : *found;
}

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> all;
  for (const Json& item : list.items) all.push_back(item.text);
  return all;
}

/// Counts in `missing` the lists that are empty.
Sentences sentences(const Json& object, int& missing) {
  Sentences all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = texts(member(object, languages[i]));
    missing += all[i].empty();
  }
  return all;
}

DemoTheme theme(const Json& object, int& missing) {
  DemoTheme all;
  for (std::size_t i = 0; i < all.comments.size(); ++i) {
    const Json& said = member(object, languages[i]);
    all.comments[i] = texts(member(said, "comment"));
    all.proposals[i] = texts(member(said, "proposal"));
    missing += all.comments[i].empty() + all.proposals[i].empty();
  }
  return all;
}

}  // namespace

std::optional<DemoWords> read_demo_words(std::string_view text, std::string& trouble) {
  JsonError error;
  const auto json = read_json(text, error);
  if (!json) {
    trouble = "line " + std::to_string(error.line) + ": " + error.what;
    return {};
  }
  DemoWords words;
  int missing = 0;
  words.places = texts(member(*json, "places"));
  missing += words.places.empty();
  words.openers = sentences(member(*json, "openers"), missing);
  words.closers = sentences(member(*json, "closers"), missing);
  words.answers = sentences(member(*json, "answers"), missing);
  words.additions = sentences(member(*json, "additions"), missing);
  words.whole = theme(member(*json, "whole"), missing);
  for (const JsonMember& one : member(*json, "themes").members) {
    words.themes[one.name] = theme(one.value, missing);
  }
  for (const JsonMember& one : member(*json, "questions").members) {
    words.questions[one.name] = sentences(one.value, missing);
  }
  for (const std::string_view outcome : {"none", "taken-up", "adapted", "set-aside"}) {
    words.replies[outcome == "none" ? "" : std::string(outcome)] =
        sentences(member(member(*json, "replies"), outcome), missing);
  }
  for (std::size_t i = 0; i < words.hidden.size(); ++i) {
    for (const Json& one : member(member(*json, "hidden"), languages[i]).items) {
      words.hidden[i].push_back({std::string(text_of(one, "words")),
                                 std::string(text_of(one, "ground")),
                                 std::string(text_of(one, "facts"))});
    }
    missing += words.hidden[i].empty();
  }
  if (missing == 0) return words;
  trouble = std::to_string(missing) + " of its lists are empty or missing";
  return {};
}

}  // namespace cairn::server
