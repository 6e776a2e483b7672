#include "json/json.h"

#define JSON_NO_IO
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace cairn {

namespace {

/// How far the lexer has read. A line break belongs to the line it ends, so that the line is
/// still right when the lexer has looked one character past a number.
struct Position {
  const char* begin = nullptr;
  const char* at = nullptr;
  int line = 1;
  bool after_break = false;

  void advance() {
    if (after_break) ++line;
    after_break = *at == '\n';
    ++at;
  }
};

/// What nlohmann reads from: its callbacks do not say where they are, this does.
struct Walker {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Position* position;
  const char* at;

  const char& operator*() const { return *at; }
  Walker& operator++() {
    position->advance();
    ++at;
    return *this;
  }
  bool operator==(const Walker& o) const { return at == o.at; }
  bool operator!=(const Walker& o) const { return at != o.at; }
};

struct FaultName {
  std::string_view sign;  // found in nlohmann's words
  JsonFault fault;
};

/// The first that is found names the fault: the lexer's complaints, then the parser's.
constexpr FaultName fault_names[] = {
    {"missing closing quote", JsonFault::string_open},
    {"control character", JsonFault::string_break},
    {"ill-formed UTF-8", JsonFault::not_utf8},
    {"invalid BOM", JsonFault::not_utf8},
    {"invalid string", JsonFault::bad_escape},
    {"invalid number", JsonFault::bad_number},
    {"number overflow", JsonFault::bad_number},
    {"invalid literal", JsonFault::unknown_word},
    {"; expected end of input", JsonFault::after_end},
    {"unexpected end of input", JsonFault::cut},
    {"object key - unexpected '}'", JsonFault::comma_extra},
    {"object key - unexpected number", JsonFault::decimal_comma},
    {"parsing object key", JsonFault::name_expected},
    {"parsing object separator", JsonFault::colon_expected},
    {"parsing value - unexpected ']'", JsonFault::comma_extra},
    {"parsing array", JsonFault::comma_missing},
    {"parsing object", JsonFault::comma_missing},
};

JsonFault fault_of(std::string_view words) {
  // What follows is the person's own text, which could say anything.
  words = words.substr(0, words.find("; last read"));
  for (const FaultName& name : fault_names) {
    if (words.find(name.sign) != std::string_view::npos) return name.fault;
  }
  return JsonFault::value_expected;
}

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
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    return a->name != b->name ? a->name < b->name : a < b;
  });
  const JsonMember* first = nullptr;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->name != sorted[i - 1]->name) continue;
    if (first == nullptr || sorted[i] < first) first = sorted[i];
  }
  return first;
}

/// Builds the value as nlohmann's callbacks tell it. An open container is not moved while its
/// children are written, so pointers to the open ones hold.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(Json& root, JsonError& error, const Position& position)
      : root_(root), error_(error), position_(position) {}

  bool null() override { return put(JsonKind::null), true; }
  bool boolean(bool truth) override { return put(JsonKind::boolean).truth = truth, true; }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t&) override { return number(); }
  bool string(string_t& text) override {
    put(JsonKind::string).text = std::move(text);
    return true;
  }
  bool binary(binary_t&) override { return false; }  // never in JSON text

  bool start_object(std::size_t) override { return open(JsonKind::object); }
  bool start_array(std::size_t) override { return open(JsonKind::array); }
  bool key(string_t& name) override {
    open_.back()->members.emplace_back(name, Json{});
    return true;
  }
  bool end_object() override {
    const auto* twice = repeated(*open_.back());
    if (twice != nullptr) {
      error_.name = twice->name;
      return fail(JsonFault::twice, twice->value.line);
    }
    open_.pop_back();
    return true;
  }
  bool end_array() override {
    open_.pop_back();
    return true;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& why) override {
    return fail(fault_of(why.what()), position_.line);
  }

  bool fail(JsonFault fault, int line) {
    error_.line = line;
    error_.fault = fault;
    error_.what = words_for(fault);
    return false;
  }

 private:
  Json& put(JsonKind kind) {
    Json* value = &root_;
    if (!open_.empty() && open_.back()->kind == JsonKind::array) {
      value = &open_.back()->items.emplace_back();
    } else if (!open_.empty()) {
      value = &open_.back()->members.back().value;
    }
    value->kind = kind;
    value->line = position_.line;
    return *value;
  }

  bool open(JsonKind kind) {
    if (open_.size() >= json_depth) return fail(JsonFault::too_deep, position_.line);
    open_.push_back(&put(kind));
    return true;
  }

  /// The digits as written: nlohmann only gives them for fractions.
  bool number() {
    const auto is_part = [](char c) {
      return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    };
    const char* end = position_.at;
    if (end > position_.begin && !is_part(end[-1])) --end;  // the lexer looked one past
    const char* begin = end;
    while (begin > position_.begin && is_part(begin[-1])) --begin;
    put(JsonKind::number).text.assign(begin, end);
    return true;
  }

  Json& root_;
  JsonError& error_;
  const Position& position_;
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
  const char* const end = text.data() + text.size();
  Position position{text.data(), text.data()};
  std::optional<Json> root(std::in_place);
  Builder builder(*root, error, position);
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    builder.fail(JsonFault::empty, 1);
    return std::nullopt;
  }
  // nlohmann takes a NUL for the end of the text.
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    const auto breaks = std::count(text.begin(), text.begin() + std::ptrdiff_t(nul), '\n');
    builder.fail(JsonFault::not_utf8, 1 + static_cast<int>(breaks));
    return std::nullopt;
  }
  if (!nlohmann::json::sax_parse(Walker{&position, text.data()}, Walker{&position, end},
                                 &builder)) {
    return std::nullopt;
  }
  return root;
}

}  // namespace cairn
