// Passages of a contribution that are blacked out: a telephone number, a name.
//
// Promises: an intent names them by where they stand ("12-25 40-52", bytes of the words it also
// names by a hash), so that neither it nor the log of decisions holds what nobody is to read; of
// other words than those it does nothing.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/text.h"

namespace cairn {

inline constexpr int passages_most = 20;

/// Which words these are, with the new version that waits, if any: 32 hexadecimal digits.
std::string name_of_words(std::string_view words, std::string_view edited = {});
/// Where the lines of `wanted` stand in `words`, wherever they do, in order; nothing where one does
/// not, where there is none, or too many.
std::optional<std::string> passages_in(std::string_view words, std::string_view wanted);
/// `words` with a mark in the language they are in for each passage; nothing where `passages` are
/// none of theirs, or all of them.
std::optional<std::string> blacked_out(std::string_view words, std::string_view passages,
                                       Lang lang);
/// `quoting`, in `lang`, with that mark wherever it says, as whole words, what `passages` of
/// `words` say; the mark alone where it says nothing else, or where nobody can tell.
std::string without_quotes(std::string_view quoting, Lang lang, std::string_view words,
                           std::string_view passages);

}  // namespace cairn
