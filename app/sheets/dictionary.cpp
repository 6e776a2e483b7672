#include "sheets/dictionary.h"

#include "sheets/field.h"

namespace cairn {

namespace {

std::string_view type_of(CellForm form) {
  switch (form) {
    case CellForm::whole:
      return "integer";
    case CellForm::decimal:
      return "number";
    case CellForm::truth:
      return "boolean";
    default:
      return "string";
  }
}

bool is_date(const Field& field) { return field.member == "date" || field.form == CellForm::date; }

Text description_of(const Field& field) {
  switch (field.form) {
    case CellForm::text:
      return {"Texte simple, sans HTML", "Plain text, without HTML"};
    case CellForm::list:
    case CellForm::wholes:
      return {"Valeurs séparées par des points-virgules", "Values parted by semicolons"};
    case CellForm::choice:
      if (field.slug.ends_with("origin")) {
        return {
            "documented : une source le dit ; legal : un texte de loi le dit ; example : inventé",
            "documented: a source says so; legal: a law says so; example: invented"};
      }
      return {};
    case CellForm::truth:
      return {"true, ou vide", "true, or empty"};
    default:
      if (is_date(field)) {
        return {"Année, mois ou jour : 2026, 2026-06 ou 2026-06-30",
                "Year, month or day: 2026, 2026-06 or 2026-06-30"};
      }
      if (field.member == "source") {
        return {"Source, et la ligne où on le lit : S0:L31",
                "Source, and the line where it is read: S0:L31"};
      }
      return {};
  }
}

ColumnNote note_of(const Column& column) {
  const Field& field = *column.field;
  ColumnNote note;
  note.name = column.slug;
  note.type = type_of(field.form);
  note.title = {std::string(field.fr), std::string(field.en)};
  if (field.form == CellForm::text) {
    note.title.fr += column.lang == Lang::fr ? " (en français)" : " (en anglais)";
    note.title.en += column.lang == Lang::fr ? " (in French)" : " (in English)";
  }
  note.description = description_of(field);
  // In an optional part (a target, means) a column is only needed where the part is there.
  note.required = field.must &&
                  (field.group.empty() || field.group == "status" || field.group == "responsible");
  note.is_date = is_date(field);
  note.words = field.words;
  return note;
}

}  // namespace

std::vector<ColumnNote> dictionary_of(Sheet sheet, const std::vector<Lang>& langs) {
  std::vector<ColumnNote> notes;
  for (const Column& column : columns_of(sheet, langs)) notes.push_back(note_of(column));
  return notes;
}

}  // namespace cairn
