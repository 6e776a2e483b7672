// One client's connection, and all of them together.
//
// Promises: `Crowd::sweep` ends what is overdue: the operation that waits is cancelled, and the
// conversation then sees `late`. A connection leaves the crowd when it is destroyed.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <set>
#include <string>
#include <utility>

namespace cairn::server {

using Clock = std::chrono::steady_clock;

class Crowd;

struct Connection {
  Connection(boost::asio::ip::tcp::socket socket, Crowd& crowd);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void give(std::chrono::seconds time) { deadline = Clock::now() + time; }

  boost::asio::ip::tcp::socket socket;
  Crowd& crowd;
  std::string caller;
  Clock::time_point deadline = Clock::time_point::max();
  bool surplus = false;  // one too many: told so, then closed
  bool resting = true;   // between two requests: may be ended without harm
  bool late = false;
};

class Crowd {
 public:
  std::size_t size() const { return all_.size(); }
  std::size_t surplus() const;
  void add(Connection* c) { all_.insert(c); }
  void remove(Connection* c) { all_.erase(c); }

  void sweep(Clock::time_point now);
  /// Ends those that rest; gives the others that much time.
  void dismiss(std::chrono::seconds time);

 private:
  std::set<Connection*> all_;
};

}  // namespace cairn::server
