/* SQLite's files in a browser: a VFS over the access handles of the origin private file system.
 *
 * An access handle is opened beforehand, asynchronously, by the Worker, which owns the storage
 * alone (one lock for all tabs); from then on it reads, writes and flushes synchronously. So a
 * file's name is looked up among `Module.files` and never created here; an empty file is one that
 * does not exist. Nobody else has these files open: locks are granted, and the index of a
 * write-ahead log needs no shared memory (locking_mode=EXCLUSIVE). Invariant: what `xSync` has
 * acknowledged was flushed by the browser.
 *
 * A write that the disk has no room for is SQLITE_FULL, never half told as done. A handle that
 * fails otherwise (the browser took it back) leaves `Module.files.lost`: the Worker opens them
 * anew.
 *
 * A write costs a browser the same whatever its length, and SQLite writes a page of its log in two:
 * a head, then the page behind it. A head is held back until whatever comes next.
 * Leaves out: which files there are (web/files.js), what is in them (app/replica).
 */
#include <emscripten.h>
#include <sqlite3.h>
#include <string.h>

EM_JS(int, cairn_file_named, (const char *name), {
  const files = Module.files || [];
  let text = "";
  for (let at = name; HEAPU8[at]; at++) text += String.fromCharCode(HEAPU8[at]);
  return files.findIndex((file) => file.name === text);
});

EM_JS(int, cairn_file_read, (int at, void *bytes, int length, double from), {
  try {
    return Module.files[at].handle.read(HEAPU8.subarray(bytes, bytes + length), { at: from });
  } catch (error) {
    Module.files.lost = error;
    return -1;
  }
});

/* What was written; -1: not; -2: there is no room. */
EM_JS(int, cairn_file_write, (int at, const void *bytes, int length, double from), {
  try {
    return Module.files[at].handle.write(HEAPU8.subarray(bytes, bytes + length), { at: from });
  } catch (error) {
    if (error.name === "QuotaExceededError") return -2;
    Module.files.lost = error;
    return -1;
  }
});

EM_JS(double, cairn_file_size, (int at), {
  try {
    return Module.files[at].handle.getSize();
  } catch (error) {
    return -1;
  }
});

/* 0 where it was done. */
EM_JS(int, cairn_file_cut, (int at, double size), {
  try {
    Module.files[at].handle.truncate(size);
    return 0;
  } catch (error) {
    return 1;
  }
});

EM_JS(int, cairn_file_flush, (int at), {
  try {
    Module.files[at].handle.flush();
    return 0;
  } catch (error) {
    Module.files.lost = error;
    return 1;
  }
});

EM_JS(void, cairn_file_chance, (void *bytes, int length), {
  crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + length));
});

enum { head_size = 24, page_most = 4096 };

typedef struct {
  sqlite3_file base;
  int at;
  int held; /* bytes of `head` that are to be written at `from` */
  sqlite3_int64 from;
  char head[head_size + page_most];
} kept_file;

static int at_of(sqlite3_file *file) { return ((kept_file *)file)->at; }

static int put_down(int at, const void *bytes, int length, sqlite3_int64 from) {
  const int put = cairn_file_write(at, bytes, length, (double)from);
  if (put == length) return SQLITE_OK;
  return put == -1 ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

/* What was held back, before anything else. */
static int let_go(sqlite3_file *file) {
  kept_file *kept = (kept_file *)file;
  const int held = kept->held;
  kept->held = 0;
  return held ? put_down(kept->at, kept->head, held, kept->from) : SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 from) {
  const int failed = let_go(file);
  if (failed) return failed;
  const int got = cairn_file_read(at_of(file), bytes, length, (double)from);
  if (got == length) return SQLITE_OK;
  if (got < 0) return SQLITE_IOERR_READ;
  memset((char *)bytes + got, 0, (size_t)(length - got));
  return SQLITE_IOERR_SHORT_READ;
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 from) {
  kept_file *kept = (kept_file *)file;
  if (kept->held && from == kept->from + kept->held && length <= page_most) {
    memcpy(kept->head + kept->held, bytes, (size_t)length);
    kept->held += length;
    return let_go(file);
  }
  const int failed = let_go(file);
  if (failed || length != head_size)
    return failed ? failed : put_down(kept->at, bytes, length, from);
  memcpy(kept->head, bytes, head_size);
  kept->held = head_size;
  kept->from = from;
  return SQLITE_OK;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
  const int failed = let_go(file);
  if (failed) return failed;
  return cairn_file_cut(at_of(file), (double)size) ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
}

static int sync_file(sqlite3_file *file, int flags) {
  (void)flags;
  const int failed = let_go(file);
  if (failed) return failed;
  return cairn_file_flush(at_of(file)) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size) {
  const int failed = let_go(file);
  if (failed) return failed;
  const double bytes = cairn_file_size(at_of(file));
  *size = (sqlite3_int64)bytes;
  return bytes < 0 ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static int grant(sqlite3_file *file, int lock) {
  (void)file, (void)lock;
  return SQLITE_OK;
}

static int nobody_else(sqlite3_file *file, int *is_reserved) {
  (void)file;
  *is_reserved = 0;
  return SQLITE_OK;
}

static int no_control(sqlite3_file *file, int what, void *argument) {
  (void)file, (void)what, (void)argument;
  return SQLITE_NOTFOUND;
}

static int page_size(sqlite3_file *file) {
  (void)file;
  return 4096;
}

static int no_promise(sqlite3_file *file) {
  (void)file;
  return 0;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = let_go,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_of_file,
    .xLock = grant,
    .xUnlock = grant,
    .xCheckReservedLock = nobody_else,
    .xFileControl = no_control,
    .xSectorSize = page_size,
    .xDeviceCharacteristics = no_promise,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *flags_given) {
  (void)vfs;
  file->pMethods = 0;
  const int at = name ? cairn_file_named(name) : -1;
  if (at < 0) return SQLITE_CANTOPEN;
  file->pMethods = &methods;
  ((kept_file *)file)->at = at;
  ((kept_file *)file)->held = 0;
  if (flags_given) *flags_given = flags;
  return SQLITE_OK;
}

static int empty_file(sqlite3_vfs *vfs, const char *name, int sync) {
  const int at = cairn_file_named(name);
  (void)vfs, (void)sync;
  if (at < 0) return SQLITE_OK;
  return cairn_file_cut(at, 0) || cairn_file_flush(at) ? SQLITE_IOERR_DELETE : SQLITE_OK;
}

static int is_there(sqlite3_vfs *vfs, const char *name, int flags, int *there) {
  const int at = cairn_file_named(name);
  (void)vfs, (void)flags;
  *there = at >= 0 && cairn_file_size(at) > 0;
  return SQLITE_OK;
}

/* Two logs of one file must never be taken for one another: their marks are SQLite's own dice,
 * thrown from those of the default VFS. */
static int throw_dice(sqlite3_vfs *vfs, int size, char *bytes) {
  (void)vfs;
  cairn_file_chance(bytes, size);
  return size;
}

/* Beside the default one, whose clock and paths it shares. */
int cairn_register_files(void) {
  static sqlite3_vfs files;
  if (files.zName) return SQLITE_OK;
  sqlite3_vfs_find(0)->xRandomness = throw_dice;
  sqlite3_randomness(0, 0);
  files = *sqlite3_vfs_find(0);
  files.zName = "files";
  files.szOsFile = sizeof(kept_file);
  files.xOpen = open_file;
  files.xDelete = empty_file;
  files.xAccess = is_there;
  return sqlite3_vfs_register(&files, 0);
}
