// The mail that tells the staff that something awaits them, as bytes for sendmail.
//
// Promises: counts and a link, and nothing that anybody wrote: no words, no names, no ids. Every
// byte is ASCII; headers hold only what was checked here (RFC 5322, 2047), so that nothing can be
// slipped into them. Equal arguments give equal bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "alerts/awaiting.h"
#include "model/text.h"

namespace cairn::server {

/// To whom, from whom, about which site.
struct Envelope {
  std::vector<std::string> to;  // addresses
  std::string from;             // an address
  std::string origin;           // https://roadmap.example
  std::vector<Lang> langs;      // in this order
};

/// moderation@example.org: one that may stand in a header, and be sent to from anywhere.
bool is_address(std::string_view text);
/// Between commas; empty where one of them is none, which is then in `wrong`.
std::vector<std::string> addresses_in(std::string_view list, std::string& wrong);
/// Whom it comes from where nobody says so: cairn at the site's host.
std::string usual_sender(std::string_view origin);

/// `now` in ms; `id` makes it unlike any other: letters and digits.
std::string letter_of(const Envelope& envelope, const Waiting& waiting, std::int64_t now,
                      std::string_view id);

}  // namespace cairn::server
