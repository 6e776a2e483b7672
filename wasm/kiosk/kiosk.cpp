#include "kiosk/kiosk.h"

#include "edge.h"
#include "program.h"
#include "replica/statement.h"
#include "screens/scene.h"

namespace cairn {

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t lets_go_after = 45 * day;  // what others said, by clock or hours of running
constexpr std::int64_t much = 2'000;              // changes, as in session.cpp

/// All but what a moderator found fit (`?1`: where that may be shown at all) is taken for gone;
/// what this visit wrote has its row there already.
constexpr const char* hide =
    "INSERT OR IGNORE INTO ov_row SELECT scope, 'contribution', id, 1, 0, '' FROM main.talk_index "
    "t WHERE NOT (?1 AND EXISTS(SELECT 1 FROM main.talk_link h WHERE h.scope = t.scope AND "
    "h.target = 'borne' AND h.kind = 'contribution' AND h.id = t.id))";

Scene scene_of(const Known& known, const Visit& visit, const Means& means) {
  return {known.roadmap, visit, known, means, visit.route.lang};
}

}  // namespace

Kiosk& Kiosk::one() {
  static Kiosk* one = new Kiosk;
  return *one;
}

void Kiosk::set(Session& session, const Json& settings) {
  is_on_ = true;
  place_ = text_of(settings, "place");
  const std::int64_t days = number_of(settings, "days");
  days_ = days > 0 ? days : days_;
  ran_ = number_of(settings, "ran");
  if (ran_ > lets_go_after) session.replica_.let_go_of_talk();
  if (session.outbox_) session.rebuild();
}

Session::Kept Kiosk::keep(Session& session, Place place) const {
  if (session.outbox_) return Session::Kept::done;
  session.outbox_ = std::make_unique<Outbox>(":memory:", new_secret(dice()));
  session.outbox_->set_keeps_all(true);
  if (place == Place::files) session.open_base();
  // What is missing of what others said does not keep anybody from saying something.
  session.is_whole_ = true;
  session.start_engine();
  return Session::Kept::done;
}

Engine& Kiosk::engine(const Session& session) {
  if (engine_) return *engine_;
  nobody_ = std::make_unique<Outbox>(":memory:", new_secret(dice()));
  EngineSettings settings;
  settings.rows = sync_limits::rows;
  settings.keeps_for = lets_go_after;
  engine_ = std::make_unique<Engine>(const_cast<Replica&>(session.replica_), *nobody_, dice(),
                                     std::move(settings));
  return *engine_;
}

bool Kiosk::wants_file(Session& session) const {
  if (session.has_asked_ || !session.spare_ || !engine_ || engine_->missing() < much) return false;
  session.has_asked_ = session.awaits_file_ = true;
  return true;
}

Turn Kiosk::next(Session& session, std::int64_t now) {
  if (session.awaits_file_) {
    // The base's files are the Worker's; what comes after begins with what is in them.
    engine_.reset();
    Turn turn;
    turn.wait = 1'000;
    return turn;
  }
  Turn turn = engine(session).next(now);
  if (turn.has_news) session.rebuild();
  return turn;
}

bool Kiosk::hear(Session& session, const std::string* reply, std::int64_t now) {
  if (session.awaits_file_) return false;
  Engine& engine = this->engine(session);
  if (reply == nullptr) {
    engine.failed(now);
    return true;
  }
  const bool changed = engine.receive(*reply, now);
  const bool is_broken = engine.state() == SyncState::broken || session.replica_.is_damaged();
  if (is_broken && session.spare_) {
    // It can be fetched again.
    engine_.reset();
    session.replica_ = *std::exchange(session.spare_, std::nullopt);
    if (!std::exchange(session.is_base_lost_, true)) session.open_base();
    session.read_at_ = -1;
    session.start_engine();
  }
  session.is_whole_ = true;
  session.rebuild();
  session.read_roadmap();
  return changed || is_broken;
}

bool Kiosk::told(Session& session, std::string_view epoch, std::int64_t made, std::int64_t then) {
  engine_.reset();
  ran_ = 0;
  const bool is_read = session.spare_ && session.replica_.ok() && !session.roadmap_.axes.empty();
  const bool done =
      is_read && session.replica_.adopt(epoch) && session.replica_.note_sync(made, then, true);
  session.rebuild();
  return done;
}

void Kiosk::wake(const Session& session) { engine(session).wake(); }

std::string Kiosk::bag(const Session& session) const {
  if (!session.outbox_) return {};
  const Outbox& outbox = *session.outbox_;
  Hello hello;
  hello.claims = outbox.claims();
  std::vector<UpMessage> up{std::move(hello)};
  for (const Pending& p : outbox.pending()) {
    const auto* last = std::get_if<Push>(&up.back());
    const bool goes_on =
        last != nullptr && last->scope == p.scope && last->intents.size() < sync_limits::intents;
    if (!goes_on) up.emplace_back(Push{p.scope, p.intent.n, {}, {}});
    std::get<Push>(up.back()).intents.push_back(p.intent);
  }
  if (up.size() == 1) return {};
  return "{\"device\":\"" + outbox.secret() + "\",\"messages\":" + write_request(up) + "}";
}

bool Kiosk::may_show_talk(const Replica& replica, std::int64_t now) const {
  const std::int64_t heard = replica.whole_at();
  const std::int64_t since = now - heard;
  return heard > 0 && since >= -day && since <= days_ * day && ran_ <= days_ * day;
}

void Kiosk::veil(const Replica& replica) const {
  if (!is_on_) return;
  Statement hides(replica.handle(), hide);
  hides.bind(1, std::int64_t{may_show_talk(replica, now_ms())});
  hides.run();
}

Json Kiosk::state(const Session& session, std::int64_t now) const {
  Json json = json_object();
  const std::int64_t heard = session.replica_.whole_at();
  put(json, "synced_at", json_number(session.replica_.synced_at()));
  put(json, "age", json_number(heard > 0 && now >= heard ? now - heard : -1));
  put(json, "state", json_number(engine_ ? static_cast<int>(engine_->state()) : -1));
  put(json, "actions", json_number(static_cast<std::int64_t>(session.roadmap_.actions.size())));
  put(json, "talk", json_truth(may_show_talk(session.replica_, now)));
  return json;
}

Json Kiosk::scenes(const Session& session, Lang lang) const {
  Visit visit;
  visit.route.lang = lang;
  const Known known{session.roadmap_, {}};
  const Means means;
  const Scene scene = scene_of(known, visit, means);
  Json all = json_array();
  for (const Action& action : session.roadmap_.actions) {
    Json one = json_object();
    put_text(one, "path", scene.at_action(action.id));
    put_text(one, "tone", tone_of(scene, action.axis));
    put_text(one, "name", plain(scene, action.title));
    put_text(one, "plain", plain(scene, action.plain));
    put_text(one, "state", state_words(scene, action));
    all.items.push_back(std::move(one));
  }
  return all;
}

}  // namespace cairn
