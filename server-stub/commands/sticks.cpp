// cairn import --sealed and cairn export --kiosk: what travels on a stick between a kiosk without a
// network and its server.
#include "kiosk/sticks.h"

#include <sys/stat.h>

#include <cstdio>

#include "commands/commands.h"
#include "commands/invitation.h"
#include "commands/pack_folder.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

constexpr off_t stick_most = 256LL * 1024 * 1024;

void warn(const std::string& what) { std::fprintf(stderr, "cairn: %s\n", what.c_str()); }

std::optional<KioskKeys> keys_of(const Console& console, const std::string& folder,
                                 const Speech& speech) {
  auto keys = console.kiosk_keys();
  if (keys) return keys;
  speech.fail("les clés des bornes (kiosk.keys) manquent ou sont abîmées dans " + folder +
                  " : lancez cairn serve, ou restaurez une copie",
              "the keys of the kiosks (kiosk.keys) are missing or damaged in " + folder +
                  ": start cairn serve, or restore a copy");
  return std::nullopt;
}

struct Sums {
  std::size_t fresh = 0, known = 0, unreadable = 0, lost = 0;
};

Sums sums_of(const std::vector<BagEnd>& ends) {
  Sums sums;
  for (const BagEnd& end : ends) {
    if (end.fault != BagFault::none) {
      ++sums.unreadable;
    } else if (!end.is_kept) {
      ++sums.lost;
    } else {
      ++(end.is_known ? sums.known : sums.fresh);
    }
  }
  return sums;
}

}  // namespace

int import_sealed(const StickOrders& orders) {
  const Speech speech("import", language_of(orders.lang));
  struct stat about {};
  if (stat(orders.file.c_str(), &about) != 0) {
    return speech.fail("il n'y a pas de fichier " + orders.file, "there is no file " + orders.file);
  }
  const auto text = about.st_size <= stick_most ? read_file(orders.file) : std::nullopt;
  const auto stick = text ? read_bags_on_stick(*text) : std::nullopt;
  if (!stick) {
    return speech.fail(orders.file +
                           " n'est pas l'export d'une borne, ou il est coupé : refaites-le "
                           "depuis le panneau de la borne",
                       orders.file +
                           " is no export of a kiosk, or it is cut: make it again from the "
                           "kiosk's panel");
  }
  Console console(orders.data, this_machine(warn));
  if (!open_console(console, orders.data, speech)) return 1;
  const auto keys = keys_of(console, orders.data, speech);
  if (!keys) return 1;
  if (console.key().empty()) {
    return speech.fail("claim.key manque dans " + orders.data + " : restaurez une copie",
                       "claim.key is missing in " + orders.data + ": restore a copy");
  }
  Sums sums = sums_of(console.take(*keys, stick->bags));
  sums.unreadable += stick->unsound;
  if (!stick->place.empty()) speech.say(harmless(stick->place), harmless(stick->place));
  const auto n = [](std::size_t count) { return std::to_string(count); };
  speech.say("Nouveaux : " + n(sums.fresh) + ". Déjà connus : " + n(sums.known) +
                 ". Illisibles : " + n(sums.unreadable) + ".",
             "New: " + n(sums.fresh) + ". Known already: " + n(sums.known) +
                 ". Unreadable: " + n(sums.unreadable) + ".");
  if (sums.lost > 0) {
    return speech.fail("le registre n'a pas pu tout écrire : relancez la même commande",
                       "the ledger could not write all of it: run the same command again");
  }
  if (sums.unreadable > 0) {
    return speech.fail(
        "ce qui est illisible a été abîmé, ou scellé pour un autre serveur, ou il y a "
        "plus d'un an et demi ; gardez la clé USB. Le reste est importé",
        "what is unreadable was damaged, or sealed for another server or more than a "
        "year and a half ago; keep the stick. All else is imported");
  }
  return 0;
}

int export_kiosk(const StickOrders& orders) {
  const Speech speech("export", language_of(orders.lang));
  Console console(orders.data, this_machine(warn));
  if (!open_console(console, orders.data, speech)) return 1;
  const auto keys = keys_of(console, orders.data, speech);
  if (!keys) return 1;
  const std::string update = console.kiosk_update(*keys);
  if (update.empty()) {
    return speech.fail("le registre ne peut pas être lu : réessayez",
                       "the ledger cannot be read: try again");
  }
  const std::string part = orders.file + ".part";
  Trouble trouble = write_file(part, update);
  if (trouble.empty() && std::rename(part.c_str(), orders.file.c_str()) != 0) {
    trouble = "cannot write " + orders.file;
  }
  if (!trouble.empty()) return speech.fail(trouble, trouble);
  speech.say(orders.file + " : à ouvrir depuis le panneau de chaque borne.",
             orders.file + ": to be opened from the panel of each kiosk.");
  return 0;
}

}  // namespace cairn::server
