// Hands a text to a program of the machine, on its standard input: sendmail.
//
// Promises: nobody waits for it, neither to take the text nor to end; no shell; the program
// inherits no file, socket or signal of ours, its output goes nowhere, and it is ended, with what
// it started, when it takes too long or we go. One at a time. Leaves out: what is handed over and
// why.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace cairn::server {

class Courier {
 public:
  enum class End : unsigned char { none, running, done, failed, late };
  /// `argv`: the program's path and its arguments; `patience` in ms.
  Courier(std::vector<std::string> argv, std::int64_t patience);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  /// May the program be run at all?
  bool can_run() const;
  bool is_busy() const { return pid_ > 0; }
  /// False where it is busy, could not be started or takes no such text.
  bool hand_over(const std::string& text, std::int64_t now);
  /// How it ended, said once; none where nothing is in hand.
  End look(std::int64_t now);

 private:
  bool start(int input);
  void end();

  std::vector<std::string> argv_;
  std::int64_t patience_, began_ = 0;
  pid_t pid_ = 0;
};

}  // namespace cairn::server
