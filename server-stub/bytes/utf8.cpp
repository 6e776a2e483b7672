#include "bytes/utf8.h"

#include "model/contribution.h"

namespace cairn::server {

bool is_utf8(std::string_view text) { return length_of(text) >= 0; }

}  // namespace cairn::server
