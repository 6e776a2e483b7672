// Intents a second, from the socket to the disk and back.
#include <cstdio>
#include <cstdlib>

#include "bare.h"
#include "bench.h"
#include "crowd.h"

namespace cairn::bench {

namespace {

constexpr int devices = 64;
constexpr const char* words =
    "Le reconditionne coute moins cher et marche tres bien pour du traitement de texte.";

std::string hex_of(unsigned long long a, unsigned long long b) {
  char id[33];
  std::snprintf(id, sizeof id, "%016llx%016llx", a * 0x9e3779b97f4a7c15ULL, b);
  return id;
}

/// A device that pushes `requests` times `each` contributions.
Member member(int nr, int requests, int each, int round) {
  Member made;
  char secret[44], code[13];
  std::snprintf(secret, sizeof secret, "%043d", nr + round * 1000);
  std::snprintf(code, sizeof code, "%012d", nr + round * 1000);
  for (int r = 0, n = 1; r < requests; ++r) {
    std::string body =
        R"([{"hello":{"protocol":1,"schema":1,"scopes":["talk/A1-03"]}},{"push":{"scope":"talk/A1-03","first_n":)" +
        std::to_string(n) + R"(,"intents":[)";
    for (int i = 0; i < each; ++i, ++n) {
      if (i > 0) body += ",";
      body += R"({"n":)" + std::to_string(n) + R"(,"id":")" +
              hex_of(static_cast<unsigned long long>(nr + round * 1000 + 1),
                     static_cast<unsigned long long>(n)) +
              R"(","kind":"contribute","claim":")" + code +
              R"(","body":{"form":"comment","on":"A1-03","words":")" + words + " " +
              std::to_string(n) + R"(","lang":"fr"}})";
    }
    body += "]}}]";
    made.requests.push_back(
        "POST /v1/sync HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        "X-Forwarded-For: 10.0." +
        std::to_string(round) + "." + std::to_string(nr) + "\r\nAuthorization: Bearer " + secret +
        "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  return made;
}

double run(int port, int round, int requests, int each) {
  std::vector<Member> crowd;
  for (int nr = 0; nr < devices; ++nr) crowd.push_back(member(nr, requests, each, round));
  const Heard heard = send_all(port, crowd);
  const int all = devices * requests * each;
  if (heard.applied != all) {
    std::fprintf(stderr, "%d of %d intents were applied\n", heard.applied, all);
    std::exit(1);
  }
  return all / heard.took;
}

}  // namespace

void bench_server(const Orders& orders) {
  constexpr int requests = 320;
  std::printf("Intents on one action, %d devices at one time, each acknowledged on the disk\n",
              devices);
  double alone = 0, batched = 0, worked_alone = 0, worked_batched = 0;
  {
    Served served(orders.cairn, orders.site, folder("served"));
    run(served.port(), 0, 20, 1);
    const double before = served.worked();
    alone = run(served.port(), 1, requests, 1);
    worked_alone = served.worked() - before;
    batched = run(served.port(), 2, requests / 8, 8);
    worked_batched = served.worked() - before - worked_alone;
  }
  const int all = devices * requests;
  const double bare_64 =
      all / bare_contributions(folder("bare") + "/64.db", all, devices, devices, words);
  const double bare_512 =
      all / bare_contributions(folder("bare") + "/512.db", all, devices, 256, words);
  promise("over HTTP, one intent a request", alone, "a second", 8000, true);
  promise("over HTTP, eight intents a request", batched, "a second", 8000, true);
  // Two processors shared with whatever else runs: what one of them could do for the server alone.
  say("processor time, one a request", worked_alone * 1e6 / all, "us each");
  say("processor time, eight a request", worked_batched * 1e6 / all, "us each");
  say("bare SQLite, 64 in a transaction", bare_64, "a second");
  say("bare SQLite, 256 in a transaction", bare_512, "a second");
  say("ratio, one a request to bare SQLite", alone / bare_64, "");
  say("ratio, eight a request to bare SQLite", batched / bare_512, "");
}

}  // namespace cairn::bench
