#include "net/gathering.h"

#include <boost/asio/post.hpp>
#include <cstdio>
#include <exception>
#include <utility>

namespace cairn::server {

namespace asio = boost::asio;
using boost::system::error_code;

asio::awaitable<Answer> Gathering::join(SyncCall call) {
  Answer answer;
  asio::steady_timer wake(loop_, asio::steady_timer::time_point::max());
  waiting_.push_back({std::move(call), &answer, &wake});
  // Behind the requests that are ready to be read now.
  if (waiting_.size() == 1) asio::post(loop_, [this] { answer_all(); });
  error_code ec;
  co_await wake.async_wait(asio::redirect_error(asio::use_awaitable, ec));
  co_return answer;
}

void Gathering::answer_all() {
  std::vector<Waiting> all = std::exchange(waiting_, {});
  std::vector<SyncCall> calls;
  for (Waiting& waiting : all) calls.push_back(std::move(waiting.call));
  std::vector<Answer> answers;
  try {
    answers = reception_.answer_together(calls);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "cairn serve: %s\n", e.what());
    Answer failed = plain_answer(500, "The server could not answer. Keep all, and try again.");
    reception_.shield(failed);
    answers.assign(all.size(), failed);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    *all[i].answer = std::move(answers[i]);
    all[i].wake->cancel();
  }
}

}  // namespace cairn::server
