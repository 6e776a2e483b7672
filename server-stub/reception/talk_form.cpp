#include "reception/talk_form.h"

#include "bytes/utf8.h"
#include "update/route.h"

namespace cairn::server {

std::string typed_code(std::string_view body) {
  for (const auto& [name, value] : form_of(body)) {
    if (name == "code" && is_utf8(value)) return value.size() <= 40 ? value : "?";
  }
  return {};
}

}  // namespace cairn::server
