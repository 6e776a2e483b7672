// One's own contributions as a file to carry away (GDPR art. 20).
#pragma once
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/talk.h"

namespace cairn {

/// {"name", "type", "text"}: `format` is "csv" (RFC 4180), else JSON.
Json file_of_mine(const std::vector<Said>& mine, std::string_view format);

}  // namespace cairn
