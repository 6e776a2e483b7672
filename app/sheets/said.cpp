#include "sheets/said.h"

#include "json/build.h"
#include "pack/csv.h"
#include "sheets/guard.h"
#include "words/dates.h"

namespace cairn {

namespace {

constexpr std::string_view forms[] = {"comment", "proposal", "answer"};
constexpr std::string_view stances[] = {"for", "against", "neutral"};
constexpr std::string_view langs[] = {"fr", "en"};
constexpr std::string_view channels[] = {"site", "kiosk", "paper", "workshop"};
constexpr std::string_view standings[] = {"published"};
constexpr std::string_view outcomes[] = {"taken-up", "adapted", "set-aside"};

struct SaidColumn {
  std::string_view name, type;
  bool required;
  const char *fr, *en;          // titles
  const char *how_fr, *how_en;  // how a cell is written
  std::span<const std::string_view> words;
  std::string (*cell)(const SaidLine&);
};

std::string day(std::int64_t at) { return at == 0 ? "" : date_machine(day_of(at)); }
std::string spaced(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}
std::string number(int n) { return std::to_string(n); }
std::string truth(bool is) { return is ? "true" : ""; }

template <typename Tell>
std::string of_reply(const SaidLine& line, const Tell& tell) {
  return line.reply ? std::string(tell(*line.reply)) : std::string();
}

constexpr bool must = true, may = false;
using Line = const SaidLine&;

// clang-format off
constexpr SaidColumn columns[] = {
    {"id", "string", must, "Identifiant de la contribution", "Id of the contribution", "Aussi la fin de son adresse", "Also the end of its address", {},
     [](Line l) { return l.what.id; }},
    {"subject", "string", must, "De quoi elle parle", "What it is about", "L'identifiant d'une action de actions.csv, ou roadmap pour l'ensemble", "The id of an action of actions.csv, or roadmap for the whole", {},
     [](Line l) { return l.what.on; }},
    {"axis", "integer", may, "Axe", "Axis", "Celui de l'action, ou celui qu'une proposition sur l'ensemble vise", "That of the action, or the one that a proposal on the whole is for", {},
     [](Line l) { return l.axis == 0 ? std::string() : number(l.axis); }},
    {"form", "string", must, "Forme", "Form", "", "", forms,
     [](Line l) { return std::string(slug(l.what.form)); }},
    {"stance", "string", may, "Position", "Stance", "", "", stances,
     [](Line l) { return std::string(slug(l.what.stance)); }},
    {"lang", "string", must, "Langue des mots", "Language of the words", "", "", langs,
     [](Line l) { return std::string(code(l.what.lang)); }},
    {"place", "string", may, "Lieu dont elle parle", "Place it is about", "Tel que l'auteur l'a écrit", "As its author wrote it", {},
     [](Line l) { return l.what.place; }},
    {"channel", "string", must, "D'où elle vient", "Where it came from", "", "", channels,
     [](Line l) { return std::string(slug(l.what.channel)); }},
    {"standing", "string", must, "État", "State", "", "", standings,
     [](Line l) { return std::string(slug(l.what.standing)); }},
    {"date", "date", must, "Jour où elle a été reçue", "Day when it was received", "Année, mois et jour : 2026-06-30", "Year, month and day: 2026-06-30", {},
     [](Line l) { return day(l.what.at); }},
    {"edited", "date", may, "Jour où son auteur l'a modifiée", "Day when its author changed it", "Vide : jamais", "Empty: never", {},
     [](Line l) { return day(l.what.edited); }},
    {"parent", "string", may, "Contribution à laquelle elle répond", "Contribution that it answers", "Un identifiant, ou vide", "An id, or empty", {},
     [](Line l) { return l.what.parent; }},
    {"same_as", "string", may, "Contribution qui dit la même chose", "Contribution that says the same", "Celle sous laquelle l'équipe l'a réunie", "The one under which the staff gathered it", {},
     [](Line l) { return l.what.same; }},
    {"themes", "string", may, "Thèmes donnés par l'équipe", "Themes given by the staff", "Identifiants de thèmes, séparés par des espaces", "Ids of themes, separated by blanks", {},
     [](Line l) { return spaced(l.what.themes); }},
    {"words", "string", must, "Ce qui est dit", "What is said", "Tel que chacun peut le lire : un passage occulté le reste", "As everybody may read it: what is blacked out stays so", {},
     [](Line l) { return l.what.words; }},
    {"supports", "integer", must, "Soutiens en tout", "Supports in all", "Un signe, pas un vote", "A sign, not a vote", {},
     [](Line l) { return number(l.supports.all()); }},
    {"supports_site", "integer", must, "Soutiens sur le site", "Supports on the site", "", "", {},
     [](Line l) { return number(l.supports.site); }},
    {"supports_kiosk", "integer", must, "Soutiens sur une borne", "Supports at a kiosk", "", "", {},
     [](Line l) { return number(l.supports.kiosk); }},
    {"supports_paper", "integer", must, "Soutiens sur papier", "Supports on paper", "", "", {},
     [](Line l) { return number(l.supports.paper); }},
    {"supports_workshop", "integer", must, "Soutiens en atelier", "Supports in a workshop", "", "", {},
     [](Line l) { return number(l.supports.workshop); }},
    {"reply", "string", may, "Réponse officielle", "Official reply", "La dernière qui dit quelle suite est donnée, sinon la dernière", "The last one that says what is done with it, or else the last one", {},
     [](Line l) { return of_reply(l, [](const Reply& r) { return r.words; }); }},
    {"reply_lang", "string", may, "Langue de la réponse", "Language of the reply", "", "", langs,
     [](Line l) { return of_reply(l, [](const Reply& r) { return code(r.lang); }); }},
    {"reply_date", "date", may, "Jour de la réponse", "Day of the reply", "Année, mois et jour : 2026-06-30", "Year, month and day: 2026-06-30", {},
     [](Line l) { return of_reply(l, [](const Reply& r) { return day(r.at); }); }},
    {"reply_outcome", "string", may, "Suite donnée", "What came of it", "", "", outcomes,
     [](Line l) { return of_reply(l, [](const Reply& r) { return r.outcome; }); }},
    {"reply_action", "string", may, "Action qui la porte", "Action that carries it on", "L'identifiant d'une action de actions.csv", "The id of an action of actions.csv", {},
     [](Line l) { return of_reply(l, [](const Reply& r) { return r.action; }); }},
    {"reply_role", "string", may, "Rôle de qui répond", "Role of who replies", "Un rôle, jamais un nom", "A role, never a name", {},
     [](Line l) { return of_reply(l, [](const Reply& r) { return r.role; }); }},
    {"reply_example", "boolean", may, "Réponse inventée pour la démonstration", "Reply invented for the demonstration", "true, ou vide", "true, or empty", {},
     [](Line l) { return truth(l.reply && l.reply->example); }},
    {"example", "boolean", may, "Contribution inventée pour la démonstration", "Contribution invented for the demonstration", "true, ou vide", "true, or empty", {},
     [](Line l) { return truth(l.what.example); }},
};
// clang-format on

Json typed(std::string_view type, const std::string& cell) {
  if (cell.empty()) return {};
  if (type == "boolean") return json_truth(true);
  if (type != "integer") return json_text(cell);
  Json json;
  json.kind = JsonKind::number;
  json.text = cell;
  return json;
}

}  // namespace

Text said_title() { return {"Contributions, une par ligne", "Contributions, one a line"}; }

std::vector<ColumnNote> said_dictionary() {
  std::vector<ColumnNote> notes;
  for (const SaidColumn& column : columns) {
    ColumnNote note;
    note.name = column.name;
    note.type = column.type;
    note.title = {column.fr, column.en};
    note.description = {column.how_fr, column.how_en};
    note.required = column.required;
    note.words = column.words;
    notes.push_back(std::move(note));
  }
  return notes;
}

std::string said_head(char separator) {
  std::vector<std::string> names;
  for (const SaidColumn& column : columns) names.emplace_back(column.name);
  return "\xEF\xBB\xBF" + csv_line(names, separator);
}

std::string said_row(const SaidLine& line, char separator) {
  std::vector<std::string> cells;
  for (const SaidColumn& column : columns) cells.push_back(guarded(column.cell(line)));
  return csv_line(cells, separator);
}

Json said_json(const SaidLine& line) {
  Json json = json_object();
  for (const SaidColumn& column : columns) {
    put(json, column.name, typed(column.type, column.cell(line)));
  }
  return json;
}

}  // namespace cairn
