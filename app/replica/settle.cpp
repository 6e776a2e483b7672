#include "replica/settle.h"

#include <algorithm>

#include "json/build.h"
#include "ledger/lane.h"
#include "replica/overlay.h"

namespace cairn {

namespace {

Json body_of(const Pending& p) {
  JsonError error;
  auto body = read_json(p.intent.body, error);
  return body ? std::move(*body) : json_object();
}

bool is_durable(const std::vector<Numbers>& numbers, const Pending& p) {
  for (const Numbers& n : numbers) {
    if (n.scope != p.scope) continue;
    return p.intent.n > 0 ? p.intent.n <= n.durable : p.receipt->seq <= n.durable_seq;
  }
  return false;
}

/// The contribution whose words are no more, by the verdict on this intent; or "".
std::string taken_back(const Pending& p) {
  const IntentKind kind = kind_of(p.intent);
  const bool takes = kind == IntentKind::withdraw || kind == IntentKind::erase;
  if (!takes || p.receipt->outcome != Outcome::applied) return {};
  return std::string(text_of(body_of(p), "on"));
}

/// The same intent without what was said: its id stands for its words, so that what follows from
/// it (an answer to it) still does, here and on a server that must be told again.
std::string wordless(const Pending& p, Json body) {
  std::erase_if(body.members, [](const JsonMember& m) { return m.name == "place"; });
  for (JsonMember& member : body.members) {
    if (member.name == "words") member.value = json_text(p.intent.id);
  }
  return write_json(body);
}

/// A support that is decided is known here only, until it is taken back.
bool remember_support(Outbox& outbox, const Pending& p) {
  if (kind_of(p.intent) != IntentKind::support || p.receipt->outcome == Outcome::late) return true;
  const Json body = body_of(p);
  return outbox.set_support(text_of(body, "on"), truth_of(body, "set"));
}

}  // namespace

bool forget_words(Outbox& outbox, std::string_view id) {
  bool done = true;
  for (const Pending& p : outbox.pending()) {
    if (!p.receipt && !p.is_shelved) continue;  // not said yet: its author may still want it
    Json body = body_of(p);
    const bool about = p.intent.id == id || text_of(body, "on") == id;
    const std::string_view words = text_of(body, "words");
    if (!about || words.empty() || words == p.intent.id) continue;
    done = outbox.forget(p.intent.id, wordless(p, std::move(body))) && done;
  }
  return done;
}

bool settle(sqlite3* db, Outbox& outbox) {
  const std::vector<Stream> streams = streams_of(db);
  const std::vector<Numbers> numbers = outbox.numbers();
  std::vector<std::string> gone, refused, taken;
  for (const Pending& p : outbox.pending()) {
    if (p.is_shelved || !p.receipt || !is_final(*p.receipt)) continue;
    std::string back = taken_back(p);
    if (!back.empty()) taken.push_back(std::move(back));
    if (!is_durable(numbers, p)) continue;
    // What somebody of the staff decided in vain is theirs to take up or drop, words or not.
    const bool is_update =
        !p.scope.starts_with("talk/") || p.intent.kind == "moderate" || p.intent.kind == "classify";
    if (has_effect(*p.receipt) && !(is_update && p.receipt->outcome == Outcome::superseded)) {
      if (!remember_support(outbox, p)) continue;
      if (is_shown(streams, p)) gone.push_back(p.intent.id);
    } else {
      // Words that were taken back meanwhile are nobody's to read.
      const Json body = body_of(p);
      const std::string_view words = text_of(body, "words");
      const bool is_kept = is_update || (!words.empty() && words != p.intent.id);
      (is_kept ? refused : gone).push_back(p.intent.id);
    }
  }
  bool done = true;
  for (const std::string& id : taken) done = forget_words(outbox, id) && done;
  for (const std::string& id : refused) done = outbox.shelve(id) && done;
  return outbox.release(gone) && done;
}

}  // namespace cairn
