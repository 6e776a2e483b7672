// What an operator sees and asks: the staff's list, its forms, and what is taken back, asked twice.
#include <doctest/doctest.h>

#include "desk/desk.h"
#include "desk/people_form.h"
#include "json/build.h"
#include "page/lint.h"
#include "support/house.h"
#include "text/text.h"

using namespace cairn;

namespace {

using Place = DeskRoute::Place;

constexpr std::int64_t now = 1'795'000'000'000;
const std::string lea(32, 'a'), omar(32, 'b');
const std::string phone(64, '1'), old(64, '2'), lost(64, '3'), open_one(64, '4'), late(64, '5');

/// Léa has three devices and two open words; Omar, who left, has one that went with him.
Staff some_staff() {
  const Rights rights = {{Role::lead, 1}, {Role::moderator}};
  const std::int64_t day = staff_day;
  return staff_of({row_of(Person{omar, "Omar", {}, 2, now}),
                   row_of(Person{lea, "Léa", rights, 1, now}),
                   row_of(Seat{phone, lea, 1, now, now - day, 0}),
                   row_of(Seat{old, lea, 1, now, now - 100 * day, 0}),
                   row_of(Seat{lost, lea, 1, now, now - 2 * day, now}),
                   row_of(Invitation{open_one, lea, 1, now, now + day, 0, "", 0}),
                   row_of(Invitation{late, lea, 1, now - 9 * day, now - day, 0, "", 0}),
                   row_of(Seat{std::string(64, '6'), omar, 1, now, now, 0})});
}

struct Desk {
  std::vector<Row> rows;
  DeskKnown known{test::main_roadmap(), rows, {{Role::operator_}}, "Odile", "", false, {}};
  DeskVisit visit;
  Desk() {
    known.now = now;
    known.staff = some_staff();
    known.origin = "https://roadmap.example";
    visit.id = std::string(32, 'c');
  }
  std::string show(const std::string& path) {
    const auto route = desk_route_of(path);
    REQUIRE(route);
    visit.route = *route;
    std::string all;
    for (const Lang lang : {Lang::en, Lang::fr}) {
      visit.route.lang = lang;
      const Page page = desk_page_of(visit, known);
      for (const std::string& problem : lint(page)) FAIL_CHECK(page.path << ": " << problem);
      all = page.status + "\n" + to_text(page);
    }
    return all;
  }
  AskedOfPeople ask(const std::string& path, const std::string& form) {
    return asked_of_people(*desk_route_of(path), Fields(form), known.roadmap, known.staff,
                           std::string(64, 'f'), now);
  }
};

/// Whatever spaces typography put there.
bool tells(std::string text, const std::string& words) {
  for (const std::string_view space : {"\u00a0", "\u202f"}) {
    for (std::size_t at; (at = text.find(space)) != text.npos;) text.replace(at, space.size(), " ");
  }
  if (text.find(words) != text.npos) return true;
  MESSAGE(words << " is not in: " << text);
  return false;
}

const std::string list = "/equipe/personnes", invite = list + "/ecrire";
const std::string hers = list + "/" + lea + "/ecrire";
const std::string renew = list + "/" + lea + "/inviter/ecrire";
const std::string taking = list + "/" + lea + "/retirer/ecrire";

OwnUpdate own(OwnUpdate::State state) {
  OwnUpdate update;
  update.id = std::string(32, 'c');
  update.is_people = true;
  update.kind = "invite";
  update.on = lea;
  update.about = "Léa";
  update.state = state;
  update.reason = Reason::closed;
  update.can_go = state == OwnUpdate::State::refused;
  return update;
}

}  // namespace

