// cairn serve: a rendered site, its live pages and its letters, over HTTP.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>

#include "alerts/alerts.h"
#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "commands/site_rows.h"
#include "files/folder.h"
#include "ledger/ledger_folder.h"
#include "ledger/taking_part.h"
#include "machine/this_machine.h"
#include "merge/tell.h"
#include "net/server.h"
#include "reception/renewal.h"

namespace cairn::server {

namespace {

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn serve: %s\n", what.c_str());
  return 1;
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

/// The site's pack, brought into the ledger: what is newer there stays. Trouble is what must be put
/// right before anything is served.
Trouble import_site(Exchange& exchange, const std::vector<Row>& rows, const ServeOrders& orders) {
  const std::string ledger = orders.data + std::string(ledger_file);
  const PackImport import = exchange.import(rows, {0, false, language_of("")});
  for (const RowGap& conflict : import.merge.conflicts) {
    warn("the site's pack and the ledger: " + tell_conflict(conflict, language_of("")));
  }
  switch (import.end) {
    case ImportEnd::other_roadmap:
      return ledger + " holds another roadmap (" + import.other +
             "); give --data another folder, or --site that roadmap's site";
    case ImportEnd::unsound:
      for (const Problem& p : import.problems) warn("once merged, " + p.file + ": " + p.what);
      warn("the site's pack does not go with what is newer in the ledger, and is not imported");
      return {};
    case ImportEnd::failed:
      warn("the roadmap cannot be written to " + ledger + ": " + exchange.sql().error());
      return {};
    case ImportEnd::done:
    case ImportEnd::known:
      break;
  }
  if (!exchange.put_rules(import.roadmap, rules_of(roadmap_of(import.roadmap).taking_part))) {
    warn("the rules of taking part cannot be written to " + ledger + ": " + exchange.sql().error());
  }
  return {};
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
  const Shell shell = site.manifest.shell;
  const Resource* snapshot = site.find(shell.snapshot);
  if (snapshot == nullptr) return fail("the site has no snapshot of the roadmap; render it again");
  const std::vector<Row> rows = rows_in(*snapshot->plain.bytes);
  std::optional<Live> live = Live::from_snapshot(*snapshot->plain.bytes, shell);
  if (!live) return fail("the site's snapshot of the roadmap cannot be read; render it again");

  const std::string origin = orders.origin.empty() ? shell.origin : orders.origin;
  Envelope envelope;
  if (!orders.alerts.to.empty()) {
    if (const Trouble t = check_alerts(orders.alerts, origin, envelope); !t.empty()) return fail(t);
    envelope.langs = live->roadmap().langs;
  }

  if (const Trouble t = make_folder(orders.data); !t.empty()) return fail(t);
  LetterStore letters(orders.data + "/letters.db");
  if (!letters.ok()) {
    return fail("cannot open " + orders.data + "/letters.db: " + letters.error() +
                "; give --data a folder that this user may write");
  }
  const Machine machine = this_machine(warn);
  LedgerFolder ledger(orders.data, machine, orders.backups);
  if (!ledger.trouble().empty()) return fail(ledger.trouble());
  // A full disk must not take the pages away from who reads.
  Exchange* exchange = ledger.exchange();
  if (exchange == nullptr) {
    warn("nothing can be said or synced: " + ledger.error());
  } else if (const Trouble t = import_site(*exchange, rows, orders); !t.empty()) {
    return fail(t);
  }
  if (exchange != nullptr && !origin.empty()) exchange->note_origin(origin);
  if (exchange != nullptr) exchange->note_backups(orders.backups);
  Renewal renewal({std::move(site), *std::move(live)}, warn);
  if (exchange != nullptr) renewal.settle(exchange->sql());
  if (!orders.backups) {
    warn("what people write is kept in " + orders.data +
         "/ledger.db alone: copy it with cairn backup, and say --backups here");
  }

  const auto first = renewal.face();
  Reception reception(first->site, &first->live, &letters, machine, origin, exchange);
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
  std::optional<Alerts> alerts;
  if (exchange != nullptr && !orders.alerts.to.empty()) {
    alerts.emplace(exchange->sql(), machine, orders.alerts, std::move(envelope));
  }
  Chores chores;
  bool is_late = false;
  const auto renew = [&] {
    const auto before = renewal.face();  // stays until the other is shown
    if (exchange == nullptr || !renewal.look(exchange->sql())) return;
    reception.show(renewal.face()->site, renewal.face()->live);
  };
  chores.each_second = [&] {
    renew();
    if (alerts) alerts->look();
  };
  chores.often = [&] {
    const bool was_late = std::exchange(is_late, exchange != nullptr && !exchange->chores());
    if (is_late && !was_late) warn("what was to be erased is not yet: it is tried again");
  };
  chores.each_day = [&] {
    purge(letters);
    if (exchange != nullptr && !exchange->purge()) {
      warn("the ledger could not be purged: " + exchange->sql().error());
    }
  };
  server.run(chores);
  std::printf("stopped\n");
  return 0;
}

}  // namespace cairn::server
