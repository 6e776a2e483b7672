// Atom feeds (RFC 4287) of the roadmap, of an axis, of an action: following without an account.
//
// Promises: well-formed for any words; an entry keeps its id for as long as it says the same, and
// what is invented carries its mark in its title. Addresses are absolute where the site knows its
// own; else they stand relative, which RFC 4287 allows, and readers resolve them.
#pragma once
#include <string>
#include <vector>

#include "follow/events.h"

namespace cairn::server {

/// Entries at most: the newest.
inline constexpr std::size_t entries_most = 50;

struct FeedOf {
  Text title;        // of what is followed
  std::string path;  // of its page: "/actions/A1-03"; its feed is there too, with ".atom"
  Date as_of;
};

std::string atom_of(const Roadmap& roadmap, const FeedOf& of, const std::vector<Event>& events,
                    Lang lang, const std::string& origin);

/// The feed of a page; empty where it has none.
std::string feed_of(std::string_view path);

}  // namespace cairn::server
