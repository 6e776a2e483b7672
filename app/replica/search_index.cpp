#include "replica/search_index.h"

#include "pack/marks.h"
#include "replica/statement.h"
#include "replica/words.h"

namespace cairn {

namespace {

/// One name and its statements per language: the tables of schema.cpp.
struct Table {
  const char* clear;
  const char* add;
  const char* find;
  const char* pack;
};

// A title counts ten times a word found elsewhere. The rank is cut to a whole number because
// its last bits are the only thing that could differ from one machine to another.
#define CAIRN_WORDS(lang)                                                             \
  {                                                                                   \
    "INSERT INTO action_words_" lang "(action_words_" lang ") VALUES('delete-all')",  \
        "INSERT INTO action_words_" lang                                              \
        "(rowid, id, title, plain, text, other) VALUES(?, ?, ?, ?, ?, ?)",            \
        "SELECT id FROM action_words_" lang " WHERE action_words_" lang               \
        " MATCH ? ORDER BY CAST(bm25(action_words_" lang                              \
        ", 0, 10, 4, 2, 1) * 1000000000 AS INTEGER), rowid",                          \
        "INSERT INTO action_words_" lang "(action_words_" lang ") VALUES('optimize')" \
  }

constexpr Table tables[] = {CAIRN_WORDS("fr"), CAIRN_WORDS("en")};
#undef CAIRN_WORDS

const Table& table_of(Lang lang) { return tables[lang == Lang::fr ? 0 : 1]; }

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
  const Table& table = table_of(lang);
  if (!execute(db, table.clear)) return false;
  Statement add(db, table.add);
  std::int64_t ord = 0;
  for (const Action& action : roadmap.actions) {
    const std::string title = indexed(action.title.in(lang));
    const std::string plain = indexed(action.plain.in(lang));
    const std::string text = indexed(action.text.in(lang));
    const std::string other = indexed(other_words(roadmap, action, lang));
    add.bind(1, ++ord).bind(2, action.id);
    add.bind(3, title).bind(4, plain).bind(5, text).bind(6, other);
    if (!add.run()) return false;
  }
  return execute(db, table.pack);
}

}  // namespace

bool index_actions(sqlite3* db, const Roadmap& roadmap) {
  return index_language(db, roadmap, Lang::fr) && index_language(db, roadmap, Lang::en);
}

bool find_actions(sqlite3* db, Lang lang, std::string_view text, std::vector<std::string>& found) {
  const std::string query = prefix_query(text);
  if (query.empty()) return true;
  Statement find(db, table_of(lang).find);
  find.bind(1, query);
  while (find.row()) found.emplace_back(find.text(0));
  return !find.failed();
}

}  // namespace cairn
