#include "sync/engine.h"

#include <algorithm>

#include "ledger/lane.h"
#include "replica/settle.h"

namespace cairn {

namespace {

constexpr std::int64_t longest = 3'600'000, backoff_most = 300'000, backoff_least = 1'000;
constexpr std::int64_t noted_every = 600'000;  // a sync that brought nothing
constexpr std::size_t pulls_most = 32;

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// How far a scope's intents are: equal before and after, nothing came of a round.
struct HowFar {
  std::int64_t durable = 0, undecided = 0, held = 0;
  bool operator==(const HowFar&) const = default;
};

HowFar how_far(const Outbox& outbox, std::string_view scope) {
  HowFar far;
  for (const Numbers& n : outbox.numbers()) {
    if (n.scope == scope) far.durable = n.durable;
  }
  for (const Pending& p : outbox.pending(scope)) {
    far.undecided += !p.receipt;
    far.held += p.receipt && !is_final(*p.receipt);
  }
  return far;
}

}  // namespace

std::string new_secret(const Chance& chance) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string secret;
  std::uint64_t bits = 0;
  for (int i = 0; i < 43; ++i, bits >>= 6) {
    if (i % 10 == 0) bits = chance();
    secret += digits[bits & 63];
  }
  return secret;
}

/// What came of one reply.
struct Engine::Round {
  bool moved = false;    // something is known now that was not
  bool is_fork = false;  // another device speaks as this one
  bool is_broken = false;
  std::int64_t wait = 0;
  std::map<std::string, std::int64_t> acked;  // of scopes in which we ran ahead, or may have
};

Engine::Engine(Replica& replica, Outbox& outbox, Chance chance, EngineSettings settings)
    : replica_(replica), outbox_(outbox), chance_(chance), settings_(std::move(settings)) {}

bool Engine::wants(std::string_view scope, std::string_view lane) const {
  const std::string_view code = claim_of(lane);
  if (!code.empty()) return contains(outbox_.claims(), code);
  // The server names the lanes of those in charge to whoever may see them.
  if (lane != public_lane) return !settings_.self.rights.empty();
  if (settings_.scopes.empty() || contains(settings_.scopes, scope)) return true;
  for (const Numbers& n : outbox_.numbers()) {
    if (n.scope == scope) return true;
  }
  return false;
}

void Engine::add_pushes(std::vector<UpMessage>& up) {
  std::size_t bytes = 0;
  std::vector<Push> pushes;
  std::string stopped;  // a scope: what was written after must not overtake what cannot go yet
  for (const Pending& p : outbox_.pending()) {
    const bool is_lost = p.intent.n == 0 && !p.receipt;
    if (p.is_shelved || (p.intent.n == 0 && !is_lost)) continue;
    if (p.receipt && asked_) continue;
    if (pushes.empty() || pushes.back().scope != p.scope) pushes.push_back({p.scope, 1, {}, {}});
    Push& push = pushes.back();
    // A device that is no more had sent it to a server that has forgotten: it needs a number, for
    // which this device must hear how far its own are. What follows it waits for that.
    if (is_lost) stopped = p.scope;
    if (is_lost || (stopped == p.scope && !p.receipt)) continue;
    if (p.receipt) {
      // What was held may have been judged; any other, once a scope, tells what is durable now.
      const bool asks = !is_final(*p.receipt) || push.asks.empty();
      if (asks && push.asks.size() < sync_limits::intents) push.asks.push_back(p.intent.n);
      continue;
    }
    const std::size_t size = write_json(write_intent(p.intent)).size();
    const bool follows = push.intents.empty() || push.intents.back().n + 1 == p.intent.n;
    if (!follows || push.intents.size() == sync_limits::intents ||
        bytes + size > sync_limits::push_bytes) {
      stopped = p.scope;
      continue;
    }
    bytes += size;
    if (push.intents.empty()) push.first_n = p.intent.n;
    push.intents.push_back(p.intent);
  }
  for (Push& push : pushes) {
    if (up.size() > sync_limits::messages / 2) break;
    if (!push.intents.empty()) {
      outbox_.mark_sent(push.scope, push.first_n, push.intents.back().n);
    }
    up.emplace_back(std::move(push));
  }
  asked_ = true;
}

