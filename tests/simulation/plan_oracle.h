// What must come of what leads and editors ask of the roadmap, in the order the server decided it:
// a plain model, written from docs and not from the rules' code.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/action.h"
#include "oracle.h"

namespace cairn::simulation {

class PlanOracle {
 public:
  PlanOracle();
  /// What the server must have said.
  Outcome fold(const Judged& judged);
  /// "" where the rows say the same, else what differs.
  std::string compare(const Rows& rows) const;

 private:
  struct Plan {
    int axis = 0, lines = 0;                   // of its history
    std::map<std::string, std::string> texts;  // "title.fr"
    std::string status = "planned";
    std::map<std::string, std::string> milestones;  // their states, by id
    std::map<std::string, std::string> measures;    // by date
    std::string updated;                            // by which update, last
    std::string revised, retired;                   // likewise
    bool is_retired = false;
  };
  Outcome update(const Judged& j, const Json& body);
  static bool put_parts(const std::string& on, const Json& body, Plan& plan);
  Outcome revise(const Judged& j, const Json& body);
  Outcome make(const Judged& j, const Json& body);
  static Outcome put_words(const Json& body, Plan& plan);
  Outcome retire(const Judged& j, const Json& body);
  static std::string compare_plan(const std::string& id, const Plan& plan, const Action& action,
                                  const Rows& rows);
  std::map<std::string, Plan> plans_;
  std::set<std::string> updates_;
};

}  // namespace cairn::simulation
