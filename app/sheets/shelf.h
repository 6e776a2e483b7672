// The actions of a roadmap's rows, as JSON that can be changed, with what is in them found by its
// id.
//
// Promises: a row that cannot be read is left out, and stays as it is.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/row.h"
#include "sheets/field.h"

namespace cairn {

struct Shelved {
  const Row* row = nullptr;
  Json json;  // lines are zero until a cell says otherwise
  bool changed = false;
};

class Shelf {
 public:
  /// `rows` outlive it.
  explicit Shelf(const std::vector<Row>& rows);

  /// Of the roadmap, first one first; both where there is no pack.
  const std::vector<Lang>& langs() const { return langs_; }
  std::vector<Shelved>& actions() { return actions_; }
  const std::vector<Shelved>& actions() const { return actions_; }

  Shelved* action(std::string_view id);
  /// The action that holds a milestone or an indicator; null where nothing is called so.
  Shelved* holder_of(Sheet sheet, std::string_view id);
  /// A thing of an action, by its id.
  static Json* thing_in(Json& action, Sheet sheet, std::string_view id);
  void add(Sheet sheet, std::string_view id, const Shelved& action);

  /// All ids of a sheet.
  std::vector<std::string_view> ids(Sheet sheet) const;

 private:
  std::vector<Lang> langs_;
  std::vector<Shelved> actions_;
  std::map<Sheet, std::map<std::string, std::size_t, std::less<>>> places_;
};

/// The items of a list member; none where it is absent or no list.
const std::vector<Json>& items_of(const Json& object, std::string_view name);
/// "milestones", "indicators".
std::string_view list_of(Sheet sheet);
std::string id_of(const Json& thing);

}  // namespace cairn
