// What a site gives away as a DCAT catalogue (DCAT-AP in JSON-LD), for the portals that gather
// data.
//
// Promises: equal roadmaps, sizes and origins give equal bytes; its context is its own, so that it
// is read without a network. What is invented says so. Addresses are absolute where the site knows
// its own; else they are relative to the catalogue's.
// Leaves out: when what people say changed last, which no rendered file can know.
#pragma once
#include <string>
#include <vector>

#include "opendata/offer.h"

namespace cairn::server {

std::string catalogue_of(const Roadmap& roadmap, const std::vector<OpenSet>& sets,
                         const std::string& origin);

}  // namespace cairn::server
