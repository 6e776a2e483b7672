#include "net/conversation.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <cstdio>
#include <ctime>
#include <exception>
#include <optional>
#include <variant>

#include "http/list.h"
#include "http/reader.h"

namespace cairn::server {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t mouthful = 8 * 1024;
// How much of an unwanted request is swallowed so that its sender can hear the refusal.
constexpr std::size_t most_swallowed = 256 * 1024;
constexpr std::chrono::seconds farewell{2};

asio::awaitable<bool> write(Connection& c, std::string_view head, std::string_view body,
                            std::chrono::seconds patience) {
  while (!head.empty() || !body.empty()) {
    c.give(patience);
    error_code ec;
    const std::array<asio::const_buffer, 2> both = {asio::buffer(head.data(), head.size()),
                                                    asio::buffer(body.data(), body.size())};
    const std::size_t n =
        co_await c.socket.async_write_some(both, asio::redirect_error(asio::use_awaitable, ec));
    if (ec || c.late) co_return false;
    const std::size_t of_head = n < head.size() ? n : head.size();
    head.remove_prefix(of_head);
    body.remove_prefix(n - of_head);
  }
  co_return true;
}

/// Closing while bytes are still coming in would destroy the answer under way (RFC 9112 §9.6).
asio::awaitable<void> part(Connection& c) {
  error_code ec;
  c.socket.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  c.give(farewell);
  std::array<char, mouthful> buffer;
  for (std::size_t swallowed = 0; !ec && !c.late && swallowed < most_swallowed;) {
    swallowed += co_await c.socket.async_read_some(asio::buffer(buffer),
                                                   asio::redirect_error(asio::use_awaitable, ec));
  }
}

Answer refusal_of(const Refusal& refusal) {
  Answer answer = plain_answer(refusal.status, refusal.words);
  answer.close = true;
  return answer;
}

Answer busy() {
  Answer answer = plain_answer(503, "Too many visitors at once: try again in a moment.");
  answer.add("Retry-After", "5");
  answer.close = true;
  return answer;
}

/// Whom the throttle counts: the other end, or whom our own proxy says it speaks for.
std::string caller_of(const Connection& c, const Request& request, bool behind_proxy) {
  std::string_view last = c.caller;
  const std::string forwarded = behind_proxy ? request.list("x-forwarded-for") : std::string();
  ListReader list(forwarded);
  for (std::string_view one; list.next(one);) last = one;
  return std::string(last);
}

Answer answer_or_fail(const Hall& hall, const Request& request, const std::string& caller) {
  try {
    return hall.reception.answer(request, caller);
  } catch (const std::exception& e) {
    // Memory, in all likelihood. This one request fails; the next may not.
    std::fprintf(stderr, "cairn serve: %s\n", e.what());
    Answer answer = plain_answer(500, "The server could not answer; nothing was kept. Try again.");
    answer.close = true;
    hall.reception.shield(answer);
    return answer;
  }
}

std::optional<std::variant<SyncCall, Answer>> sync_call(const Hall& hall, const Request& request,
                                                        const std::string& caller) {
  try {
    return hall.reception.sync_call(request, caller);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "cairn serve: %s\n", e.what());
    Answer answer = plain_answer(500, "The server could not answer; nothing was kept. Try again.");
    answer.close = true;
    hall.reception.shield(answer);
    return answer;
  }
}

asio::awaitable<Answer> answer_to(const Hall& hall, const Request& request,
                                  const std::string& caller) {
  auto call = sync_call(hall, request, caller);
  if (!call) co_return answer_or_fail(hall, request, caller);
  if (auto* refused = std::get_if<Answer>(&*call)) co_return std::move(*refused);
  co_return co_await hall.gathering.join(std::get<SyncCall>(std::move(*call)));
}

/// The next piece, as HTTP/1.1 frames it; an empty one would say that it was the last.
After framed(const Answer& answer, std::string& bytes) {
  std::string piece;
  After after = After::broken;
  try {
    after = answer.pieces(piece);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "cairn serve: %s\n", e.what());
  }
  bytes.clear();
  if (!answer.chunked) {
    bytes = std::move(piece);
    return after;
  }
  if (!piece.empty()) {
    char size[24];
    std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
    bytes = size + piece + "\r\n";
  }
  if (after == After::nothing) bytes += "0\r\n\r\n";
  return after;
}

