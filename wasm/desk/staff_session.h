// The staff's side of a session: the desk's addresses, what is written there, and this device's
// right, as the server told it last.
//
// Promises: an address of the desk is answered here, any other by the session, with this device's
// own updates on top of the roadmap; drafts and what was sent are in the outbox before the answer
// says so; a right counts here until the server says another word, and the server decides anyway.
// Leaves out: what the screens say (app/desk), what an update means (app/charge).
#pragma once
#include <map>
#include <utility>

#include "desk/desk.h"
#include "session.h"

namespace cairn {

class Desk {
 public:
  /// Nothing where the message is not the desk's.
  std::optional<Json> answer(Session& session, int tab, std::string_view words);
  void amend(Session& session, Turn& turn);
  bool hear(Session& session, std::string_view reply);
  /// A language came: what is foretold in both is said anew.
  void learned(Session& session);
  /// The roadmap with what was written here on top, where either is another than before.
  void show_own(Session& session);

 private:
  struct Tab {
    DeskVisit visit;
    Page told;
    bool spoke = false;
    bool is_here = false;  // the tab shows the desk
  };

  void go(Session& session, Tab& tab, const DeskRoute& route) const;
  void go_on_texts(Session& session, DeskVisit& visit) const;
  Json send(Session& session, Tab& tab, const DeskRoute& route, std::string_view form);
  void drop(Session& session, const std::string& id);
  bool activate(Session& session, DeskVisit& visit) const;
  void keep_draft(Session& session, const DeskRoute& route, std::string_view form) const;
  void save_update(Session& session, DeskVisit& visit);
  void save_revision(Session& session, DeskVisit& visit);
  void save_retirement(Session& session, DeskVisit& visit) const;
  /// Of the roadmap, with the new action that this thing is, if it is one.
  std::vector<Row> rows_with(const std::string& thing) const;
  void save_answer(Session& session, DeskVisit& visit) const;
  void save_decision(Session& session, DeskVisit& visit) const;
  void save_slip(Session& session, DeskVisit& visit) const;
  void save_many(Session& session, DeskVisit& visit) const;
  /// What awaits an answer, of the one axis that somebody leads, or of all.
  /// What awaits an answer, or all that is published.
  TalkPage to_answer(const Session& session, const Rights& rights, const DeskRoute& route) const;
  void save_bulk(Session& session, DeskVisit& visit) const;
  /// `before`: what the tab showed, which may be this very invitation.
  void save_people(Session& session, const DeskVisit& before, DeskVisit& visit) const;
  void tell_people(Session& session, const DeskRoute& route, DeskKnown& known) const;
  void let_go_of_lanes(Session& session, const Rights& rights) const;
  /// `named`: the contribution's id and the name of the words that were read.
  void publish(Session& session, std::string_view named) const;
  /// What was gathered under another stands alone again.
  void let_apart(Session& session, std::string_view id) const;
  Lock lock_in(const Session& session) const;
  void keep_lock(Session& session, const Lock& lock);
  bool is_shut(Session& session);
  /// ms; 0 or less: it is closed, or has no lock.
  std::int64_t closes_in(const Session& session) const;
  void note_act(Session& session);
  void open_with(Session& session, Tab& tab, const Fields& form, bool shut);
  void save_lock(Session& session, DeskVisit& visit);
  void watch_lock(Session& session, Turn& turn);
  Page render(Session& session, const Tab& tab) const;
  void tell(Session& session, Json& json, Tab& tab, bool same_screen) const;

  std::map<int, Tab> tabs_;
  OwnUpdates own_;
  std::int64_t seen_ = 0;  // ms since 1970: the last act at the desk
  bool was_shut_ = false;  // at the last turn
  bool asked_ = false;     // the request under way carries the invitation
  std::pair<std::int64_t, std::int64_t> shown_{-1,
                                               -1};  // the outbox and the base they were made of
};

}  // namespace cairn
