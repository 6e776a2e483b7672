// Many devices at one server: each sends a push, waits for its receipts, sends the next.
#pragma once
#include <string>
#include <vector>

namespace cairn::bench {

/// A device's requests, as bytes, one after the other.
struct Member {
  std::vector<std::string> requests;
};

struct Heard {
  int applied = 0;  // verdicts "applied" that came back
  int answers = 0;  // of status 200
  double took = 0;  // seconds
};

/// All at one time, each over a connection of its own, from one thread.
Heard send_all(int port, const std::vector<Member>& crowd);

/// `cairn serve`, until the end of this object.
class Served {
 public:
  Served(const std::string& cairn, const std::string& site, const std::string& data);
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();
  int port() const { return port_; }
  /// Seconds of processor it took so far, the kernel's for it included.
  double worked() const;

 private:
  int child_ = -1;
  int port_ = 0;
};

}  // namespace cairn::bench
