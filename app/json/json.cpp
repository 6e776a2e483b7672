#include "json/json.h"

#include <algorithm>

namespace cairn {

namespace {

std::string_view words_for(JsonFault fault) {
  switch (fault) {
    case JsonFault::empty:
      return "nothing is written";
    case JsonFault::cut:
      return "the text stops before its brackets are closed";
    case JsonFault::after_end:
      return "something is written after the end";
    case JsonFault::comma_missing:
      return "a comma is missing before this";
    case JsonFault::comma_extra:
      return "a comma stands before a closing bracket";
    case JsonFault::decimal_comma:
      return "a number where a name was expected";
    case JsonFault::name_expected:
      return "a name between quotes was expected";
    case JsonFault::colon_expected:
      return "a colon was expected after the name";
    case JsonFault::value_expected:
      return "a value was expected";
    case JsonFault::unknown_word:
      return "a word outside quotes";
    case JsonFault::string_open:
      return "a closing quote is missing";
    case JsonFault::string_break:
      return "a line break inside quotes";
    case JsonFault::bad_escape:
      return "a backslash that means nothing";
    case JsonFault::bad_number:
      return "this number cannot be read";
    case JsonFault::not_utf8:
      return "not UTF-8";
    case JsonFault::twice:
      return "the same name twice";
    case JsonFault::too_deep:
      return "nested too deep";
  }
  return "";
}

/// The second of two equal names that comes first; null where all differ. Sorted, because a
/// hostile object may have a hundred thousand members.
const JsonMember* repeated(const Json& object) {
  std::vector<const JsonMember*> sorted;
  for (const auto& member : object.members) sorted.push_back(&member);
  const auto is_before = [](const auto* a, const auto* b) {
    return a->name != b->name ? a->name < b->name : a < b;
  };
  // A heap: a third of the code of std::sort, in a program that travels.
  std::make_heap(sorted.begin(), sorted.end(), is_before);
  std::sort_heap(sorted.begin(), sorted.end(), is_before);
  const JsonMember* first = nullptr;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->name != sorted[i - 1]->name) continue;
    if (first == nullptr || sorted[i] < first) first = sorted[i];
  }
  return first;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of the character that begins there, or 0 where it is not UTF-8 (RFC 3629).
std::size_t length_of_character(const char* at, const char* end) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first > 0x7f && (first < 0xc2 || first > 0xf4)) return 0;
  if (static_cast<std::size_t>(end - at) < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  // Longer than it need be, half of a pair, or beyond the last.
  const bool is_odd = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                      (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
  return is_odd ? 0 : length;
}

void add_character(std::string& text, unsigned code) {
  const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xc0 | code >> 6);
  } else {
    if (code < 0x10000) {
      add(0xe0 | code >> 12);
    } else {
      add(0xf0 | code >> 18);
      add(0x80 | (code >> 12 & 0x3f));
    }
    add(0x80 | (code >> 6 & 0x3f));
  }
  add(0x80 | (code & 0x3f));
}