TEST_CASE("the list of the staff tells rights, devices and invitations, whoever left last") {
  Desk desk;
  desk.known.own_device = phone;
  const std::string text = desk.show(list);
  CHECK(tells(text, "2 personnes"));
  CHECK(tells(text, "responsable de l’axe 1, modération"));
  CHECK(tells(text, "Appareil 11111111, utilisé le"));
  CHECK(tells(text, "(celui-ci)"));
  CHECK(tells(text, "Appareil 22222222, en sommeil"));
  CHECK(tells(text, "Appareil 33333333, retiré"));
  CHECK(tells(text, "Invitation 44444444, ouverte jusqu’au"));
  CHECK(tells(text, "Invitation 55555555, expirée le"));
  CHECK(tells(text, "aucun droit"));
  CHECK(tells(text, "Appareil 66666666, retiré"));
  CHECK(text.find("Léa") < text.find("Omar"));
  desk.known.updates = {own(OwnUpdate::State::kept)};
  CHECK(tells(desk.show(list), "Pas encore envoyé"));
  desk.known.updates = {own(OwnUpdate::State::refused)};
  CHECK(tells(desk.show(list), "Un changement a été refusé"));
  CHECK(tells(desk.show("/equipe"), "Invitation de Léa"));
  CHECK(tells(desk.show("/equipe"), "Abandonner"));
}

TEST_CASE("a long list has pages, and nothing of it is for whoever is no operator") {
  Desk desk;
  for (int i = 0; i < 40; ++i) {
    Member member = desk.known.staff[0];
    member.person.id = std::string(31, 'd') + static_cast<char>('0' + i % 10);
    member.person.name = "Personne " + std::to_string(i);
    for (int k = 0; k < 30; ++k) member.seats.push_back(member.seats[0]);
    desk.known.staff.push_back(member);
  }
  CHECK(tells(desk.show(list + "?page=2"), "Et 31 de plus."));
  desk.show(hers);
  desk.known.rights = {{Role::moderator}, {Role::lead, 1}};
  for (const std::string& path : {list, invite, hers, renew, taking}) {
    const std::string text = desk.show(path);
    CHECK(tells(text, "revient à l’exploitation"));
    CHECK(text.find("Omar") == text.npos);
  }
}

TEST_CASE("inviting asks for a name and a right; the link is told once, and when it works") {
  Desk desk;
  CHECK(tells(desk.show(invite), "Tenir l’axe 2"));
  desk.visit.sending = Sending::faulty;
  CHECK(tells(desk.show(invite), "Dites de qui il s’agit"));
  CHECK(tells(desk.show(invite), "Cochez au moins un droit"));
  desk.visit.fields = Fields("nom=L%C3%A9a&editor=1");
  CHECK(tells(desk.show(invite), "fait déjà partie de l’équipe"));
  desk.visit.fields = Fields("nom=" + std::string(81, 'n') + "&editor=1");
  CHECK(tells(desk.show(invite), "80 caractères"));

  desk.visit.sending = Sending::saved;
  desk.visit.fields = Fields("nom=Zo%C3%A9&editor=1");
  desk.visit.secret = std::string(43, 's');
  desk.known.updates = {own(OwnUpdate::State::kept)};
  std::string text = desk.show(invite);
  CHECK(tells(text, "https://roadmap.example/equipe#" + desk.visit.secret));
  CHECK(tells(text, "ne marchera qu’une fois ceci envoyé"));
  CHECK(tells(text, "transmettez-le à cette seule personne"));
  desk.known.updates = {own(OwnUpdate::State::published)};
  CHECK(tells(desk.show(invite), "le lien marche"));
  desk.known.updates = {own(OwnUpdate::State::refused)};
  text = desk.show(invite);
  CHECK(tells(text, "refusée"));
  CHECK(text.find(desk.visit.secret) == text.npos);
  desk.known.updates.clear();
  desk.visit.secret.clear();
  CHECK(tells(desk.show(invite), "Le lien n’est plus ici"));
}

