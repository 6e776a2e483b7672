// Calls of the protocol that come within a moment of each other, answered together.
//
// One transaction for all of a crowd's intents on one action costs little more than one for one
// of them: the disk is waited for once. A call alone waits `moment` longer for that.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <vector>

#include "net/asio.h"
#include "reception/reception.h"

namespace cairn::server {

class Gathering {
 public:
  Gathering(boost::asio::io_context& loop, Reception& reception)
      : loop_(loop), reception_(reception), end_(loop) {}

  boost::asio::awaitable<Answer> join(SyncCall call);

 private:
  static constexpr std::chrono::milliseconds moment{2};
  static constexpr std::size_t most = 64;

  struct Waiting {
    SyncCall call;
    Answer* answer;
    boost::asio::steady_timer* wake;
  };
  void answer_all();

  boost::asio::io_context& loop_;
  Reception& reception_;
  boost::asio::steady_timer end_;
  std::vector<Waiting> waiting_;
};

}  // namespace cairn::server
