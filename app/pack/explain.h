// A mistake in sentences: what is wrong, and what to write instead, in French or in English.
#pragma once
#include "pack/mistake.h"
#include "pack/pack.h"

namespace cairn {

Problem explain(const Mistake& mistake, Lang lang);

}  // namespace cairn
