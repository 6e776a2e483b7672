// Which contributions a question is about: their places, not their words.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/talk.h"

struct sqlite3;

namespace cairn {

struct Place {
  std::string scope;
  std::string id;
};

/// One page of those that answer nothing, and how many there are in all.
bool find_talk(sqlite3* db, const TalkQuery& query, std::vector<Place>& found, int& all);
/// The answers to one, oldest first, `answers_most` at most.
bool find_answers(sqlite3* db, const Place& to, std::vector<Place>& found, int& all);

}  // namespace cairn
