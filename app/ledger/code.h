// A deposit code: twelve characters that people can read out, write down and type again.
//
// Promises: 60 random bits in Crockford's base 32 (no I, L, O, U), so that none is taken for
// another; what is typed in small letters, with blanks, hyphens, an O for a 0 or an I for a 1 is
// the code that was meant.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

/// Of 60 random bits; the four highest bits are not used.
std::string code_of(std::uint64_t bits);
/// Twelve characters of its alphabet, as `code_of` writes them.
bool is_code(std::string_view text);
/// What was typed, as a code; empty where it is none.
std::string read_code(std::string_view typed);
/// "7K2M-93QF-T0AX": to be read.
std::string spaced(std::string_view code);

}  // namespace cairn
