// Texts written one after another, all the French ones before the English (languages apart, they
// travel lighter), each ended by a zero, found by their place: a table of their places would weigh
// more than a program of the browser can afford, so it is made when first asked for.
#pragma once
#include <cstddef>
#include <cstring>
#include <string_view>

#include "model/text.h"

namespace cairn {

/// `words` of them, in two languages; what they stand in outlives it.
template <int words>
class PlacedTexts {
 public:
  explicit PlacedTexts(const char* texts) {
    for (const char*& place : start_) {
      place = texts;
      texts += std::strlen(texts) + 1;
    }
  }
  std::string_view of(Lang lang, int word) const {
    const char* const* at = start_ + word + (lang == Lang::fr ? 0 : words);
    return {at[0], static_cast<std::size_t>(at[1] - at[0] - 1)};
  }

 private:
  const char* start_[2 * words + 1];
};

}  // namespace cairn
