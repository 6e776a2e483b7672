// cairn slips: the notes of a workshop, one slip a line, while the site is served or not.
#include "sheets/slips.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <map>

#include "commands/commands.h"
#include "commands/invitation.h"
#include "commands/pack_folder.h"
#include "commands/sheet_problems.h"
#include "files/folder.h"
#include "ledger/code.h"
#include "machine/this_machine.h"
#include "pack/csv.h"
#include "sheets/guard.h"

namespace cairn::server {

namespace {

void warn(const std::string& what) { std::fprintf(stderr, "cairn: %s\n", what.c_str()); }

bool has_effect(const SlipFate& fate) {
  return fate.outcome == Outcome::applied || fate.outcome == Outcome::held ||
         fate.outcome == Outcome::late;
}

SheetProblem refused(const std::string& file, const Slip& slip, Reason reason,
                     const Speech& speech) {
  SheetProblem problem{file, slip.line.line, "", "", ""};
  if (reason == Reason::not_open) {
    problem.column = "subject";
    problem.what = speech.pick("on ne peut pas encore parler de " + slip.line.subject,
                               "nobody may speak of " + slip.line.subject + " yet");
    problem.write = speech.pick("attendez l'ouverture, ou retirez la ligne",
                                "wait until it opens, or remove the line");
    return problem;
  }
  problem.column = "words";
  problem.what = speech.pick("cette fiche est refusée (" + std::string(slug(reason)) + ")",
                             "this slip is refused (" + std::string(slug(reason)) + ")");
  problem.write = speech.pick("corrigez ses mots, ou retirez la ligne",
                              "correct its words, or remove the line");
  return problem;
}

std::string times(const Speech& speech, std::size_t n) {
  return std::to_string(n) + " " +
         speech.pick(n > 1 ? "fiches" : "fiche", n == 1 ? "slip" : "slips");
}

/// How many on each subject, which wait or are late, and which are there already.
void tell(const std::vector<Slip>& slips, const std::vector<SlipFate>& fates,
          const Speech& speech) {
  std::map<std::string, std::size_t> fresh;
  std::size_t held = 0, late = 0;
  for (std::size_t i = 0; i < slips.size(); ++i) {
    const int line = slips[i].line.line;
    if (fates[i].is_known) {
      const std::string number = std::to_string(line);
      speech.say("ligne " + number + " : déjà saisie, rien de plus",
                 "line " + number + ": already entered, nothing more");
      continue;
    }
    ++fresh[slips[i].line.subject];
    held += fates[i].outcome == Outcome::held;
    late += fates[i].outcome == Outcome::late;
  }
  for (const auto& [subject, n] : fresh) {
    std::printf("%s%s%s\n", subject.c_str(), speech.pick(" : ", ": ").c_str(),
                times(speech, n).c_str());
  }
  if (held > 0) {
    speech.say(times(speech, held) + " à lire par la modération avant publication",
               times(speech, held) + " to be read by a moderator before publication");
  }
  if (late > 0) {
    speech.say(times(speech, late) + " après la période : on garde sans compter",
               times(speech, late) + " after the period: kept, not counted");
  }
}

std::string codes_of(const std::vector<Slip>& slips, const std::string& follow,
                     const std::vector<bool>* entered) {
  std::string text = "\xEF\xBB\xBF" + csv_line({"line", "subject", "code", "follow", "words"});
  for (std::size_t i = 0; i < slips.size(); ++i) {
    if (slips[i].code.empty() || (entered != nullptr && !(*entered)[i])) continue;
    text += csv_line({std::to_string(slips[i].line.line), slips[i].line.subject,
                      spaced(slips[i].code), follow, guarded(slips[i].line.words)});
  }
  return text;
}

/// A file of one's own that was not there, on the disk when it returns.
bool make_codes(const std::string& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = write(file, text.data() + done, text.size() - done);
    if (n <= 0) break;
    done += static_cast<std::size_t>(n);
  }
  const bool kept = done == text.size() && fsync(file) == 0;
  close(file);
  if (!kept) unlink(path.c_str());
  return kept;
}

int enter(std::vector<Slip>& slips, const std::vector<SlipFate>& fates, const SlipsOrders& orders,
          Console& console, const Speech& speech) {
  if (orders.out.empty()) {
    return speech.fail("rien n'est écrit : dites où mettre les codes de dépôt, --out codes.csv",
                       "nothing is written: say where the deposit codes go, --out codes.csv");
  }
  console.give_codes(slips, fates);
  const std::string follow = console.origin() + "/suivre";
  // Before the slips: a code that nobody has would leave its words to nobody.
  if (!make_codes(orders.out, codes_of(slips, follow, nullptr))) {
    return speech.fail("rien n'est écrit : " + orders.out +
                           " ne peut pas être créé, ou existe déjà ; donnez un autre nom",
                       "nothing is written: " + orders.out +
                           " cannot be made, or is there already; give another name");
  }
  std::vector<bool> entered;
  const bool done = console.enter(slips, entered);
  std::size_t all = 0;
  for (const bool one : entered) all += one;
  std::size_t given = 0;
  for (const Slip& slip : slips) given += !slip.code.empty();
  if (all == 0) {
    unlink(orders.out.c_str());
  } else if (all != given) {
    // Beside it first: where that fails, the file holds more codes than there are slips, never
    // less.
    const std::string beside = orders.out + ".new";
    if (!make_codes(beside, codes_of(slips, follow, &entered)) ||
        rename(beside.c_str(), orders.out.c_str()) != 0) {
      warn(orders.out + " holds codes of slips that are not entered, too");
    }
  }
  if (!done) {
    return speech.fail("seulement " + times(speech, all) +
                           " : le registre ne peut pas être écrit ; redonnez le même fichier avec "
                           "un autre --out, rien ne sera saisi deux fois",
                       "only " + times(speech, all) +
                           ": the ledger cannot be written; give the same file again with another "
                           "--out, nothing is entered twice");
  }
  speech.say(times(speech, all) + " : tout est écrit. Les codes de dépôt sont dans " + orders.out +
                 ", et nulle part ailleurs : remettez à chaque personne le sien, puis effacez ce "
                 "fichier.",
             times(speech, all) + ": all written. The deposit codes are in " + orders.out +
                 ", and nowhere else: hand each person their own, then delete that file.");
  return 0;
}

}  // namespace

