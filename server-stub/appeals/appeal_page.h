// /contributions/<id>/contester: the author of what is hidden appeals, with the deposit code. And
// on /suivre: what became of one's appeals and reports. The server's alone: no program has it, so
// an appeal needs a network.
#pragma once
#include <optional>
#include <string>

#include "http/target.h"
#include "ledger/exchange.h"
#include "ledger/receipt.h"
#include "screens/screens.h"

namespace cairn::server {

struct AppealRoute {
  Lang lang = Lang::fr;
  std::string id;  // of the contribution
};
/// Nothing where the address is another's.
std::optional<AppealRoute> appeal_route(const Target& target);
std::string path_of(const AppealRoute& route);

/// The form as it is filled in, and what became of it.
struct AppealForm {
  enum class State : unsigned char { blank, faulty, refused, failed, later, received };
  std::string code;  // as typed
  std::string words;
  std::string id;  // of the intent
  State state = State::blank;
  Reason reason = Reason::none;
};
/// Nothing where it is not UTF-8.
std::optional<AppealForm> read_appeal_form(std::string_view body);
/// A code, and words that fit.
bool is_sound(const AppealForm& form);

Page appeal_page(const Roadmap& roadmap, const AppealRoute& route, const AppealForm& form);

/// Puts what became of appeals and reports in the page of a code.
void add_outcomes(const Roadmap& roadmap, Lang lang, const std::string& code,
                  const Followed& followed, Page& page);

}  // namespace cairn::server
