// What commands print for a person before a terminal.
//
// Promises: nothing that somebody else wrote is obeyed by the terminal.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "model/text.h"

namespace cairn::server {

/// Escape sequences are shown, not sent; lines after the first are set in.
std::string harmless(std::string_view text);

/// In the machine's language, with its typography.
class Speech {
 public:
  Speech(std::string command, Lang lang) : command_(std::move(command)), lang_(lang) {}
  Lang lang() const { return lang_; }
  std::string pick(std::string_view fr, std::string_view en) const;
  void say(std::string_view fr, std::string_view en) const;  // a line
  /// On stderr, after the command's name; 1.
  int fail(std::string_view fr, std::string_view en) const;
  std::string day(std::int64_t ms) const;

 private:
  std::string command_;
  Lang lang_;
};

}  // namespace cairn::server
