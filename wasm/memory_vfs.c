/* SQLite's only file system in a browser's memory: there are no files.
 *
 * The citizen's program reads a snapshot through sqlite3_deserialize and keeps everything in
 * memory, so this default VFS only has to exist: SQLite asks it for its size, for random bytes
 * and for the time. Opening a file by name is refused (SQLITE_CANTOPEN).
 *
 * Promises: deterministic. Random bytes come from a counter, because nothing here may depend on
 * chance (rowids are given, and there are no journals until files.c comes, with its own dice), and
 * the clock stands still: the core is told the time by messages only.
 */
#include <sqlite3.h>
#include <string.h>
#include <time.h>

static int refuse_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                       int *flags_given) {
  (void)vfs, (void)name, (void)flags, (void)flags_given;
  file->pMethods = 0;
  return SQLITE_CANTOPEN;
}

static int refuse_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs, (void)name, (void)sync;
  return SQLITE_IOERR_DELETE;
}

static int nothing_there(sqlite3_vfs *vfs, const char *name, int flags, int *is_there) {
  (void)vfs, (void)name, (void)flags;
  *is_there = 0;
  return SQLITE_OK;
}

static int same_path(sqlite3_vfs *vfs, const char *name, int size, char *path) {
  const size_t length = strlen(name);
  (void)vfs;
  if (length >= (size_t)size) return SQLITE_CANTOPEN;
  memcpy(path, name, length + 1);
  return SQLITE_OK;
}

static int count_up(sqlite3_vfs *vfs, int size, char *bytes) {
  static unsigned char count = 0;
  int i;
  (void)vfs;
  for (i = 0; i < size; i++) bytes[i] = (char)++count;
  return size;
}

static int no_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  return microseconds;
}

static int no_clock(sqlite3_vfs *vfs, double *julian_day) {
  (void)vfs;
  *julian_day = 2440587.5; /* 1970-01-01 */
  return SQLITE_OK;
}

/* SQLite's CURRENT_TIMESTAMP would pull a calendar in JavaScript (7 KB) for a clock that stands
   still: without gmtime it is NULL. Nothing else in the program may ask for the time. */
struct tm *gmtime(const time_t *at) {
  (void)at;
  return 0;
}

size_t strftime(char *restrict text, size_t size, const char *restrict format,
                const struct tm *restrict at) {
  (void)text, (void)size, (void)format, (void)at;
  return 0;
}

int sqlite3_os_init(void) {
  static sqlite3_vfs memory = {
      .iVersion = 1,
      .szOsFile = sizeof(sqlite3_file),
      .mxPathname = 64,
      .zName = "memory",
      .xOpen = refuse_open,
      .xDelete = refuse_delete,
      .xAccess = nothing_there,
      .xFullPathname = same_path,
      .xRandomness = count_up,
      .xSleep = no_sleep,
      .xCurrentTime = no_clock,
  };
  return sqlite3_vfs_register(&memory, 1);
}

int sqlite3_os_end(void) { return SQLITE_OK; }
