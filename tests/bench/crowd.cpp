#include "crowd.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "bench.h"

namespace cairn::bench {

namespace {

[[noreturn]] void give_up(const char* what) {
  std::perror(what);
  std::exit(1);
}

int connect_to(int port) {
  const int file = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(file, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) give_up("connect");
  return file;
}

void send_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(file, bytes.data(), bytes.size());
    if (n <= 0) give_up("write");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// Bytes of the first whole answer in `heard`; 0: it is not whole.
std::size_t whole_answer(const std::string& heard) {
  const std::size_t head = heard.find("\r\n\r\n");
  if (head == heard.npos) return 0;
  const std::size_t at = heard.find("Content-Length: ");
  if (at == heard.npos || at > head) give_up("an answer without a length");
  const std::size_t size = head + 4 + std::strtoul(heard.c_str() + at + 16, nullptr, 10);
  return heard.size() >= size ? size : 0;
}

int times(std::string_view text, std::string_view what) {
  int n = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

Heard send_all(int port, const std::vector<Member>& crowd) {
  struct Line {
    int file = -1;
    std::size_t next = 0;
    std::string heard;
  };
  const int poll = epoll_create1(0);
  std::vector<Line> lines(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    lines[i].file = connect_to(port);
    epoll_event event{EPOLLIN, {}};
    event.data.u64 = i;
    epoll_ctl(poll, EPOLL_CTL_ADD, lines[i].file, &event);
  }
  Heard heard;
  const double start = seconds();
  std::size_t busy = crowd.size();
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    send_whole(lines[i].file, crowd[i].requests[lines[i].next++]);
  }
  epoll_event events[64];
  char bytes[64 * 1024];
  while (busy > 0) {
    const int n = epoll_wait(poll, events, 64, 20'000);
    if (n <= 0) give_up("nobody answers");
    for (int e = 0; e < n; ++e) {
      Line& line = lines[events[e].data.u64];
      const ssize_t got = read(line.file, bytes, sizeof bytes);
      if (got <= 0) give_up("the server went away");
      line.heard.append(bytes, static_cast<std::size_t>(got));
      const std::size_t size = whole_answer(line.heard);
      if (size == 0) continue;
      heard.answers += line.heard.starts_with("HTTP/1.1 200");
      heard.applied += times(std::string_view(line.heard).substr(0, size), "\"applied\"");
      line.heard.erase(0, size);
      const Member& member = crowd[events[e].data.u64];
      if (line.next < member.requests.size()) {
        send_whole(line.file, member.requests[line.next++]);
      } else {
        --busy;
      }
    }
  }
  heard.took = seconds() - start;
  for (const Line& line : lines) close(line.file);
  close(poll);
  return heard;
}

Served::Served(const std::string& cairn, const std::string& site, const std::string& data) {
  int out[2];
  if (pipe(out) != 0) give_up("pipe");
  child_ = fork();
  if (child_ == 0) {
    dup2(out[1], 1);
    const int quiet = fileno(std::fopen("/dev/null", "w"));
    dup2(quiet, 2);
    execl(cairn.c_str(), "cairn", "serve", "--site", site.c_str(), "--data", data.c_str(), "--port",
          "0", "--behind-proxy", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(out[1]);
  std::string said;
  char byte = 0;
  while (said.find("/\n") == said.npos && read(out[0], &byte, 1) == 1) said += byte;
  const std::size_t at = said.find("127.0.0.1:");
  if (at == said.npos) give_up("cairn serve did not start");
  port_ = std::atoi(said.c_str() + at + 10);
}

double Served::worked() const {
  char path[40];
  std::snprintf(path, sizeof path, "/proc/%d/stat", child_);
  std::FILE* file = std::fopen(path, "r");
  if (file == nullptr) return 0;
  unsigned long user = 0, system = 0;
  const int found = std::fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                                &user, &system);
  std::fclose(file);
  return found == 2 ? static_cast<double>(user + system) / sysconf(_SC_CLK_TCK) : 0;
}

Served::~Served() {
  kill(child_, SIGTERM);
  waitpid(child_, nullptr, 0);
}

}  // namespace cairn::bench
