// How much was said in a time and what became of it, in a few lines: for the pages that review a
// time.
//
// Promises: a line that counts anything invented bears its mark; that it is no sample is said with
// the numbers. Leaves out: which time (follow_ups.h).
#pragma once
#include "outcomes/follow_ups.h"
#include "screens/scene.h"

namespace cairn::server {

Nodes voices_lines(const Scene& scene, const FollowUps& told);

}  // namespace cairn::server
