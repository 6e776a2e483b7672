// Words as they are indexed and asked for.
//
// Promises: what is folded before it is indexed is folded alike before it is searched, so that
// "œuvre" and "oeuvre" are one word. The person's text only ever reaches FTS5 as quoted words:
// no operator, no error, whatever was typed.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

/// Ligatures in letters; all else as it is (FTS5 removes accents and case itself).
std::string folded(std::string_view text);

/// The FTS5 query that finds the rows holding every word of `text`, each as the beginning of a
/// word: `"sobr"* "num"*`. Elided articles (l', d', qu') are dropped. Empty where there is no
/// word. Only the first words of a very long text count.
std::string prefix_query(std::string_view text);

}  // namespace cairn
