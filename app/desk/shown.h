// Rows in memory, as a decision reads them and changes them.
//
// Promises: the list it was made of follows each change; what is looked for is found at once.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ledger/decide.h"

namespace cairn {

/// Rows in memory, changed as decisions say.
class Shown : public View {
 public:
  explicit Shown(std::vector<Row>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) places_[{rows[i].kind, rows[i].id}] = i;
  }
  std::optional<Row> row(std::string_view kind, std::string_view id) const override {
    const auto at = places_.find({std::string(kind), std::string(id)});
    if (at == places_.end()) return {};
    return rows_[at->second];
  }
  void change(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      const auto [at, is_new] = places_.try_emplace({change.row.kind, change.row.id}, rows_.size());
      if (is_new) {
        rows_.push_back(change.row);
      } else {
        rows_[at->second] = change.row;
      }
    }
  }

 private:
  std::vector<Row>& rows_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
};

}  // namespace cairn
