// The pages follow the ledger: composed anew when its roadmap moved, while the former are served.
//
// Promises: nobody waits for it. `look` takes some tens of milliseconds at most: what needs a
// database is done there, on the server's thread (SQLite is built without locks); pages are
// composed and compressed in a thread of its own, one composition at a time. What is shown is one
// state of the roadmap, whole. A roadmap that cannot be shown is told once, and the former stays.
// Leaves out: who asks when (commands/serve.cpp), who answers with it (reception.h).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/sql.h"
#include "reception/live.h"
#include "site/site.h"

namespace cairn::server {

/// What visitors are shown: files, and the screens that no file can hold, of one roadmap.
struct Face {
  Site site;
  Live live;
};

class Renewal {
 public:
  Renewal(Face first, std::function<void(const std::string&)> warn);
  ~Renewal();
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;

  /// True where `face` is another from now on. The former goes when nobody holds it.
  bool look(SqlConnection& sql);
  /// Until what is shown is what the ledger says: at the start, when nobody waits yet.
  void settle(SqlConnection& sql);

  std::shared_ptr<const Face> face() const { return face_; }

 private:
  struct Job;
  void start(std::vector<Row> rows, std::int64_t head);

  std::shared_ptr<const Face> face_;
  std::function<void(const std::string&)> warn_;
  std::vector<Row> rows_;  // what `face_` shows
  std::int64_t looked_at_ = -1;
  std::unique_ptr<Job> job_;
};

}  // namespace cairn::server
