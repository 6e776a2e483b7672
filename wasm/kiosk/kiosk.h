// A kiosk's side of a session: what one visitor may see, leaves, and hands over.
//
// The base is in files and stays from one visitor to the next; what a visitor writes is in memory,
// of a device made for this one visit, and never spoken of by the exchanges: these are a nobody's,
// who only reads. What was written leaves as a bag, to be sealed before it is told that it is safe.
// Promises: of what people said, only what a moderator found fit for a kiosk is in any list, count
// or page; nothing of it once the server has not been heard for `days`, by this device's clock or
// by the hours it ran, whichever is longer, nor where that clock went back. The visitor's own
// words are shown to that visitor.
// Leaves out: sealing, keeping bags, the end of a visit (web/kiosk/).
#pragma once
#include <memory>
#include <string>

#include "session.h"

namespace cairn {

class Kiosk {
 public:
  /// Of the program's life; off until `set`.
  static Kiosk& one();

  /// {"place", "days", "ran": ms this device ran since it last heard the server}
  void set(Session& session, const Json& settings);
  /// In place of `Session::keep`.
  Session::Kept keep(Session& session, Place place) const;

  /// In place of the session's own exchanges.
  Turn next(Session& session, std::int64_t now);
  bool hear(Session& session, const std::string* reply, std::int64_t now);
  void wake(const Session& session);
  bool wants_file(Session& session) const;
  /// The base's file holds all that was public at `made`, in that history, which was `then` by
  /// this device's clock: by a file handed over.
  bool told(Session& session, std::string_view epoch, std::int64_t made, std::int64_t then);

  /// All that was written in this visit, as it is to be sealed; empty: nothing was.
  std::string bag(const Session& session) const;
  /// How it stands: {"synced_at", "age", "state", "actions"}, ms.
  Json state(const Session& session, std::int64_t now) const;
  /// What passers-by are told: [{"path", "name", "plain", "state"}], an action each.
  Json scenes(const Session& session, Lang lang) const;

  void veil(const Replica& replica) const;
  void adorn(Page& page, const Visit& visit, const Known& known) const;

 private:
  bool may_show_talk(const Replica& replica, std::int64_t now) const;
  Engine& engine(const Session& session);

  bool is_on_ = false;
  std::string place_;
  std::int64_t days_ = 7, ran_ = 0;
  std::unique_ptr<Outbox> nobody_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace cairn