void Engine::add_pulls(std::vector<UpMessage>& up) const {
  if (outdated_) return;
  // How far each lane should be, by what is known.
  auto wanted = heads_;
  const std::vector<Stream> streams = replica_.streams();
  for (const Stream& s : streams) {
    if (s.open) wanted[{s.scope, s.lane}];
  }
  for (const Pending& p : outbox_.pending()) {
    if (!p.receipt || !has_effect(*p.receipt) || is_shown(streams, p)) continue;
    std::int64_t& everyone = wanted[{p.scope, std::string(public_lane)}];
    everyone = std::max(everyone, p.receipt->seq);
    if (p.intent.claim.empty()) continue;
    std::int64_t& own = wanted[{p.scope, own_lane(p.intent.claim)}];
    own = std::max(own, p.receipt->seq);
  }
  std::size_t pulls = 0;
  for (const auto& entry : wanted) {
    const auto& lane = entry.first;
    const std::int64_t head = entry.second;
    const auto stream = std::find_if(streams.begin(), streams.end(), [&](const Stream& s) {
      return s.scope == lane.first && s.lane == lane.second;
    });
    const bool is_known = stream != streams.end();
    const bool is_behind = is_known ? stream->open || stream->next < head : head > 0;
    if (!is_behind || pulls == pulls_most || !wants(lane.first, lane.second)) continue;
    up.push_back(Pull{lane.first, lane.second, is_known ? stream->next : 0, settings_.rows});
    ++pulls;
  }
}

std::int64_t Engine::missing() const {
  std::int64_t there = 0, here = 0;
  for (const auto& [lane, head] : heads_) there += lane.second == public_lane ? head : 0;
  for (const Stream& s : replica_.streams()) here += s.lane == public_lane ? s.next : 0;
  return there - here > here ? there - here : 0;
}

bool Engine::let_go(std::int64_t now) {
  const std::int64_t whole_at = replica_.whole_at();
  if (whole_at <= 0 || now - whole_at <= settings_.keeps_for) return false;
  // Where the disk stops it half way, some lanes have gone all the same.
  const bool has_gone = replica_.let_go_of_talk();
  return replica_.rebuild(outbox_, settings_.self) && has_gone;
}

Turn Engine::rest(std::int64_t now) {
  const std::int64_t since = now - replica_.whole_at();
  const bool has_all = settings_.scopes.empty();
  const bool is_due = since < 0 || since >= noted_every || has_all != replica_.has_all();
  const bool is_noted =
      !had_work_ && !outdated_ && is_due && replica_.note_sync(server_time_, now, has_all);
  outbox_.tidy();
  replica_.tidy();
  greeted_ = asked_ = false;
  rounds_ = idle_ = 0;
  due_ = now + poll_;
  state_ = outdated_ ? SyncState::outdated : SyncState::resting;
  outdated_ = false;
  return {{}, {}, poll_, is_noted};
}

Turn Engine::next(std::int64_t now) {
  if (due_ - now > longest) due_ = now + longest;
  const bool is_gone = let_go(now);
  if (state_ == SyncState::revoked || state_ == SyncState::broken) {
    return {{}, {}, longest, is_gone};
  }
  if (now < due_) return {{}, {}, due_ - now, is_gone};
  Hello hello;
  hello.build = settings_.build;
  hello.schema = replica_schema;
  // What its numbers are of; a base may have been thrown away since.
  hello.epoch = outbox_.epoch();
  if (hello.epoch.empty()) hello.epoch = replica_.epoch();
  hello.claims = outbox_.claims();
  // The newest, where there are more than a greeting holds.
  if (hello.claims.size() > sync_limits::claims) {
    hello.claims.erase(hello.claims.begin(), hello.claims.end() - sync_limits::claims);
  }
  hello.rekey_from = outbox_.rekey_from();
  std::vector<UpMessage> up{std::move(hello)};
  add_pushes(up);
  if (greeted_) add_pulls(up);
  had_work_ = up.size() > 1;
  if (greeted_ && (!had_work_ || rounds_ >= rounds_most)) return rest(now);
  ++rounds_;
  state_ = SyncState::talking;
  return {write_request(up), outbox_.secret(), 0, is_gone};
}

void Engine::back_off(SyncState state, std::int64_t now) {
  const std::int64_t window = std::min(backoff_most, backoff_least << std::min(fails_, 12));
  ++fails_;
  due_ = now + static_cast<std::int64_t>(chance_() % static_cast<std::uint64_t>(window + 1));
  state_ = state;
  greeted_ = asked_ = false;
  rounds_ = idle_ = 0;
}

void Engine::failed(std::int64_t now) { back_off(SyncState::offline, now); }

/// What a right gave goes with it (where a full disk allows; else at the next word of the server),
/// and is not asked for again: whoever gets it back begins anew.
void Engine::lose_rights() {
  bool done = true;
  for (const Stream& s : replica_.streams()) {
    // Whatever its cursor: after another history rows stay until they are told anew.
    if (s.lane == staff_lane) done = replica_.reset(s.scope, s.lane, true) && done;
  }
  if (done) settings_.self.rights.clear();
  std::erase_if(heads_, [](const auto& head) { return head.first.second == staff_lane; });
}

