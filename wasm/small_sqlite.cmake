# Writes cut_sqlite3.c beside the build: the amalgamation without rows of its tables that name what
# this house never asks for. Each cut must be found, so that another SQLite is looked at again.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CAIRN_SQLITE}/sqlite3.c)
file(READ ${CAIRN_SQLITE}/sqlite3.c text)

function(cut from)
  string(FIND "${text}" "${from}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "wasm/small_sqlite.cmake: this SQLite does not hold: ${from}")
  endif()
  string(REPLACE "${from}" "${ARGN}" text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

# Full-text search: other tokenizers than ours, what shows an index or a part of a text.
cut("    { \"ascii\",     {fts5AsciiCreate, fts5AsciiDelete, fts5AsciiTokenize }},\n")
cut("    { \"trigram\",   {fts5TriCreate, fts5TriDelete, fts5TriTokenize}},\n")
cut("  if( rc==SQLITE_OK ){\n    fts5_tokenizer_v2 sPorter = {" "  if( 0 ){\n    fts5_tokenizer_v2 sPorter = {")
cut("    if( rc==SQLITE_OK ) rc = sqlite3Fts5VocabInit(pGlobal, db);\n")
cut("    { \"snippet\",         0, fts5SnippetFunction,   0 },\n")
cut("    { \"highlight\",       0, fts5HighlightFunction, 0 },\n")
cut("    { \"fts5_get_locale\", 0, fts5GetLocaleFunction, 0 },\n")

# Functions of SQL.
foreach(call "ltrim,              1, 1" "ltrim,              2, 1" "rtrim,              1, 2"
    "rtrim,              2, 2" "trim,               1, 3" "trim,               2, 3")
  cut("    FUNCTION(${call}, 0, trimFunc         ),\n")
endforeach()
cut("    FUNCTION(printf,            -1, 0, 0, printfFunc       ),\n")
cut("    FUNCTION(format,            -1, 0, 0, printfFunc       ),\n")
cut("    FUNCTION(unicode,            1, 0, 0, unicodeFunc      ),\n")
cut("    FUNCTION(char,              -1, 0, 0, charFunc         ),\n")
cut("    FUNCTION(round,              1, 0, 0, roundFunc        ),\n")
cut("    FUNCTION(round,              2, 0, 0, roundFunc        ),\n")
cut("    FUNCTION(unhex,              1, 0, 0, unhexFunc        ),\n")
cut("    FUNCTION(unhex,              2, 0, 0, unhexFunc        ),\n")
cut("    FUNCTION(concat,            -3, 0, 0, concatFunc       ),\n")
cut("    FUNCTION(concat_ws,         -4, 0, 0, concatwsFunc     ),\n")
cut("    FUNCTION(replace,            3, 0, 0, replaceFunc      ),\n")
set(joined "        groupConcatFinalize, groupConcatValue, groupConcatInverse, 0),\n")
cut("    WAGGREGATE(group_concat, 1, 0, 0, groupConcatStep,\n${joined}")
cut("    WAGGREGATE(group_concat, 2, 0, 0, groupConcatStep,\n${joined}")
cut("    WAGGREGATE(string_agg,   2, 0, 0, groupConcatStep,\n${joined}")

set(cut_sqlite3 ${CMAKE_BINARY_DIR}/small_sqlite/cut_sqlite3.c)
file(WRITE ${cut_sqlite3}.new "${text}")
file(COPY_FILE ${cut_sqlite3}.new ${cut_sqlite3} ONLY_IF_DIFFERENT)
