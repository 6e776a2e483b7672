// The comma-separated lists of HTTP fields, and their words.
#pragma once
#include <string_view>

namespace cairn::server {

inline std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

inline char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Equal but for ASCII case.
inline bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (small_letter(a[i]) != small_letter(b[i])) return false;
  }
  return true;
}

/// Gives the members one by one, empty ones left out; a comma between quotes does not part.
class ListReader {
 public:
  explicit ListReader(std::string_view list) : rest_(list) {}

  bool next(std::string_view& member) {
    while (!rest_.empty()) {
      bool quoted = false;
      std::size_t end = 0;
      for (; end < rest_.size() && (quoted || rest_[end] != ','); ++end) {
        if (rest_[end] == '"') quoted = !quoted;
      }
      member = trimmed(rest_.substr(0, end));
      rest_ = end < rest_.size() ? rest_.substr(end + 1) : std::string_view{};
      if (!member.empty()) return true;
    }
    return false;
  }

 private:
  std::string_view rest_;
};

}  // namespace cairn::server
