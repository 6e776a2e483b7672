#include "words/word_table.h"

#include <algorithm>
#include <cstring>

namespace cairn {

namespace {

constexpr Lang both[] = {Lang::fr, Lang::en};

}  // namespace

WordTable::WordTable(unsigned print, int how_many, const char* fr, const char* en)
    : print_(print), how_many_(how_many) {
  if (fr != nullptr) places_[0] = places_of(fr);
  if (en != nullptr) places_[1] = places_of(en);
}

WordTable::Places WordTable::places_of(const char* texts) const {
  Places places;
  for (int i = 0; i <= how_many_; ++i) {
    places.push_back(texts);
    if (i < how_many_) texts += std::strlen(texts) + 1;
  }
  return places;
}

std::string_view WordTable::of(Lang lang, int word) const {
  const Places& asked = places_[static_cast<int>(lang)];
  const Places& places = asked.empty() ? places_[static_cast<int>(other(lang))] : asked;
  if (places.empty()) return {};
  const char* const* at = places.data() + word;
  return {at[0], static_cast<std::size_t>(at[1] - at[0] - 1)};
}

std::string WordTable::file(Lang lang) const {
  const Places& places = places_[static_cast<int>(lang)];
  std::string out = std::to_string(print_) + " " + std::string(code(lang)) + '\0';
  if (!places.empty()) out.append(places.front(), places.back());
  return out;
}

bool WordTable::take(std::string_view file) {
  for (const Lang lang : both) {
    const std::string first = std::to_string(print_) + " " + std::string(code(lang)) + '\0';
    if (!file.starts_with(first)) continue;
    file.remove_prefix(first.size());
    if (std::count(file.begin(), file.end(), '\0') != how_many_ || !file.ends_with('\0'))
      return false;
    std::string& given = given_[static_cast<int>(lang)];
    given = file;
    places_[static_cast<int>(lang)] = places_of(given.c_str());
    return true;
  }
  return false;
}

}  // namespace cairn
