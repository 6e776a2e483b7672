// The sum that both sides of the protocol keep; a replica keeps it too, so it lives below.
#pragma once
#include "ledger/set_hash.h"
