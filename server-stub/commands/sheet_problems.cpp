#include "commands/sheet_problems.h"

#include <algorithm>
#include <cstdio>

namespace cairn::server {

std::string plain(std::string_view text, Lang lang) {
  if (text.empty()) return lang == Lang::fr ? "(vide)" : "(empty)";
  std::string shown(text);
  std::replace_if(
      shown.begin(), shown.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return shown;
}

void print(const SheetProblem& problem, Lang lang) {
  std::string place = problem.file;
  if (problem.line > 0) place += ":" + std::to_string(problem.line);
  if (!problem.column.empty()) place += ": " + plain(problem.column, lang);
  std::fprintf(stderr, "%s: %s\n  → %s\n", place.c_str(), plain(problem.what, lang).c_str(),
               plain(problem.write, lang).c_str());
}

}  // namespace cairn::server
