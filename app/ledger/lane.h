// Scopes and lanes, by their names.
//
// A scope is a unit of order: `roadmap` (what is promised), one `talk/<action>` per action,
// `talk/roadmap` for what concerns no single action, `people`. Every row is in one scope.
// A lane says who may see a row: `public`, `staff`, `operator` (who is in charge), `own/<claim>`; a
// row is in a set of them.
#pragma once
#include <string>
#include <string_view>

namespace cairn {

inline constexpr std::string_view roadmap_scope = "roadmap";
inline constexpr std::string_view people_scope = "people";
inline constexpr std::string_view public_lane = "public";
inline constexpr std::string_view staff_lane = "staff";
inline constexpr std::string_view operator_lane = "operator";
/// What concerns no single action is said of this.
inline constexpr std::string_view whole_roadmap = "roadmap";

/// "talk/A1-03" of "A1-03"; "talk/roadmap" of `whole_roadmap`.
std::string talk_scope(std::string_view on);
/// The subject of a talk scope; empty where it is another.
std::string_view subject_of(std::string_view scope);
bool is_scope(std::string_view text);

/// `claim` is the code where the device speaks, the keyed hash of it where the server keeps it.
std::string own_lane(std::string_view claim);
/// The claim of an own lane; empty where it is another.
std::string_view claim_of(std::string_view lane);

}  // namespace cairn
