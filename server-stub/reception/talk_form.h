// The forms of participation as they arrive: fields in; what was written, and its intent, out.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ledger/intent.h"
#include "update/route.h"
#include "update/writing.h"

namespace cairn::server {

/// Nothing where the body is not UTF-8. Line ends become "\n"; blanks around are dropped.
std::optional<WritingForm> read_writing_form(std::string_view body);
/// What was typed on /suivre, 40 bytes at most; empty where it is not UTF-8.
std::string typed_code(std::string_view body);

/// What the ledger is asked: by the screen, a contribution, a support or a report.
Intent intent_of(const Route& route, const WritingForm& form);

/// A bearer's secret of these 32 random bytes.
std::string new_secret_of(std::string_view bytes);

}  // namespace cairn::server
