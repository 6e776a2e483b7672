// Asio's coroutines, in the order they need.
#pragma once
// clang-format off
#include <utility>  // Boost 1.74's awaitable.hpp forgets it
#include <boost/asio/awaitable.hpp>
// clang-format on
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