bool Engine::meet(const Welcome& w) {
  poll_ = std::clamp(w.poll_after, std::int64_t{1'000}, longest);
  if (replica_.epoch() != w.epoch) heads_.clear();
  for (const Head& head : w.heads) heads_[{head.scope, head.lane}] = head.head;
  // Revoked, asleep, or gone with another device: a citizen it stays.
  if (w.rights.empty()) lose_rights();
  // The base first: if nothing comes after, the same is done again.
  const bool kept = replica_.adopt(w.epoch) && outbox_.adopt(w.epoch);
  return kept && (w.person.empty() || outbox_.set_person(w.person));
}

void Engine::hear(const Refuse& refuse, Round& round) {
  if (refuse.code == "fork") round.is_fork = true;
  if (refuse.code == "upgrade") outdated_ = true;
  if (refuse.code == "revoked") state_ = SyncState::revoked;
  if (refuse.code == "gap" && round.acked.contains(refuse.scope)) {
    round.moved |= outbox_.renumber(refuse.scope, round.acked[refuse.scope]);
  }
  if (refuse.code == "throttle" || refuse.code == "maintenance" ||
      refuse.code == "unknown-device" || refuse.code == "malformed") {
    round.wait = std::max({round.wait, refuse.retry_after, backoff_least});
  }
}

void Engine::hear(const Receipts& receipts, Round& round) {
  const HowFar before = how_far(outbox_, receipts.scope);
  outbox_.accept(receipts.scope, receipts.acked_n, receipts.durable_n, receipts.items);
  round.acked[receipts.scope] = receipts.acked_n;
  round.moved |= !(how_far(outbox_, receipts.scope) == before);
}

void Engine::hear(const std::vector<const Delta*>& deltas, Round& round) {
  const std::vector<Taken> all = replica_.take_together(deltas);
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    const Delta& delta = *deltas[i];
    const Taken taken = all[i];
    if (taken == Taken::failed) round.is_broken = true;
    if (taken == Taken::mismatch) {
      ++mismatches_;
      replica_.reset(delta.scope, delta.lane);
    }
    if (taken != Taken::complete && taken != Taken::part) continue;
    round.moved = true;
    for (const DeltaRow& row : delta.rows) {
      const bool had_words = row.row.kind == "contribution" || row.row.kind == "report";
      if (row.op == Op::scrub && had_words) forget_words(outbox_, row.row.id);
    }
  }
}

bool Engine::receive(std::string_view reply, std::int64_t now) {
  const auto down = read_reply(reply);
  const Welcome* welcome = nullptr;
  for (std::size_t i = 0; down && i < down->size(); ++i) {
    if (welcome == nullptr) welcome = std::get_if<Welcome>(&(*down)[i]);
  }
  if (welcome == nullptr || !meet(*welcome)) {
    failed(now);
    // Another history: what the base shows may be told anew, where the outbox could not follow.
    return welcome != nullptr && replica_.rebuild(outbox_, settings_.self);
  }
  greeted_ = true;
  Round round;
  std::vector<const Delta*> deltas;
  // Of a lane that was asked for before the right over it was let go, nothing is heard.
  const auto is_let_go = [&](const auto& m) {
    return !claim_of(m.lane).empty() && !wants(m.scope, m.lane);
  };
  for (const DownMessage& message : *down) {
    const auto* delta = std::get_if<Delta>(&message);
    if (delta != nullptr && !is_let_go(*delta)) deltas.push_back(delta);
  }
  hear(deltas, round);
  for (const DownMessage& message : *down) {
    if (const auto* m = std::get_if<Receipts>(&message)) hear(*m, round);
    if (const auto* m = std::get_if<Reset>(&message)) {
      if (is_let_go(*m)) continue;
      replica_.reset(m->scope, m->lane, m->reason == "rights");
      if (m->reason == "rights") heads_.erase({m->scope, m->lane});
    }
    if (const auto* m = std::get_if<Refuse>(&message)) hear(*m, round);
  }
  if (round.is_fork) round.moved |= outbox_.rekey(new_secret(chance_));
  replica_.settle_outbox(outbox_);
  const bool shown = replica_.rebuild(outbox_, settings_.self);
  if (round.is_broken || !shown) {
    back_off(SyncState::broken, now);
    return true;
  }
  if (state_ == SyncState::revoked) return true;
  idle_ = round.moved || !had_work_ ? 0 : idle_ + 1;
  if (round.wait > 0 || idle_ >= idle_most) {
    back_off(idle_ >= idle_most ? SyncState::stuck : SyncState::offline, now);
    due_ = std::max(due_, now + std::min(round.wait, longest));
    return true;
  }
  fails_ = 0;
  server_time_ = welcome->server_time;
  due_ = 0;
  return true;
}

}  // namespace cairn
