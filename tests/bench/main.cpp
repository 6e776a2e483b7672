// scripts/bench sync: times are worth their ratios within this run, and the promises.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "bench.h"

namespace cairn::bench {

namespace {

int broken_promises = 0;

std::string root() {
  static const std::string path = [] {
    std::string name = (std::filesystem::temp_directory_path() / "cairn-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::exit(1);
    return name;
  }();
  return path;
}

}  // namespace

double seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

void say(std::string_view name, double value, std::string_view unit, std::string_view note) {
  std::printf("%-58s %10.*f %-10s %s\n", std::string(name).c_str(), value < 100 ? 2 : 0, value,
              std::string(unit).c_str(), std::string(note).c_str());
  std::fflush(stdout);
}

void promise(std::string_view name, double value, std::string_view unit, double bound,
             bool at_least) {
  const bool met = at_least ? value >= bound : value <= bound;
  broken_promises += !met;
  char note[80];
  std::snprintf(note, sizeof note, "%s %g: %s", at_least ? "at least" : "at most", bound,
                met ? "met" : "NOT MET");
  say(name, value, unit, note);
}

int broken() { return broken_promises; }

std::string folder(const std::string& name) {
  std::string path = root() + "/" + name;
  std::filesystem::create_directories(path);
  return path;
}

}  // namespace cairn::bench

int main(int argc, char** argv) {
  using namespace cairn::bench;
  if (argc < 4) {
    std::fprintf(stderr, "cairn-sync-bench CAIRN SITE WORDS [COUNT]\n");
    return 2;
  }
  Orders orders{argv[1], argv[2], argv[3], argc > 4 ? std::atoi(argv[4]) : 100'000};
  bench_server(orders);
  if (orders.count > 0) bench_replica(orders);
  std::filesystem::remove_all(root());
  std::printf("%s\n", broken() == 0 ? "all promises met" : "some promises are not met");
  return 0;
}
