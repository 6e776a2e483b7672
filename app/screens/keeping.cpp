// What this device keeps, in one honest line: at the foot of every page and in "my contributions".
#include "screens/scene.h"

namespace cairn {

namespace {

/// What is wrong with the exchanges, if anything: a slug's worth of words, or none.
std::string trouble(const Scene& scene, const Keeping& keeping) {
  static constexpr W words[] = {W::sync_offline, W::sync_stuck, W::sync_outdated, W::sync_revoked,
                                W::sync_broken};
  const int at = static_cast<int>(keeping.sync) - static_cast<int>(SyncState::offline);
  return at < 0 ? "" : " " + scene.say(words[at]);
}

}  // namespace

bool keeps_something(const Scene& scene) {
  const Keeping keeping = scene.known.keeping.value_or(Keeping{});
  return keeping.keeps != Keeps::nothing || keeping.waiting > 0 || keeping.drafts > 0 ||
         scene.known.follows.any();
}

std::string kept_words(const Scene& scene) {
  const Keeping keeping = scene.known.keeping.value_or(Keeping{});
  std::string list;
  const auto add = [&](const std::string& what) { list += (list.empty() ? "" : ", ") + what; };
  if (keeping.keeps == Keeps::all) {
    add(scene.say(W::keeps_all));
  } else if (keeping.keeps == Keeps::own || keeping.waiting > 0) {
    add(scene.say(W::keeps_own));
  }
  if (scene.known.follows.any()) add(scene.say(W::keeps_follows));
  const bool exchanges = !list.empty();
  if (keeping.drafts > 0) add(count(scene.lang, W::keeps_drafts, keeping.drafts));
  std::string words = scene.say(W::nothing_kept);
  if (!list.empty()) {
    const W where = keeping.lasts ? W::kept_here : W::kept_while_open;
    words = fill(scene.lang, W::counted, {scene.say(where), list}) + ".";
  }
  if (exchanges) {
    if (keeping.synced_at != 0) {
      const std::string day = date_in_words(scene.lang, day_of(keeping.synced_at));
      words += " " + fill(scene.lang, W::as_heard, {day});
    } else if (keeping.keeps == Keeps::all) {
      words += " " + std::string(scene.say(W::still_coming));
    }
    if (keeping.waiting > 0) words += " " + count(scene.lang, W::n_waiting, keeping.waiting);
    words += trouble(scene, keeping);
  }
  if (keeping.full) words += " " + scene.say(W::disk_full);
  return words;
}

}  // namespace cairn
