#include "replica/talk_find.h"

#include "ledger/lane.h"
#include "replica/statement.h"
#include "replica/words.h"

namespace cairn {

namespace {

/// What anybody sees, and of one's own what is on its way or was judged.
constexpr std::string_view visible =
    "(standing = 'published' OR (standing IN ('held', 'late', 'hidden') AND EXISTS("
    "SELECT 1 FROM ov_mine m WHERE m.scope = t.scope AND m.id = t.id)))";
constexpr std::string_view answered =
    "EXISTS(SELECT 1 FROM shown_link r WHERE r.scope = t.scope AND r.target = t.id AND "
    "r.kind = 'reply')";
constexpr std::string_view support =
    "coalesce((SELECT n FROM shown_link s WHERE s.scope = t.scope AND s.target = t.id AND "
    "s.kind = 'tally'), 0)";

bool is_standing(std::string_view state) {
  Standing standing;
  return from_slug(state, standing);
}

/// `words` in either column, `place` in its own.
std::string match_of(const TalkQuery& query) {
  const std::string words = prefix_query(query.words), place = prefix_query(query.place);
  std::string match;
  if (!words.empty()) match = "(" + words + ")";
  if (!place.empty()) match += (match.empty() ? "" : " AND ") + ("{place} : (" + place + ")");
  return match;
}

std::string where(const TalkQuery& query, bool has_match) {
  // Words are looked for in answers too; otherwise those stand with what they answer.
  std::string sql = " FROM shown_talk AS t WHERE ";
  sql += has_match ? "1" : "parent = ''";
  if (!query.on.empty()) sql += " AND scope = ?1";
  if (query.axis != 0) {
    sql += " AND (axis = ?2 OR scope IN (SELECT scope FROM ov_subject WHERE axis = ?2))";
  }
  if (!query.theme.empty()) {
    sql +=
        " AND (scope IN (SELECT scope FROM ov_subject WHERE instr(themes, ?3)) OR EXISTS(SELECT 1 "
        "FROM shown_link h WHERE h.scope = t.scope AND h.target = ?9 AND h.kind = 'contribution' "
        "AND "
        "h.id = t.id))";
  }
  if (!query.form.empty()) sql += " AND form = ?4";
  if (has_match) {
    sql +=
        " AND CASE ov WHEN 0 THEN nr IN (SELECT rowid FROM talk_words WHERE talk_words MATCH ?5) "
        "ELSE nr IN (SELECT rowid FROM ov_talk_words WHERE ov_talk_words MATCH ?5) END";
  }
  if (is_standing(query.state)) {
    sql += " AND standing = ?6";
  } else {
    sql.append(" AND ").append(visible);
    if (query.state == "answered") sql.append(" AND ").append(answered);
    if (query.state == "unanswered") sql.append(" AND NOT ").append(answered);
  }
  return sql;
}

/// How many there are at the top, by the base's indexes: of all that was published, those apart
/// that the overlay or one's own lanes may tell otherwise.
std::string count_of(std::string_view in, std::string_view which) {
  constexpr std::string_view apart =
      "(SELECT scope, id FROM ov_row WHERE kind = 'contribution' UNION SELECT scope, id FROM "
      "ov_mine)";
  std::string sql =
      "SELECT (SELECT count(*) FROM main.talk_index WHERE parent = '' AND standing = 'published'";
  sql.append(in);
  sql.append(") - (SELECT count(*) FROM ").append(apart);
  sql +=
      " a WHERE EXISTS(SELECT 1 FROM main.talk_index b WHERE "
      "b.scope = a.scope AND b.id = a.id AND b.parent = '' AND b.standing = 'published')";
  sql.append(in);
  sql.append(") + (SELECT count(*) FROM ").append(apart);
  sql +=
      " a WHERE EXISTS(SELECT 1 FROM shown_talk AS t WHERE "
      "t.scope = a.scope AND t.id = a.id AND parent = '' AND ";
  sql.append(which).append(")").append(in).append(")");
  return sql;
}

/// What is asked, as it is bound: it outlives the statements.
struct Wanted {
  explicit Wanted(const TalkQuery& query)
      : scope(talk_scope(query.on)), theme(" " + query.theme + " "), match(match_of(query)) {}
  std::string scope, theme, match;

