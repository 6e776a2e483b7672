#include "net/connection.h"

#include <algorithm>

namespace cairn::server {

namespace {

void cancel(Connection& c) {
  boost::system::error_code gone;
  c.socket.cancel(gone);
}

}  // namespace

Connection::Connection(boost::asio::ip::tcp::socket from, Crowd& in)
    : socket(std::move(from)), crowd(in) {
  crowd.add(this);
}

Connection::~Connection() { crowd.remove(this); }

std::size_t Crowd::surplus() const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [](const Connection* c) { return c->surplus; }));
}

void Crowd::sweep(Clock::time_point now) {
  for (Connection* c : all_) {
    if (c->deadline > now) continue;
    c->late = true;
    cancel(*c);
  }
}

void Crowd::dismiss(std::chrono::seconds time) {
  const Clock::time_point end = Clock::now() + time;
  for (Connection* c : all_) {
    c->deadline = std::min(c->deadline, end);
    if (c->resting) cancel(*c);
  }
}

}  // namespace cairn::server
