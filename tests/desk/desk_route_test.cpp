#include <doctest/doctest.h>

#include "desk/desk.h"

using namespace cairn;

TEST_CASE("addresses of the desk read back as they were written") {
  const std::string id(32, 'a');
  for (const std::string& path : {std::string("/equipe"),
                                  std::string("/en/equipe"),
                                  std::string("/equipe/ecrire"),
                                  std::string("/equipe/actions/A1-03/ecrire"),
                                  "/en/equipe/actions/A1-03/ecrire?reprise=" + id,
                                  std::string("/equipe/reponses"),
                                  std::string("/equipe/reponses?page=3"),
                                  std::string("/en/equipe/reponses?etat=toutes&page=3"),
                                  std::string("/equipe/reponses/ecrire?etat=toutes"),
                                  "/equipe/reponses/" + id + "/ecrire",
                                  std::string("/equipe/moderation"),
                                  std::string("/equipe/moderation?page=2"),
                                  std::string("/en/equipe/moderation?etat=masquees&page=2"),
                                  "/equipe/moderation/" + id + "/ecrire",
                                  std::string("/equipe/verrou/ecrire"),
                                  std::string("/en/equipe/verrou/ecrire"),
                                  std::string("/equipe/saisie/ecrire"),
                                  std::string("/en/equipe/saisie/ecrire?sujet=roadmap"),
                                  std::string("/equipe/saisie/ecrire?sujet=A1-03&origine=workshop"),
                                  std::string("/equipe/textes"),
                                  std::string("/en/equipe/textes?genre=page"),
                                  std::string("/equipe/textes/page/aide/ecrire"),
                                  std::string("/equipe/textes/page/aide/ecrire?retour=1"),
                                  "/en/equipe/textes/action/A1-03/ecrire?reprise=" + id,
                                  std::string("/equipe/textes/term/loi-reen/apercu")}) {
    CAPTURE(path);
    const auto route = desk_route_of(path);
    REQUIRE(route);
    CHECK(path_of(*route) == path);
  }
}

TEST_CASE("what is not the desk's is nobody's, whatever the bytes") {
  for (const char* path : {"/",
                           "/equipement",
                           "/equipe/x",
                           "/equipe/actions//ecrire",
                           "/equipe/actions/a b/ecrire",
                           "/equipe/reponses/zz/ecrire",
                           "/fr/equipe",
                           "/equipe/actions/ecrire",
                           "/equipe/moderation/A1-01/ecrire",
                           "/equipe/actions/../ecrire",
                           "",
                           "\xff",
                           "/equipe/verrou",
                           "/equipe/verrou/ecrire/",
                           "/equipe/textes/",
                           "/equipe/textes/page/ecrire",
                           "/equipe/textes/page//ecrire",
                           "/equipe/textes/page/a/b/ecrire",
                           "/equipe/textes//ecrire",
                           "/equipe/textes/ecrire",
                           "/equipe/textes/page/aide",
                           "/equipe/textesx"}) {
    CAPTURE(std::string(path));
    CHECK_FALSE(desk_route_of(path));
  }
}

TEST_CASE("the draft of a slip is found whatever it began with; what is no subject is dropped") {
  const auto route = desk_route_of("/equipe/saisie/ecrire?sujet=A1-03&origine=workshop");
  REQUIRE(route);
  CHECK(is_form(route->place));
  CHECK(key_of(*route) == "/equipe/saisie/ecrire");
  CHECK(path_of(*desk_route_of("/equipe/saisie/ecrire?sujet=%3Cb%3E&origine=site")) ==
        "/equipe/saisie/ecrire");
}
