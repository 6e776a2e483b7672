#include "net/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdio>

#include "net/asio.h"
#include "net/conversation.h"

namespace cairn::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Server::Inside {
  Inside(Reception& reception, Limits limits, bool behind_proxy)
      : gathering(loop, reception), hall{reception, limits,       counts,
                                         gathering, behind_proxy, false} {}

  asio::awaitable<void> accept();
  void receive(tcp::socket socket);
  asio::awaitable<void> tick(Chores chores);
  asio::awaitable<void> heed_signals();
  asio::awaitable<void> welcome(std::shared_ptr<Connection> connection);
  void stop_when_empty() {
    if (hall.stopping && crowd.size() == 0) loop.stop();
  }
  void say_counts() {
    if (!counts.any()) return;
    std::printf("%s\n", counts.line().c_str());
    std::fflush(stdout);
    counts = {};
  }

  Crowd crowd;  // outlives the loop: connections still in it leave the crowd as they go
  Counts counts;
  asio::io_context loop{1};
  Gathering gathering;
  Hall hall;
  tcp::acceptor acceptor{loop};
  asio::signal_set signals{loop, SIGTERM, SIGINT};  // heeded from here on, not from `run`
};

Server::Server(Reception& reception, Limits limits, bool behind_proxy)
    : inside_(std::make_unique<Inside>(reception, limits, behind_proxy)) {}
Server::~Server() = default;

Trouble Server::listen(const std::string& address, int port) {
  error_code ec;
  const asio::ip::address ip = asio::ip::make_address(address, ec);
  if (ec) return "\"" + address + "\" is no IP address; give 127.0.0.1, 0.0.0.0 or another";
  const tcp::endpoint endpoint(ip, static_cast<unsigned short>(port));
  tcp::acceptor& acceptor = inside_->acceptor;
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (!ec) return {};
  const std::string where = address + " port " + std::to_string(port);
  if (ec == asio::error::address_in_use) {
    return where + " is taken by another program; stop it, or choose another with --port";
  }
  if (ec == asio::error::access_denied) {
    return "this user may not take " + where + "; choose a port above 1023 with --port";
  }
  return "cannot listen on " + where + ": " + ec.message();
}

int Server::port() const {
  error_code ec;
  return inside_->acceptor.local_endpoint(ec).port();
}

asio::awaitable<void> Server::Inside::welcome(std::shared_ptr<Connection> connection) {
  co_await converse(std::move(connection), hall);
}

void Server::Inside::receive(tcp::socket socket) {
  const bool full = crowd.size() - crowd.surplus() >= hall.limits.connections;
  if (full) ++counts.turned_away;
  if (full && crowd.surplus() >= hall.limits.surplus) return;
  ++counts.connections;
  error_code ec;
  socket.set_option(tcp::no_delay(true), ec);
  auto connection = std::make_shared<Connection>(std::move(socket), crowd);
  connection->surplus = full;
  const tcp::endpoint from = connection->socket.remote_endpoint(ec);
  if (!ec) connection->caller = from.address().to_string();
  asio::co_spawn(loop, welcome(std::move(connection)),
                 [this](std::exception_ptr) { stop_when_empty(); });
}

asio::awaitable<void> Server::Inside::accept() {
  asio::steady_timer pause(loop);
  while (acceptor.is_open()) {
    error_code ec;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, ec));
    if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) co_return;
    try {
      if (!ec) receive(std::move(socket));
    } catch (const std::exception&) {
      ec = asio::error::no_memory;  // this visitor is lost; the door stays open
    }
    if (ec) {
      // Out of descriptors or memory: some will be given back in a moment.
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    }
  }
}

namespace {

/// One that fails is told, and done again in its time; the clocks of connections go on.
void do_chore(const std::function<void()>& chore) {
  try {
    chore();
  } catch (const std::exception& e) {
    std::fprintf(stderr, "cairn serve: %s\n", e.what());
  }
}

}  // namespace

asio::awaitable<void> Server::Inside::tick(Chores chores) {
  constexpr int day = 24 * 60 * 60;
  asio::steady_timer timer(loop);
  do_chore(chores.each_day);
  for (int seconds = 1;; ++seconds) {
    error_code ec;
    timer.expires_after(std::chrono::seconds(1));
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    crowd.sweep(Clock::now());
    if (seconds % 60 == 0) say_counts();
    do_chore(chores.each_second);
    if (seconds % 5 == 0) do_chore(chores.often);
    if (seconds % day == 0) do_chore(chores.each_day);
  }
}

asio::awaitable<void> Server::Inside::heed_signals() {
  error_code ec;
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, ec));
  hall.stopping = true;
  acceptor.close(ec);
  crowd.dismiss(hall.limits.stop);
  stop_when_empty();
  // Whoever asks twice does not want to wait; whoever has not finished by then will not.
  asio::steady_timer end(loop);
  end.expires_after(hall.limits.stop + std::chrono::seconds(1));
  end.async_wait([this](error_code) { loop.stop(); });
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, ec));
  loop.stop();
}

void Server::run(const Chores& chores) {
  Inside& in = *inside_;
  asio::co_spawn(in.loop, in.heed_signals(), asio::detached);
  asio::co_spawn(in.loop, in.accept(), asio::detached);
  asio::co_spawn(in.loop, in.tick(chores), asio::detached);
  for (;;) {
    try {
      in.loop.run();
      break;
    } catch (const std::exception& e) {
      // A handler threw: its connection is gone, the others go on.
      std::fprintf(stderr, "cairn serve: %s\n", e.what());
    }
  }
  in.say_counts();
}

}  // namespace cairn::server
