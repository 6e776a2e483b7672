/* The whole of SQLite without what this house never asks of it, for 35 KB of the citizen's program.
 *
 * The amalgamation's grammar is generated, so leaving a part out (SQLITE_OMIT_…) leaves calls from
 * the grammar to functions that are gone. They end here: in a fault of syntax, as in a SQLite whose
 * grammar was generated without that part. What was left out can change neither a result nor a
 * plan of the statements in app/replica; the tests run with this SQLite, too.
 * small_sqlite.cmake leaves out what has no option.
 */
#define SQLITE_OMIT_ALTERTABLE
#define SQLITE_OMIT_ANALYZE
#define SQLITE_OMIT_AUTOINCREMENT
#define SQLITE_OMIT_CASE_SENSITIVE_LIKE_PRAGMA
#define SQLITE_OMIT_CHECK
#define SQLITE_OMIT_CTE
#define SQLITE_OMIT_EXPLAIN
#define SQLITE_OMIT_FOREIGN_KEY
#define SQLITE_OMIT_GENERATED_COLUMNS
#define SQLITE_OMIT_HEX_INTEGER
#define SQLITE_OMIT_LIKE_OPTIMIZATION
#define SQLITE_OMIT_REINDEX
#define SQLITE_OMIT_SCHEMA_PRAGMAS
#define SQLITE_OMIT_TRIGGER
#define SQLITE_OMIT_VACUUM
#define SQLITE_OMIT_WINDOWFUNC

/* The grammar names them, and the amalgamation does not declare them without their part. */
struct Expr;
struct ExprList;
struct IdList;
struct Parse;
struct Select;
struct SrcList;
struct Token;
struct TriggerStep;
struct Upsert;
struct Window;
struct sqlite3;
static void sqlite3BeginTrigger(struct Parse *, struct Token *, struct Token *, int, int,
                                struct IdList *, struct SrcList *, struct Expr *, int, int);
static void sqlite3FinishTrigger(struct Parse *, struct TriggerStep *, struct Token *);
static void sqlite3DropTrigger(struct Parse *, struct SrcList *, int);
static void sqlite3DeleteTriggerStep(struct sqlite3 *, struct TriggerStep *);
static struct TriggerStep *sqlite3TriggerSelectStep(struct sqlite3 *, struct Select *, const char *,
                                                    const char *);
static struct TriggerStep *sqlite3TriggerInsertStep(struct Parse *, struct Token *, struct IdList *,
                                                    struct Select *, unsigned char, struct Upsert *,
                                                    const char *, const char *);
static struct TriggerStep *sqlite3TriggerUpdateStep(struct Parse *, struct Token *,
                                                    struct SrcList *, struct ExprList *,
                                                    struct Expr *, unsigned char, const char *,
                                                    const char *);
static struct TriggerStep *sqlite3TriggerDeleteStep(struct Parse *, struct Token *, struct Expr *,
                                                    const char *, const char *);
static struct Window *sqlite3WindowAlloc(struct Parse *, int, int, struct Expr *, int,
                                         struct Expr *, unsigned char);
static void sqlite3WindowChain(struct Parse *, struct Window *, struct Window *);
static struct Window *sqlite3WindowAssemble(struct Parse *, struct Window *, struct ExprList *,
                                            struct ExprList *, struct Token *);
static void sqlite3WindowListDelete(struct sqlite3 *, struct Window *);
/* The grammar still fills this member of a Select, with the null that it gets here. */
#define pWinDefn pNext

/* Words for who writes SQL: small_sqlite.cmake says why there are none. */
#define sqlite3ErrorMsg(parse, ...) (sqlite3ErrorMsg)(parse, "fault")
#define sqlite3ErrorWithMsg(db, code, ...) sqlite3Error(db, code)
#define sqlite3VdbeError(program, ...) (sqlite3VdbeError)(program, "fault")
#define sqlite3_log(...) ((void)0)
#define sqlite3Fts5ConfigErrmsg(config, ...) (sqlite3Fts5ConfigErrmsg)(config, "fault")
#define sqlite3Fts5ParseError(parse, ...) (sqlite3Fts5ParseError)(parse, "fault")
#define fts5SetVtabError(table, ...) (fts5SetVtabError)(table, "fault")
#define checkAppendMsg(check, ...) (checkAppendMsg)(check, "fault")
#define no_words(...) sqlite3_mprintf("fault")

#include "cut_sqlite3.c"

static void refuse(Parse *parse) { sqlite3ErrorMsg(parse, "left out of this SQLite"); }

static void sqlite3AlterBeginAddColumn(Parse *parse, SrcList *table) {
  (void)table;
  refuse(parse);
}

static void sqlite3AlterDropColumn(Parse *parse, SrcList *table, const Token *column) {
  (void)table, (void)column;
  refuse(parse);
}

