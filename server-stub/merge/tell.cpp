#include "merge/tell.h"

#include <algorithm>

namespace cairn::server {

namespace {

constexpr std::size_t most_shown = 160;  // bytes of a value

struct Name {
  std::string_view member, fr, en;
};

// Members of packs and their kinds, by name; what is not here is called as it is written.
constexpr Name names[] = {
    {"action", "action", "action"},
    {"audit", "audit", "audit"},
    {"axis", "axe", "axis"},
    {"better", "sens souhaité", "better"},
    {"body", "texte", "body"},
    {"building", "construction", "building"},
    {"colour", "couleur", "colour"},
    {"date", "date", "date"},
    {"dates", "dates", "dates"},
    {"definition", "définition", "definition"},
    {"en", "anglais", "English"},
    {"end", "fin", "end"},
    {"evidence", "preuves", "evidence"},
    {"fact", "le saviez-vous", "fact"},
    {"figure", "chiffre", "figure"},
    {"fr", "français", "French"},
    {"history", "historique", "history"},
    {"indicators", "indicateurs", "indicators"},
    {"instead", "remplacée par", "replaced by"},
    {"intro", "introduction", "intro"},
    {"invitation", "invitation", "invitation"},
    {"is", "valeur", "value"},
    {"label", "libellé", "label"},
    {"law", "loi", "law"},
    {"lead", "phrase d'accueil", "lead"},
    {"means", "moyens", "means"},
    {"measures", "mesures", "measures"},
    {"milestones", "jalons", "milestones"},
    {"more_than", "plus de", "more than"},
    {"name", "nom court", "name"},
    {"next", "prochaine date", "next date"},
    {"note", "note", "note"},
    {"notice", "avertissement", "notice"},
    {"objectives", "objectifs", "objectives"},
    {"origin", "origine", "origin"},
    {"origin_note", "note sur l'origine", "note on the origin"},
    {"pack", "feuille de route", "roadmap"},
    {"page", "page", "page"},
    {"plain", "phrase simple", "plain sentence"},
    {"publisher", "éditeur", "publisher"},
    {"question", "question", "question"},
    {"reason", "raison", "reason"},
    {"resource", "ressource", "resource"},
    {"responsible", "responsable", "responsible"},
    {"retired", "retrait", "retirement"},
    {"source", "source", "source"},
    {"sources", "sources", "sources"},
    {"stake", "enjeu", "stake"},
    {"start", "début", "start"},
    {"state", "état", "state"},
    {"status", "statut", "status"},
    {"taking_part", "participation", "taking part"},
    {"target", "cible", "target"},
    {"term", "terme", "term"},
    {"text", "texte", "text"},
    {"themes", "thèmes", "themes"},
    {"thresholds", "seuils", "thresholds"},
    {"title", "titre", "title"},
    {"unit", "unité", "unit"},
    {"value", "valeur", "value"},
};

std::string_view called(std::string_view member, Lang lang) {
  const auto found = std::find_if(std::begin(names), std::end(names),
                                  [&](const Name& name) { return name.member == member; });
  if (found == std::end(names)) return member.empty() ? std::string_view("–") : member;
  return lang == Lang::fr ? found->fr : found->en;
}

std::string shortened(std::string words) {
  if (words.size() <= most_shown) return words;
  std::size_t to = most_shown;
  while ((static_cast<unsigned char>(words[to]) & 0xC0) == 0x80) --to;
  return words.substr(0, to) + "…";
}

std::string shown(const std::optional<Json>& value, Lang lang) {
  const bool french = lang == Lang::fr;
  if (!value || value->kind == JsonKind::null) return french ? "rien" : "nothing";
  const bool bare = value->kind == JsonKind::string || value->kind == JsonKind::number;
  const std::string words = shortened(bare ? value->text : write_json(*value));
  return french ? "« " + words + " »" : "“" + words + "”";
}

/// "A1-03, jalons, A1-03-m2, date": a thing of a small kind is told with its kind.
std::string place_of(const RowGap& gap, Lang lang) {
  std::string place;
  if (gap.kind != "action") place.append(called(gap.kind, lang)).append(" ");
  place += gap.thing.empty() ? "–" : gap.thing;
  // The only member of what it is part of is not worth a name of its own.
  for (const std::string& step : gap.gap.path) {
    if (step != "is") place.append(", ").append(called(step, lang));
  }
  return place;
}

}  // namespace

std::string tell_change(const RowGap& gap, Lang lang) {
  const bool french = lang == Lang::fr;
  const std::string place = place_of(gap, lang);
  if (gap.gap.path.empty() && (!gap.gap.left || !gap.gap.right)) {
    if (!gap.gap.left) return place + (french ? " : s'ajoute" : ": is added");
    return place + (french ? " : est retiré" : ": is removed");
  }
  return place + (french ? " : " : ": ") + shown(gap.gap.left, lang) +
         (french ? " devient " : " becomes ") + shown(gap.gap.right, lang);
}

std::string tell_conflict(const RowGap& gap, Lang lang) {
  const bool french = lang == Lang::fr;
  return place_of(gap, lang) + (french ? " : le registre dit " : ": the ledger says ") +
         shown(gap.gap.left, lang) +
         (french ? ", ce qui reste ; le dossier dit " : ", which stays; the pack says ") +
         shown(gap.gap.right, lang);
}

}  // namespace cairn::server
