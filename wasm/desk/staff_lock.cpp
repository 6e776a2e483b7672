// A desk left alone closes, and opens again by its code.
//
// Doing something: opening a page, writing, sending, pressing; being told anew is not. Whatever is
// asked of a closed desk is answered by the question for its code; what was being written is a
// draft.
#include <utility>

#include "edge.h"
#include "fresh_id.h"
#include "staff_session.h"

namespace cairn {

namespace {

using At = DeskRoute::Place;

constexpr std::int64_t notes_each = 60'000;  // ms: a key is not a write to the disk

}  // namespace

Lock Desk::lock_in(const Session& session) const {
  Lock lock = session.outbox_ ? read_lock(session.outbox_->staff("lock")) : Lock{};
  // What was done since the last note.
  if (lock.is_set() && seen_ > lock.seen) lock.seen = seen_;
  return lock;
}

void Desk::keep_lock(Session& session, const Lock& lock) {
  seen_ = lock.seen;
  session.full_ = !session.outbox_->set_staff("lock", note_of(lock));
}

/// Once it was found closed it stays so, whatever becomes of the clock.
bool Desk::is_shut(Session& session) {
  Lock lock = lock_in(session);
  const bool shut = is_closed(lock, now_ms());
  if (shut && lock.seen != 0) {
    lock.seen = 0;
    keep_lock(session, lock);
  }
  return shut;
}

std::int64_t Desk::closes_in(const Session& session) const {
  const Lock lock = lock_in(session);
  return lock.is_set() ? lock.seen + locks_after - now_ms() : 0;
}

void Desk::note_act(Session& session) {
  Lock lock = lock_in(session);
  if (!lock.is_set()) return;
  seen_ = now_ms();
  const std::int64_t noted = read_lock(session.outbox_->staff("lock")).seen;
  if (seen_ >= noted && seen_ - noted < notes_each) return;
  lock.seen = seen_;
  keep_lock(session, lock);
}

/// Where the code is right, what the tab was at is there again; also what stands on its page alone,
/// as somebody's code does. Sent twice, or after another tab's: it is open.
void Desk::open_with(Session& session, Tab& tab, const Fields& form, bool shut) {
  Tried tried = Tried::nothing;
  if (shut) {
    Lock lock = lock_in(session);
    tried = try_code(lock, form.of("verrou"), now_ms());
    keep_lock(session, lock);
  }
  const DeskVisit& visit = tab.visit;
  const bool is_open = tried == Tried::nothing || tried == Tried::opened;
  if (is_open && visit.sending == Sending::blank &&
      (has_draft(visit.route.place) || visit.fields.empty())) {
    go(session, tab, DeskRoute(visit.route));
  }
  tab.visit.tried = is_open ? Tried::nothing : tried;
}

void Desk::save_lock(Session& session, DeskVisit& visit) {
  const std::string fresh(visit.fields.of("nouveau"));
  const bool ends = visit.fields.has("sans");
  visit.sending = Sending::faulty;
  Lock lock = lock_in(session);
  if (lock.is_set()) {
    visit.tried = try_code(lock, visit.fields.of("actuel"), now_ms());
    keep_lock(session, lock);
    if (visit.tried != Tried::opened) return;
  }
  if (!ends && (!is_lock_code(fresh) || visit.fields.of("encore") != fresh)) return;
  keep_lock(session, ends ? Lock{} : make_lock(fresh, fresh_id(), now_ms()));
  visit.sending = session.full_ ? Sending::failed : Sending::saved;
  visit.fields = {};
}

/// It closes while nobody looks: the next turn comes no later, and its pages are told.
void Desk::watch_lock(Session& session, Turn& turn) {
  const bool shut = is_shut(session);
  const std::int64_t left = closes_in(session);
  if (shut != std::exchange(was_shut_, shut) && shut) turn.has_news = true;
  if (left > 0 && turn.bytes.empty() && left < turn.wait) turn.wait = left;
}

}  // namespace cairn