static void sqlite3AlterFinishAddColumn(Parse *parse, Token *column) {
  (void)column;
  refuse(parse);
}

static void sqlite3AlterRenameColumn(Parse *parse, SrcList *table, Token *old, Token *name) {
  (void)table, (void)old, (void)name;
  refuse(parse);
}

static void sqlite3AlterRenameTable(Parse *parse, SrcList *table, Token *name) {
  (void)table, (void)name;
  refuse(parse);
}

/* Only a renaming follows tokens. */
static void sqlite3RenameExprUnmap(Parse *parse, Expr *expr) { (void)parse, (void)expr; }
static void sqlite3RenameExprlistUnmap(Parse *parse, ExprList *list) { (void)parse, (void)list; }
static void sqlite3RenameTokenRemap(Parse *parse, const void *to, const void *from) {
  (void)parse, (void)to, (void)from;
}
static const void *sqlite3RenameTokenMap(Parse *parse, const void *at, const Token *token) {
  (void)parse, (void)token;
  return at;
}

static void sqlite3Vacuum(Parse *parse, Token *name, Expr *into) {
  (void)name;
  sqlite3ExprDelete(parse->db, into);
  refuse(parse);
}

static void sqlite3Analyze(Parse *parse, Token *first, Token *second) {
  (void)first, (void)second;
  refuse(parse);
}

static void sqlite3Reindex(Parse *parse, Token *first, Token *second) {
  (void)first, (void)second;
  refuse(parse);
}

static void sqlite3BeginTrigger(Parse *parse, Token *first, Token *second, int time, int op,
                                IdList *columns, SrcList *table, Expr *when, int temp,
                                int no_error) {
  (void)first, (void)second, (void)time, (void)op, (void)temp, (void)no_error;
  sqlite3IdListDelete(parse->db, columns);
  sqlite3SrcListDelete(parse->db, table);
  sqlite3ExprDelete(parse->db, when);
  refuse(parse);
}

static void sqlite3FinishTrigger(Parse *parse, TriggerStep *steps, Token *all) {
  (void)steps, (void)all;
  refuse(parse);
}

static void sqlite3DropTrigger(Parse *parse, SrcList *name, int no_error) {
  (void)no_error;
  sqlite3SrcListDelete(parse->db, name);
  refuse(parse);
}

static void sqlite3DeleteTriggerStep(sqlite3 *db, TriggerStep *step) { (void)db, (void)step; }

/* A statement of a trigger: its beginning was refused, and the rest is parsed no further than to
 * free what it holds. */
static TriggerStep *sqlite3TriggerSelectStep(sqlite3 *db, Select *select, const char *from,
                                             const char *to) {
  (void)from, (void)to;
  sqlite3SelectDelete(db, select);
  return 0;
}

static TriggerStep *sqlite3TriggerInsertStep(Parse *parse, Token *table, IdList *columns,
                                             Select *select, u8 conflict, Upsert *upsert,
                                             const char *from, const char *to) {
  (void)table, (void)conflict, (void)from, (void)to;
  sqlite3IdListDelete(parse->db, columns);
  sqlite3SelectDelete(parse->db, select);
  sqlite3UpsertDelete(parse->db, upsert);
  return 0;
}

static TriggerStep *sqlite3TriggerUpdateStep(Parse *parse, Token *table, SrcList *from_tables,
                                             ExprList *changes, Expr *where, u8 conflict,
                                             const char *from, const char *to) {
  (void)table, (void)conflict, (void)from, (void)to;
  sqlite3SrcListDelete(parse->db, from_tables);
  sqlite3ExprListDelete(parse->db, changes);
  sqlite3ExprDelete(parse->db, where);
  return 0;
}

static TriggerStep *sqlite3TriggerDeleteStep(Parse *parse, Token *table, Expr *where,
                                             const char *from, const char *to) {
  (void)table, (void)from, (void)to;
  sqlite3ExprDelete(parse->db, where);
  return 0;
}

static Window *sqlite3WindowAlloc(Parse *parse, int type, int start, Expr *first, int end,
                                  Expr *last, u8 exclude) {
  (void)type, (void)start, (void)end, (void)exclude;
  sqlite3ExprDelete(parse->db, first);
  sqlite3ExprDelete(parse->db, last);
  refuse(parse);
  return 0;
}

static Window *sqlite3WindowAssemble(Parse *parse, Window *window, ExprList *partition,
                                     ExprList *order, Token *base) {
  (void)window, (void)base;
  sqlite3ExprListDelete(parse->db, partition);
  sqlite3ExprListDelete(parse->db, order);
  refuse(parse);
  return 0;
}

static void sqlite3WindowChain(Parse *parse, Window *window, Window *list) {
  (void)window, (void)list;
  refuse(parse);
}

static void sqlite3WindowListDelete(sqlite3 *db, Window *list) { (void)db, (void)list; }
