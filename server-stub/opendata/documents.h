// The documents of the protocol, which a site serves as they stand in docs/.
//
// Promises: the bytes of those files when this program was built, so that what is served describes
// the server that serves it.
#pragma once
#include <string_view>

namespace cairn::server {

extern const std::string_view openapi_document;
extern const std::string_view protocol_document;

}  // namespace cairn::server
