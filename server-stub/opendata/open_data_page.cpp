#include "opendata/open_data_page.h"

#include "feeds/feed_words.h"
#include "screens/scene.h"
#include "sheets/dictionary.h"
#include "sheets/said.h"

namespace cairn::server {

namespace {

constexpr Both title{"Données ouvertes", "Open data"};
constexpr Both lead{
    "Tout ce que ce site montre peut être téléchargé, suivi et réutilisé, sans compte.",
    "All that this site shows can be downloaded, followed and used again, without an account."};
constexpr Both changed{"Dernier changement de la feuille de route : {0}.",
                       "Last change of the roadmap: {0}."};

constexpr Both files{"Les fichiers", "The files"};
constexpr Both paces[] = {
    {"Change quand la feuille de route change.", "Changes when the roadmap changes."},
    {"Refait quand on le demande, au plus toutes les dix minutes.",
     "Made anew when it is asked for, at most every ten minutes."},
    {"Change avec le programme du site.", "Changes with the program of the site."},
    {"Fait quand on le demande : ce qui est public à cet instant.",
     "Made when it is asked for: what is public at that moment."}};

constexpr Both licence{"La licence", "The licence"};
constexpr Both licence_words{
    "Ces données sont sous {0}. Vous pouvez les copier, les modifier et les publier, même pour les "
    "vendre, si vous dites d'où elles viennent et de quand elles sont :",
    "These data are under the {0}. You may copy, change and publish them, even to sell them, if "
    "you say where they come from, and their date:"};

constexpr Both origins{"D'où vient chaque valeur", "Where each value comes from"};
constexpr Both origins_lead{
    "Chaque valeur porte son origine, dans une colonne dont le nom finit par « origin » :",
    "Each value carries its origin, in a column whose name ends with “origin”:"};
constexpr Both documented{"documented : une source le dit, et elle est nommée.",
                          "documented: a source says so, and it is named."};
constexpr Both legal{"legal : un texte de loi le dit, et il est nommé.",
                     "legal: a law says so, and it is named."};
constexpr Both invented{"example : inventé pour la démonstration, à ne pas citer comme un fait.",
                        "example: invented for the demonstration, not to be quoted as a fact."};

constexpr Both never{"Ce qui n'y est jamais", "What is never in them"};
constexpr Both nevers[] = {
    {"Les contributions masquées, effacées ou retirées, et les passages occultés. Un fichier "
     "d'hier peut encore les contenir : reprenez-le avant de le publier.",
     "Contributions that are hidden, erased or withdrawn, and passages that are blacked out. A "
     "file of yesterday may still hold them: download it again before you publish it."},
    {"Les noms et les données personnelles de l'équipe : le public voit un rôle, pas une personne.",
     "The names and personal data of the staff: the public sees a role, not a person."},
    {"Les codes de dépôt, les appareils et les adresses de qui participe.",
     "The deposit codes, devices and addresses of those who take part."},
    {"Les messages du formulaire de contact et les signalements.",
     "The messages of the contact form and the reports."}};

constexpr Both dictionary{"Le dictionnaire des colonnes", "The dictionary of columns"};
constexpr Both dictionary_lead{
    "Les tableaux sont en UTF-8, une ligne par action, jalon, indicateur ou mesure, des virgules "
    "entre les colonnes.",
    "The tables are in UTF-8, one line an action, milestone, indicator or measure, with commas "
    "between the columns."};
constexpr Both columns_of_file{"Les colonnes de {0}", "The columns of {0}"};
constexpr Both heads[] = {{"Colonne", "Column"},
                          {"Ce qu'elle dit", "What it tells"},
                          {"Type", "Type"},
                          {"Valeurs permises", "Allowed values"}};
constexpr Both required{"Obligatoire.", "Required."};
constexpr Both any{"Toutes", "Any"};
constexpr Both date_type{"date", "date"};

constexpr Both said_data_title{"Les contributions en données", "The contributions as data"};
constexpr Both said_data_lead{
    "Ce que dit chaque colonne de contributions.csv, et chaque membre de contributions.json, qui "
    "porte le même nom.",
    "What each column of contributions.csv tells, and each member of contributions.json, which "
    "has the same name."};
constexpr Both said_data_notes[] = {
    {"Ce qui est masqué, en attente, retiré ou effacé n'y est pas, et rien n'y dit qui a écrit.",
     "What is hidden, waiting, withdrawn or erased is not in it, and nothing in it tells who "
     "wrote."},
    {"Ces nombres comptent ce qui a été dit ici : ce n'est pas un échantillon de la population, et "
     "un soutien est un signe, pas un vote.",
     "These numbers count what was said here: it is no sample of the population, and a support is "
     "a sign, not a vote."},
    {"Dans le tableau, une apostrophe précède ce qu'un tableur prendrait pour une formule (= + - "
     "@). Dans le JSON, les mots sont tels quels, et ce qui est vide est null.",
     "In the table an apostrophe stands before what a spreadsheet would take for a formula (= + - "
     "@). In the JSON the words are as they are, and what is empty is null."},
    {"Un fichier d'hier peut contenir ce qui a été retiré depuis : reprenez-le avant de le "
     "publier.",
     "A file of yesterday may hold what was taken back since: download it again before you "
     "publish it."}};

std::string say(Lang lang, const Both& both) { return typeset(lang, both.in(lang)); }

std::string type_words(Lang lang, const ColumnNote& note) {
  static constexpr struct {
    std::string_view type;
    Both words;
  } types[] = {{"integer", {"entier", "whole number"}},
               {"number", {"nombre", "number"}},
               {"boolean", {"vrai ou faux", "true or false"}},
               {"date", date_type},
               {"string", {"texte", "text"}}};
  if (note.is_date) return say(lang, date_type);
  for (const auto& [type, words] : types) {
    if (type == note.type) return say(lang, words);
  }
  return std::string(note.type);
}

/// What a program compares is written as it stands: no typography inside a word or a date.
std::string allowed(Lang lang, const ColumnNote& note) {
  std::string text = note.required ? say(lang, required) : "";
  if (note.words.empty() && note.description.empty()) return text.empty() ? say(lang, any) : text;
  if (!text.empty()) text += " ";
  if (note.words.empty()) {
    std::string how = typeset(lang, note.description.in(lang));
    for (std::size_t at; (at = how.find(fixed_hyphen)) != how.npos;) {
      how.replace(at, fixed_hyphen.size(), "-");
    }
    return text + how;
  }
  for (const std::string_view word : note.words) {
    text += word;
    text += word == note.words.back() ? "" : ", ";
  }
  return text;
}

Node sheet_table(Lang lang, std::string_view file, const std::vector<ColumnNote>& notes) {
  Nodes head;
  for (const Both& word : heads) head.push_back(write::cell(say(lang, word)));
  Nodes rows = {write::node(Kind::row, std::move(head))};
  for (const ColumnNote& note : notes) {
    rows.push_back(
        write::row({write::cell(note.name), write::cell(typeset(lang, note.title.in(lang))),
                    write::cell(type_words(lang, note)), write::cell(allowed(lang, note))}));
  }
  return write::table(put_in(say(lang, columns_of_file), {file}), std::move(rows), "columns");
}

Node file_item(const OpenFile& file, Lang lang) {
  std::string words = words_of(file.title, lang) + " (" + std::string(file.format);
  if (file.size != 0) words += ", " + kilobytes(lang, static_cast<std::int64_t>(file.size));
  return write::item({write::link(words + ")", file.address),
                      write::paragraph(words_of(file.about, lang) + " " +
                                           say(lang, paces[static_cast<int>(file.pace)]),
                                       "note")});
}

Node set_section(const OpenSet& set, Lang lang) {
  Nodes items;
  for (const OpenFile& file : set.files) {
    if (!file.lang || *file.lang == lang) items.push_back(file_item(file, lang));
  }
  return write::section({write::heading(3, words_of(set.title, lang), std::string(set.id)),
                         write::paragraph(words_of(set.about, lang)),
                         write::list(std::move(items))});
}

Node licence_section(const Scene& scene, const std::string& day) {
  const std::string words = say(scene.lang, licence_words);
  const std::size_t at = words.find("{0}");
  Nodes terms = {write::text(words.substr(0, at)),
                 write::link(std::string(licence_title), std::string(licence_address)),
                 write::text(words.substr(at + 3))};
  Nodes credits = {write::text(plain(scene, scene.roadmap.publisher.name) + ", " + day)};
  write::add(credits, marked(scene, scene.roadmap.publisher.origin));
  return write::section({write::heading(2, say(scene.lang, licence), "licence"),
                         write::paragraph(std::move(terms)),
                         write::node(Kind::quote, {write::paragraph(std::move(credits))})});
}

}  // namespace

std::string open_data_path(Lang lang) { return lang == Lang::en ? "/en/donnees" : "/donnees"; }

Page open_data_page(const Roadmap& roadmap, const std::vector<OpenSet>& sets, Lang lang) {
  Visit visit;
  visit.route.screen = Screen::not_found;  // no screen of the program
  visit.route.lang = lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, lang};
  const std::string day = date_in_words(lang, modified(roadmap));
  Nodes main = {crumbs(scene, {write::text(say(lang, title))}), write::heading(1, say(lang, title)),
                write::paragraph(say(lang, lead), "lead"),
                write::paragraph(put_in(say(lang, changed), {day}))};
  Nodes offered = {write::heading(2, say(lang, files), "fichiers")};
  for (const OpenSet& set : sets) offered.push_back(set_section(set, lang));
  main.push_back(write::section(std::move(offered)));
  main.push_back(licence_section(scene, day));
  main.push_back(write::section({write::heading(2, say(lang, origins), "origines"),
                                 write::paragraph(say(lang, origins_lead)),
                                 write::list({write::item({write::text(say(lang, documented))}),
                                              write::item({write::text(say(lang, legal))}),
                                              write::item({write::text(say(lang, invented))})})}));
  Nodes kept;
  for (const Both& what : nevers) kept.push_back(write::item({write::text(say(lang, what))}));
  main.push_back(write::section(
      {write::heading(2, say(lang, never), "jamais"), write::list(std::move(kept))}));
  Nodes tables = {write::heading(2, say(lang, dictionary), "dictionnaire"),
                  write::paragraph(say(lang, dictionary_lead))};
  for (const Sheet sheet : every_sheet) {
    tables.push_back(sheet_table(lang, file_of(sheet), dictionary_of(sheet, roadmap.langs)));
  }
  tables.push_back(write::paragraph(
      Nodes{write::link(put_in(say(lang, columns_of_file), {said_file}), said_data_path(lang))}));
  main.push_back(write::section(std::move(tables)));
  return framed_at(scene, say(lang, title), say(lang, lead), std::move(main), open_data_path(lang),
                   roadmap.langs.size() > 1 ? open_data_path(other(lang)) : "");
}

std::string said_data_path(Lang lang) { return open_data_path(lang) + "/contributions"; }

Page said_data_page(const Roadmap& roadmap, Lang lang) {
  Visit visit;
  visit.route.screen = Screen::not_found;  // no screen of the program
  visit.route.lang = lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, lang};
  const std::string name = say(lang, said_data_title), lead = say(lang, said_data_lead);
  Nodes notes;
  for (const Both& note : said_data_notes) {
    notes.push_back(write::item({write::text(say(lang, note))}));
  }
  Nodes main = {
      crumbs(scene, {write::link(say(lang, title), open_data_path(lang)), write::text(name)}),
      write::heading(1, name),
      write::paragraph(lead, "lead"),
      write::list({write::item({write::link(words_of(said_title(), lang) + " (CSV)",
                                            "/" + std::string(said_file))}),
                   write::item({write::link("contributions.json (JSON)", "/contributions.json")})}),
      write::list(std::move(notes)),
      sheet_table(lang, said_file, said_dictionary())};
  return framed_at(scene, name, lead, std::move(main), said_data_path(lang),
                   roadmap.langs.size() > 1 ? said_data_path(other(lang)) : "");
}

}  // namespace cairn::server
