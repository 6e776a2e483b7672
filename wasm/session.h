// What the Worker holds: one replica, one outbox, and a visit for each tab that shows them.
//
// Promises: nothing is kept before an act (`keep`); where nothing can be kept, what is written
// lives in memory and the page says so; a base that cannot be read is thrown away and fetched
// again, the outbox never is. A tab is told only what changed since it was last told.
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

class Session {
 public:
  /// From a snapshot of the roadmap; null where it is none.
  static std::unique_ptr<Session> open(std::span<const unsigned char> snapshot);

  /// Something is to be kept from now on: in the files the Worker opened, or (`has_files` false)
  /// in memory for as long as it lives. What memory holds already moves there. False where the
  /// outbox's file cannot be read: memory serves until the Worker has emptied it.
  bool keep(bool has_files);
  bool keeps() const { return outbox_ != nullptr; }

  /// A tab's message and what to tell it. `is_away`: its page came from this device, for there
  /// was no network: it shows what is here, and nothing else.
  Json dispatch(int tab, std::string_view words, bool is_away);

  Engine* engine() { return engine_ ? &*engine_ : nullptr; }
  /// After the engine heard something: what is shown may be another.
  void refresh();
  /// The outbox as lines, where it changed since they were last asked for (replica/outbox.h).
  std::optional<std::string> changed_lines();
  /// What a lost outbox is rebuilt from.
  bool read_lines(std::string_view lines) { return outbox_ && outbox_->read_lines(lines); }

 private:
  struct Tab {
    Visit visit;
    Page told;  // what the page shows
    bool spoke = false;
    bool is_placed = false;  // `visit` is where it is
  };

  explicit Session(Replica snapshot);
  bool holds(const Visit& visit) const;
  bool has_all() const { return outbox_ && outbox_->keeps_all(); }
  void start_engine();
  bool open_outbox();
  void open_base();
  Keeping keeping() const;
  void tell_own(const Visit& visit, Known& known) const;
  Page render(const Tab& tab, bool is_away) const;
  void tell(Json& json, Tab& tab, bool is_away, bool same_screen);
  void prepare(Visit& visit) const;
  bool save(Visit& visit);
  bool save(const std::string& scope, Intent intent);
  bool take_back(const std::string& id, bool erase);
  bool erase_all();
  bool part(const std::string& id);
  bool carry_out(Effect effect, const Step& step, const Message& message, Tab& tab, Json& json);

  Replica replica_;
  Roadmap roadmap_;
  std::unique_ptr<Outbox> outbox_;
  std::optional<Engine> engine_;
  std::map<int, Tab> tabs_;
  bool lasts_ = false, full_ = false;
  std::int64_t told_lines_ = -1;
  std::int64_t read_at_ = -1;  // the cursor at which the roadmap was read
};

}  // namespace cairn