int slips(const SlipsOrders& orders) {
  const Speech speech("slips", language_of(orders.lang));
  const auto text = read_file(orders.file);
  if (!text) {
    return speech.fail("impossible de lire " + orders.file, "cannot read " + orders.file);
  }
  Console console(orders.data, this_machine(warn));
  if (!open_console(console, orders.data, speech)) return 1;
  const Roadmap roadmap = console.roadmap();
  if (console.key().empty() || roadmap.langs.empty()) {
    return speech.fail(
        "le registre n'a pas encore de feuille de route : lancez d'abord cairn serve",
        "the ledger holds no roadmap yet: start cairn serve first");
  }
  std::vector<std::string> actions;
  for (const Action& action : roadmap.actions) actions.push_back(action.id);
  const std::string name = orders.file.substr(orders.file.rfind('/') + 1);
  SlipReading reading = read_slips({name, *text}, actions, roadmap.langs.front(), speech.lang());
  std::vector<Slip> all = slips_of(reading.slips, console.key());
  const auto fates = console.judge(all);
  if (!fates) {
    return speech.fail("le registre ne peut pas être lu ; réessayez",
                       "the ledger cannot be read; try again");
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const SlipFate& fate = (*fates)[i];
    if (fate.is_known || has_effect(fate)) continue;
    reading.problems.push_back(refused(name, all[i], fate.reason, speech));
  }
  if (!reading.problems.empty()) {
    for (const SheetProblem& problem : reading.problems) print(problem, speech.lang());
    return speech.fail("rien n'est écrit : corrigez d'abord ceci",
                       "nothing is written: correct this first");
  }
  tell(all, *fates, speech);
  std::size_t fresh = 0;
  for (const SlipFate& fate : *fates) fresh += !fate.is_known;
  if (orders.dry_run) {
    speech.say(times(speech, fresh) + " à saisir ; rien n'est écrit (--dry-run)",
               times(speech, fresh) + " to be entered; nothing is written (--dry-run)");
    return 0;
  }
  if (fresh == 0) {
    speech.say("rien à saisir : leurs codes ont été donnés la première fois",
               "nothing to enter: their codes were given the first time");
    return 0;
  }
  return enter(all, *fates, orders, console, speech);
}

}  // namespace cairn::server
