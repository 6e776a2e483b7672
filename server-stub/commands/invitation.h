// What `cairn invite` and `cairn staff` have in common: rights ordered and told, an invitation.
#pragma once
#include <string>
#include <vector>

#include "commands/terminal.h"
#include "ledger/console.h"

namespace cairn::server {

/// A console that is ready; false: said why, and what to do.
bool open_console(const Console& console, const std::string& folder, const Speech& speech);
/// The link and its QR code, for a person's device or for a kiosk. `origin` empty: that of the site
/// served last.
int tell(const Made& made, bool is_kiosk, Console& console, const std::string& origin,
         const Speech& speech);

/// Rights as ordered; empty where it was said why they are none.
Rights rights_ordered(const std::vector<std::string>& roles, const std::vector<int>& axes,
                      Console& console, const Speech& speech);
/// "pilote de l'axe 1, modération".
std::string rights_in_words(const Rights& rights, const Speech& speech);

}  // namespace cairn::server
