#include "replica/search_index.h"

#include "pack/marks.h"
#include "replica/statement.h"
#include "replica/words.h"

namespace cairn {

namespace {

constexpr std::string_view clear = "INSERT INTO @(@) VALUES('delete-all')";
constexpr std::string_view add =
    "INSERT INTO @(rowid, id, title, plain, text, other) VALUES(?, ?, ?, ?, ?, ?)";
constexpr std::string_view pack = "INSERT INTO @(@) VALUES('optimize')";
// A title counts ten times a word found elsewhere. The rank is cut to a whole number because
// its last bits are the only thing that could differ from one machine to another.
constexpr std::string_view find =
    "SELECT id FROM @ WHERE @ MATCH ? "
    "ORDER BY CAST(bm25(@, 0, 10, 4, 2, 1) * 1000000000 AS INTEGER), rowid";

/// The statement, with the language's table for each @.
std::string in_table(std::string_view sql, Lang lang) {
  std::string statement;
  for (const char c : sql) {
    if (c == '@') {
      statement += "action_words_";
      statement += code(lang);
    } else {
      statement += c;
    }
  }
  return statement;
}

void add_words(std::string& words, const std::string& more) {
  words += more;
  words += '\n';
}

/// Words that lead to an action without standing in its own text.
std::string other_words(const Roadmap& roadmap, const Action& action, Lang lang) {
  std::string words;
  add_words(words, action.id);
  add_words(words, action.responsible.in(lang));
  if (const Axis* axis = find_axis(roadmap, action.axis)) add_words(words, axis->name.in(lang));
  for (const std::string& theme : action.themes) {
    const Choice* choice = find_choice(roadmap.themes, theme);
    if (choice != nullptr) add_words(words, choice->label.in(lang));
  }
  for (const Indicator& indicator : action.indicators) add_words(words, indicator.label.in(lang));
  for (const Milestone& milestone : action.milestones) add_words(words, milestone.label.in(lang));
  return words;
}

std::string indexed(const std::string& text) { return folded(without_marks(text)); }

bool index_language(sqlite3* db, const Roadmap& roadmap, Lang lang) {
  if (!Statement(db, in_table(clear, lang)).run()) return false;
  Statement insert(db, in_table(add, lang));
  std::int64_t ord = 0;
  for (const Action& action : roadmap.actions) {
    const std::string title = indexed(action.title.in(lang));
    const std::string plain = indexed(action.plain.in(lang));
    const std::string text = indexed(action.text.in(lang));
    const std::string other = indexed(other_words(roadmap, action, lang));
    insert.bind(1, ++ord).bind(2, action.id);
    insert.bind(3, title).bind(4, plain).bind(5, text).bind(6, other);
    if (!insert.run()) return false;
  }
  return Statement(db, in_table(pack, lang)).run();
}

}  // namespace

bool index_actions(sqlite3* db, const Roadmap& roadmap) {
  return index_language(db, roadmap, Lang::fr) && index_language(db, roadmap, Lang::en);
}

bool find_actions(sqlite3* db, Lang lang, std::string_view text, std::vector<std::string>& found) {
  const std::string query = prefix_query(text);
  if (query.empty()) return true;
  Statement search(db, in_table(find, lang));
  search.bind(1, query);
  while (search.row()) found.emplace_back(search.text(0));
  return !search.failed();
}

}  // namespace cairn
