// Which contributions a question is about: their places, not their words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/row.h"
#include "model/talk.h"

struct sqlite3;

namespace cairn {

struct Place {
  std::string scope;
  std::string id;
};

/// How many were published on a subject ("": on any) that answer nothing, and of those the
/// answered; of any, also what is done with them: by the last answer that says it.
bool count_talk(sqlite3* db, std::string_view on, TalkCounts& counts);
/// One page of those that answer nothing, and how many there are in all.
bool find_talk(sqlite3* db, const TalkQuery& query, std::vector<Place>& found, int& all);
/// Everything that stands so, answers too, in no order.
std::vector<std::string> find_standing(sqlite3* db, Standing standing);
/// Every row of that kind, of all talks: what no index tells, of kinds that have few.
std::vector<Row> find_kind(sqlite3* db, std::string_view kind);
/// A page of the answers to one, oldest first (page 0: none of them), and how many there are.
bool find_answers(sqlite3* db, const Place& to, int page, std::vector<Place>& found, int& all);

}  // namespace cairn
