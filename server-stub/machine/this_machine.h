// The machine we run on.
#pragma once
#include "machine/machine.h"

namespace cairn::server {

Machine this_machine(std::function<void(const std::string&)> warn);

}  // namespace cairn::server
