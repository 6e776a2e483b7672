// The network side: connections, their clocks and their end. One thread, one loop.
//
// Promises: a client that is slow, silent, greedy or rude costs one bounded place and gets a
// short right answer where it can still hear one; no request ends the process. On SIGTERM or
// SIGINT nothing new is accepted, what was begun is answered within `Limits::stop`.
// Leaves out: what HTTP bytes mean (http/reader.h), what is answered (reception/).
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "files/folder.h"
#include "reception/reception.h"

namespace cairn::server {

/// What is to be done besides answering, between two answers.
struct Chores {
  std::function<void()> each_second;
  std::function<void()> often;     // every few seconds
  std::function<void()> each_day;  // and once at the start
};

struct Limits {
  std::chrono::seconds idle{30};   // between two requests
  std::chrono::seconds head{10};   // from a request's first byte to the end of its head
  std::chrono::seconds body{20};   // from there to the end of its body
  std::chrono::seconds write{30};  // without the client taking a byte
  std::chrono::seconds stop{5};
  std::size_t connections = 2000;  // beyond: 503
  std::size_t surplus = 200;       // how many may be told so at one time; beyond: closed
};

class Server {
 public:
  /// `behind_proxy`: the caller's address is the last of X-Forwarded-For.
  Server(Reception& reception, Limits limits, bool behind_proxy);
  ~Server();

  /// Port 0 takes a free one. Trouble says what to do.
  Trouble listen(const std::string& address, int port);
  int port() const;

  /// Until a signal says stop.
  void run(const Chores& chores);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace cairn::server
