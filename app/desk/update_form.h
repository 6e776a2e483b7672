// The form in which a lead updates an action: what it says, what is wrong with it, what it asks.
//
// Fields, as a browser posts them: id, attendu (the update seen last); etat, raison_fr, raison_en,
// suite, debut, fin; jalon-<id>-etat, jalon-<id>-date; nouveau_fr, nouveau_en, nouveau_date;
// mesure-<id>-valeur, mesure-<id>-date; question_fr, question_en, choix_fr, choix_en (one a line),
// echelle, ouvre, ferme; note_fr, note_en; reprise (an overtaken update, taken up).
// Promises: pure; only what differs from the action becomes part of the intent, so that one form
// serves everything and an untouched field changes nothing.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/desk_words.h"
#include "json/json.h"
#include "model/action.h"

namespace cairn {

class Fields {
 public:
  Fields() = default;
  explicit Fields(std::string_view form);  // application/x-www-form-urlencoded
  std::string_view of(std::string_view name) const;
  bool has(std::string_view name) const;
  void set(std::string_view name, std::string_view value);
  void drop(std::string_view name);
  std::string form() const;  // as a browser would post it
  bool empty() const { return fields_.empty(); }
  const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct FieldFault {
  std::string field;  // its name; "" for the whole form
  D word;
  int most = 0;  // characters, of D::fault_long
};

struct AskedUpdate {
  Json parts;  // of the intent (charge/update_action.h); empty: nothing differs
  std::vector<FieldFault> faults;
};

/// `english`: how numbers are typed.
AskedUpdate asked_of(const Action& action, const Fields& fields, bool english);
/// What was changed in a form that was rendered from `action`, with what says which form it is; no
/// field where nothing was. A draft holds no more, or it would undo what others change meanwhile.
Fields changed_of(const Action& action, const Fields& fields);
/// The form as an overtaken update would fill it: its parts over the action as it is now.
void fill_from(const Json& update, Fields& fields);

/// The answers to choose, one a line.
std::string choices_in(Lang lang, const Question& question);
std::string_view machine_status(Status status);  // "under_way", as a pack writes it
std::string_view machine_state(MilestoneState state);

}  // namespace cairn
