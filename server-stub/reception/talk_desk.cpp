#include "reception/talk_desk.h"

#include <utility>

#include "ledger/code.h"
#include "ledger/lane.h"
#include "reception/talk_form.h"
#include "site/resource.h"
#include "sync/messages.h"

namespace cairn::server {

namespace {

constexpr Allowance asking{240, 50};
// A town hall's one address writes more than a person does.
constexpr Allowance writing{30, 10'000};
constexpr std::size_t most_on_shelf = 8 * 1024 * 1024;
constexpr int latest = 3;  // contributions on an action's own page
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

/// What the route speaks of: an action, "roadmap", or nothing known yet.
std::string subject_of_route(const Route& route, const std::optional<Said>& said) {
  if (said) return said->what.on;
  if (route.screen == Screen::take_part) return std::string(whole_roadmap);
  return route.id;
}

}  // namespace

TalkDesk::TalkDesk(Exchange& exchange, const Live& live, const Machine& machine)
    : exchange_(exchange),
      live_(live),
      machine_(machine),
      base_(":memory:"),
      bearer_(new_secret_of(machine.random_bytes(32))),
      shelf_(most_on_shelf),
      asking_(asking, machine.random_bytes(32)),
      writing_(writing, machine.random_bytes(32)) {}

bool TalkDesk::pull(const Stream& stream) {
  Stream at = stream;
  for (int turn = 0; turn < 10'000; ++turn) {
    Hello hello;
    hello.epoch = base_.epoch();
    hello.scopes = {"none"};
    const auto reply = read_reply(exchange_.sync(
        bearer_, write_request({hello, Pull{at.scope, at.lane, at.next, sync_limits::rows}})));
    if (!reply) return false;
    for (const DownMessage& message : *reply) {
      if (std::holds_alternative<Refuse>(message)) return false;
      if (std::holds_alternative<Reset>(message)) {
        if (!base_.reset(at.scope, at.lane) || at.next == 0) return false;
        at.next = 0;
      }
      const auto* delta = std::get_if<Delta>(&message);
      if (delta == nullptr) continue;
      const cairn::Taken taken = base_.take(*delta);
      if (taken == cairn::Taken::complete) return true;
      if (taken == cairn::Taken::failed || at.next == 0) {
        if (taken != cairn::Taken::part) return false;
      }
      at.next = taken == cairn::Taken::part ? delta->to : 0;
      if (taken != cairn::Taken::part && !base_.reset(at.scope, at.lane)) return false;
    }
  }
  return false;
}

bool TalkDesk::catch_up() {
  if (!base_.ok()) return false;
  Hello hello;
  hello.epoch = base_.epoch();
  const auto reply = read_reply(exchange_.sync(bearer_, write_request({hello})));
  if (!reply) return false;
  for (const DownMessage& message : *reply) {
    const auto* welcome = std::get_if<Welcome>(&message);
    if (welcome == nullptr) continue;
    if (welcome->epoch != base_.epoch() && !base_.adopt(welcome->epoch)) return false;
    const std::vector<Stream> streams = base_.streams();
    for (const Head& head : welcome->heads) {
      if (head.lane != public_lane) continue;
      Stream stream{head.scope, head.lane, 0, 0, false};
      for (const Stream& s : streams) {
        if (s.scope == head.scope && s.lane == head.lane) stream = s;
      }
      if (stream.cursor >= head.head) continue;
      shelf_ = Shelf(most_on_shelf);
      if (!pull(stream)) return false;
    }
  }
  return true;
}

void TalkDesk::refresh() {
  if (!catch_up()) machine_.warn("the pages of what people say are not up to date");
}

Known TalkDesk::known_for(const Visit& visit) {
  const Route& route = visit.route;
  Known known{live_.roadmap(), {}};
  known.now = machine_.now_ms();
  if (route.screen == Screen::contributions) known.talk = base_.talk(route.talk);
  if (route.screen == Screen::action) {
    TalkQuery query;
    query.on = route.id;
    known.talk = base_.talk(query);
    if (known.talk.said.size() > latest) known.talk.said.resize(latest);
    // Their answers are read on their own page: this one has its weight to keep.
    for (Said& said : known.talk.said) {
      said.more_answers += static_cast<int>(said.answers.size());
      said.answers.clear();
    }
  }
  if (route.screen == Screen::contribution || route.screen == Screen::report ||
      route.screen == Screen::support) {
    known.said = base_.said(route.id);
  }
  if (!route.parent.empty()) known.said = base_.said(route.parent);
  const bool about = route.screen != Screen::contributions && route.screen != Screen::follow &&
                     route.screen != Screen::mine;
  if (about) known.counts = base_.counts(subject_of_route(route, known.said));
  if (route.screen == Screen::follow) {
    const std::string code = read_code(visit.typed);
    Followed followed = code.empty() ? Followed{} : exchange_.state_of(code);
    known.deposit = {std::move(followed.said), std::move(followed.supports), followed.arrived};
  }
  return known;
}

bool TalkDesk::is_gone(const Route& route) {
  const bool needs_one = route.screen == Screen::contribution || route.screen == Screen::report ||
                         route.screen == Screen::support || route.screen == Screen::write;
  if (!needs_one || route.id == whole_roadmap) return false;
  return find_action(live_.roadmap(), route.id) == nullptr && !base_.said(route.id);
}

Answer TalkDesk::page(int status, const Visit& visit, const Request& request) {
  const Page page = page_of(visit, known_for(visit), Means{});
  Resource resource = resource_on_the_fly(live_.document_of(page), html);
  resource.caching = is_for_everyone(visit.route) ? "no-cache" : "no-store";
  return answer_with(resource, request, status == 200 && is_gone(visit.route) ? 404 : status);
}

Answer TalkDesk::read(const Route& route, const Request& request, std::string_view caller) {
  refresh();
  const std::string name = path_of(route);
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
  Visit visit;
  visit.route = route;
  visit.draft.id = exchange_.fresh_id();
  visit.draft.code = exchange_.fresh_code();
  if (!is_for_everyone(route) || is_gone(route)) return page(200, visit, request);
  Resource resource =
      resource_on_the_fly(live_.document_of(page_of(visit, known_for(visit), Means{})), html);
  return answer_with(shelf_.put(name, std::move(resource)), request);
}

void TalkDesk::take(Visit& visit, const Route& route, const std::string& scope) {
  WritingForm& draft = visit.draft;
  const Submitted submitted = exchange_.submit(scope, intent_of(route, draft));
  if (!submitted.ok) {
    draft.state = Writing::failed;
    return;
  }
  const Receipt& receipt = submitted.receipt;
  draft.outcome = slug(receipt.outcome);
  draft.reason = slug(receipt.reason);
  const bool lost = receipt.outcome == Outcome::rejected ||
                    receipt.outcome == Outcome::quarantined ||
                    (receipt.outcome == Outcome::duplicate && receipt.reason != Reason::none);
  draft.state = lost ? Writing::refused : Writing::received;
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
    // Codes are 60 random bits; still, nobody tries many.
    if (const int wait = writing_.take(caller, machine_.now_ms())) return too_often(wait);
    visit.typed = typed_code(request.body);
    return page(200, visit, request);
  }
  if (route.screen != Screen::write && route.screen != Screen::support &&
      route.screen != Screen::report) {
    Answer answer = plain_answer(405, "This address takes GET, HEAD.");
    answer.add("Allow", "GET, HEAD");
    return answer;
  }
  if (const int wait = writing_.take(caller, machine_.now_ms())) return too_often(wait);
  std::optional<WritingForm> form = read_writing_form(request.body);
  if (!form) return plain_answer(400, "This form is not in UTF-8.");
  visit.draft = *std::move(form);
  if (visit.draft.id.empty()) visit.draft.id = exchange_.fresh_id();
  if (visit.draft.code.empty()) visit.draft.code = exchange_.fresh_code();
  refresh();

  const std::optional<Said> said =
      route.screen == Screen::write ? std::nullopt : base_.said(route.id);
  const bool faulty =
      (route.screen == Screen::write && faults_of_contribution(visit.draft).any()) ||
      (route.screen == Screen::report && faults_of_report(visit.draft).any());
  if (faulty) {
    visit.draft.state = Writing::faulty;
  } else {
    take(visit, route, talk_scope(subject_of_route(route, said)));
    refresh();
  }
  return page(status_after(visit), visit, request);
}

}  // namespace cairn::server
