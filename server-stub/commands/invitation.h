// What `cairn invite` and `cairn staff renew` have in common: an invitation, told.
#pragma once
#include <string>

#include "commands/terminal.h"
#include "ledger/console.h"

namespace cairn::server {

/// A console that is ready; false: said why, and what to do.
bool open_console(const Console& console, const std::string& folder, const Speech& speech);
/// The link and its QR code. `origin` empty: that of the site served last.
int tell(const Made& made, Console& console, const std::string& origin, const Speech& speech);

/// "pilote de l'axe 1, modération".
std::string rights_in_words(const Rights& rights, const Speech& speech);

}  // namespace cairn::server
