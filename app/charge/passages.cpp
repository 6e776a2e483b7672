#include "charge/passages.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "ledger/rules.h"
#include "model/contribution.h"
#include "model/order.h"

namespace cairn {

namespace {

constexpr const char *mark_fr = "[passage masqué]", *mark_en = "[passage hidden]";

struct Passage {
  std::size_t from = 0, to = 0;  // bytes
};

/// In order, apart from each other; what overlaps is one.
std::vector<Passage> in_order(std::vector<Passage> all) {
  sort_by(all, [](const Passage& a, const Passage& b) { return a.from < b.from; });
  std::vector<Passage> apart;
  for (const Passage& one : all) {
    if (!apart.empty() && one.from <= apart.back().to) {
      apart.back().to = std::max(apart.back().to, one.to);
    } else {
      apart.push_back(one);
    }
  }
  return apart;
}

bool read_number(std::string_view& text, std::size_t& number) {
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end.ptr - text.data()));
  return true;
}

bool read_passage(std::string_view& text, Passage& passage) {
  if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (!read_number(text, passage.from) || text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return read_number(text, passage.to);
}

bool is_in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/// Neither letter nor number goes on over its ends.
bool is_whole(std::string_view words, std::size_t from, std::size_t to) {
  const bool begins = from == 0 || !is_in_word(words[from - 1]) || !is_in_word(words[from]);
  return begins && (to == words.size() || !is_in_word(words[to]) || !is_in_word(words[to - 1]));
}

std::string written(const std::vector<Passage>& all) {
  std::string passages;
  for (const Passage& one : all) {
    if (!passages.empty()) passages += ' ';
    passages += std::to_string(one.from) + "-" + std::to_string(one.to);
  }
  return passages;
}

}  // namespace

std::string name_of_words(std::string_view words, std::string_view edited) {
  return said_id(edited, words);
}

std::optional<std::string> passages_in(std::string_view words, std::string_view wanted) {
  std::vector<Passage> all;
  const std::string lines = tidy(wanted);
  std::string_view left = lines;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string line = tidy(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.empty()) continue;
    std::size_t at = words.find(line);
    if (at == words.npos) return {};
    for (; at != words.npos; at = words.find(line, at + line.size())) {
      all.push_back({at, at + line.size()});
    }
  }
  all = in_order(std::move(all));
  if (all.empty() || all.size() > static_cast<std::size_t>(passages_most)) return {};
  return written(all);
}

std::optional<std::string> blacked_out(std::string_view words, std::string_view passages,
                                       Lang lang) {
  std::string out, left;
  std::size_t done = 0;
  int count = 0;
  while (!passages.empty()) {
    Passage one;
    if (!read_passage(passages, one) || one.from < done || one.to <= one.from ||
        one.to > words.size() || ++count > passages_most) {
      return {};
    }
    out += words.substr(done, one.from - done);
    left += words.substr(done, one.from - done);
    out += lang == Lang::fr ? mark_fr : mark_en;
    done = one.to;
  }
  if (count == 0) return {};
  out += words.substr(done);
  left += words.substr(done);
  // Of nothing but passages, it is to be hidden.
  if (tidy(left).empty()) return {};
  // Where a passage ends within a character, it is none.
  if (length_of(out) < 0) return {};
  return out;
}

std::string without_quotes(std::string_view quoting, Lang lang, std::string_view words,
                           std::string_view passages) {
  const std::string mark = lang == Lang::fr ? mark_fr : mark_en;
  std::vector<Passage> all;
  for (Passage one; !passages.empty();) {
    const bool is_one = read_passage(passages, one) && one.from < one.to && one.to <= words.size();
    if (!is_one) return mark;
    const std::string said = tidy(words.substr(one.from, one.to - one.from));
    for (std::size_t at = said.empty() ? quoting.npos : quoting.find(said); at != quoting.npos;
         at = quoting.find(said, at + said.size())) {
      if (is_whole(quoting, at, at + said.size())) all.push_back({at, at + said.size()});
    }
  }
  if (all.empty()) return std::string(quoting);
  const auto left = blacked_out(quoting, written(in_order(std::move(all))), lang);
  return left.value_or(mark);
}

}  // namespace cairn
