// The ledger copied while it is served, and put back.
//
// Promises: a copy is whole or is not there; words count as durable only when the copy is on the
// disk. What is put back is a new incarnation (another epoch), in which everything taken back
// since (decisions.log) is taken back again before anybody can read it.
// The key of the deposit codes goes with the copy, as FILE.key: without it they open nothing; those
// of the kiosks as FILE.kiosk: without them no bag can be opened that was sealed before.
#pragma once
#include <string>

#include "files/folder.h"
#include "machine/machine.h"

namespace cairn::server {

Trouble back_up(const std::string& folder, const std::string& file);
Trouble put_back(const std::string& folder, const std::string& file, const Machine& machine);

}  // namespace cairn::server
