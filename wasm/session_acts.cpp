// What a person's act makes of this device: forms begun and sent, words saved, taken back, let go.
#include "edge.h"
#include "fresh_id.h"
#include "known/hand_over.h"
#include "known/known.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "session.h"

namespace cairn {

std::string fresh_id() {
  const Chance chance = dice();
  constexpr char digits[] = "0123456789abcdef";
  std::string id;
  std::uint64_t bits = 0;
  for (int i = 0; i < 32; ++i, bits >>= 4) {
    if (i % 16 == 0) bits = chance();
    id += digits[bits & 15];
  }
  return id;
}

namespace {

bool is_form(Screen screen) {
  return screen == Screen::write || screen == Screen::edit || screen == Screen::support ||
         screen == Screen::report;
}

}  // namespace

/// A form that is shown anew: what was begun there, and who it will be.
void Session::prepare(Visit& visit) const {
  if (!is_form(visit.route.screen) || visit.draft.state != Writing::blank) return;
  if (outbox_) {
    const std::string key = path_of(visit.route);
    for (const Draft& draft : outbox_->drafts()) {
      if (draft.key != key) continue;
      if (auto form = read_writing_form(draft.words)) visit.draft = *std::move(form);
    }
  }
  if (visit.draft.id.empty()) visit.draft.id = fresh_id();
  if (visit.draft.code.empty()) visit.draft.code = code_of(dice()());
}

/// Once, what was begun in the form that the tab shows as the server wrote it.
void Session::tell_draft(Json& json, Tab& tab) const {
  if (!outbox_ || tab.knows_draft || !is_form(tab.visit.route.screen)) return;
  tab.knows_draft = true;
  for (const Draft& draft : outbox_->drafts()) {
    if (draft.key == path_of(tab.visit.route)) put(json, "draft", json_text(draft.words));
  }
}

bool Session::is_saved(std::string_view id) const {
  return (outbox_ && outbox_->holds(id)) || replica_.said(id);
}

bool Session::save(const std::string& scope, Intent intent, std::string_view draft) {
  if (is_saved(intent.id)) return true;  // sent twice, saved once
  // As near to the server's clock as is known: what becomes of it is foretold by this.
  intent.claimed_at = replica_.server_time(now_ms());
  full_ = !outbox_->write(scope, intent, draft);
  if (full_ && drop_ballast()) full_ = !outbox_->write(scope, intent, draft);
  rebuild();
  engine_->wake();
  return !full_;
}

bool Session::save(Visit& visit) {
  const Route& route = visit.route;
  WritingForm& draft = visit.draft;
  const std::string on = subject_of_route(replica_, roadmap_, route);
  if (on.empty()) return false;
  if (draft.id.empty()) draft.id = fresh_id();
  if (draft.code.empty()) draft.code = code_of(dice()());
  Intent intent = intent_of(route, draft);
  // A support counts for the device; an edit is the right of who wrote.
  if (route.screen == Screen::support) intent.claim.clear();
  if (route.screen == Screen::edit) intent.claim = replica_.claim_over(route.id);
  const std::string key = path_of(route);
  const std::string supported = supported_in(route, draft);
  if (!save(talk_scope(on), std::move(intent), key)) {
    draft.state = Writing::failed;
  } else if (route.screen == Screen::support && draft.undo) {
    outbox_->set_support(supported, false);
    rebuild();
  }
  return true;
}

bool Session::take_back(const std::string& id, bool erase) {
  const auto said = replica_.said(id);
  const std::string claim = replica_.claim_over(id);
  if (!said || claim.empty()) return false;
  Intent intent = withdrawal_of(id, erase);
  intent.id = fresh_id();
  intent.claim = claim;
  return save(talk_scope(said->what.on), std::move(intent));
}

/// What was refused, of it or of an edit of it, goes.
bool Session::let_go(const std::string& id) {
  bool done = true;
  for (const Pending& p : outbox_->pending()) {
    const bool is_of = p.intent.id == id || p.intent.body.find(id) != std::string::npos;
    if (p.is_shelved && is_of) done = outbox_->dismiss(p.intent.id) && done;
  }
  return rebuild() && done;
}

bool Session::erase_all() {
  bool done = true;
  for (const Said& said : replica_.mine()) {
    const std::string& id = said.what.id;
    if (said.way == Way::refused) done = let_go(id) && done;
    if (replica_.said(id)) done = take_back(id, true) && done;
  }
  return done;
}

bool Session::part(const std::string& id) {
  return is_id(id) && outbox_->set_parting(outbox_->parting() + id) && replica_.part(*outbox_) &&
         rebuild();
}

bool Session::change_follows(Effect effect, const std::string& about) {
  Follows follows = read_follows(outbox_->follows());
  const std::int64_t now = replica_.server_time(now_ms());
  if (effect == Effect::unfollow) {
    unfollow(follows, about);
  } else if (effect == Effect::mark_read) {
    // More came since that page was shown: it is to be seen first.
    if (std::to_string(unread(follows, roadmap_).size()) == about)
      mark_read(follows, roadmap_, now);
  } else if (!follow(follows, roadmap_, about, now)) {
    return false;
  }
  full_ = !outbox_->set_follows(note_of(follows));
  return true;
}

/// What the visit asks of this device; false where it is the server's to do.
bool Session::carry_out(Effect effect, const Step& step, const Message& message, Tab& tab,
                        Json& json) {
  if (effect <= Effect::focus_heading) return true;
  if (!outbox_) return effect == Effect::hand_over;
  const std::string& about = step.about;
  switch (effect) {
    case Effect::hand_over:
      put(json, "file", file_of_mine(replica_.mine(), about));
      return true;
    case Effect::save:
    case Effect::withdraw:
    case Effect::follow:
    case Effect::unfollow:
    case Effect::mark_read: {
      const bool is_known = effect == Effect::save       ? save(tab.visit)
                            : effect == Effect::withdraw ? take_back(about, false)
                                                         : change_follows(effect, about);
      if (is_known && !full_) put(json, "saved", json_truth(true));
      return is_known;
    }
    case Effect::erase:
      return about.empty() ? erase_all() : take_back(about, true);
    case Effect::dismiss:
      return let_go(about);
    case Effect::drop_draft:
      return outbox_->keep_draft(about, "");
    case Effect::part:
      tab.visit.draft.part = true;
      return part(about);
    case Effect::keep_draft: {
      const auto form = read_writing_form(message.form);
      // What was sent meanwhile, through another program, is a draft no more.
      const bool begun = form && is_begun(*form) && !is_saved(form->id);
      full_ = !outbox_->keep_draft(path_of(route_of(about)), begun ? message.form : "");
      put(json, "kept", json_truth(lasts() && !full_));
      return true;
    }
    case Effect::keep_all:
      full_ = !outbox_->set_keeps_all(true);
      if (!full_) put(json, "saved", json_truth(true));
      start_engine();
      return true;
    default:
      return true;
  }
}

}  // namespace cairn
