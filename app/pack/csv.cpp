#include "pack/csv.h"

#include <algorithm>

namespace cairn {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator)
      : text_(text), separator_(separator), ends_{separator, '\n'} {}

  Csv read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < text_.size()) {
      CsvLine line{line_, {}};
      do {
        line.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : bare());
      } while (take(separator_));
      take('\r');
      if (take('\n')) ++line_;
      if (line.cells.size() > 1 || !line.cells[0].empty()) csv_.lines.push_back(std::move(line));
    }
    return std::move(csv_);
  }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string bare() {
    const std::size_t from = at_;
    at_ = std::min(text_.find_first_of(std::string_view(ends_, 2), at_), text_.size());
    std::string cell(text_.substr(from, at_ - from));
    if (cell.ends_with('\r')) cell.pop_back();
    return cell;
  }

  std::string quoted() {
    const int opened = line_;
    std::string cell;
    ++at_;
    while (at_ < text_.size()) {
      // A pair of quotes is one; a quote alone ends the cell.
      if (take('"') && !(at_ < text_.size() && text_[at_] == '"')) return cell + bare();
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_++];
    }
    csv_.open_quote = opened;
    return cell;
  }

  std::string_view text_;
  char separator_;
  char ends_[2];  // of a bare cell
  std::size_t at_ = 0;
  int line_ = 1;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text, char separator) { return CsvReader(text, separator).read(); }

std::string csv_line(const std::vector<std::string>& cells, char separator) {
  const char marks[] = {separator, '"', '\r', '\n'};
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (i > 0) line += separator;
    // A blank at an end, and a line that would look empty, are kept by quotes.
    const bool is_bare = !cell.empty() && cell.front() != ' ' && cell.back() != ' ' &&
                         cell.find_first_of(std::string_view(marks, 4)) == std::string::npos;
    if (is_bare || (cell.empty() && cells.size() > 1)) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace cairn
