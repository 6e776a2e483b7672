// What this device's own intents make of the base, before the server has said so.
//
// Law: the overlay is `decide` folded over the base, intent by intent in the order of their
// numbers; it is rebuilt, never patched. An intent whose receipt the base does not show yet is
// folded too, so that one's own word never flickers away. It stands in TEMP tables (`ov_…`), and
// the views `shown_row`, `shown_talk` and `shown_link` are the base with it on top.
// Leaves out: what was refused; that is told by `mine` (talk.cpp), not shown among what is said.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/decide.h"
#include "replica/base.h"
#include "replica/outbox.h"

struct sqlite3;

namespace cairn {

/// Who sits at this device, as far as it knows.
struct Self {
  Channel channel = Channel::site;
  Rights rights;
  Judge judge = decide;  // decide_all where somebody is in charge (charge/)
};

/// The rows of one scope with what was decided so far on top. What only the server keeps and a
/// device can know of itself (`author`, `said`) is made from its own lanes.
class OverlayView : public View {
 public:
  OverlayView(sqlite3* db, std::string scope, std::string person);
  std::optional<Row> row(std::string_view kind, std::string_view id) const override;
  void change(const std::vector<Change>& changes);
  /// Where the server's verdict is known, words said before are none of its business: of two equal
  /// ones that were good at their times, the base may show the second before the first.
  void look_for_said(bool look) { looks_for_said_ = look; }

  using Changed = std::map<std::pair<std::string, std::string>, std::optional<Row>>;
  const Changed& changed() const { return changed_; }

 private:
  sqlite3* db_;
  std::string scope_, person_;
  std::vector<std::string> said_;
  bool looks_for_said_ = true;
  Changed changed_;
};

/// Makes the TEMP tables and views where they are missing.
bool make_overlay(sqlite3* db);
bool rebuild_overlay(sqlite3* db, const Outbox& outbox, const Self& self);

/// Did anything come of it? What was decided before is told apart by the reason it was given.
bool has_effect(const Receipt& receipt);
/// Does the base show what came of a decided intent?
bool is_shown(const std::vector<Stream>& streams, const Pending& pending);
}  // namespace cairn
