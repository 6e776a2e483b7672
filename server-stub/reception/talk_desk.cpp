#include "reception/talk_desk.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "bytes/qr.h"
#include "charge/moderate.h"
#include "json/build.h"
#include "kiosk/kiosks_page.h"
#include "known/known.h"
#include "ledger/code.h"
#include "ledger/lane.h"
#include "reception/talk_form.h"
#include "site/resource.h"
#include "words/dates.h"

namespace cairn::server {

namespace {

constexpr Allowance asking{240, 50};
// Of all that was said in a period: some hundreds of ms among 100,000.
constexpr Allowance summing{20, 3'000};
// A town hall's one address writes more than a person does.
constexpr Allowance writing{30, 10'000};
constexpr std::size_t most_on_shelf = 8 * 1024 * 1024;
constexpr std::string_view html = "text/html; charset=utf-8";

Answer too_often(int seconds) {
  Answer answer = plain_answer(
      429,
      "Trop de demandes en peu de temps : vos mots sont encore dans le formulaire, réessayez "
      "dans " +
          std::to_string(seconds) + " s.\nToo many requests in a short time: your words are " +
          "still in the form, try again in " + std::to_string(seconds) + " s.");
  answer.add("Retry-After", std::to_string(seconds));
  return answer;
}

/// A page without a form of its own, whoever asks.
bool is_for_everyone(const Route& route) {
  return route.screen == Screen::action || route.screen == Screen::take_part ||
         route.screen == Screen::contributions || route.screen == Screen::contribution;
}

constexpr std::string_view too_often_reason = "too-often";

Answer takes_no_post() {
  Answer answer = plain_answer(405, "This address takes GET, HEAD.");
  answer.add("Allow", "GET, HEAD");
  return answer;
}

}  // namespace

TalkDesk::TalkDesk(Exchange& exchange, PublicReplica& base, const Live& live,
                   const Machine& machine, std::string origin)
    : exchange_(exchange),
      base_(base),
      live_(&live),
      machine_(machine),
      origin_(std::move(origin)),
      shelf_(most_on_shelf),
      asking_(asking, machine.random_bytes(32)),
      summing_(summing, machine.random_bytes(32)),
      writing_(writing, machine.random_bytes(32)) {}

void TalkDesk::clear_shelf() {
  shelf_ = Shelf(most_on_shelf);
  shelf_until_ = std::numeric_limits<std::int64_t>::max();
}

void TalkDesk::show(const Live& live) {
  live_ = &live;
  clear_shelf();
}

void TalkDesk::refresh() {
  if (!base_.catch_up(exchange_.sql(), exchange_.epoch())) {
    machine_.warn("the pages of what people say are not up to date");
  }
  if (changes_ != base_.changes()) clear_shelf();
  changes_ = base_.changes();
}

Known TalkDesk::known_for(const Visit& visit) {
  Known known = known_of(base_.replica(), live_->roadmap(), visit, true);
  known.now = machine_.now_ms();
  // Whoever asks too often learns nothing of a code.
  if (visit.draft.reason == too_often_reason) return known;
  if (visit.route.screen == Screen::edit) known.said = own(visit);
  if (visit.route.screen == Screen::follow) {
    const std::string code = read_code(visit.typed);
    Followed followed = code.empty() ? Followed{} : exchange_.state_of(code);
    known.deposit = {std::move(followed.said), std::move(followed.supports), followed.arrived};
  }
  return known;
}

std::optional<Said> TalkDesk::own(const Visit& visit) {
  const std::string code = read_code(visit.typed);
  if (!code.empty()) {
    for (Said& said : exchange_.state_of(code).said) {
      if (said.what.id == visit.route.id) return std::move(said);
    }
  }
  return base_.replica().said(visit.route.id);
}

bool TalkDesk::is_gone(const Route& route) {
  const bool needs_one = route.screen == Screen::contribution || route.screen == Screen::report ||
                         route.screen == Screen::support || route.screen == Screen::write ||
                         route.screen == Screen::edit;
  if (!needs_one || route.id == whole_roadmap) return false;
  const Action* action = find_action(live_->roadmap(), route.id);
  const bool chooses = route.screen == Screen::support && !route.form.empty();
  if (action != nullptr) return chooses && action->question.choices.empty();
  return !base_.replica().said(route.id);
}

Answer TalkDesk::page(int status, const Visit& visit, const Request& request) {
  Known known = known_for(visit);
  known.qr = qr_of(visit, request);
  Page shown = page_of(visit, known, Means{});
  const std::string code = read_code(visit.typed);
  if (visit.route.screen == Screen::follow && known.deposit.arrived) {
    add_outcomes(live_->roadmap(), visit.route.lang, code, exchange_.state_of(code), shown);
  } else if (visit.route.screen == Screen::follow && !code.empty()) {
    add_where_it_may_be(shown, kiosks_in(exchange_.sql(), known.now), known.now, visit.route.lang);
  }
  Resource resource = resource_on_the_fly(live_->document_of(shown), html);
  resource.caching = is_for_everyone(visit.route) ? "no-cache" : "no-store";
  const bool is_read = status == 200 && visit.draft.state == Writing::blank;
  // With its code, one sees one's own where nobody else does.
  const bool gone = visit.typed.empty() ? is_gone(visit.route)
                                        : visit.route.screen == Screen::edit && !known.said;
  return answer_with(resource, request, is_read && gone ? 404 : status);
}

std::string TalkDesk::qr_of(const Visit& visit, const Request& request) const {
  if (visit.draft.state != Writing::received || visit.draft.code.empty()) return {};
  const std::string* from = request.field("origin");
  const std::string* host = request.field("host");
  std::string address = origin_;
  if (address.empty() && from != nullptr && from->find("://") != from->npos) address = *from;
  if (address.empty() && host != nullptr) address = "http://" + *host;
  Route follow;
  follow.screen = Screen::follow;
  follow.lang = visit.route.lang;
  // In the fragment, which no server is sent and no log holds.
  return address.empty() ? "" : qr_address(address + path_of(follow) + "#" + visit.draft.code);
}

Answer TalkDesk::page_for_later(Visit& visit, const Request& request, std::string_view caller,
                                int wait) {
  if (asking_.take(caller, machine_.now_ms()) != 0) return too_often(wait);
  visit.draft.state = Writing::refused;
  visit.draft.reason = too_often_reason;
  Answer answer = page(429, visit, request);
  answer.add("Retry-After", std::to_string(wait));
  return answer;
}

Answer TalkDesk::read(const Route& route, const Request& request, std::string_view caller) {
  refresh();
  const std::string name = path_of(route);
  // What a page says of its period holds until the clock says otherwise.
  if (machine_.now_ms() >= shelf_until_) clear_shelf();
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
  Visit visit;
  visit.route = route;
  visit.draft.id = exchange_.fresh_id();
  visit.draft.code = exchange_.fresh_code();
  if (!is_for_everyone(route) || is_gone(route)) return page(200, visit, request);
  const Known known = known_for(visit);
  const TalkRules& rules = known.counts.rules;
  for (const std::int64_t turn : {rules.opens, rules.closes}) {
    if (turn > known.now) shelf_until_ = std::min(shelf_until_, turn);
  }
  Resource resource = resource_on_the_fly(live_->document_of(page_of(visit, known, Means{})), html);
  return answer_with(shelf_.put(name, std::move(resource)), request);
}

template <typename Make>
Answer TalkDesk::shelved(const std::string& name, const Request& request, std::string_view caller,
                         Throttle& throttle, const Make& make) {
  refresh();
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  if (const int wait = throttle.take(caller, machine_.now_ms())) return too_often(wait);
  Resource resource = resource_on_the_fly(live_->document_of(make()), html);
  return answer_with(shelf_.put(name, std::move(resource)), request);
}

Answer TalkDesk::follow_ups(const FollowUpsRoute& route, const Request& request,
                            std::string_view caller) {
  return shelved(path_of(route), request, caller, asking_, [&] {
    const FollowUps all = follow_ups_in(base_.replica(), route.query);
    return follow_ups_page(live_->roadmap(), all, route);
  });
}

std::optional<Answer> TalkDesk::review(const ReviewRoute& route, const Request& request,
                                       std::string_view caller) {
  const Roadmap& roadmap = live_->roadmap();
  const Years years = years_of(roadmap);
  if (route.year != 0 && !years.has(route.year)) return {};
  return shelved(path_of(route), request, caller, asking_, [&] {
    const int year = route.year != 0 ? route.year : years.newest;
    FollowUpsQuery query;
    query.from = begin_of(year);
    query.before = begin_of(year + 1);
    return review_page(roadmap, review_of(roadmap, year), follow_ups_in(base_.replica(), query),
                       years, route);
  });
}

Answer TalkDesk::synthesis(const SynthesisRoute& asked, const Request& request,
                           std::string_view caller) {
  const Roadmap& roadmap = live_->roadmap();
  SynthesisRoute route = asked;
  route.on = known_subject(roadmap, asked.on);
  const Period period = period_of(route);
  if (period.is_sound()) {
    // However they were typed, the same period is one page.
    route.from = period.first.known() ? date_machine(period.first) : "";
    route.to = period.last.known() ? date_machine(period.last) : "";
    return shelved(path_of(route), request, caller, summing_, [&] {
      const Synthesis told = synthesis_of(base_.replica(), roadmap, period, route.on);
      return synthesis_page(roadmap, told, route);
    });
  }
  if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
  Resource resource =
      resource_on_the_fly(live_->document_of(synthesis_page(roadmap, {}, route)), html);
  resource.caching = "no-store";
  return answer_with(resource, request, 422);
}

void TalkDesk::take(Visit& visit, const std::string& scope) {
  WritingForm& draft = visit.draft;
  Intent intent = intent_of(visit.route, draft);
  if (visit.route.screen == Screen::edit && draft.undo) {
    intent = withdrawal_of(visit.route.id, draft.erase);
    intent.id = draft.id;
    intent.claim = draft.code;
  }
  const Submitted submitted = exchange_.submit(scope, std::move(intent));
  if (!submitted.ok) {
    draft.state = Writing::failed;
    return;
  }
  const Receipt& receipt = submitted.receipt;
  draft.outcome = slug(receipt.outcome);
  draft.reason = slug(receipt.reason);
  const bool lost = !has_effect(receipt);
  draft.state = lost ? Writing::refused : Writing::received;
  // The verdict on this id is given: what is mended is another request.
  if (lost) draft.id = exchange_.fresh_id();
}

int TalkDesk::status_after(const Visit& visit) const {
  switch (visit.draft.state) {
    case Writing::faulty:
    case Writing::refused:
      return 422;
    case Writing::failed:
      return 503;
    default:
      return 200;
  }
}

Answer TalkDesk::write(const Route& route, const Request& request, std::string_view caller) {
  Visit visit;
  visit.route = route;
  if (route.screen == Screen::follow) {
    visit.typed = typed_code(request.body);
    if (read_code(visit.typed).empty()) visit.draft.state = Writing::faulty;
    // Codes are 60 random bits; still, nobody tries many.
    if (const int wait = writing_.take(caller, machine_.now_ms())) {
      return page_for_later(visit, request, caller, wait);
    }
    return page(200, visit, request);
  }
  if (route.screen != Screen::write && route.screen != Screen::support &&
      route.screen != Screen::report && route.screen != Screen::edit) {
    return takes_no_post();
  }
  std::optional<WritingForm> form = read_writing_form(request.body);
  if (!form) return plain_answer(400, "This form is not in UTF-8.");
  visit.draft = *std::move(form);
  if (const int wait = writing_.take(caller, machine_.now_ms())) {
    if (route.screen == Screen::edit) visit.typed = typed_code(request.body);
    return page_for_later(visit, request, caller, wait);
  }
  if (route.screen == Screen::edit) {
    visit.typed = typed_code(request.body);
    return change(visit, request);
  }
  if (visit.draft.id.empty()) visit.draft.id = exchange_.fresh_id();
  if (visit.draft.code.empty()) visit.draft.code = exchange_.fresh_code();
  refresh();

  if (faults_of(route, visit.draft).any()) {
    visit.draft.state = Writing::faulty;
  } else {
    const std::string on = subject_of_route(base_.replica(), live_->roadmap(), route);
    take(visit, talk_scope(on.empty() ? route.id : on));
    refresh();
  }
  return page(status_after(visit), visit, request);
}

Answer TalkDesk::change(Visit& visit, const Request& request) {
  WritingForm& draft = visit.draft;
  // /suivre asks for the form: it sends the code, and neither an id nor words.
  const bool opens = draft.id.empty() && draft.words.empty() && !draft.undo;
  if (draft.id.empty()) draft.id = exchange_.fresh_id();
  refresh();
  const std::optional<Said> said = own(visit);
  if (draft.code.empty() || (!opens && !draft.undo && faults_of_contribution(draft).any())) {
    draft.state = Writing::faulty;
  } else if (!said) {
    // Whether there is such a one is said to its author alone.
    draft.state = Writing::refused;
    draft.reason = slug(Reason::not_yours);
  } else if (!opens) {
    take(visit, talk_scope(said->what.on));
    refresh();
  }
  return page(status_after(visit), visit, request);
}

Answer TalkDesk::appeal_form(int status, const AppealRoute& route, AppealForm form,
                             const Request& request) const {
  if (form.id.empty()) form.id = exchange_.fresh_id();
  Resource resource =
      resource_on_the_fly(live_->document_of(appeal_page(live_->roadmap(), route, form)), html);
  resource.caching = "no-store";
  return answer_with(resource, request, status);
}

Answer TalkDesk::appeal(const AppealRoute& route, const Request& request, std::string_view caller) {
  using State = AppealForm::State;
  if (request.method != "POST") {
    if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
    return appeal_form(200, route, {}, request);
  }
  std::optional<AppealForm> form = read_appeal_form(request.body);
  if (!form) return plain_answer(400, "This form is not in UTF-8.");
  // /suivre asks for the form: it sends the code, and neither an id nor words.
  if (form->id.empty() && form->words.empty()) {
    if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
    return appeal_form(200, route, *std::move(form), request);
  }
  if (const int wait = writing_.take(caller, machine_.now_ms())) {
    form->state = State::later;
    Answer answer = appeal_form(429, route, *std::move(form), request);
    answer.add("Retry-After", std::to_string(wait));
    return answer;
  }
  if (form->id.empty()) form->id = exchange_.fresh_id();
  if (!is_sound(*form)) {
    form->state = State::faulty;
    return appeal_form(422, route, *std::move(form), request);
  }
  form->state = State::refused;
  form->reason = Reason::not_yours;
  const std::string code = read_code(form->code);
  for (const Said& said : exchange_.state_of(code).said) {
    if (said.what.id != route.id) continue;
    Json body = json_object();
    put(body, "on", json_text(route.id));
    put(body, "words", json_text(form->words));
    Intent intent;
    intent.id = form->id;
    intent.kind = appeal_kind;
    intent.claim = code;
    intent.body = write_json(body);
    const Submitted submitted = exchange_.submit(talk_scope(said.what.on), std::move(intent));
    form->reason = submitted.receipt.reason;
    form->state = !submitted.ok                   ? State::failed
                  : has_effect(submitted.receipt) ? State::received
                                                  : State::refused;
  }
  refresh();
  const int status = form->state == State::received ? 200
                     : form->state == State::failed ? 503
                                                    : 422;
  // The verdict on this id is given: what is mended is another request.
  if (form->state == State::refused) form->id = exchange_.fresh_id();
  return appeal_form(status, route, *std::move(form), request);
}

}  // namespace cairn::server