  void bind(Statement& statement, const TalkQuery& query) const {
    // A number that the statement does not have is refused, and that is that.
    statement.bind(1, scope).bind(2, std::int64_t{query.axis}).bind(3, theme);
    statement.bind(4, query.form).bind(5, match).bind(6, query.state);
    statement.bind(9, query.theme);
  }
};

}  // namespace

bool count_talk(sqlite3* db, std::string_view on, TalkCounts& counts) {
  const std::string scope = talk_scope(on);
  const std::string_view in = on.empty() ? "" : " AND scope = ?1";
  Statement count(db, count_of(in, "standing = 'published'"));
  if (!on.empty()) count.bind(1, scope);
  if (!count.row()) return false;
  counts.contributions = static_cast<int>(count.number(0));

  // Of the whole: an answer's order and, in its two lowest bits, what it says is done; one that
  // says it stands before all that do not. An action's own page does not ask.
  constexpr std::string_view of_all =
      "(SELECT ord * 4 + CASE "
      "WHEN instr(body, '\"taken-up\"') THEN 4000000000000001 "
      "WHEN instr(body, '\"adapted\"') THEN 4000000000000002 "
      "WHEN instr(body, '\"set-aside\"') THEN 4000000000000003 ELSE 0 END FROM "
      "shown_row AS b WHERE b.scope = r.scope AND b.kind = 'reply' AND b.id = r.id)";
  std::string sql = "SELECT stands % 4, count(*) FROM (SELECT max(";
  sql.append(on.empty() ? of_all : "0");
  sql += ") AS stands FROM shown_link AS r WHERE kind = 'reply'";
  sql.append(in);
  sql +=
      " AND EXISTS(SELECT 1 FROM shown_talk AS t WHERE t.scope = r.scope AND t.id = r.target AND "
      "parent = '' AND standing = 'published') GROUP BY scope, target) GROUP BY 1";
  Statement replies(db, sql);
  if (!on.empty()) replies.bind(1, scope);
  while (replies.row()) {
    const int some = static_cast<int>(replies.number(1));
    counts.answered += some;
    if (const auto outcome = replies.number(0); outcome > 0) counts.by_outcome[outcome - 1] += some;
  }
  return true;
}

bool find_talk(sqlite3* db, const TalkQuery& query, std::vector<Place>& found, int& all) {
  const Wanted asked(query);
  // Something was typed that holds no word: nothing holds it.
  const bool is_void = asked.match.empty() && !(query.words.empty() && query.place.empty());
  if (is_void) return true;
  const std::string from = where(query, !asked.match.empty());
  const bool is_plain = query.axis == 0 && query.theme.empty() && query.form.empty() &&
                        query.state.empty() && asked.match.empty();
  std::string how_many = "SELECT count(*)" + from;
  if (is_plain) how_many = count_of(query.on.empty() ? "" : " AND scope = ?1", visible);
  Statement count(db, how_many);
  asked.bind(count, query);
  if (!count.row()) return false;
  all = static_cast<int>(count.number(0));

  // What it is ordered by is among what is asked for: so each half of the view is read in order.
  std::string sql = "SELECT scope, id, at" + from + " ORDER BY ";
  if (query.sort == TalkSort::most_supported) sql.append(support).append(" DESC, ");
  sql += query.sort == TalkSort::oldest ? "at, id" : "at DESC, id DESC";
  sql += " LIMIT ?7 OFFSET ?8";
  Statement list(db, sql);
  asked.bind(list, query);
  list.bind(7, std::int64_t{talk_page}).bind(8, std::int64_t{query.page - 1} * talk_page);
  while (list.row()) found.push_back({std::string(list.text(0)), std::string(list.text(1))});
  return !list.failed();
}

std::vector<std::string> find_standing(sqlite3* db, Standing standing) {
  std::vector<std::string> ids;
  Statement list(db, "SELECT id FROM shown_talk WHERE standing = ?");
  list.bind(1, slug(standing));
  while (list.row()) ids.emplace_back(list.text(0));
  return ids;
}

std::vector<Row> find_kind(sqlite3* db, std::string_view kind) {
  std::vector<Row> rows;
  // Scope by scope, along the key: there are few, and many rows of other kinds.
  Statement list(db,
                 "SELECT r.id, r.ord, r.body FROM (SELECT scope FROM main.stream UNION SELECT "
                 "scope FROM ov_row) s CROSS JOIN shown_row r ON r.scope = s.scope AND r.kind = ?");
  list.bind(1, kind);
  while (list.row()) {
    rows.push_back(
        {std::string(kind), std::string(list.text(0)), list.number(1), std::string(list.text(2))});
  }
  return rows;
}

bool find_answers(sqlite3* db, const Place& to, int page, std::vector<Place>& found, int& all) {
  std::string sql = "SELECT scope, id FROM shown_talk AS t WHERE scope = ? AND parent = ? AND ";
  sql.append(visible).append(" ORDER BY at, id");
  Statement list(db, sql);
  list.bind(1, to.scope).bind(2, to.id);
  for (all = 0; list.row(); ++all) {
    if (all / answers_page + 1 == page) found.push_back({to.scope, std::string(list.text(1))});
  }
  return !list.failed();
}

}  // namespace cairn
