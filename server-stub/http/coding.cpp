#include "http/coding.h"

#include "http/list.h"

namespace cairn::server {

namespace {

/// "q=0.5" in thousandths; 1000 where there is none; -1 where it cannot be read.
int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view one = trimmed(parameters.substr(0, parameters.find(';')));
    const std::size_t next = parameters.find(';');
    parameters = next == parameters.npos ? "" : parameters.substr(next + 1);
    if (one.size() < 2 || (one[0] != 'q' && one[0] != 'Q')) continue;
    one = trimmed(one.substr(1));
    if (!one.starts_with('=')) continue;
    one = trimmed(one.substr(1));
    if (one.empty() || one.size() > 5 || (one[0] != '0' && one[0] != '1')) return -1;
    int weight = (one[0] - '0') * 1000;
    if (one.size() > 1 && one[1] != '.') return -1;
    int place = 100;
    for (std::size_t i = 2; i < one.size(); ++i, place /= 10) {
      if (one[i] < '0' || one[i] > '9') return -1;
      weight += (one[i] - '0') * place;
    }
    return weight > 1000 ? -1 : weight;
  }
  return 1000;
}

}  // namespace

std::string_view name_of(Coding coding) {
  return coding == Coding::brotli ? "br" : coding == Coding::gzip ? "gzip" : "";
}

std::optional<Coding> choose_coding(const std::string_view* accept_encoding, bool has_gzip,
                                    bool has_brotli) {
  if (accept_encoding == nullptr) return Coding::identity;
  int identity = -1, gzip = -1, brotli = -1, any = -1;
  ListReader list(*accept_encoding);
  for (std::string_view member; list.next(member);) {
    const std::size_t semicolon = member.find(';');
    const std::string_view name = trimmed(member.substr(0, semicolon));
    const int weight = semicolon == member.npos ? 1000 : weight_of(member.substr(semicolon + 1));
    if (weight < 0) continue;
    if (same_word(name, "br")) brotli = weight;
    if (same_word(name, "gzip") || same_word(name, "x-gzip")) gzip = weight;
    if (same_word(name, "identity")) identity = weight;
    if (name == "*") any = weight;
  }
  if (brotli < 0) brotli = any;
  if (gzip < 0) gzip = any;
  // What was not named may go as it is, unless "*" refuses it; but never before a named coding.
  const bool unsaid = identity < 0;
  if (unsaid) identity = any < 0 ? 1 : any;
  if (!has_brotli) brotli = 0;
  if (!has_gzip) gzip = 0;
  if (brotli > 0 && brotli >= gzip && brotli >= identity) return Coding::brotli;
  if (gzip > 0 && gzip >= identity) return Coding::gzip;
  if (identity > 0) return Coding::identity;
  return std::nullopt;
}

}  // namespace cairn::server
