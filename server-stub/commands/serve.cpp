// cairn serve: a rendered site, its live pages and its letters, over HTTP.
#include <openssl/rand.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <new>

#include "commands/commands.h"
#include "files/folder.h"
#include "net/server.h"

namespace cairn::server {

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn serve: %s\n", what.c_str());
  return 1;
}

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string random_bytes(std::size_t n) {
  std::string bytes(n, '\0');
  // Without chance there is no safe key: better no answer than a guessable one.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(n)) != 1) {
    throw std::bad_alloc();
  }
  return bytes;
}

void warn(const std::string& what) { std::fprintf(stderr, "cairn serve: %s\n", what.c_str()); }

/// One descriptor a connection, and some for files.
void ask_for_descriptors(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = connections + 100;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void purge(LetterStore& letters) {
  const int removed = letters.purge(std::time(nullptr) - letter_days * 86400LL);
  if (removed > 0) std::printf("letters purged after %d days: %d\n", letter_days, removed);
  if (removed < 0) std::fprintf(stderr, "cairn serve: purge: %s\n", letters.error().c_str());
}

}  // namespace

int serve(const ServeOrders& orders) {
  // A limit on the size of files must fail one letter, not the server.
  std::signal(SIGXFSZ, SIG_IGN);
  Site site;
  if (const Trouble t = site.load(orders.site); !t.empty()) return fail(t);
  const Shell& shell = site.manifest.shell;
  const Resource* snapshot = site.find(shell.snapshot);
  if (snapshot == nullptr) return fail("the site has no snapshot of the roadmap; render it again");
  const std::optional<Live> live = Live::from_snapshot(*snapshot->plain.bytes, shell);
  if (!live) return fail("the site's snapshot of the roadmap cannot be read; render it again");

  if (const Trouble t = make_folder(orders.data); !t.empty()) return fail(t);
  LetterStore letters(orders.data + "/letters.db");
  if (!letters.ok()) {
    return fail("cannot open " + orders.data + "/letters.db: " + letters.error() +
                "; give --data a folder that this user may write");
  }
  purge(letters);

  Reception reception(site, &*live, &letters, {now_ms, random_bytes, warn},
                      orders.origin.empty() ? shell.origin : orders.origin);
  Limits limits;
  limits.connections = static_cast<std::size_t>(orders.connections);
  ask_for_descriptors(limits.connections + limits.surplus);
  Server server(reception, limits, orders.behind_proxy);
  if (const Trouble t = server.listen(orders.address, orders.port); !t.empty()) return fail(t);
  const bool everywhere = orders.address == "0.0.0.0" || orders.address == "::";
  const bool six = orders.address.find(':') != std::string::npos;
  const std::string host = everywhere ? "127.0.0.1"
                           : six      ? "[" + orders.address + "]"
                                      : orders.address;
  std::printf("Cairn serves http://%s:%d/%s\n", host.c_str(), server.port(),
              everywhere ? " and at this machine's other addresses" : "");
  std::fflush(stdout);
  server.run([&letters] { purge(letters); });
  std::printf("stopped\n");
  return 0;
}

}  // namespace cairn::server
