// The bytes of a connection, read as requests: one at a time, limits first.
//
// Promises: total over any bytes, never throws; memory bounded by `most_head` + the body's
// limit and what was given in one go. Strict where leniency lets two servers disagree (RFC 9112
// §6.3, §11.2): Content-Length beside Transfer-Encoding, twice, or signed; a bare CR or LF; a
// folded or nameless field; a missing or double Host. After a refusal nothing more is read. Leaves
// out: sockets and clocks (net/), what the request deserves (reception/).
//
// Boost.Beast reads fields, lengths and chunks; no coroutine here, so that libFuzzer can drive it.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "http/request.h"

namespace cairn::server {

inline constexpr std::size_t most_line = 8 * 1024;
inline constexpr std::size_t most_head = 16 * 1024;
inline constexpr std::size_t most_body = 64 * 1024;
// One address takes more: what a device kept for weeks.
inline constexpr std::string_view sync_target = "/v1/sync";
inline constexpr std::size_t most_sync_body = 512 * 1024;

enum class Stage : unsigned char {
  idle,     // no byte of a request has come
  head,     // some have
  body,     // the head is whole and sound
  ready,    // `take` gives a request
  refused,  // `refusal` says why; the connection is of no more use
};

struct Refusal {
  int status = 400;
  std::string_view words;
};

class Reader {
 public:
  Reader();
  ~Reader();

  /// Adds what came (it may be nothing) and reads as far as one request goes.
  Stage take_in(std::string_view bytes);
  /// The client waits for "100 Continue" before it sends its body. True once a request.
  bool owes_continue();
  /// The request that is ready; what came behind it waits for the next `take_in`.
  Request take();
  const Refusal& refusal() const { return refusal_; }

 private:
  struct Parsing;

  Stage refuse(int status, std::string_view words);
  Stage read_head();
  Stage read_body();

  std::string waiting_;   // bytes not read yet
  std::size_t seen_ = 0;  // of `waiting_`, already glanced at
  std::unique_ptr<Parsing> parsing_;
  Request request_;
  Refusal refusal_;
  Stage stage_ = Stage::idle;
  bool owes_continue_ = false;
};

}  // namespace cairn::server
