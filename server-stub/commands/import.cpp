// cairn import: a pack brought into the ledger, and what that changes, in sentences.
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <ctime>

#include "commands/commands.h"
#include "commands/pack_folder.h"
#include "files/folder.h"
#include "ledger/ledger_folder.h"
#include "ledger/pack_import.h"
#include "ledger/taking_part.h"
#include "merge/tell.h"

namespace cairn::server {

namespace {

struct Words {
  Lang lang;
  const char* in(const char* french, const char* english) const {
    return lang == Lang::fr ? french : english;
  }
};

int fail(const std::string& what) {
  std::fprintf(stderr, "cairn import: %s\n", what.c_str());
  return 1;
}

std::string day_of(std::int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm tm{};
  char text[16];
  if (gmtime_r(&seconds, &tm) == nullptr) return "?";
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &tm)};
}

void tell(const PackImport& import, bool is_dry, Words words) {
  const RowMerge& merge = import.merge;
  if (import.end == ImportEnd::known) {
    std::printf(
        words.in("Ce dossier a déjà été importé (%s) : rien n'y est nouveau. Pour revenir à "
                 "ce qu'il dit, changez-y au moins une date (as_of, dans pack.json).\n",
                 "This pack was imported before (%s): nothing in it is new. To go back to "
                 "what it says, change at least a date in it (as_of, in pack.json).\n"),
        day_of(import.known_since).c_str());
    return;
  }
  for (const RowGap& change : merge.changes) {
    std::printf("  %s\n", tell_change(change, words.lang).c_str());
  }
  if (!merge.conflicts.empty()) {
    std::printf("%s\n", words.in("Changé des deux côtés ; le registre ne change pas :",
                                 "Changed on both sides; the ledger stays as it is:"));
  }
  for (const RowGap& conflict : merge.conflicts) {
    std::printf("  %s\n", tell_conflict(conflict, words.lang).c_str());
  }
  std::printf(words.in("Différences : %zu. Conflits : %zu.", "Differences: %zu. Conflicts: %zu."),
              merge.changes.size(), merge.conflicts.size());
  if (is_dry) {
    std::printf(" %s\n",
                words.in("Rien n'a été écrit (--dry-run).", "Nothing was written (--dry-run)."));
  } else {
    std::printf(" %s\n", words.in("C'est importé.", "Imported."));
  }
}

}  // namespace

int import_pack(const ImportCommand& orders) {
  const Words words{language_of(orders.lang)};
  if (!is_folder(orders.pack)) {
    return fail(words.in("il n'y a pas de dossier ", "there is no folder ") + orders.pack);
  }
  const PackReading reading = read_pack(pack_files(orders.pack), words.lang);
  if (!reading.problems.empty()) {
    print_problems(stdout, orders.pack, reading.problems);
    return fail(words.in("corrigez d'abord ceci ; rien n'a été importé",
                         "correct this first; nothing was imported"));
  }
  const std::string path = orders.data + std::string(ledger_file);
  if (orders.dry_run && !read_file(path)) {
    return fail(words.in("il n'y a pas de registre dans ", "there is no ledger in ") + orders.data);
  }
  if (const Trouble t = make_folder(orders.data); !t.empty()) return fail(t);
  SqliteConnection sql(path);
  if (!sql.ok()) return fail(path + ": " + sql.error());
  chmod(path.c_str(), 0600);
  Store store(sql, {});
  if (!store.ok()) return fail(path + ": " + store.error());

  using namespace std::chrono;
  const std::int64_t now =
      duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  const PackImport import = import_pack(sql, reading.rows, {now, orders.dry_run, words.lang});
  switch (import.end) {
    case ImportEnd::failed:
      return fail(path + ": " + sql.error());
    case ImportEnd::other_roadmap:
      return fail(words.in("le registre est celui d'une autre feuille de route : ",
                           "the ledger is another roadmap's: ") +
                  import.other +
                  words.in(" ; donnez un autre dossier à --data", "; give --data another folder"));
    case ImportEnd::unsound:
      print_problems(stdout, words.in("après fusion", "once merged"), import.problems);
      return fail(
          words.in("avec ce que le registre a de plus récent, il y aurait ces erreurs ; "
                   "rien n'a été importé",
                   "with what is newer in the ledger there would be these mistakes; "
                   "nothing was imported"));
    case ImportEnd::done:
    case ImportEnd::known:
      break;
  }
  tell(import, orders.dry_run, words);
  if (orders.dry_run) return 0;
  const TalkRules rules = rules_of(roadmap_of(import.roadmap).taking_part);
  return put_talk_rules(sql, store, import.roadmap, rules, now) ? 0 : fail(sql.error());
}

}  // namespace cairn::server
