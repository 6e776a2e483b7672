// One thing against the others: ids given twice, ids that lead nowhere.
#pragma once
#include "model/roadmap.h"
#include "pack/reading.h"

namespace cairn {

/// Notes in `reading` what only the whole pack can show.
void cross_check(Reading& reading, const Roadmap& roadmap);

}  // namespace cairn
