// A native replica: how a device begins, catches up, and shows its own words on top.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "bench.h"
#include "bytes/squeeze.h"
#include "demo/demo.h"
#include "files/folder.h"
#include "ledger/public_replica.h"
#include "ledger/reading.h"
#include "ledger/sqlite_connection.h"
#include "replica/replica.h"
#include "site/site.h"

namespace cairn::bench {

namespace {

using namespace cairn::server;

void must(bool done, const char* what) {
  if (done) return;
  std::fprintf(stderr, "bench: %s\n", what);
  std::exit(1);
}

/// A ledger of so many invented contributions, decided by its own rules.
struct Ledger {
  SqliteConnection sql;
  Exchange exchange;
  std::string bearer = std::string(43, 'A');

  Ledger(const Orders& orders, int count)
      : sql(folder("ledger") + "/" + std::to_string(count) + ".db"),
        exchange(sql, machine(), rules()) {
    Site site;
    must(site.load(orders.site).empty(), "no site");
    const cairn::server::Resource* snapshot = site.find(site.manifest.shell.snapshot);
    const std::string& bytes = *snapshot->plain.bytes;
    const std::vector<Row> rows =
        Replica::from_snapshot({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()})
            .roadmap_rows();
    std::string trouble;
    const auto words = read_demo_words(read_file(orders.words).value_or(""), trouble);
    must(words && exchange.put_roadmap(rows), "no words");
    const double start = seconds();
    const int acts = fill(exchange, imagine(rows, *words, {count, 1, 1'700'000'000'000, 150}));
    const double took = seconds() - start;
    must(acts > 0, "not filled");
    if (count > 10'000) say("decided, in batches of 256, without HTTP", acts / took, "a second");
  }

  static Machine machine() {
    return {[] { return std::int64_t{1'700'000'000'000}; },
            [](std::size_t n) { return std::string(n, 'r'); }, [](const std::string&) {}};
  }
  static ExchangeRules rules() {
    ExchangeRules rules;
    rules.claim_key = std::string(32, 'k');
    rules.intents.most = rules.guesses.most = 0;
    return rules;
  }
};

/// All public lanes, by pulls, as a device without a snapshot gets them; rows taken.
int follow(Ledger& ledger, Replica& replica, std::int64_t limit, int most_rows = 1 << 30) {
  int rows = 0;
  for (const Head& head : heads_of(ledger.sql, "public")) {
    std::int64_t cursor = 0;
    for (bool more = true; more && rows < most_rows;) {
      const LaneNews news = news_of(ledger.sql, head.scope, "public", cursor, limit);
      must(news.ok && news.reset.empty(), "no news");
      const cairn::Taken taken = replica.take(news.delta);
      must(taken == cairn::Taken::complete || taken == cairn::Taken::part, "a delta is not taken");
      rows += static_cast<int>(news.delta.rows.size());
      cursor = news.delta.to;
      more = news.delta.more;
    }
  }
  return rows;
}

/// The file that /v1/snapshot serves, put on the disk and read from there up to the first page of
/// a list; to the rows taken one by one in memory.
void bench_beginning(const std::string& file, double one_by_one) {
  const std::string path = folder("beginning") + "/base.db";
  const Outbox outbox(":memory:", std::string(43, 'B'));
  const double start = seconds();
  must(write_file(path, file).empty(), "not written");
  const int there = ::open(path.c_str(), O_RDWR);
  must(there >= 0 && ::fsync(there) == 0 && ::close(there) == 0, "not on the disk");
  Replica opened(path);
  must(opened.ok() && opened.rebuild(outbox) && !opened.talk({}).said.empty(), "not opened");
  const double took = seconds() - start;
  promise("kept from it, to the first page of a list", took * 1000, "ms", 500, false);
  say("ratio, one by one to that", one_by_one / took, "times");
}

Intent pending(int n) {
  char id[33];
  std::snprintf(id, sizeof id, "%032x", n);
  return {id,
          n,
          "contribute",
          "7K2M93QFT0AX",
          1'700'000'000'000,
          R"({"form":"comment","on":"A1-03","words":"En attente )" + std::to_string(n) +
              R"(","lang":"fr"})"};
}

void bench_overlay(Replica& replica) {
  Outbox outbox(":memory:", std::string(43, 'B'));
  for (int n = 1; n <= 200; ++n) {
    Intent intent = pending(n);
    must(outbox.write("talk/A1-03", intent), "not written");
  }
  must(replica.rebuild(outbox), "not rebuilt");
  const double start = seconds();
  must(replica.rebuild(outbox), "not rebuilt");
  promise("overlay of 200 intents, rebuilt", (seconds() - start) * 1000, "ms", 50, false);
}

/// Ten contributions more, and what a pull of them costs the server.
double small_pull(Ledger& ledger) {
  const std::string scope = "talk/A1-03";
  std::int64_t cursor = 0;
  for (const Head& head : heads_of(ledger.sql, "public")) {
    if (head.scope == scope) cursor = head.head;
  }
  for (int n = 1; n <= 10; ++n) must(ledger.exchange.submit(scope, pending(n)).ok, "not submitted");
  const std::string request =
      write_request({Hello{1, "", 1, "", {}, "", "", {scope}}, Pull{scope, "public", cursor, 500}});
  constexpr int times = 200;
  std::string reply;
  const double start = seconds();
  for (int i = 0; i < times; ++i) reply = ledger.exchange.sync(ledger.bearer, request);
  const double took = (seconds() - start) / times;
  must(reply.find("En attente 10") != reply.npos, "the ten are not told");
  return took * 1000;
}

}  // namespace

void bench_replica(const Orders& orders) {
  std::printf("\n%d contributions\n", orders.count);
  Ledger ledger(orders, orders.count);
  double start = seconds();
  PublicReplica everyone;
  must(everyone.catch_up(ledger.sql, ledger.exchange.epoch()), "no public replica");
  say("the server's own replica, at its start", (seconds() - start) * 1000, "ms");
  start = seconds();
  const std::string file = everyone.file();
  must(!file.empty(), "no snapshot");
  say("the snapshot made", (seconds() - start) * 1000, "ms");
  start = seconds();
  const std::string small = brotli_of(file, 4);
  say("and pressed", (seconds() - start) * 1000, "ms",
      std::to_string(file.size() / 1024) + " KB, " + std::to_string(small.size() / 1024) +
          " KB as sent");

  Replica rows(":memory:");
  start = seconds();
  const int all = follow(ledger, rows, 1);
  const double one_by_one = seconds() - start;
  say("all rows, one by one", one_by_one * 1000, "ms", std::to_string(all) + " rows");
  bench_beginning(file, one_by_one);
  Replica parts(":memory:");
  start = seconds();
  const int some = follow(ledger, parts, 5000, 20'000);
  const double caught_up = seconds() - start;
  promise("catch-up of 20,000 rows", caught_up * 1000 * 20'000 / some, "ms", 1500, false);
  bench_overlay(rows);
  const double large = small_pull(ledger);
  Ledger less(orders, 1000);
  const double little = small_pull(less);
  say("a pull of 10 changes, 1,000 contributions", little, "ms");
  promise("the same with all of them, to that", large / little, "times", 1.5, false);
}

}  // namespace cairn::bench
