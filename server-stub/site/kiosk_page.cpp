#include "site/kiosk_page.h"

#include "screens/scene.h"

namespace cairn::server {

Page kiosk_page(const Roadmap& roadmap, Lang lang) {
  Visit visit;
  visit.route.lang = lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, lang};
  const auto in = [&](const char* fr, const char* en) {
    return typeset(lang, lang == Lang::fr ? fr : en);
  };
  const std::string title = in("Borne d'exposition", "Exhibition kiosk");
  const std::string what =
      in("Cette page fait d'un navigateur une borne : plein écran, sans réseau s'il le faut, sans "
         "trace d'un visiteur à l'autre. Il lui faut JavaScript et une invitation.",
         "This page makes a kiosk of a browser: full screen, without a network if need be, without "
         "a trace from one visitor to the next. It takes JavaScript and an invitation.");
  Page page =
      framed_at(scene, title, what, {write::heading(1, title), write::paragraph(what, "lead")},
                lang == Lang::en ? "/en/borne" : "/borne",
                roadmap.langs.size() < 2 ? ""
                : lang == Lang::en       ? "/borne"
                                         : "/en/borne");
  page.indexable = false;
  return page;
}

}  // namespace cairn::server