/// Others are heard between two pieces. False where not all of it went.
asio::awaitable<bool> send_pieces(Connection& c, const Hall& hall, const Answer& answer,
                                  std::string head) {
  std::string bytes;
  for (After after = After::more; after == After::more;) {
    after = framed(answer, bytes);
    if (after == After::broken) {
      // HTTP/1.0 knows no other end than this: an ordinary one would say that all came.
      if (!answer.chunked) c.socket.set_option(asio::socket_base::linger(true, 0));
      co_return false;
    }
    if (!co_await write(c, head, bytes, hall.limits.write)) co_return false;
    head.clear();
    co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  }
  co_return true;
}

/// Sends it; true where the connection is good for another request.
asio::awaitable<bool> send(Connection& c, const Hall& hall, Answer answer, bool keep_alive) {
  const bool stays = keep_alive && !answer.close && !hall.stopping;
  const std::string head = head_of(answer, std::time(nullptr), stays);
  // Not as an argument of co_await: GCC 12 evaluates both arms of a ?: there, and a 304 has none.
  std::string_view body;
  if (!answer.head_only && answer.body) body = *answer.body;
  hall.counts.note(answer.status);
  bool sent = false;
  if (answer.pieces && !answer.head_only) {
    sent = co_await send_pieces(c, hall, answer, head);
  } else {
    sent = co_await write(c, head, body, hall.limits.write);
  }
  if (sent && stays) co_return true;
  if (sent) co_await part(c);
  co_return false;
}

/// Reads until a request is whole, refused, or out of time.
asio::awaitable<Stage> listen_to(Connection& c, const Hall& hall, Reader& reader) {
  Stage stage = reader.take_in({});
  c.resting = stage == Stage::idle;
  c.give(stage == Stage::idle   ? hall.limits.idle
         : stage == Stage::head ? hall.limits.head
                                : hall.limits.body);
  std::array<char, mouthful> buffer;
  while (stage == Stage::idle || stage == Stage::head || stage == Stage::body) {
    if (stage == Stage::idle && hall.stopping) break;
    if (stage == Stage::body && reader.owes_continue()) {
      if (!co_await write(c, "HTTP/1.1 100 Continue\r\n\r\n", {}, hall.limits.write)) break;
      c.give(hall.limits.body);
    }
    error_code ec;
    const std::size_t n = co_await c.socket.async_read_some(
        asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, ec));
    if (ec || c.late) break;
    const Stage before = stage;
    stage = reader.take_in({buffer.data(), n});
    if (stage == before) continue;
    c.resting = stage == Stage::idle;
    c.give(stage == Stage::head ? hall.limits.head : hall.limits.body);
    if (hall.stopping) c.give(hall.limits.stop);
  }
  c.resting = false;
  co_return stage;
}

}  // namespace

asio::awaitable<void> converse(std::shared_ptr<Connection> connection, const Hall& hall) {
  Connection& c = *connection;
  if (c.surplus) {
    Answer answer = busy();
    hall.reception.shield(answer);
    co_await send(c, hall, std::move(answer), false);
    co_return;
  }
  Reader reader;
  for (bool stays = true; stays;) {
    const Stage stage = co_await listen_to(c, hall, reader);
    if (stage == Stage::ready) {
      const Request request = reader.take();
      const std::string caller = caller_of(c, request, hall.behind_proxy);
      Answer answer = co_await answer_to(hall, request, caller);
      stays = co_await send(c, hall, std::move(answer), request.keep_alive);
      continue;
    }
    if (stage == Stage::refused || (c.late && stage != Stage::idle)) {
      c.late = false;
      Answer answer = refusal_of(stage == Stage::refused
                                     ? reader.refusal()
                                     : Refusal{408, "The rest of this request did not come."});
      hall.reception.shield(answer);
      co_await send(c, hall, std::move(answer), false);
    }
    co_return;
  }
}

}  // namespace cairn::server
