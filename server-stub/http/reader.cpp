#include "http/reader.h"

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <utility>

#include "http/head.h"

namespace cairn::server {

namespace {

namespace beast = boost::beast;
namespace http = beast::http;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// By the request line alone: the parser wants to know before it reads the head.
std::size_t limit_of(std::string_view head) {
  const std::size_t from = head.find(' ');
  const std::size_t to = from == head.npos ? from : head.find(' ', from + 1);
  const bool syncs = to != head.npos && head.substr(from + 1, to - from - 1) == sync_target;
  return syncs ? most_sync_body : most_body;
}

}  // namespace

struct Reader::Parsing {
  http::request_parser<http::string_body> parser;
};

Reader::Reader() = default;
Reader::~Reader() = default;

Stage Reader::refuse(int status, std::string_view words) {
  refusal_ = {status, words};
  waiting_.clear();
  parsing_.reset();
  return stage_ = Stage::refused;
}

Stage Reader::take_in(std::string_view bytes) {
  if (stage_ == Stage::refused) return stage_;
  waiting_ += bytes;
  if (stage_ == Stage::ready) return stage_;
  return stage_ == Stage::body ? read_body() : read_head();
}

Stage Reader::read_head() {
  // An empty line before a request is an old client's slip (RFC 9112 §2.2).
  while (seen_ == 0 && waiting_.starts_with("\r\n")) waiting_.erase(0, 2);
  if (waiting_.empty() || waiting_ == "\r") return stage_ = Stage::idle;
  stage_ = Stage::head;

  const std::size_t end = waiting_.find("\r\n\r\n", seen_ < 3 ? 0 : seen_ - 3);
  const bool whole = end != waiting_.npos;
  const std::string_view head = std::string_view(waiting_).substr(0, whole ? end + 4 : end);
  if (const Refusal r = glance_at(head, seen_); r.status != 0) return refuse(r.status, r.words);
  seen_ = head.size();
  if (head.size() > most_head) return refuse(431, "These header fields are too long.");
  if (!whole) return stage_;

  parsing_ = std::make_unique<Parsing>();
  auto& parser = parsing_->parser;
  parser.header_limit(most_head);
  parser.body_limit(limit_of(head));
  beast::error_code ec;
  parser.put(boost::asio::const_buffer(head.data(), head.size()), ec);
  if (ec == http::error::body_limit) return refuse(413, "This is more than can be sent here.");
  if (ec && ec != http::error::need_more) return refuse(400, "This request cannot be read.");
  if (!parser.is_header_done()) return refuse(400, "This request cannot be read.");

  // Copied now: fields that trail a chunked body must not pass for those of the head.
  const auto& message = parser.get();
  request_ = {};
  request_.method = view(message.method_string());
  request_.target = view(message.target());
  request_.minor = message.version() == 10 ? 0 : 1;
  request_.keep_alive = request_.minor == 1 && message.keep_alive();
  for (const auto& field : message) {
    Field f{std::string(view(field.name_string())), std::string(view(field.value()))};
    for (char& c : f.name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    request_.fields.push_back(std::move(f));
  }
  if (const Refusal r = judge(request_); r.status != 0) return refuse(r.status, r.words);
  waiting_.erase(0, head.size());
  owes_continue_ = request_.minor == 1 && request_.field("expect") != nullptr && waiting_.empty();
  seen_ = 0;
  stage_ = Stage::body;
  return read_body();
}

Stage Reader::read_body() {
  auto& parser = parsing_->parser;
  while (!parser.is_done() && !waiting_.empty()) {
    // Boost 1.74 asserts that a last chunk once begun comes again with five bytes at least. None
    // ends with fewer ("0", two line ends), so one is given whole or not at all.
    if (parser.chunked() && waiting_[0] == '0' && waiting_.size() < 5) break;
    beast::error_code ec;
    const std::size_t used =
        parser.put(boost::asio::const_buffer(waiting_.data(), waiting_.size()), ec);
    waiting_.erase(0, used);
    if (ec == http::error::body_limit) return refuse(413, "This is more than can be sent here.");
    if (ec == http::error::need_more || (!ec && used == 0)) break;
    if (ec) return refuse(400, "This request's body cannot be read.");
  }
  // A chunk's own line has no business being long: what waits unread is bounded too.
  if (!parser.is_done() && waiting_.size() > most_head) {
    return refuse(400, "This request's body cannot be read.");
  }
  if (!parser.is_done()) return stage_;
  request_.body = std::move(parser.get().body());
  parsing_.reset();
  return stage_ = Stage::ready;
}

bool Reader::owes_continue() {
  const bool owes = owes_continue_ && stage_ == Stage::body;
  owes_continue_ = false;
  return owes;
}

Request Reader::take() {
  owes_continue_ = false;
  stage_ = Stage::idle;
  return std::exchange(request_, {});
}

}  // namespace cairn::server
