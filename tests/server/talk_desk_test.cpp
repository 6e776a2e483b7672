// The pages of what people say: what the clock changes, and one's own changed with its code.
#include "reception/talk_desk.h"

#include <doctest/doctest.h>

#include "ledger_support.h"
#include "support.h"

using namespace cairn;
using namespace cairn::server;
using namespace cairn::server::test;

namespace {

const std::string deposit = "7K2M93QFT0AX";

struct Talk {
  House house;
  Live live = live_of_sound_pack();
  PublicReplica base;
  TalkDesk desk{*house.exchange, base, live, machine_at(house.now)};

  explicit Talk(const TalkRules& rules = {}, bool moderated_first = false) {
    TalkRules all = rules;
    all.hold = moderated_first;
    REQUIRE(house.exchange->put_roadmap(sound_rows(), all));
  }
  std::string read(const std::string& target, int status = 200) {
    const Answer answer = desk.read(route_of(target), get(target), "192.0.2.1");
    CHECK(answer.status == status);
    return words(answer);
  }
  std::string send(const std::string& target, const std::string& body, int status = 200) {
    const Answer answer = desk.write(route_of(target), post(target, body), "192.0.2.1");
    CHECK(answer.status == status);
    CHECK(value(answer, "Cache-Control") == "no-store");
    return words(answer);
  }
  /// A proposal on the whole, under `code`; where it is edited.
  std::string say(int id, const std::string& words) {
    send("/participer/ecrire", "texte=" + words + "&id=" + id_of(id) + "&code=" + deposit);
    return "/contributions/" + id_of(id) + "/modifier";
  }
};

bool says(const std::string& html, const std::string& text) {
  return html.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("fault: a page kept on the shelf said that a period was open after it had closed") {
  TalkRules rules;
  rules.opens = 1'700'000'100'000;
  rules.closes = 1'700'000'200'000;
  Talk talk(rules);
  CHECK(says(talk.read("/participer"), "ouvrira"));
  talk.house.now = rules.opens;
  CHECK(says(talk.read("/participer"), "ouverte jusqu"));
  talk.house.now = rules.closes - 1;
  CHECK(says(talk.read("/participer"), "ouverte jusqu"));
  talk.house.now = rules.closes;
  CHECK(says(talk.read("/participer"), "close depuis"));
}

TEST_CASE("one's own is changed with its code, typed as people type") {
  Talk talk;
  const std::string edit = talk.say(1, "Premiers mots");
  CHECK(says(talk.read(edit), "Premiers mots</textarea>"));
  CHECK_FALSE(says(talk.read(edit), deposit));
  const std::string own = "&id=" + id_of(2);
  CHECK(says(talk.send(edit, "texte=D%27autres&code=7k2m-93qf-t0ax" + own), "mots sont chang"));
  CHECK(says(talk.read("/contributions/" + id_of(1)), "D'autres"));
  // Sent twice, it is the same one.
  CHECK(says(talk.send(edit, "texte=D%27autres&code=" + deposit + own), "mots sont chang"));
}

TEST_CASE("a wrong code changes nothing, and every word is still there") {
  Talk talk;
  const std::string edit = talk.say(1, "Premiers mots");
  const std::string words = "texte=Mots+pirates&id=" + id_of(2) + "&code=";
  CHECK(says(talk.send(edit, words + "7K2M", 422), "Mots pirates</textarea>"));
  CHECK(says(talk.send(edit, words + "000000000000", 422), "ne donne pas de droit"));
  CHECK(says(talk.send(edit, words + "000000000000", 422), "Mots pirates</textarea>"));
  talk.send(edit, "retirer=1&code=000000000000", 422);
  CHECK(says(talk.read("/contributions/" + id_of(1)), "Premiers mots"));
  // Nor does it tell whether there is such a contribution.
  const std::string none = "/contributions/" + id_of(9) + "/modifier";
  CHECK(says(talk.send(none, words + deposit, 422), "ne donne pas de droit"));
  talk.read(none, 404);
  CHECK(says(talk.send(edit, "texte=+&code=" + deposit + "&id=" + id_of(3), 422), "aria-invalid"));
}

TEST_CASE("fault: a form refused once was refused for ever, whatever was mended in it") {
  Talk talk;
  const std::string edit = talk.say(1, "Premiers mots");
  const std::string refused = talk.send(edit, "texte=Suite&code=000000000000&id=" + id_of(2), 422);
  const std::string id = refused.substr(refused.find("name=\"id\" value=\"") + 17, 32);
  CHECK(id != id_of(2));
  CHECK(says(talk.send(edit, "texte=Suite&code=" + deposit + "&id=" + id), "mots sont chang"));
}

TEST_CASE("what awaits a moderator is found, changed and withdrawn by its author alone") {
  Talk talk({}, true);
  const std::string edit = talk.say(1, "En attente");
  talk.read(edit, 404);
  CHECK(says(talk.send("/suivre", "code=" + deposit), "action=\"" + edit + "\""));
  // As the button of /suivre asks for the form: a code and nothing else.
  const std::string form = talk.send(edit, "code=" + deposit);
  CHECK(says(form, "En attente</textarea>"));
  CHECK(says(form, "value=\"" + deposit + "\""));
  CHECK(says(talk.send(edit, "texte=Encore&code=" + deposit + "&id=" + id_of(2)), "attend d"));
  CHECK(says(talk.send(edit, "retirer=1&code=" + deposit), "est retir"));
  CHECK_FALSE(says(talk.send("/suivre", "code=" + deposit), "Encore"));
}

TEST_CASE("one's own is erased with its code, and nothing of it is left") {
  Talk talk;
  const std::string edit = talk.say(1, "Premiers mots");
  CHECK(says(talk.send(edit, "retirer=2&code=" + deposit + "&id=" + id_of(2)), "est effac"));
  talk.read("/contributions/" + id_of(1), 404);
  CHECK_FALSE(says(talk.send("/suivre", "code=" + deposit), "Premiers mots"));
}

TEST_CASE("fault: the code of a support could not take it back") {
  Talk talk;
  const std::string act = "/actions/A1-01/soutenir", form = "id=" + id_of(1) + "&code=" + deposit;
  CHECK(says(talk.send(act, form), "soutien est compt"));
  CHECK(says(talk.read("/actions/A1-01"), "1\u00a0soutien"));
  // The same code is the same person.
  talk.send(act, "id=" + id_of(2) + "&code=" + deposit);
  CHECK(says(talk.read("/actions/A1-01"), "1\u00a0soutien"));
  const std::string followed = talk.send("/suivre", "code=" + deposit);
  CHECK(says(followed, "Ne plus soutenir"));
  CHECK(says(followed, "action=\"" + act + "\""));
  CHECK(says(talk.send(act, "retirer=1&code=" + deposit), "soutien est retir"));
  CHECK_FALSE(says(talk.read("/actions/A1-01"), "1\u00a0soutien"));
  CHECK_FALSE(says(talk.send("/suivre", "code=" + deposit), "Vous soutenez"));
}

TEST_CASE("an appeal is its author's alone, and each mistake in its form is told") {
  Talk talk;
  talk.say(1, "Des mots");
  const AppealRoute route{Lang::fr, id_of(1)};
  const std::string target = path_of(route);
  const auto sent = [&](const std::string& body, int status) {
    const Answer answer = talk.desk.appeal(route, post(target, body), "192.0.2.1");
    CHECK(answer.status == status);
    CHECK(value(answer, "Cache-Control") == "no-store");
    return words(answer);
  };
  CHECK(words(talk.desk.appeal(route, get(target), "192.0.2.1")).find("Contester") !=
        std::string::npos);
  // From /suivre, which sends the code alone.
  CHECK(says(sent("code=" + deposit, 200), deposit));
  const std::string own = "&code=" + deposit + "&id=" + id_of(3);
  CHECK(says(sent("texte=Non" + own, 422), "pas masqu"));
  Exchange& exchange = *talk.house.exchange;
  exchange.grant(secret_of(9), {{Role::moderator}});
  Intent hiding =
      about(1, 8, "moderate", 1, R"(,"verdict":"hide","ground":"insult","facts":"Oui")");
  talk.house.ask(secret_of(9), {Hello{}, Push{"talk/roadmap", 1, {hiding}, {}}});

  CHECK(says(sent("texte=+" + own, 422), "Dites pourquoi"));
  CHECK(says(sent("texte=" + std::string(2001, 'a') + own, 422), "trop long"));
  CHECK(says(sent("texte=Non&code=zz&id=" + id_of(3), 422), "pas un code"));
  CHECK(says(sent("texte=Non&code=000000000000&id=" + id_of(3), 422), "pas celui"));
  CHECK(talk.desk.appeal(route, post(target, "texte=%ff"), "192.0.2.1").status == 400);
  // The verdict on an id is given: what is mended is another request, as the page's own form is.
  CHECK(says(sent("texte=Non&code=" + deposit + "&id=" + id_of(6), 200), "Recours enregistr"));
  // Sent twice, it is the same one; another one is one too many.
  CHECK(says(sent("texte=Non&code=" + deposit + "&id=" + id_of(4), 422), "déjà été fait"));
  CHECK(says(talk.send("/suivre", "code=" + deposit), "une autre personne le lit"));
}

TEST_CASE("whoever reports what is masked by it still gets a code, and later the outcome") {
  Talk talk;
  talk.say(1, "Des mots");
  const std::string code = "111111111111";
  CHECK(says(talk.send("/contributions/" + id_of(1) + "/signaler",
                       "raison=threat&id=" + id_of(5) + "&code=" + code),
             "1111-1111-1111"));
  CHECK_FALSE(says(talk.read("/contributions"), "Des mots"));
  CHECK(says(talk.send("/suivre", "code=" + code), "va le lire"));
}

TEST_CASE("the page that gives a code holds its picture, of a fragment that nobody is sent") {
  Talk talk;
  const std::string given = talk.send(
      "/participer/ecrire", "texte=Bonjour&id=" + id_of(1) + "&code=" + std::string(deposit));
  CHECK(says(given, "<img class=\"qr\" src=\"data:image/svg+xml,"));
  CHECK_FALSE(says(talk.read("/participer/ecrire"), "class=\"qr\""));
}

TEST_CASE("whoever sends too much is told when to go on, and has every word still") {
  Talk talk;
  const std::string form = "/participer/ecrire";
  for (int i = 0; i < 30; ++i) talk.send(form, "texte=Mot+" + std::to_string(i));
  const Answer late =
      talk.desk.write(route_of(form), post(form, "texte=Un+de+trop&axe=2"), "192.0.2.1");
  CHECK(late.status == 429);
  CHECK(std::stoi(value(late, "Retry-After")) > 0);
  CHECK(says(words(late), "Un de trop</textarea>"));
  CHECK(says(words(late), "dans une minute"));
  // A code is not looked for then.
  const std::string code = "code=" + std::string(deposit);
  CHECK_FALSE(says(talk.send("/suivre", code, 429), "arrivé avec ce code"));
}
