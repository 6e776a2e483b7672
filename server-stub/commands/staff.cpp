// cairn staff: who is on it, on which devices, by which invitations; and what is taken back.
#include <algorithm>
#include <cstdio>

#include "commands/commands.h"
#include "commands/invitation.h"
#include "commands/pack_folder.h"
#include "machine/this_machine.h"

namespace cairn::server {

namespace {

constexpr std::size_t shown = 8;         // digits of an id
constexpr std::size_t digits_least = 4;  // to name one by

void warn(const std::string& what) { std::fprintf(stderr, "cairn: %s\n", what.c_str()); }

std::string beginning(const std::string& id) { return id.substr(0, shown); }

std::string say_of(const Seat& seat, const StaffList& list, std::int64_t now,
                   const Speech& speech) {
  const std::string last = speech.day(seat.seen);
  switch (state_of(seat, list.person(seat.person), now)) {
    case SeatState::counts:
      return speech.pick("en service, vu le " + last, "in use, last seen " + last);
    case SeatState::asleep:
      return speech.pick("en sommeil, vu le " + last + " : renouveler",
                         "asleep, last seen " + last + ": renew");
    case SeatState::revoked:
      break;
  }
  return speech.pick("révoqué, vu le " + last, "revoked, last seen " + last);
}

std::string say_of(const Invitation& one, const StaffList& list, std::int64_t now,
                   const Speech& speech) {
  const std::string until = speech.day(one.expires);
  switch (state_of(one, list.person(one.person), now)) {
    case InvitationState::open:
      return speech.pick("ouverte jusqu'au " + until, "open until " + until);
    case InvitationState::used:
      return speech.pick("utilisée le " + speech.day(one.used), "used " + speech.day(one.used));
    case InvitationState::expired:
      return speech.pick("expirée le " + until, "expired " + until);
    case InvitationState::revoked:
      break;
  }
  return speech.pick("révoquée", "revoked");
}

int list(Console& console, std::int64_t now, const Speech& speech) {
  StaffList all = console.staff();
  std::sort(all.people.begin(), all.people.end(),
            [](const Person& a, const Person& b) { return a.name < b.name; });
  for (const Person& person : all.people) {
    std::printf("%s  %s  %s\n", beginning(person.id).c_str(), harmless(person.name).c_str(),
                rights_in_words(person.rights, speech).c_str());
    for (const Seat& seat : all.seats) {
      if (seat.person != person.id) continue;
      std::printf("  %-10s  %s  %s\n", speech.pick("appareil", "device").c_str(),
                  beginning(seat.device).c_str(), say_of(seat, all, now, speech).c_str());
    }
    for (const Invitation& one : all.invitations) {
      if (one.person != person.id || one.used != 0) continue;
      std::printf("  %-10s  %s  %s\n", "invitation", beginning(one.id).c_str(),
                  say_of(one, all, now, speech).c_str());
    }
  }
  if (all.people.empty()) {
    speech.say("Personne : cairn invite --name … --role …",
               "Nobody: cairn invite --name … --role …");
  }
  return 0;
}

struct Named {
  std::string what;  // "person", "device", "invitation"
  std::string id;
};

/// What is meant by a name, or by the beginning of an id.
std::vector<Named> named(const StaffList& list, const std::string& words, bool only_people) {
  std::vector<Named> found;
  const auto is_meant = [&](const std::string& id) {
    return words.size() >= digits_least && id.starts_with(words);
  };
  for (const Person& one : list.people) {
    if (one.name == words || is_meant(one.id)) found.push_back({"person", one.id});
  }
  if (only_people) return found;
  for (const Seat& one : list.seats) {
    if (is_meant(one.device)) found.push_back({"device", one.device});
  }
  for (const Invitation& one : list.invitations) {
    if (one.used == 0 && is_meant(one.id)) found.push_back({"invitation", one.id});
  }
  return found;
}

int grant(const Person& person, const StaffOrders& orders, Console& console, const Speech& speech) {
  const Rights rights = rights_ordered(orders.roles, orders.axes, console, speech);
  if (rights.empty()) return 1;
  if (has(person.rights, Role::kiosk)) {
    return speech.fail("une borne n'a pas d'autre droit : révoquez-la, puis invitez une personne",
                       "a kiosk gets no other right: revoke it, then invite a person");
  }
  const Receipt receipt = console.grant(person.id, rights);
  if (receipt.outcome != Outcome::applied) {
    const std::string why =
        console.error().empty() ? std::string(slug(receipt.reason)) : console.error();
    return speech.fail("ces droits ne sont pas donnés (" + why + ")",
                       "these rights are not given (" + why + ")");
  }
  const std::string name = harmless(person.name);
  const std::string was = rights_in_words(person.rights, speech),
                    is = rights_in_words(rights, speech);
  speech.say(name + " : " + is + " (avant : " + was + "). Cela compte dès maintenant.",
             name + ": " + is + " (before: " + was + "). It counts from now on.");
  // Whoever was revoked has no device left.
  if (person.rights.empty()) {
    speech.say("Pour un appareil : cairn staff renew.", "For a device: cairn staff renew.");
  }
  return 0;
}

}  // namespace

int staff(const StaffOrders& orders) {
  const Speech speech("staff", language_of(orders.lang));
  const Machine machine = this_machine(warn);
  Console console(orders.data, machine);
  if (!open_console(console, orders.data, speech)) return 1;
  if (orders.what == StaffOrders::list) return list(console, machine.now_ms(), speech);

  const StaffList all = console.staff();
  const bool renews = orders.what == StaffOrders::renew;
  const bool grants = orders.what == StaffOrders::grant;
  const std::vector<Named> found = named(all, orders.whom, renews || grants);
  if (found.size() != 1) {
    const std::string which = found.empty()
                                  ? speech.pick("rien ne s'appelle", "nothing is called")
                                  : speech.pick("plusieurs s'appellent", "several are called");
    return speech.fail(which + " « " + orders.whom +
                           " » : donnez un nom entier, ou plus de chiffres "
                           "de l'identifiant que montre cairn staff",
                       which + " \"" + orders.whom +
                           "\": give a whole name, or more digits of the id "
                           "that cairn staff shows");
  }
  if (renews) {
    const Made made = console.invite_again(found[0].id, orders.days);
    if (made.receipt.reason == Reason::withdrawn) {
      return speech.fail("cette personne n'a plus aucun droit : invitez-la avec cairn invite",
                         "this person has no right any more: invite them with cairn invite");
    }
    const bool is_kiosk = has(all.person(found[0].id)->rights, Role::kiosk);
    return tell(made, is_kiosk, console, orders.origin, speech);
  }
  if (grants) return grant(*all.person(found[0].id), orders, console, speech);
  const Receipt receipt = console.revoke(found[0].what, found[0].id);
  if (receipt.outcome != Outcome::applied) {
    return speech.fail("cela ne peut pas être écrit : " + console.error() + " ; réessayez",
                       "it cannot be written: " + console.error() + "; try again");
  }
  speech.say("Révoqué : cela compte dès maintenant.", "Revoked: it counts from now on.");
  return 0;
}

}  // namespace cairn::server
