// cairn render: a pack as a whole site on the disk.
#include <chrono>
#include <cstdio>

#include "bytes/digest.h"
#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "files/folder.h"
#include "site/publish.h"

namespace cairn::server {

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn render: %s\n", what.c_str());
  return 1;
}

/// Everything that decides what comes out, this program included, as one hash.
class Mixture {
 public:
  void add(std::string_view name, std::string_view bytes) {
    all_ += std::string(name) + " " + hex(digest(bytes)) + "\n";
  }
  std::string hash() const { return hex(digest(all_)); }

 private:
  static std::string digest(std::string_view bytes) {
    const Digest d = sha256(bytes);
    return {d.begin(), d.end()};
  }
  std::string all_;
};

/// Rows of the grids in `folder`; those that are not there are left out.
std::vector<Row> audits_in(const std::string& folder, std::vector<Problem>& problems,
                           Mixture& mixture) {
  std::vector<Row> rows;
  for (const std::string name : {"rgaa", "rgesn"}) {
    const auto csv = read_file(folder + "/" + name + ".csv");
    if (!csv) continue;
    mixture.add(name, *csv);
    for (Row& row : audit_rows(name, *csv, problems)) rows.push_back(std::move(row));
  }
  for (const std::string name : {"accessibilite.json", "ecoconception.json"}) {
    const auto json = read_file(folder + "/statements/" + name);
    if (!json) continue;
    mixture.add(name, *json);
    for (Row& row : statement_rows(name, *json, problems)) rows.push_back(std::move(row));
  }
  if (const auto json = read_file(folder + "/budgets.json")) {
    mixture.add("budgets", *json);
    for (Row& row : budget_rows(*json, problems)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

int render(const RenderOrders& orders) {
  const auto start = std::chrono::steady_clock::now();
  Mixture mixture;
  mixture.add("program", read_file("/proc/self/exe").value_or(""));
  mixture.add("origin", orders.origin);

  if (!is_folder(orders.pack)) return fail("there is no folder " + orders.pack);
  const std::vector<PackFile> files = pack_files(orders.pack);
  for (const PackFile& file : files) mixture.add("pack " + file.name, file.text);

  Ingredients in;
  in.origin = orders.origin;
  std::vector<Problem> problems;
  std::vector<Row> audits;
  if (!orders.audits.empty()) {
    if (!is_folder(orders.audits)) return fail("there is no folder " + orders.audits);
    audits = audits_in(orders.audits, problems, mixture);
  }
  if (!orders.assets.empty()) {
    if (!is_folder(orders.assets)) return fail("there is no folder " + orders.assets);
    for (const std::string& name : files_below(orders.assets)) {
      auto bytes = read_file(orders.assets + "/" + name);
      if (!bytes) return fail("cannot read " + orders.assets + "/" + name);
      mixture.add("asset " + name, *bytes);
      in.assets.emplace(name, *std::move(bytes));
    }
  }
  if (made_of(orders.out) == mixture.hash()) {
    std::printf("nothing changed in %s\n", orders.out.c_str());
    return 0;
  }

  const Lang lang = language_of("");
  PackReading reading = read_pack(files, lang);
  if (!reading.problems.empty() || !problems.empty()) {
    print_problems(stderr, orders.pack, reading.problems);
    print_problems(stderr, orders.audits, problems);
    return fail("correct this first; nothing was written");
  }
  in.rows = std::move(reading.rows);
  for (Row& row : audits) in.rows.push_back(std::move(row));

  Composition composition = compose(in);
  if (!composition.trouble.empty()) return fail(composition.trouble);
  composition.manifest.made_of = mixture.hash();
  const Published done = publish(composition, orders.out);
  if (!done.trouble.empty()) return fail(done.trouble);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  std::printf("rendered %zu pages, %zu files in all, %zu compressed anew, in %.1f s: %s\n",
              composition.manifest.pages.size(), done.files, done.compressed,
              static_cast<double>(took.count()) / 1000, orders.out.c_str());
  return 0;
}

}  // namespace cairn::server
