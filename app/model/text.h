// A text people read, in the product's two languages.
//
// Promises: `in(lang)` always gives something to show when anything was written, and `lang_of`
// says in which language it is, so that a page can mark it (RGAA 8.7).
// Leaves out: typography and dates (words/), rich text (a pack's texts are plain, see pack.md).
#pragma once
#include <string>
#include <string_view>

namespace cairn {

enum class Lang : unsigned char { fr, en };

inline std::string_view code(Lang lang) { return lang == Lang::fr ? "fr" : "en"; }
inline Lang other(Lang lang) { return lang == Lang::fr ? Lang::en : Lang::fr; }

struct Text {
  std::string fr;
  std::string en;

  bool empty() const { return fr.empty() && en.empty(); }
  const std::string& exactly(Lang lang) const { return lang == Lang::fr ? fr : en; }
  /// The language in which `in(lang)` will answer: the one asked for where it was written.
  Lang lang_of(Lang asked) const {
    return exactly(asked).empty() && !empty() ? other(asked) : asked;
  }
  const std::string& in(Lang asked) const { return exactly(lang_of(asked)); }

  bool operator==(const Text&) const = default;
};

}  // namespace cairn
