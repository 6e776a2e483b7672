// The talk on one connection: read a request, answer it, and again.
#pragma once
#include <memory>

#include "net/asio.h"
#include "net/connection.h"
#include "net/counts.h"
#include "net/gathering.h"
#include "net/server.h"

namespace cairn::server {

/// What all conversations share.
struct Hall {
  Reception& reception;
  Limits limits;
  Counts& counts;
  Gathering& gathering;
  bool behind_proxy = false;
  bool stopping = false;
};

/// Until one of the two has had enough. Never throws.
boost::asio::awaitable<void> converse(std::shared_ptr<Connection> connection, const Hall& hall);

}  // namespace cairn::server
