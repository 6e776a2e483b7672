// What the Worker holds: one replica, one outbox, and a visit for each tab that shows them.
//
// Promises: nothing is kept before an act (`keep`); where nothing can be kept, what is written
// lives in memory and the page says so; a base that cannot be read or written is thrown away and
// fetched again, the outbox never is. A tab is told only what changed since it was last told.
// Leaves out: the network and the files themselves (worker.js), what a screen says (app/).
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "json/build.h"
#include "page/page.h"
#include "replica/replica.h"
#include "screens/screens.h"
#include "sync/engine.h"
#include "update/visit.h"

namespace cairn {

/// Where what is written stays.
enum class Place : unsigned char {
  memory,  // as long as the page
  files,   // the ones the Worker opened
  vault,   // memory, and the Worker keeps the outbox's lines
  refuge,  // likewise, but another program leads: its words wait for that one
};

class Session {
 public:
  /// From a snapshot of the roadmap; null where it is none.
  static std::unique_ptr<Session> open(std::span<const unsigned char> snapshot);

  /// Something is to be kept there from now on. What memory holds already moves there, after what
  /// the mirror of a file holds more than it.
  enum class Kept : unsigned char { done, damaged, refused };
  /// `damaged`: the outbox's file is no outbox; memory serves until the Worker has emptied it.
  /// `refused`: the files cannot be used now, and memory serves.
  Kept keep(Place place, std::string_view mirror);

  /// A tab's message and what to tell it. `is_away`: its page came from this device, for there
  /// was no network: it shows what is here, and nothing else.
  Json dispatch(int tab, std::string_view words, bool is_away);

  /// The page that a tab was told; null where it is the server's.
  const Page* shown(int tab) const;
  /// It was opened from the server's file of all rows: as long as that serves, nothing is missing.
  void begin_whole() { is_whole_ = true; }

  Engine* engine() { return engine_ ? &*engine_ : nullptr; }
  /// After the engine heard something: what is shown may be another.
  void refresh();
  /// The outbox as lines, where it changed since they were last asked for (replica/outbox.h).
  std::optional<std::string> changed_lines();
  /// Lines of this outbox that hold more than it does: it becomes their heir.
  bool read_lines(std::string_view lines);
  /// True, once, where so much is missing that the base is better begun anew from the server's
  /// file: no more of it is pulled until `fill_base`, while what is written still goes.
  bool wants_file();
  /// The base's files are nobody's until `fill_base`; false where there are none.
  bool free_base();
  /// Goes on with what is in them now, and with what only this device was told.
  void fill_base();
  /// Lines of another program of this browser, which are safe here once this is true.
  bool take_over(std::string_view lines);
  /// What was let go leaves no byte in a log.
  void tidy();

 private:
  friend class Desk;   // of the staff's program (desk/)
  friend class Kiosk;  // of an exhibition (kiosk/)

  struct Tab {
    Visit visit;
    Page told;  // what the page shows
    bool spoke = false;
    bool is_placed = false;    // `visit` is where it is
    bool knows_draft = false;  // of the form that the server wrote there
  };

  explicit Session(Replica snapshot);
  void place(Tab& tab, std::string_view words) const;
  bool is_saved(std::string_view id) const;
  bool holds(const Visit& visit) const;
  /// All that is said is here, and as the server told it.
  bool has_all() const {
    return is_whole_ || (outbox_ && outbox_->keeps_all() && replica_.has_all());
  }
  bool lasts() const { return place_ != Place::memory; }
  void start_engine();
  bool rebuild();
  Kept open_outbox(std::string_view mirror);
  void open_base();
  void read_roadmap();
  void mend();
  Keeping keeping() const;
  void tell_own(const Visit& visit, Known& known) const;
  Page render(const Tab& tab, bool is_away) const;
  void tell(Json& json, Tab& tab, bool is_away, bool same_screen);
  void prepare(Visit& visit) const;
  void tell_draft(Json& json, Tab& tab) const;
  bool save(Visit& visit);
  bool save(const std::string& scope, Intent intent, std::string_view draft = {});
  bool take_back(const std::string& id, bool erase);
  bool let_go(const std::string& id);
  bool erase_all();
  bool part(const std::string& id);
  bool change_follows(Effect effect, const std::string& about);
  bool carry_out(Effect effect, const Step& step, const Message& message, Tab& tab, Json& json);

  Replica replica_;
  std::optional<Replica> spare_;  // the snapshot, where `replica_` is a file's
  Roadmap roadmap_;
  std::unique_ptr<Outbox> outbox_;
  std::optional<Engine> engine_;
  std::map<int, Tab> tabs_;
  Place place_ = Place::memory;
  bool full_ = false;
  bool is_whole_ = false;
  bool has_asked_ = false, awaits_file_ = false;  // the server's file
  std::string epoch_;
  std::vector<Delta> own_;     // lanes of the base, while its files are nobody's
  bool is_base_lost_ = false;  // its file failed twice: it is in memory
  std::int64_t told_lines_ = -1;
  std::int64_t read_at_ = -1;  // the cursor at which the roadmap was read
};

}  // namespace cairn