/// Reads a text once, from its beginning; the first fault ends it. An open container is not moved
/// while its children are written, so pointers to the open ones hold.
class Reader {
 public:
  Reader(std::string_view text, JsonError& error)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), error_(error) {}

  bool read(Json& root) {
    if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with("\xEF\xBB\xBF")) {
      at_ += 3;  // the mark some editors leave
    }
    for (Json* here = &root; here != nullptr;) {
      if (!read_value(*here) || !go_on(here)) return false;
    }
    return true;
  }

  bool fail(JsonFault fault) {
    // A line break belongs to the line it ends.
    const bool is_past = at_ == end_ && at_ != begin_ && at_[-1] == '\n';
    return fail(fault, is_past ? line_ - 1 : line_);
  }

 private:
  bool fail(JsonFault fault, int line) {
    error_.line = line;
    error_.fault = fault;
    error_.what = words_for(fault);
    return false;
  }

  /// The next character that is not blank, or 0 at the end.
  char next() {
    for (; at_ != end_; ++at_) {
      if (*at_ == '\n') ++line_;
      if (*at_ != ' ' && *at_ != '\t' && *at_ != '\r' && *at_ != '\n') return *at_;
    }
    return 0;
  }

  /// What comes next is not what should; but what is wrong with itself is told first.
  bool refuse(JsonFault fault) {
    const char c = next();
    if (c == 0) return fail(JsonFault::cut);
    if (std::string_view("{}[]:,").find(c) != std::string_view::npos) return fail(fault);
    Json there;
    return read_scalar(there) && fail(fault);
  }

  /// A whole scalar, or the beginning of a container.
  bool read_value(Json& value) {
    const char c = next();
    value.line = line_;
    if (c == '{' || c == '[') {
      if (open_.size() >= json_depth) return fail(JsonFault::too_deep);
      value.kind = c == '{' ? JsonKind::object : JsonKind::array;
      ++at_;
      open_.push_back(&value);
      return true;
    }
    if (c == 0 || std::string_view("}]:,").find(c) != std::string_view::npos) {
      return refuse(JsonFault::value_expected);
    }
    return read_scalar(value);
  }

  /// From the end of a value to where the next one is to be; null where there is none.
  bool go_on(Json*& here) {
    bool is_first = here == (open_.empty() ? nullptr : open_.back());
    for (;; is_first = false) {
      const char c = next();
      if (open_.empty()) {
        here = nullptr;
        return c == 0 || refuse(JsonFault::after_end);
      }
      Json& in = *open_.back();
      const bool is_array = in.kind == JsonKind::array;
      const char closing = is_array ? ']' : '}';
      if (c == closing) {
        if (!close(in)) return false;
        continue;
      }
      if (!is_first) {
        if (c != ',') return refuse(JsonFault::comma_missing);
        ++at_;
        if (next() == closing) return fail(JsonFault::comma_extra);
      }
      if (!is_array) return read_name(in, here);
      here = &in.items.emplace_back();
      return true;
    }
  }

  bool close(const Json& container) {
    ++at_;
    open_.pop_back();
    const auto* twice = repeated(container);
    if (twice == nullptr) return true;
    error_.name = twice->name;
    return fail(JsonFault::twice, twice->value.line);
  }

  bool read_name(Json& object, Json*& here) {
    const char c = next();
    if (c != '"') {
      return refuse(is_digit(c) || c == '-' ? JsonFault::decimal_comma : JsonFault::name_expected);
    }
    std::string name;
    if (!read_string(name)) return false;
    if (next() != ':') return refuse(JsonFault::colon_expected);
    ++at_;
    here = &object.members.emplace_back(name, Json{}).value;
    return true;
  }

  bool read_scalar(Json& value) {
    if (*at_ == '"') {
      value.kind = JsonKind::string;
      return read_string(value.text);
    }
    if (*at_ == '-' || is_digit(*at_)) {
      value.kind = JsonKind::number;
      return read_number(value.text);
    }
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    for (const std::string_view word : {"null", "false", "true"}) {
      if (!rest.starts_with(word)) continue;
      at_ += word.size();
      value.kind = word == "null" ? JsonKind::null : JsonKind::boolean;
      value.truth = word == "true";
      return true;
    }
    return fail(JsonFault::unknown_word);
  }

  std::size_t skip_digits() {
    const char* const from = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return static_cast<std::size_t>(at_ - from);
  }
  bool skip(char c) {
    const bool is_there = at_ != end_ && *at_ == c;
    if (is_there) ++at_;
    return is_there;
  }

  /// The digits as written. What is beyond the range of a double is refused: others could not
  /// read it.
  bool read_number(std::string& digits) {
    const char* const from = at_;
    skip('-');
    std::size_t size = 1;
    if (!skip('0')) size = skip_digits();
    bool sound = size > 0;
    if (skip('.')) sound = skip_digits() > 0 && sound;
    if (skip('e') || skip('E')) {
      const bool is_small = skip('-');
      if (!is_small) skip('+');
      std::size_t power = 0;
      const std::size_t length = skip_digits();
      for (std::size_t i = length; i > 0 && power < 1000; --i) {
        power = power * 10 + static_cast<std::size_t>(at_[-static_cast<std::ptrdiff_t>(i)] - '0');
      }
      sound = sound && length > 0;
      if (!is_small) size += power;
    }
    if (!sound || size > 309) return fail(JsonFault::bad_number);
    digits.assign(from, at_);
    return true;
  }

  /// Four hexadecimal digits; -1: they are not.
  int read_unit() {
    int unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = at_ == end_ ? ' ' : *at_;
      const char small = static_cast<char>(c | 0x20);
      if (!is_digit(c) && (small < 'a' || small > 'f')) return -1;
      unit = unit * 16 + (is_digit(c) ? c - '0' : small - 'a' + 10);
    }
    return unit;
  }

  bool read_escape(std::string& text) {
    const char c = at_ == end_ ? 0 : *at_;
    constexpr std::string_view names = "\"\\/bfnrt", means = "\"\\/\b\f\n\r\t";
    const std::size_t at = names.find(c);
    if (at != std::string_view::npos && c != 0) {
      text += means[at];
      ++at_;
      return true;
    }
    const int unit = skip('u') ? read_unit() : -1;
    if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000)) return fail(JsonFault::bad_escape);
    auto code = static_cast<unsigned>(unit);
    if (code >= 0xd800 && code < 0xdc00) {
      const int low = skip('\\') && skip('u') ? read_unit() : -1;
      if (low < 0xdc00 || low >= 0xe000) return fail(JsonFault::bad_escape);
      code = 0x10000 + ((code - 0xd800) << 10) + static_cast<unsigned>(low - 0xdc00);
    }
    add_character(text, code);
    return true;
  }

  bool read_string(std::string& text) {
    for (++at_; at_ != end_;) {
      if (*at_ == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(*at_) < 0x20) return fail(JsonFault::string_break);
      if (skip('\\')) {
        if (!read_escape(text)) return false;
        continue;
      }
      const std::size_t length = length_of_character(at_, end_);
      if (length == 0) return fail(JsonFault::not_utf8);
      text.append(at_, length);
      at_ += length;
    }
    return fail(JsonFault::string_open);
  }

  const char *begin_, *at_, *end_;
  int line_ = 1;
  JsonError& error_;
  std::vector<Json*> open_;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::optional<Json> read_json(std::string_view text, JsonError& error) {
  std::optional<Json> root(std::in_place);
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    Reader({}, error).fail(JsonFault::empty);
    return std::nullopt;
  }
  // Files with a NUL are of another sort, wherever it stands.
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    Reader({}, error).fail(JsonFault::not_utf8);
    error.line +=
        static_cast<int>(std::count(text.begin(), text.begin() + std::ptrdiff_t(nul), '\n'));
    return std::nullopt;
  }
  if (!Reader(text, error).read(*root)) return std::nullopt;
  return root;
}

}  // namespace cairn
