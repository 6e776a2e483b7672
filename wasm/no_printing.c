/* What the page program never does: print.
 *
 * It comes in all the same, with the last words of the C++ runtime before it aborts. Saying less
 * here keeps the C library's formatted output and its 128-bit floats out of the program, with
 * SQLite's own formatting untouched. Linked into cairn-page only: the tests run with the real
 * ones, and compare.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

int snprintf(char *restrict text, size_t size, const char *restrict format, ...) {
  (void)format;
  if (size > 0) *text = '\0';
  return 0;
}

int fprintf(FILE *restrict file, const char *restrict format, ...) {
  (void)file, (void)format;
  return 0;
}

/* The same, where the compiler saw that no float is printed. */
int fiprintf(FILE *restrict file, const char *restrict format, ...) {
  (void)file, (void)format;
  return 0;
}

void abort_message(const char *format, ...) {
  (void)format;
  abort();
}
