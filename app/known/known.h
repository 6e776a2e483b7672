// What a screen is given, found in a replica: the same in the server and on a person's device.
//
// Promises: pure reading; the same rows give the same `Known` for the same visit.
// Leaves out: what only one of them knows (a deposit code's state, what a device keeps).
#pragma once
#include <string>

#include "replica/replica.h"
#include "screens/screens.h"

namespace cairn {

/// What the visit's route speaks of: an action's id, "roadmap", or "" where it is not known.
std::string subject_of_route(const Replica& replica, const Roadmap& roadmap, const Route& route);
/// `with_talk`: the replica holds what people say; else only the roadmap, and one's own.
Known known_of(const Replica& replica, const Roadmap& roadmap, const Visit& visit, bool with_talk);

}  // namespace cairn
