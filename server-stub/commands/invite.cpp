// cairn invite: a person of the staff, with an invitation to activate on a device.
#include <unistd.h>

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

int tell(const Made& made, Console& console, const std::string& given, const Speech& speech) {
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
  const std::string link = origin + "/equipe#" + made.secret;
  const std::string day = speech.day(made.expires);
  speech.say("À ouvrir sur l'appareil qui servira, une seule fois, avant le " + day + " :",
             "To be opened on the device that will be used, once, before " + day + ":");
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
  speech.say("Qui a ce lien peut s'en servir : transmettez-le à cette seule personne.",
             "Whoever has this link may use it: give it to that person alone.");
  return 0;
}

int invite(const InviteOrders& orders) {
  const Speech speech("invite", language_of(orders.lang));
  Console console(orders.data, this_machine(warn));
  if (!open_console(console, orders.data, speech)) return 1;
  const Rights rights = rights_ordered(orders.roles, orders.axes, console, speech);
  if (rights.empty()) return 1;
  for (const Person& person : console.staff().people) {
    if (person.name != orders.name || person.rights.empty()) continue;
    return speech.fail("« " + orders.name +
                           " » fait déjà partie de l'équipe : pour un autre "
                           "appareil, cairn staff renew ; pour un homonyme, précisez le nom",
                       "\"" + orders.name +
                           "\" is on the staff already: for another device, "
                           "cairn staff renew; for somebody of the same name, say more of it");
  }
  const Made made = console.invite(orders.name, rights, orders.days);
  if (made.receipt.reason == Reason::empty || made.receipt.reason == Reason::too_long) {
    return speech.fail("un nom a de 1 à 80 caractères", "a name has 1 to 80 characters");
  }
  if (made.receipt.outcome == Outcome::applied) {
    speech.say(harmless(orders.name) + " : " + rights_in_words(rights, speech),
               harmless(orders.name) + ": " + rights_in_words(rights, speech));
  }
  return tell(made, console, orders.origin, speech);
}

}  // namespace cairn::server
