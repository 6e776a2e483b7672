#include "pack/csv.h"

#include <algorithm>

namespace cairn {

namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  Csv read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < text_.size()) {
      CsvLine line{line_, {}};
      do {
        line.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : bare());
      } while (take(','));
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
    at_ = std::min(text_.find_first_of(",\n", at_), text_.size());
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
  std::size_t at_ = 0;
  int line_ = 1;
  Csv csv_;
};

}  // namespace

Csv read_csv(std::string_view text) { return CsvReader(text).read(); }

}  // namespace cairn
