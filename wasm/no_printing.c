/* What the page program never does: print, or read a floating-point number.
 *
 * Both come in with libraries all the same: a JSON lexer that shows a bad byte and converts each
 * number although only its digits are kept, and the last words of the C++ runtime before it
 * aborts. Saying less here keeps the C library's formatted output and its 128-bit floats out of
 * the program (9 KB compressed, with SQLite's own formatting untouched). Linked into cairn-page
 * only: the tests run with the real ones, and compare.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

double strtod(const char *restrict text, char **restrict end) {
  const char *at = text;
  while (*at != '\0') at++; /* the lexer hands over one whole number */
  if (end != NULL) *end = (char *)at;
  return 0;
}

/* In the C library these share a file with strtod. */
float strtof(const char *restrict text, char **restrict end) { return (float)strtod(text, end); }

long double strtold(const char *restrict text, char **restrict end) { return strtod(text, end); }

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
