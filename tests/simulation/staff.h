// Who is in charge in a world, and what people in it mostly do.
#pragma once
#include "dice.h"
#include "model/rights.h"

namespace cairn::simulation {

/// Worlds are small: each has something that its people come back to.
enum class Leaning : unsigned char { talk, court, roadmap };

Leaning leaning_of(Dice& dice);
/// Of the n-th device of such a world; a citizen has none.
Rights rights_in(Leaning leaning, int n, Dice& dice);
/// Which lanes of those in charge a device with these rights is told (docs/protocol.md).
bool is_told_reports(const Rights& rights);
bool is_told_people(const Rights& rights);

}  // namespace cairn::simulation
