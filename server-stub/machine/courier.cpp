#include "machine/courier.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace cairn::server {

Courier::Courier(std::vector<std::string> argv, std::int64_t patience)
    : argv_(std::move(argv)), patience_(patience) {}

Courier::~Courier() {
  if (is_busy()) end();
}

bool Courier::can_run() const {
  struct stat file {};
  return stat(argv_.front().c_str(), &file) == 0 && S_ISREG(file.st_mode) &&
         access(argv_.front().c_str(), X_OK) == 0;
}

bool Courier::hand_over(const std::string& text, std::int64_t now) {
  int ends[2];
  if (is_busy() || pipe2(ends, O_CLOEXEC) != 0) return false;
  // Before there is a reader: what the pipe cannot hold at once is not handed over, and a program
  // that dies early cannot make the write fail.
  const bool is_ready =
      fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0 &&
      write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(ends[1]);
  const bool is_started = is_ready && start(ends[0]);
  close(ends[0]);
  began_ = now;
  return is_started;
}

bool Courier::start(int input) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  if (posix_spawn_file_actions_init(&files) != 0) return false;
  if (posix_spawnattr_init(&how) != 0) {
    posix_spawn_file_actions_destroy(&files);
    return false;
  }
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  // SIGKILL and SIGSTOP are nobody's to set.
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  std::vector<char*> argv;
  for (std::string& arg : argv_) argv.push_back(arg.data());
  argv.push_back(nullptr);
  bool ok = posix_spawn_file_actions_adddup2(&files, input, 0) == 0;
  for (const int out : {1, 2}) {
    ok = ok && posix_spawn_file_actions_addopen(&files, out, "/dev/null", O_WRONLY, 0) == 0;
  }
  ok = ok && posix_spawn_file_actions_addclosefrom_np(&files, 3) == 0 &&
       posix_spawnattr_setsigmask(&how, &none) == 0 &&
       posix_spawnattr_setsigdefault(&how, &all) == 0 && posix_spawnattr_setpgroup(&how, 0) == 0 &&
       posix_spawnattr_setflags(
           &how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP) == 0;
  pid_t pid = 0;
  ok = ok && posix_spawn(&pid, argv_.front().c_str(), &files, &how, argv.data(), environ) == 0;
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  if (ok) pid_ = pid;
  return ok;
}

Courier::End Courier::look(std::int64_t now) {
  if (!is_busy()) return End::none;
  int status = 0;
  const pid_t ended = waitpid(pid_, &status, WNOHANG);
  if (ended == 0) {
    // A clock that went back begins its patience again.
    if (now < began_) began_ = now;
    if (now - began_ < patience_) return End::running;
    end();
    return End::late;
  }
  pid_ = 0;
  return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::done : End::failed;
}

void Courier::end() {
  kill(-pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

}  // namespace cairn::server
