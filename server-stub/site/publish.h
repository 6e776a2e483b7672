// A composed site put on the disk, compressed beforehand, in one step for whoever reads it.
//
// Promises: the place holds the old site or the new one, whole, at any moment (where the file
// system can exchange two folders). A folder that is not a site of ours is never replaced.
// What did not change since the last time is not compressed again.
#pragma once
#include <string>

#include "files/folder.h"
#include "site/compose.h"

namespace cairn::server {

/// The hash the site at that place was made of; empty where there is none.
std::string made_of(const std::string& place);

struct Published {
  std::size_t files = 0;
  std::size_t compressed = 0;  // anew
  Trouble trouble;
};
Published publish(const Composition& composition, const std::string& place);

}  // namespace cairn::server
