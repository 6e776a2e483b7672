// The form in which an editor writes the texts of a thing: what it shows, what is wrong, what it
// asks for. Fields, as a browser posts them: id; for each text t-<where it stands>-<language>; lu
// (the words seen in each, by name); note_fr, note_en; reprise.
//
// What is new is "action/nouvelle-1" (of axis 1), "term/nouvelle" until it is sent: its form is all
// of its texts. What may go has a box for that: retirer.
//
// Promises: pure; only what its author typed differently from what he saw is asked for, whatever
// changed meanwhile, so that nobody's work is undone unseen.
#pragma once
#include <string>
#include <vector>

#include "charge/wording.h"
#include "desk/update_form.h"
#include "model/row.h"

namespace cairn {

struct TextField {
  std::string name;  // of the field
  std::string at;
  Lang lang = Lang::fr;
  std::string words;  // as they stand
};

std::string new_thing(int axis);
/// Of another kind: "term/nouvelle".
std::string new_thing(std::string_view kind);
bool is_new(std::string_view thing);
/// Of which axis a new action is; 0: the thing is there, or no such axis, or no action.
int axis_of_new(std::string_view thing);
/// With that new thing behind the last of its kind, or of its axis, as far as nobody has written
/// it.
std::vector<Row> with_new(std::vector<Row> rows, std::string_view thing);
/// "action/A1-15": what it will be called, if nobody is first; `rows` without it.
std::string wish_of(const std::vector<Row>& rows, std::string_view thing);
/// Of the intent that makes it (charge/revise.h): {"axis"?, "after"?}.
Json place_of_new(const std::vector<Row>& rows, std::string_view thing);

/// As people know it: "Titre", or "Titre (français)" beside the other language.
std::string text_name(Lang lang, const TextField& field, bool is_bilingual);

/// "page/aide" in these rows; null where there is none, or it is not an editor's.
const Row* row_of_thing(const std::vector<Row>& rows, std::string_view thing);
std::vector<Lang> langs_of(const std::vector<Row>& rows);
std::vector<TextField> text_fields(const Row& row, const std::vector<Lang>& langs);

/// The form as it is opened: every text as it stands, with what `form` has already (a draft, what
/// is taken up again) in its place; from then on it stands on what its author saw.
void begin_texts(const std::vector<TextField>& fields, Fields& form);
/// What each field shows was written of, for the form that is shown: `lu`.
std::string seen_of(const std::vector<TextField>& fields, const Fields& form);
/// Those the author changed, by what the form says he saw.
std::vector<TextField> changed_texts(const std::vector<TextField>& fields, const Fields& form);

struct TextFault {
  std::string field;     // "" for the whole form
  std::string sentence;  // what is wrong and what to write
};

struct AskedRevision {
  Json words;  // of the intent (charge/revise.h)
  std::vector<TextFault> faults;
};
/// `lang`: of the sentences.
AskedRevision asked_of_texts(const std::vector<Row>& rows, std::string_view thing,
                             const Fields& form, Lang lang);
Json note_of(const Fields& form);
/// The rows with what the form says of that thing, as far as a page can show it.
std::vector<Row> with_draft(std::vector<Row> rows, std::string_view thing, const Fields& form);

/// What a draft keeps of it; no field where nothing was changed.
Fields changed_of_texts(const Row& row, const std::vector<Lang>& langs, const Fields& form);
/// The fields that `form` has not, as an overtaken revision would fill them.
void fill_from_revision(const Json& body, Fields& form);
/// The fields that `form` has not, as the last change of that thing found them.
void fill_back(const std::vector<Row>& rows, std::string_view thing, Fields& form);

}  // namespace cairn
