#include "sheets/field.h"

namespace cairn {

namespace {

constexpr std::string_view origins[] = {"documented", "legal", "example"};
constexpr std::string_view statuses[] = {"planned", "under_way", "done",
                                         "late",    "suspended", "abandoned"};
constexpr std::string_view states[] = {"to_come", "done", "unconfirmed"};
constexpr std::string_view ways[] = {"up", "down"};
constexpr bool must = true, may = false;

// clang-format off
constexpr Field action_fields[] = {
    {"id", CellForm::key, must, "", "id", "Identifiant de l'action", "Id of the action"},
    {"axis", CellForm::whole, must, "", "axis", "Axe", "Axis"},
    {"title", CellForm::text, must, "", "title", "Titre", "Title"},
    {"plain", CellForm::text, must, "", "plain", "En une phrase simple", "In one plain sentence"},
    {"text", CellForm::text, must, "", "text", "En quoi elle consiste", "What it consists of"},
    {"origin", CellForm::choice, must, "", "origin", "Origine de l'engagement", "Origin of the commitment", origins},
    {"origin_note", CellForm::text, may, "", "origin_note", "Précision sur l'origine", "Note on the origin"},
    {"sources", CellForm::list, may, "", "sources", "Sources", "Sources"},
    {"responsible", CellForm::text, must, "responsible", "text", "Responsable", "Body in charge"},
    {"responsible_origin", CellForm::choice, must, "responsible", "origin", "Origine du responsable", "Origin of the body in charge", origins},
    {"status", CellForm::choice, must, "status", "is", "Statut", "Status", statuses},
    {"status_origin", CellForm::choice, must, "status", "origin", "Origine du statut", "Origin of the status", origins},
    {"reason", CellForm::text, may, "status", "reason", "Raison publique (retard, suspension, abandon)", "Public reason (late, suspended, abandoned)"},
    {"next", CellForm::date, may, "status", "next", "Prochaine date (vide : pas de date)", "Next date (empty: no date)"},
    {"start", CellForm::date, may, "dates", "start", "Début", "Start"},
    {"end", CellForm::date, may, "dates", "end", "Fin", "End"},
    {"dates_origin", CellForm::choice, must, "dates", "origin", "Origine des dates", "Origin of the dates", origins},
    {"themes", CellForm::list, may, "", "themes", "Thèmes", "Themes"},
    {"objectives", CellForm::wholes, may, "", "objectives", "Objectifs du décret", "Objectives of the decree"},
    {"question", CellForm::text, must, "question", "text", "Question au public", "Question to the public"},
    {"question_origin", CellForm::choice, must, "question", "origin", "Origine de la question", "Origin of the question", origins},
    {"question_source", CellForm::word, may, "question", "source", "Source de la question", "Source of the question"},
    {"means", CellForm::text, must, "means", "text", "Moyens", "Means"},
    {"means_origin", CellForm::choice, must, "means", "origin", "Origine des moyens", "Origin of the means", origins},
    {"means_source", CellForm::word, may, "means", "source", "Source des moyens", "Source of the means"},
};

constexpr Field indicator_fields[] = {
    {"action", CellForm::parent, must, "", "", "Action", "Action"},
    {"id", CellForm::key, must, "", "id", "Identifiant de l'indicateur", "Id of the indicator"},
    {"label", CellForm::text, must, "", "label", "Intitulé", "Label"},
    {"unit", CellForm::text, may, "", "unit", "Unité", "Unit"},
    {"better", CellForm::choice, must, "", "better", "Sens souhaité", "Which way is better", ways},
    {"target", CellForm::decimal, must, "target", "value", "Cible", "Target"},
    {"target_more_than", CellForm::truth, may, "target", "more_than", "La cible est « plus de »", "The target is \"more than\""},
    {"target_date", CellForm::date, may, "target", "date", "Date de la cible", "Date of the target"},
    {"target_origin", CellForm::choice, must, "target", "origin", "Origine de la cible", "Origin of the target", origins},
    {"target_date_origin", CellForm::choice, may, "target", "date_origin", "Origine de la date de la cible (vide : celle de la cible)", "Origin of the target's date (empty: that of the target)", origins},
    {"target_source", CellForm::word, may, "target", "source", "Source de la cible", "Source of the target"},
    {"target_note", CellForm::text, may, "target", "note", "Note sur la cible", "Note on the target"},
    {"note", CellForm::text, may, "", "note", "Note", "Note"},
};

constexpr Field milestone_fields[] = {
    {"action", CellForm::parent, must, "", "", "Action", "Action"},
    {"id", CellForm::key, must, "", "id", "Identifiant du jalon", "Id of the milestone"},
    {"label", CellForm::text, must, "", "label", "Intitulé", "Label"},
    {"date", CellForm::date, may, "", "date", "Date (vide : pas de date)", "Date (empty: no date)"},
    {"state", CellForm::choice, must, "", "state", "État", "State", states},
    {"origin", CellForm::choice, must, "", "origin", "Origine", "Origin", origins},
    {"source", CellForm::word, may, "", "source", "Source", "Source"},
};

constexpr Field measure_fields[] = {
    {"indicator", CellForm::parent, must, "", "", "Indicateur", "Indicator"},
    {"date", CellForm::key, may, "", "date", "Date de la mesure (vide : pas de date)", "Date of the measure (empty: no date)"},
    {"value", CellForm::decimal, must, "", "value", "Valeur", "Value"},
    {"more_than", CellForm::truth, may, "", "more_than", "La source dit « plus de »", "The source says \"more than\""},
    {"origin", CellForm::choice, must, "", "origin", "Origine de la valeur", "Origin of the value", origins},
    {"date_origin", CellForm::choice, may, "", "date_origin", "Origine de la date (vide : celle de la valeur)", "Origin of the date (empty: that of the value)", origins},
    {"source", CellForm::word, may, "", "source", "Source", "Source"},
    {"note", CellForm::text, may, "", "note", "Note", "Note"},
};
// clang-format on

}  // namespace

std::string_view file_of(Sheet sheet) {
  constexpr std::string_view files[] = {"actions.csv", "indicateurs.csv", "jalons.csv",
                                        "mesures.csv"};
  return files[static_cast<int>(sheet)];
}

Text title_of(Sheet sheet) {
  switch (sheet) {
    case Sheet::actions:
      return {"Actions, une par ligne", "Actions, one a line"};
    case Sheet::indicators:
      return {"Indicateurs et leurs cibles, un par ligne",
              "Indicators and their targets, one a line"};
    case Sheet::milestones:
      return {"Jalons, un par ligne", "Milestones, one a line"};
    case Sheet::measures:
      return {"Mesures des indicateurs, une par ligne", "Measures of the indicators, one a line"};
  }
  return {};
}

std::span<const Field> fields_of(Sheet sheet) {
  switch (sheet) {
    case Sheet::actions:
      return action_fields;
    case Sheet::indicators:
      return indicator_fields;
    case Sheet::milestones:
      return milestone_fields;
    case Sheet::measures:
      return measure_fields;
  }
  return {};
}

std::vector<Column> columns_of(Sheet sheet, const std::vector<Lang>& langs) {
  std::vector<Column> columns;
  for (const Field& field : fields_of(sheet)) {
    if (field.form != CellForm::text) {
      columns.push_back({&field, Lang::fr, std::string(field.slug)});
      continue;
    }
    for (const Lang lang : langs) {
      columns.push_back({&field, lang, std::string(field.slug) + "_" + std::string(code(lang))});
    }
  }
  return columns;
}

}  // namespace cairn
