// Which contributions a question is about: their places, not their words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/talk.h"

struct sqlite3;

namespace cairn {

struct Place {
  std::string scope;
  std::string id;
};

/// How many were published on a subject ("": on any) that answer nothing, and of those the
/// answered.
bool count_talk(sqlite3* db, std::string_view on, int& published, int& answered);
/// One page of those that answer nothing, and how many there are in all.
bool find_talk(sqlite3* db, const TalkQuery& query, std::vector<Place>& found, int& all);
/// A page of the answers to one, oldest first (page 0: none of them), and how many there are.
bool find_answers(sqlite3* db, const Place& to, int page, std::vector<Place>& found, int& all);

}  // namespace cairn
