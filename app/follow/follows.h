// What a device follows of the roadmap, and what its owner has read of it.
//
// Promises: values only; what happened before a thing was followed is not new; an event is new
// once, whatever its date says and through whatever it is followed (an action, its axis, the
// whole). A note that is none reads as following nothing.
// Leaves out: where the note is kept (replica/outbox.h), when it is shown (screens/).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "follow/events.h"

namespace cairn {

/// The whole roadmap, among the things one follows; the others are an axis' number, an action's id.
inline constexpr std::string_view everything = "roadmap";

struct Follows {
  std::string things;        // in the order they were followed, a blank before each
  std::int64_t read_at = 0;  // ms, the server's clock
  std::string marks;         // of the events read: eight characters each
  bool any() const { return !things.empty(); }
  bool has(std::string_view thing) const;
  std::vector<std::string> all() const;
  bool operator==(const Follows&) const = default;
};

Follows read_follows(std::string_view note);
std::string note_of(const Follows& follows);

/// False where the roadmap has no such thing.
bool follow(Follows& follows, const Roadmap& roadmap, std::string_view thing, std::int64_t now);
/// The last one goes with all that was read.
void unfollow(Follows& follows, std::string_view thing);
void mark_read(Follows& follows, const Roadmap& roadmap, std::int64_t now);
/// What another program of this browser follows too.
void join(Follows& follows, const Follows& other);

/// Newest first.
std::vector<Event> unread(const Follows& follows, const Roadmap& roadmap);

}  // namespace cairn
