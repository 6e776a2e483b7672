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

# What looks whether an index is whole, or makes it anew: a base that is not is fetched again.
cut("    /* xIntegrity    */ fts5IntegrityMethod\n" "    /* xIntegrity    */ 0\n")
cut("rc = sqlite3Fts5StorageIntegrity(pTab->pStorage, iArg);" "rc = SQLITE_ERROR;")
cut("rc = sqlite3Fts5StorageRebuild(pTab->pStorage);" "rc = SQLITE_ERROR;")
cut("rc = sqlite3Fts5StorageOptimize(pTab->pStorage);" "rc = SQLITE_ERROR;")

# Files are named, never given as addresses. No query is given a name (WITH).
cut("  if( ((flags & SQLITE_OPEN_URI) " "  if( 0 && ((flags & SQLITE_OPEN_URI) ")
cut("# define sqlite3CteNew(P,T,E,S)   ((void*)0)" "# define sqlite3CteNew(P,T,E,S,M) ((void*)0)\n# define sqlite3WithAdd(P,W,C) ((void*)0)")

foreach(pragma analysis_limit application_id automatic_index busy_timeout cache_spill
    checkpoint_fullfsync count_changes empty_result_callbacks freelist_count full_column_names
    fullfsync hard_heap_limit ignore_check_constraints journal_size_limit legacy_alter_table
    max_page_count mmap_size optimize page_count query_only read_uncommitted recursive_triggers
    reverse_unordered_selects schema_version short_column_names shrink_memory soft_heap_limit
    temp_store temp_store_directory threads wal_autocheckpoint)
  string(REGEX REPLACE " {/\\* zName:     \\*/ \"${pragma}\",\n[^}]*},\n" "" without "${text}")
  if(without STREQUAL text)
    message(FATAL_ERROR "wasm/small_sqlite.cmake: this SQLite has no PRAGMA ${pragma}")
  endif()
  set(text "${without}")
endforeach()

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

# Sentences about what went wrong, and the lines where it did: nobody reads them in a browser, the
# codes say enough (small_sqlite.c has the one sentence that is left).
foreach(name sqlite3ErrorMsg sqlite3ErrorWithMsg sqlite3_log sqlite3Fts5ParseError
    sqlite3Fts5ConfigErrmsg fts5SetVtabError checkAppendMsg)
  cut("void ${name}(" "void (${name})(")
endforeach()
cut("sqlite3CorruptError(__LINE__)" "SQLITE_CORRUPT")
cut("sqlite3MisuseError(__LINE__)" "SQLITE_MISUSE")
cut("sqlite3CantopenError(__LINE__)" "SQLITE_CANTOPEN")
cut("SQLITE_PRIVATE const char *sqlite3ErrStr(int rc){"
    "SQLITE_PRIVATE const char *sqlite3ErrStr(int rc){ return cut_sentence; }\nstatic const char *cut_ErrStr(int rc){")

set(cut_sqlite3 ${CMAKE_BINARY_DIR}/small_sqlite/cut_sqlite3.c)
file(WRITE ${cut_sqlite3}.new "${text}")
file(COPY_FILE ${cut_sqlite3}.new ${cut_sqlite3} ONLY_IF_DIFFERENT)
