// cairn invite: a person of the staff, or a kiosk by its place, with an invitation to activate on a
// device.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "bytes/qr.h"
#include "commands/commands.h"
#include "commands/invitation.h"
#include "commands/pack_folder.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

void warn(const std::string& what) { std::fprintf(stderr, "cairn: %s\n", what.c_str()); }

}  // namespace

bool open_console(const Console& console, const std::string& folder, const Speech& speech) {
  if (!console.error().empty()) {
    speech.fail("le registre ne s'ouvre pas : " + console.error(),
                "the ledger cannot be opened: " + console.error());
    return false;
  }
  if (console.has_ledger()) return true;
  speech.fail("il n'y a pas de registre dans " + folder + " : lancez d'abord cairn serve",
              "there is no ledger in " + folder + ": start cairn serve first");
  return false;
}

std::string rights_in_words(const Rights& rights, const Speech& speech) {
  std::string words;
  for (const Grant& grant : rights) {
    const std::string axis = std::to_string(grant.axis);
    if (!words.empty()) words += ", ";
    switch (grant.role) {
      case Role::lead:
        words += speech.pick("pilote de l'axe " + axis, "lead of axis " + axis);
        break;
      case Role::editor:
        words += speech.pick("rédaction", "editor");
        break;
      case Role::moderator:
        words += speech.pick("modération", "moderator");
        break;
      case Role::relay:
        words += speech.pick("relais", "relay");
        break;
      case Role::operator_:
        words += speech.pick("exploitation", "operator");
        break;
      case Role::kiosk:
        words += speech.pick("borne", "kiosk");
        break;
    }
  }
  return words.empty() ? speech.pick("aucun droit", "no right") : words;
}

Rights rights_ordered(const std::vector<std::string>& roles, const std::vector<int>& axes,
                      Console& console, const Speech& speech) {
  Rights rights;
  for (const std::string& slug : roles) {
    Role role = Role::relay;
    if (!from_slug(slug, role) || has(rights, role)) continue;
    if (role == Role::lead) {
      for (const int axis : axes) rights.push_back({role, axis});
    } else {
      rights.push_back({role});
    }
  }
  if (has(rights, Role::lead) != !axes.empty() || rights.empty()) {
    speech.fail(
        "un pilote a au moins un axe, et un axe n'est qu'à un pilote : écrivez par exemple "
        "--role lead --axis 1",
        "a lead has one axis at least, and only a lead has an axis: write for instance "
        "--role lead --axis 1");
    return {};
  }
  for (const int axis : axes) {
    if (console.has_axis(axis)) continue;
    const std::string number = std::to_string(axis);
    speech.fail("il n'y a pas d'axe " + number + " dans la feuille de route",
                "there is no axis " + number + " in the roadmap");
    return {};
  }
  return rights;
}

int tell(const Made& made, bool is_kiosk, Console& console, const std::string& given,
         const Speech& speech) {
  if (!console.error().empty()) {
    return speech.fail("le registre ne peut pas être écrit : " + console.error() + " ; réessayez",
                       "the ledger cannot be written: " + console.error() + "; try again");
  }
  if (made.receipt.outcome != Outcome::applied) {
    const std::string why(slug(made.receipt.reason));
    return speech.fail("l'invitation est refusée (" + why + ")",
                       "the invitation is refused (" + why + ")");
  }
  const std::string origin = given.empty() ? console.origin() : given;
  const std::string link = origin + (is_kiosk ? "/borne#" : "/equipe#") + made.secret;
  const std::string day = speech.day(made.expires);
  if (is_kiosk) {
    speech.say("À ouvrir sur la borne, une seule fois, avant le " + day + " :",
               "To be opened on the kiosk, once, before " + day + ":");
  } else {
    speech.say("À ouvrir sur l'appareil qui servira, une seule fois, avant le " + day + " :",
               "To be opened on the device that will be used, once, before " + day + ":");
  }
  std::printf("\n  %s\n\n", link.c_str());
  if (origin.empty()) {
    speech.say("Écrivez devant l'adresse de votre site, ou donnez-la : --origin https://…",
               "Put your site's address before it, or give it: --origin https://…");
  } else {
    // Dark on light whatever the terminal's colours are.
    const bool is_terminal = isatty(STDOUT_FILENO) == 1;
    for (const std::string& line : qr_lines(link)) {
      std::printf(is_terminal ? "\x1b[30;107m%s\x1b[0m\n" : "%s\n", line.c_str());
    }
  }
  if (is_kiosk) {
    speech.say(
        "Qui a ce lien peut faire d'un appareil cette borne : ne l'ouvrez que sur elle. Son "
        "lieu est public, à l'adresse /bornes.",
        "Whoever has this link may make a device this kiosk: open it there alone. Its place "
        "is public, at /en/bornes.");
    return 0;
  }
  speech.say("Qui a ce lien peut s'en servir : transmettez-le à cette seule personne.",
             "Whoever has this link may use it: give it to that person alone.");
  return 0;
}

namespace {

/// A kiosk has a place and that right alone; everybody else has a name.
bool is_named(const InviteOrders& orders, bool is_kiosk, const Speech& speech) {
  const bool is_alone = orders.roles.size() == 1 && orders.axes.empty();
  if (is_kiosk ? is_alone && orders.name.empty() && !orders.place.empty()
               : !orders.name.empty() && orders.place.empty()) {
    return true;
  }
  speech.fail(
      "une personne a un nom, et une borne un lieu, sans autre droit : écrivez --name … --role …, "
      "ou --role kiosk --place …",
      "a person has a name, and a kiosk a place, with no other right: write --name … --role …, or "
      "--role kiosk --place …");
  return false;
}

}  // namespace

int invite(const InviteOrders& orders) {
  const Speech speech("invite", language_of(orders.lang));
  Console console(orders.data, this_machine(warn));
  const bool is_kiosk =
      std::find(orders.roles.begin(), orders.roles.end(), slug(Role::kiosk)) != orders.roles.end();
  if (!is_named(orders, is_kiosk, speech)) return 1;
  if (!open_console(console, orders.data, speech)) return 1;
  const Rights rights = rights_ordered(orders.roles, orders.axes, console, speech);
  if (rights.empty()) return 1;
  const std::string& name = is_kiosk ? orders.place : orders.name;
  for (const Person& person : console.staff().people) {
    if (person.name != name || person.rights.empty()) continue;
    return speech.fail("« " + name +
                           " » fait déjà partie de l'équipe : pour un autre "
                           "appareil, cairn staff renew ; pour un homonyme, précisez le nom",
                       "\"" + name +
                           "\" is on the staff already: for another device, "
                           "cairn staff renew; for somebody of the same name, say more of it");
  }
  const Made made = console.invite(name, rights, orders.days);
  if (made.receipt.reason == Reason::empty || made.receipt.reason == Reason::too_long) {
    return is_kiosk
               ? speech.fail("un lieu a de 1 à 80 caractères", "a place has 1 to 80 characters")
               : speech.fail("un nom a de 1 à 80 caractères", "a name has 1 to 80 characters");
  }
  if (made.receipt.outcome == Outcome::applied) {
    speech.say(harmless(name) + " : " + rights_in_words(rights, speech),
               harmless(name) + ": " + rights_in_words(rights, speech));
  }
  return tell(made, is_kiosk, console, orders.origin, speech);
}

}  // namespace cairn::server
