// The files of a pack, written from the roadmap's rows: what `read_pack` gives them back from.
//
// Promises: read again, the files give the same rows of a pack's kinds, in the same order and
// numbered from 0; members that only the ledger knows are left out, and so is what the site adds.
// Equal rows give equal files, laid out for people: short things on one line.
// Leaves out: the disk.
#pragma once
#include <string>
#include <vector>

#include "json/json.h"
#include "pack/pack.h"

namespace cairn::server {

std::vector<PackFile> files_of_pack(const std::vector<Row>& rows);

/// As a person would write it: one member a line, but where all of it fits in one.
std::string write_for_people(const Json& value);

}  // namespace cairn::server
