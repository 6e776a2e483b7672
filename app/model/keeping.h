// What this device keeps of Cairn, and how its exchanges with the server go: for the line that says
// so, and for "my contributions".
//
// Leaves out: what is kept (replica/), when it is sent (sync/).
#pragma once
#include <cstdint>
#include <string>

namespace cairn {

/// Nothing before an act; a first saved contribution keeps what is one's own; asked to, all.
enum class Keeps : unsigned char { nothing, own, all };

/// What the exchanges with the server came to.
enum class SyncState : unsigned char {
  resting,   // all is said and heard
  talking,   // there is more to say or hear
  offline,   // nobody answered
  stuck,     // the server answers and nothing comes of it: to be said to the person
  outdated,  // this program is too old to pull; what it writes still arrives
  revoked,   // this device may not speak any more
  broken,    // the base cannot be written: the host throws it away and fetches it again
};

/// A form that was begun and not sent.
struct Begun {
  std::string path;   // of its screen
  std::string words;  // as far as they go
};

/// What a device does with a contribution that is not to stay on it.
enum class Leaving : unsigned char { no, once_sent, gone };

struct Keeping {
  Keeps keeps = Keeps::nothing;
  bool lasts = true;           // false: what is written lives as long as the page
  bool full = false;           // the disk refused the last thing written
  int waiting = 0;             // of what was written here, not with the server yet
  int drafts = 0;              // forms begun
  std::int64_t synced_at = 0;  // ms, the server's clock; 0: not all of it ever was
  SyncState sync = SyncState::resting;
  bool operator==(const Keeping&) const = default;
};

}  // namespace cairn