TEST_CASE("what is asked of the ledger, form by form") {
  Desk desk;
  const AskedOfPeople fresh = desk.ask(invite, "nom=+Zo%C3%A9+&axe-2=1&relay=1&jours=30");
  CHECK(fresh.kind == "invite");
  CHECK_FALSE(fresh.faults.any());
  CHECK(write_json(fresh.body) == R"({"name":"Zoé","rights":"lead:2 relay","secret_hash":")" +
                                      std::string(64, 'f') + R"(","expires":)" +
                                      std::to_string(now + 30 * staff_day) + "}");
  CHECK(number_of(desk.ask(invite, "nom=Z&relay=1&jours=9999").body, "expires") ==
        now + 7 * staff_day);
  CHECK(text_of(desk.ask(renew, "").body, "person") == lea);
  CHECK(desk.ask(list + "/" + omar + "/inviter/ecrire", "").kind.empty());
  CHECK(desk.ask(list + "/" + std::string(32, '9') + "/ecrire", "editor=1").kind.empty());
  CHECK(write_json(desk.ask(taking, "").body) == R"({"person":")" + lea + "\"}");
  CHECK(text_of(desk.ask(taking + "?quoi=" + phone, "").body, "device") == phone);
  CHECK(text_of(desk.ask(taking + "?quoi=" + open_one, "").body, "invitation") == open_one);
  CHECK(desk.ask(taking + "?quoi=" + std::string(64, '6'), "").kind.empty());  // another person's
}

TEST_CASE("a right is taken from somebody only once it was said which") {
  Desk desk;
  CHECK(desk.ask(hers, "axe-1=1&moderator=1&editor=1").taken.empty());
  CHECK(desk.ask(hers, "").faults.no_rights);
  const std::string less = "axe-1=1&editor=1";
  CHECK(desk.ask(hers, less).taken == Rights{{Role::moderator}});
  CHECK(desk.ask(hers, less + "&sur=lead%3A1+moderator%3Elead%3A1+editor").taken.empty());
  // Nor where it was said of other rights than she has by now, or of others to come.
  for (const char* other :
       {"lead%3A1%3Elead%3A1+editor", "lead%3A1+moderator%3Eeditor", "editor"}) {
    CHECK(desk.ask(hers, less + "&sur=" + other).taken == Rights{{Role::moderator}});
  }
  desk.visit.sending = Sending::unsure;
  desk.visit.fields = Fields(less);
  CHECK(tells(desk.show(hers), "Vous retirez : modération"));
  CHECK(tells(desk.show(hers), "Confirmer ces droits"));
  desk.visit.sending = Sending::saved;
  CHECK(tells(desk.show(hers), "Droits enregistrés"));
}

TEST_CASE("what is taken back is named, and oneself is warned") {
  Desk desk;
  CHECK(tells(desk.show(hers), "Retirer"));
  CHECK(tells(desk.show(taking), "Tout retirer à Léa"));
  CHECK(tells(desk.show(taking + "?quoi=" + phone), "Retirer l’appareil 11111111, de Léa"));
  CHECK(tells(desk.show(taking + "?quoi=" + open_one), "Son lien ne marchera plus"));
  CHECK(tells(desk.show(taking + "?quoi=" + std::string(64, '6')), "pas, ou plus, dans la liste"));
  CHECK(desk.show(taking).find("c’est vous") == std::string::npos);
  desk.known.own_device = phone;
  CHECK(tells(desk.show(taking), "c’est vous"));
  CHECK(desk.show(taking + "?quoi=" + old).find("c’est vous") == std::string::npos);
  desk.visit.sending = Sending::saved;
  CHECK(tells(desk.show(taking), "Retrait enregistré"));
}

TEST_CASE("addresses of the staff's list are read back as they are written") {
  for (const std::string& path :
       {list, list + "?page=3", invite, hers, renew, taking, taking + "?quoi=" + phone,
        "/en" + hers, std::string("/equipe/moderation/ecrire"),
        std::string("/en/equipe/moderation/ecrire?page=2")}) {
    const auto route = desk_route_of(path);
    REQUIRE_MESSAGE(route, path);
    CHECK(path_of(*route) == path);
  }
  for (const char* path : {"/equipe/personnes/", "/equipe/personnes/zz/ecrire",
                           "/equipe/personnes/0123/retirer/ecrire", "/equipe/personnesecrire"}) {
    CHECK_FALSE(desk_route_of(path));
  }
  CHECK_FALSE(desk_route_of(list + "/" + lea));
  CHECK(desk_route_of(taking + "?quoi=zz")->take_up.empty());
  CHECK(has_draft(Place::invite));
  CHECK_FALSE(has_draft(Place::person));
  CHECK(is_form(Place::bulk));
}
