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

# Common table expressions: the grammar calls with one argument more, and what it gets is nothing.
cut("# define sqlite3CteNew(P,T,E,S)   ((void*)0)\n"
  "# define sqlite3CteNew(P, ...) ((void*)0)\n# define sqlite3WithAdd(P, ...) ((void*)0)\n")

# Functions of SQL.
foreach(call
    "INLINE_FUNC(unlikely,        1, INLINEFUNC_unlikely, SQLITE_FUNC_UNLIKELY),"
    "INLINE_FUNC(likelihood,      2, INLINEFUNC_unlikely, SQLITE_FUNC_UNLIKELY),"
    "INLINE_FUNC(likely,          1, INLINEFUNC_unlikely, SQLITE_FUNC_UNLIKELY),"
    "FUNCTION2(typeof,            1, 0, 0, typeofFunc,  SQLITE_FUNC_TYPEOF),"
    "FUNCTION2(octet_length,      1, 0, 0, bytelengthFunc,SQLITE_FUNC_BYTELEN),"
    "FUNCTION(abs,                1, 0, 0, absFunc          ),"
    "FUNCTION(upper,              1, 0, 0, upperFunc        ),"
    "FUNCTION(hex,                1, 0, 0, hexFunc          ),"
    "VFUNCTION(random,            0, 0, 0, randomFunc       ),"
    "VFUNCTION(randomblob,        1, 0, 0, randomBlob       ),"
    "FUNCTION(nullif,             2, 0, 1, nullifFunc       ),"
    "DFUNCTION(sqlite_version,    0, 0, 0, versionFunc      ),"
    "DFUNCTION(sqlite_source_id,  0, 0, 0, sourceidFunc     ),"
    "FUNCTION(sqlite_log,         2, 0, 0, errlogFunc       ),"
    "FUNCTION(quote,              1, 0, 0, quoteFunc        ),"
    "VFUNCTION(last_insert_rowid, 0, 0, 0, last_insert_rowid),"
    "VFUNCTION(changes,           0, 0, 0, changes          ),"
    "VFUNCTION(total_changes,     0, 0, 0, total_changes    ),"
    "FUNCTION(zeroblob,           1, 0, 0, zeroblobFunc     ),"
    "FUNCTION(substring,          2, 0, 0, substrFunc       ),"
    "FUNCTION(substring,          3, 0, 0, substrFunc       ),"
    "WAGGREGATE(sum,   1,0,0, sumStep, sumFinalize, sumFinalize, sumInverse, 0),"
    "WAGGREGATE(total, 1,0,0, sumStep,totalFinalize,totalFinalize,sumInverse, 0),"
    "WAGGREGATE(avg,   1,0,0, sumStep, avgFinalize, avgFinalize, sumInverse, 0),"
    "FUNCTION(sign,               1, 0, 0,      signFunc    ),"
    "INLINE_FUNC(iif,            -4, INLINEFUNC_iif,      0 ),"
    "INLINE_FUNC(if,             -4, INLINEFUNC_iif,      0 ),"
  )
  cut("    ${call}\n")
endforeach()
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

# Words for who writes SQL: a statement that fails here failed in the native tests, with all its
# words. In parentheses a name is not the macro of small_sqlite.c, which drops them.
foreach(said "sqlite3ErrorMsg(Parse*, const char*, ...)"
    "sqlite3ErrorMsg(Parse *pParse, const char *zFormat, ...)"
    "sqlite3ErrorWithMsg(sqlite3*, int, const char*,...)"
    "sqlite3ErrorWithMsg(sqlite3 *db, int err_code, const char *zFormat, ...)"
    "sqlite3VdbeError(Vdbe*, const char *, ...)"
    "sqlite3VdbeError(Vdbe *p, const char *zFormat, ...)"
    "sqlite3_log(int iErrCode, const char *zFormat, ...)"
    "sqlite3Fts5ConfigErrmsg(Fts5Config *pConfig, const char *zFmt, ...)"
    "sqlite3Fts5ParseError(Fts5Parse *pParse, const char *zFmt, ...)"
    "fts5SetVtabError(Fts5FullTable *p, const char *zFormat, ...)")
  string(REGEX REPLACE "^([a-zA-Z0-9_]+)" "(\\1)" plain "${said}")
  cut("void ${said}" "void ${plain}")
endforeach()
cut("static void checkAppendMsg(\n" "static void (checkAppendMsg)(\n")
cut("*pzErr = sqlite3_mprintf(" "*pzErr = no_words(")
cut("zErrMsg = sqlite3_mprintf(" "zErrMsg = no_words(")
# Where in the source a fault was found.
foreach(fault CORRUPT MISUSE CANTOPEN)
  string(SUBSTRING ${fault} 1 -1 rest)
  string(TOLOWER ${rest} rest)
  string(SUBSTRING ${fault} 0 1 first)
  cut("#define SQLITE_${fault}_BKPT sqlite3${first}${rest}Error(__LINE__)"
    "#define SQLITE_${fault}_BKPT SQLITE_${fault}")
endforeach()

# Pragmas.
foreach(pragma JOURNAL_SIZE_LIMIT CACHE_SIZE CACHE_SPILL MMAP_SIZE TEMP_STORE TEMP_STORE_DIRECTORY DATA_STORE_DIRECTORY WAL_AUTOCHECKPOINT SHRINK_MEMORY OPTIMIZE SOFT_HEAP_LIMIT HARD_HEAP_LIMIT THREADS ANALYSIS_LIMIT)
  cut("  case PragTyp_${pragma}: {\n" "  case PragTyp_${pragma}: if( 1 ) break; else {\n")
endforeach()

# File names that are URIs, tables that are pragmas, numbers with a fraction in words.
cut("  if( ((flags & SQLITE_OPEN_URI)                     /* IMP: R-48725-32206 */\n" "  if( 0 && ((flags & SQLITE_OPEN_URI)\n")
cut("        pMod = sqlite3PragmaVtabRegister(db, zName);\n")
cut("      case etFLOAT:\n      case etEXP:\n      case etGENERIC: {\n" "      case 255: {\n")

# Full-text search: its own check of itself, synonyms, what makes an index anew.
cut("    /* xIntegrity    */ fts5IntegrityMethod\n" "    0\n")
cut("    rc = sqlite3Fts5StorageIntegrity(pTab->pStorage, iArg);\n" "    rc = SQLITE_ERROR;\n")
cut("      rc = sqlite3Fts5StorageRebuild(pTab->pStorage);\n" "      rc = SQLITE_ERROR;\n")
cut("    rc = sqlite3Fts5StorageMerge(pTab->pStorage, nMerge);\n" "    rc = SQLITE_ERROR;\n")
cut("    /* xRename       */ fts5RenameMethod,\n" "    0,\n")
cut("      pConfig->bTokendata = (zArg[0]=='1');\n" "      rc = SQLITE_ERROR;\n")
foreach(config "pCtx->pConfig" "pExpr->pConfig" "((Fts5Table*)pCursor->pVtab)->pConfig" "pConfig")
  cut("${config}->bTokendata" 0)
endforeach()

set(cut_sqlite3 ${CMAKE_BINARY_DIR}/small_sqlite/cut_sqlite3.c)
file(WRITE ${cut_sqlite3}.new "${text}")
file(COPY_FILE ${cut_sqlite3}.new ${cut_sqlite3} ONLY_IF_DIFFERENT)
