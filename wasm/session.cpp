#include "session.h"

#include <utility>

#include "edge.h"
#include "known/known.h"
#include "ledger/lane.h"
#include "program.h"
#include "tell.h"

namespace cairn {

namespace {

constexpr const char* outbox_file = "outbox.db";
constexpr const char* base_files[] = {"base-2.db", "base-2.db-wal", "base-2.db-journal"};
static_assert(replica_schema == 2, "a base is named after its schema");

constexpr std::int64_t much = 2'000;  // changes; fewer are pulled in a second or two

/// All that another outbox of this person holds.
bool inherit(Outbox& outbox, const Outbox& other) {
  Follows follows = read_follows(outbox.follows());
  join(follows, read_follows(other.follows()));
  return outbox.take_over(other) && outbox.set_follows(note_of(follows));
}

bool is_waiting(const Pending& p) { return !p.receipt && !p.is_shelved; }

Json fault(std::string_view what) {
  Json json = json_object();
  put(json, "error", json_text(what));
  return json;
}

}  // namespace

std::unique_ptr<Session> Session::open(std::span<const unsigned char> snapshot) {
  Replica replica = Replica::from_snapshot(snapshot);
  if (!replica.ok()) return {};
  std::unique_ptr<Session> session(new Session(std::move(replica)));
  return session->roadmap_.axes.empty() ? nullptr : std::move(session);
}

Session::Session(Replica snapshot) : replica_(std::move(snapshot)) { read_roadmap(); }

/// It takes longer than most of what is heard, or opening a file.
void Session::read_roadmap() {
  if (replica_.cursor() == read_at_) return;
  const std::vector<Row> rows = replica_.roadmap_rows();
  if (!rows.empty()) roadmap_ = roadmap_of(rows);
  read_at_ = replica_.cursor();
}

/// From its file; one that is damaged, or failed before, is made anew. Where that cannot be, the
/// base is the snapshot in memory.
void Session::open_base() {
  for (int tries = is_base_lost_ ? 1 : 0; tries < 2; ++tries) {
    if (tries > 0) {
      for (const char* name : base_files) empty_file(name);
    }
    Replica base(base_files[0], files_vfs());
    if (!base.ok()) continue;
    const bool has_rows = !base.roadmap_rows().empty();
    const bool is_older = !has_rows || base.cursor() < replica_.cursor();
    const bool is_renewed =
        is_older && base.replace_roadmap(replica_.roadmap_rows(), replica_.cursor());
    if (base.is_damaged() || !(has_rows || is_renewed)) continue;
    std::swap(base, replica_);
    is_whole_ = false;
    spare_ = std::move(base);
    read_roadmap();
    return;
  }
}

/// The base can be fetched again; what was written is not in it.
void Session::mend() {
  const bool has_failed =
      replica_.is_damaged() || (engine_ && engine_->state() == SyncState::broken);
  if (!spare_ || !has_failed) return;
  engine_.reset();
  replica_ = *std::exchange(spare_, std::nullopt);
  // Where its file fails again, it is in memory.
  if (!std::exchange(is_base_lost_, true)) open_base();
  read_at_ = -1;
  read_roadmap();
  start_engine();
}

/// What the mirror has more comes first, under its own numbers; what memory held follows.
Session::Kept Session::open_outbox(std::string_view mirror) {
  auto kept = std::make_unique<Outbox>(outbox_file, new_secret(dice()), files_vfs());
  if (kept->is_damaged()) return Kept::damaged;
  if (!kept->ok()) return Kept::refused;
  const bool is_whole = !mirror.empty() && Outbox(":memory:", "-").read_lines(mirror);
  const auto moves = [&] {
    return (!is_whole || kept->read_lines(mirror)) && (!outbox_ || inherit(*kept, *outbox_));
  };
  if (!moves() && !(drop_ballast() && moves())) return Kept::refused;
  engine_.reset();
  outbox_ = std::move(kept);
  return Kept::done;
}

Session::Kept Session::keep(Place place, std::string_view mirror) {
  if (outbox_ && (place_ == place || place_ == Place::files)) return Kept::done;
  const Kept kept = place == Place::files ? open_outbox(mirror) : Kept::done;
  if (kept == Kept::done) place_ = place;
  if (place_ == Place::files) open_base();
  if (!outbox_) outbox_ = std::make_unique<Outbox>(":memory:", new_secret(dice()));
  start_engine();
  return kept;
}

void Session::start_engine() {
  EngineSettings settings;
  if (outbox_->keeps_all() && !awaits_file_) {
    // Much is to come: a commit for each reply of the server, which bounds them.
    settings.rows = sync_limits::rows;
  } else {
    settings.scopes = {std::string(roadmap_scope)};
  }
  settings.self = self_of(*outbox_);
  engine_.emplace(replica_, *outbox_, dice(), std::move(settings));
  rebuild();
  engine_->let_go(now_ms());
}

bool Session::rebuild() {
  const bool done = replica_.rebuild(*outbox_, self_of(*outbox_));
  veil(replica_);
  return done;
}

bool Session::wants_file() {
  if (has_asked_ || !spare_ || !outbox_->keeps_all() || engine_->missing() < much) return false;
  has_asked_ = awaits_file_ = true;
  start_engine();
  return true;
}

bool Session::free_base() {
  if (!spare_) return false;
  epoch_ = replica_.epoch();
  own_ = replica_.own_lanes();
  engine_.reset();
  replica_ = *std::exchange(spare_, std::nullopt);
  return true;
}

void Session::fill_base() {
  if (!spare_) open_base();
  for (const Delta& lane : std::exchange(own_, {})) {
    // Of another history, a cursor means nothing.
    if (replica_.epoch() == epoch_) replica_.take(lane);
  }
  awaits_file_ = false;
  read_at_ = -1;
  read_roadmap();
  start_engine();
}

bool Session::read_lines(std::string_view lines) {
  if (!outbox_ || !outbox_->read_lines(lines)) return false;
  start_engine();
  return true;
}

bool Session::take_over(std::string_view lines) {
  Outbox other(":memory:", "-");
  if (!outbox_ || !other.read_lines(lines)) return false;
  const bool done = inherit(*outbox_, other) || (drop_ballast() && inherit(*outbox_, other));
  start_engine();
  return done;
}

void Session::tidy() {
  if (outbox_) outbox_->tidy();
  replica_.tidy();
}

void Session::refresh() {
  mend();
  const bool leaves = outbox_ && (!outbox_->parting().empty() || !outbox_->staff("slips").empty());
  if (leaves && replica_.part(*outbox_)) rebuild();
  read_roadmap();
}

std::optional<std::string> Session::changed_lines() {
  if (!outbox_ || !lasts() || outbox_->version() == told_lines_) return {};
  told_lines_ = outbox_->version();
  return outbox_->lines();
}

Keeping Session::keeping() const {
  Keeping keeping;
  if (!outbox_) return keeping;
  keeping.lasts = lasts();
  keeping.full = full_;
  const std::vector<Pending> pending = outbox_->pending();
  const bool has_own = !pending.empty() || !outbox_->claims().empty();
  const bool has_much = outbox_->keeps_all() && replica_.whole_at() >= 0;
  keeping.keeps = !lasts()   ? Keeps::nothing
                  : has_much ? Keeps::all
                  : has_own  ? Keeps::own
                             : Keeps::nothing;
  for (const Pending& p : pending) keeping.waiting += is_waiting(p);
  keeping.drafts = static_cast<int>(outbox_->drafts().size());
  keeping.synced_at = has_much && !replica_.has_all() ? 0 : replica_.synced_at();
  keeping.sync = engine_->state();
  return keeping;
}

/// Can it be answered from here, as well as the server would?
bool Session::holds(const Visit& visit) const {
  const Route& route = visit.route;
  if (leaves(route.screen)) return false;
  switch (route.screen) {
    case Screen::not_found:
    case Screen::contact:  // its form is numbered by the server, so that a letter arrives once
    case Screen::follow:
      return false;
    case Screen::take_part:
    case Screen::contributions:
      return has_all();
    case Screen::mine:
    case Screen::followed:
      return place_ != Place::refuge;
    case Screen::edit:
      return !replica_.claim_over(route.id).empty();
    case Screen::contribution:
    case Screen::report: {
      // What only moderators may read is shown at their desk alone.
      const auto said = has_all() ? replica_.said(route.id) : std::nullopt;
      return said && (said->mine || said->what.standing == Standing::published);
    }
    case Screen::write:
    case Screen::support:
      return (has_all() || visit.draft.state != Writing::blank) &&
             !subject_of_route(replica_, roadmap_, route).empty();
    default:
      return true;
  }
}

/// What only this device knows.
void Session::tell_own(const Visit& visit, Known& known) const {
  known.now = replica_.server_time(now_ms());
  known.follows = read_follows(outbox_->follows());
  known.news = unread(known.follows, roadmap_);
  const WritingForm& shown = visit.draft;
  if (shown.part) {
    const bool waits = outbox_->parting().find(shown.id) != std::string::npos;
    known.leaving = waits ? Leaving::once_sent : Leaving::gone;
  }
  if (visit.route.screen != Screen::mine) return;
  for (Said& said : known.mine) said.code = replica_.claim_over(said.what.id);
  for (const Draft& draft : outbox_->drafts()) {
    if (draft.key.find("/equipe/") != std::string::npos) continue;  // the staff's
    if (auto form = read_writing_form(draft.words))
      known.drafts.push_back({draft.key, form->words});
  }
}

Page Session::render(const Tab& tab, bool is_away) const {
  Known known = known_of(replica_, roadmap_, tab.visit, has_all());
  known.keeping = keeping();
  if (outbox_) tell_own(tab.visit, known);
  Means means;
  means.is_away = is_away && !holds(tab.visit);
  Page page = page_for(tab.visit, known, means);
  adorn(page, tab.visit, known);
  return page;
}

/// What the tab is to show: all of it, or, where its page is the server's, what this device keeps.
void Session::tell(Json& json, Tab& tab, bool is_away, bool same_screen) {
  Page page = render(tab, is_away);
  if (is_away || holds(tab.visit)) {
    tell_page(json, page, tab.spoke ? &tab.told : nullptr, same_screen);
    tab.told = std::move(page);
    tab.spoke = true;
  } else {
    tell_footer(json, page);
    tab.spoke = false;
  }
}

/// A tab that another program served until now, by the message that led to what it shows. What was
/// sent then is not saved again.
void Session::place(Tab& tab, std::string_view words) const {
  tab.spoke = false;
  const auto message = decode(words);
  if (!message) return;
  tab.visit = update({}, *message).visit;
  tab.is_placed = true;
  WritingForm& draft = tab.visit.draft;
  if (draft.state == Writing::received && !is_saved(draft.id)) draft.state = Writing::blank;
  if (draft.words.empty()) prepare(tab.visit);
}

const Page* Session::shown(int at) const {
  const auto tab = tabs_.find(at);
  return tab != tabs_.end() && tab->second.spoke ? &tab->second.told : nullptr;
}

Json Session::dispatch(int at, std::string_view words, bool is_away) {
  mend();
  Tab& tab = tabs_[at];
  Json json = json_object();
  if (words.starts_with("at:")) {
    place(tab, words.substr(3));
    return json;
  }
  if (words == "whole") tab.spoke = false;
  if (words == "whole" || words == "again") {
    // A tab that another program served until now, and whose page is the server's.
    if (!tab.is_placed) return fault("unknown");
    put(json, "effects", json_array());
    tell_draft(json, tab);  // the files may have come after the page
    tell(json, tab, is_away, true);
    return json;
  }
  // The page that asks is there already, as the server wrote it, its form's own numbers included.
  const bool is_there = words.starts_with("here:");
  const auto message = decode(is_there ? "go:" + std::string(words.substr(5)) : std::string(words));
  if (!message) return fault("message");
  Step step = update(tab.visit, *message);
  const bool is_draft = message->verb == Message::Verb::draft;
  if (message->verb == Message::Verb::go && !is_there) prepare(step.visit);
  const bool same_screen = tab.visit.route.screen == step.visit.route.screen;
  // Without a network another program of this device may still have it.
  const bool must_hold = !is_there && !is_draft && (!is_away || leaves(step.visit.route.screen));
  if (must_hold && !holds(step.visit)) return fault("unknown");
  tab.is_placed = true;
  const Visit before = std::exchange(tab.visit, std::move(step.visit));
  for (const Effect effect : step.effects) {
    if (carry_out(effect, step, *message, tab, json)) continue;
    tab.visit = before;
    return fault("unknown");
  }
  put(json, "effects", told_effects(step.effects));
  if (message->verb == Message::Verb::go) tab.knows_draft = false;
  if (is_draft) tab.knows_draft = true;
  if (is_there) tell_draft(json, tab);
  // A draft changes nothing that is shown, but for what is kept.
  if (is_draft) {
    tell_footer(json, render(tab, is_away));
  } else {
    tell(json, tab, is_away, same_screen);
  }
  return json;
}

}  // namespace cairn
