// Which coding of a body a client would rather have (RFC 9110 §12.5.3).
//
// Promises: total over any bytes; q values as written; "*" and "identity;q=0" honoured.
#pragma once
#include <optional>
#include <string_view>

namespace cairn::server {

enum class Coding : unsigned char { identity, gzip, brotli };

/// "" of identity, "gzip", "br"
std::string_view name_of(Coding coding);

/// The best of what there is; nothing where the client takes none of it. Without a field, or
/// with one that cannot be read, the body goes as it is. At equal wish, the smallest goes.
std::optional<Coding> choose_coding(const std::string_view* accept_encoding, bool has_gzip,
                                    bool has_brotli);

}  // namespace cairn::server
