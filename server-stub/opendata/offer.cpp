#include "opendata/offer.h"

#include "sheets/said.h"
#include "sheets/sheet.h"
#include "site/media.h"

namespace cairn::server {

namespace {

constexpr std::string_view snapshot_name = "v1/snapshot";

/// Without its parameters, as catalogues want it.
std::string_view bare_type(std::string_view type) { return type.substr(0, type.find(';')); }

Text sentence_of(Sheet sheet) {
  switch (sheet) {
    case Sheet::actions:
      return {"Ce qui est promis, par qui, pour quand, et où cela en est.",
              "What is promised, by whom, for when, and how far it is."};
    case Sheet::indicators:
      return {"Ce que l'on mesure de chaque action, et la cible à atteindre.",
              "What is measured of each action, and the target to reach."};
    case Sheet::milestones:
      return {"Les étapes de chaque action, leur date et leur état.",
              "The steps of each action, their date and their state."};
    case Sheet::measures:
      return {"Les valeurs relevées, leur date et d'où elles viennent.",
              "The values that were read, their date and where they come from."};
  }
  return {};
}

class Writer {
 public:
  Writer(const Roadmap& roadmap, const std::function<std::size_t(std::string_view)>& size_of)
      : langs_(roadmap.langs), size_of_(size_of) {}

  OpenFile file(std::string_view name, std::string_view format, Text title, Text about,
                Pace pace = Pace::roadmap) const {
    OpenFile one;
    one.address = "/" + std::string(name);
    one.format = format;
    one.media = bare_type(media_type_of(name));
    one.title = std::move(title);
    one.about = std::move(about);
    one.pace = pace;
    one.size = size_of_(name);
    return one;
  }

  /// One in each language of the roadmap.
  void in_each(OpenSet& set, const std::string& name, std::string_view format, const Text& title,
               const Text& about) const {
    for (const Lang lang : langs_) {
      set.files.push_back(file((lang == Lang::en ? "en/" : "") + name, format, title, about));
      set.files.back().lang = lang;
    }
  }

 private:
  const std::vector<Lang>& langs_;
  const std::function<std::size_t(std::string_view)>& size_of_;
};

OpenSet sheets(const Writer& write) {
  OpenSet set{"tableaux",
              {"La feuille de route en tableaux", "The roadmap as spreadsheets"},
              {"Quatre tableaux, reliés par leurs identifiants, et leur description.",
               "Four tables, tied by their ids, and their description."},
              true,
              {}};
  for (const Sheet sheet : every_sheet) {
    set.files.push_back(write.file(file_of(sheet), "CSV", title_of(sheet), sentence_of(sheet)));
  }
  set.files.push_back(write.file("datapackage.json", "JSON",
                                 {"Description des tableaux", "Description of the tables"},
                                 {"Chaque colonne, son type et ses valeurs permises, pour les "
                                  "programmes (Table Schema).",
                                  "Each column, its type and its allowed values, for programs "
                                  "(Table Schema)."}));
  return set;
}

OpenSet news(const Writer& write) {
  OpenSet set{"suivi",
              {"Ce qui change et ce qui est attendu", "What changes and what is due"},
              {"Pour un lecteur de flux ou un agenda.", "For a feed reader or a calendar."},
              true,
              {}};
  write.in_each(set, "actions.atom", "Atom", {"Flux des nouveautés", "Feed of what is new"},
                {"Ce qui vient d'arriver ; chaque axe et chaque action a aussi son flux, nommé sur "
                 "sa page.",
                 "What has just happened; each axis and each action has a feed too, named on its "
                 "page."});
  write.in_each(set, "jalons.ics", "iCalendar", {"Calendrier des jalons", "Calendar of milestones"},
                {"Chaque jalon daté, sur son jour, son mois ou son année.",
                 "Each dated milestone, on its day, its month or its year."});
  return set;
}

OpenSet said(const Writer& write) {
  OpenSet set{"paroles",
              {"Ce que les gens disent", "What people say"},
              {"Chaque contribution publiée, ses soutiens et la réponse officielle, telles que "
               "chacun peut les lire. Ce n'est pas un échantillon de la population.",
               "Each published contribution, its supports and the official reply, as everybody "
               "may read them. It is no sample of the population."},
              true,
              {}};
  set.files.push_back(write.file(said_file, "CSV", said_title(),
                                 {"Pour un tableur.", "For a spreadsheet."}, Pace::now));
  set.files.push_back(
      write.file("contributions.json", "JSON",
                 {"Contributions, avec les mêmes champs", "Contributions, with the same members"},
                 {"Pour un programme.", "For a program."}, Pace::now));
  return set;
}

OpenSet moderation(const Writer& write) {
  OpenSet set{"moderation",
              {"Ce que fait la modération", "What moderation does"},
              {"Signalements, décisions, recours et délais de chaque année, en nombres.",
               "Reports, decisions, appeals and delays of each year, in numbers."},
              true,
              {}};
  set.files.push_back(write.file("transparence.json", "JSON",
                                 {"Les nombres de toutes les années", "The numbers of all years"},
                                 {"Ceux de la page de transparence ; /transparence/2026.json "
                                  "donne une seule année.",
                                  "Those of the page of transparency; /transparence/2026.json "
                                  "gives one year alone."},
                                 Pace::now));
  return set;
}

OpenSet everything(const Writer& write) {
  OpenSet set{"base",
              {"Tout ce qui est public, en un fichier", "All that is public, in one file"},
              {"La feuille de route et ce que les gens en disent.",
               "The roadmap and what people say about it."},
              true,
              {}};
  OpenFile file =
      write.file(snapshot_name, "SQLite", {"Base de données publique", "Public database"},
                 {"Ce que chacun peut lire ici : actions, contributions, réponses et "
                  "nombres de soutiens.",
                  "What everybody may read here: actions, contributions, answers and "
                  "counts of supports."},
                 Pace::talk);
  file.media = media_type_of(".db");
  set.files.push_back(std::move(file));
  return set;
}

OpenSet documents(const Writer& write) {
  OpenSet set{"programmes",
              {"Pour les programmes", "For programs"},
              {"L'interface /v1/sync donne tout ce qui est public, puis seulement ce qui a changé, "
               "sans compte.",
               "The interface /v1/sync gives all that is public, then only what changed, without "
               "an account."},
              false,
              {}};
  set.files.push_back(write.file(catalogue_name, "JSON-LD", {"Catalogue DCAT", "DCAT catalogue"},
                                 {"Ces fichiers, décrits pour les portails de données.",
                                  "These files, described for portals of data."}));
  set.files.push_back(write.file(openapi_name, "OpenAPI, YAML",
                                 {"Description de l'interface", "Description of the interface"},
                                 {"Ses adresses, ses messages et ses réponses, en anglais.",
                                  "Its addresses, its messages and its answers."},
                                 Pace::program));
  set.files.push_back(write.file(protocol_name, "Markdown",
                                 {"Guide de l'interface", "Guide to the interface"},
                                 {"Ce que disent les messages et ce qu'un programme doit faire, en "
                                  "anglais.",
                                  "What the messages mean, and what a program must do."},
                                 Pace::program));
  return set;
}

}  // namespace

std::vector<OpenSet> open_sets(const Roadmap& roadmap,
                               const std::function<std::size_t(std::string_view)>& size_of) {
  const Writer write(roadmap, size_of);
  return {sheets(write), said(write),       moderation(write),
          news(write),   everything(write), documents(write)};
}

Date modified(const Roadmap& roadmap) {
  // Whatever changes it moves this date; what bears a later one is planned.
  return roadmap.as_of;
}

}  // namespace cairn::server
