#include "reception/reception.h"

#include <array>
#include <utility>

#include "bytes/digest.h"
#include "desk/desk.h"
#include "http/reader.h"
#include "http/shield.h"
#include "kiosk/kiosks_page.h"
#include "reception/letter_form.h"
#include "reception/same_origin.h"
#include "transparency/transparency_json.h"

namespace cairn::server {

namespace {

constexpr std::string_view forget_target = "/v1/forget";

constexpr std::size_t most_on_shelf = 8 * 1024 * 1024;
// A person writes a letter a few times a day; a school's or a town hall's one address, more.
constexpr Allowance writing{10, 60'000};
// Only pages that have to be rendered count: some 2 ms each.
constexpr Allowance asking{120, 100};

constexpr std::string_view html = "text/html; charset=utf-8";

/// Methods we know of and do not serve; what is in neither list is not implemented (501).
bool is_known_method(std::string_view method) {
  for (const std::string_view m : {"OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"}) {
    if (m == method) return true;
  }
  return false;
}

Answer not_allowed(std::string_view allowed) {
  Answer answer = plain_answer(405, "This address takes " + std::string(allowed) + ".");
  answer.add("Allow", allowed);
  return answer;
}

Answer too_often(int seconds) {
  Answer answer = plain_answer(429, "Trop de demandes en peu de temps : réessayez dans " +
                                        std::to_string(seconds) +
                                        " s.\nToo many requests in a short time: try again in " +
                                        std::to_string(seconds) + " s.");
  answer.add("Retry-After", std::to_string(seconds));
  return answer;
}

}  // namespace

Reception::Reception(const Site& site, const Live* live, LetterStore* letters, Machine machine,
                     std::string origin, Exchange* exchange)
    : site_(&site),
      live_(live),
      letters_(letters),
      machine_(std::move(machine)),
      origin_(std::move(origin)),
      shield_(shield_of(site.manifest.shell.style, origin_)),
      shelf_(most_on_shelf),
      writing_(writing, machine_.random_bytes(32)),
      asking_(asking, machine_.random_bytes(32)) {
  if (exchange != nullptr) sync_.emplace(*exchange, base_, machine_);
  if (exchange != nullptr && live_ != nullptr) {
    talk_.emplace(*exchange, base_, *live_, machine_, origin_);
    figures_.emplace(*exchange, *live_, machine_);
    kiosks_.emplace(*exchange, *live_, machine_);
    exports_.emplace(*exchange, base_, machine_);
  }
}

void Reception::show(const Site& site, const Live& live) {
  site_ = &site;
  live_ = &live;
  shelf_ = Shelf(most_on_shelf);
  if (talk_) talk_->show(live);
  if (figures_) figures_->show(live);
  if (kiosks_) kiosks_->show(live);
}

void Reception::shield(Answer& answer) const {
  answer.fields.insert(answer.fields.end(), shield_.begin(), shield_.end());
}

std::optional<std::variant<SyncCall, Answer>> Reception::sync_call(const Request& request,
                                                                   std::string_view caller) {
  if (!sync_ || request.target != sync_target) return std::nullopt;
  auto call = sync_->receive(request, caller);
  if (auto* refused = std::get_if<Answer>(&call)) {
    refused->head_only = request.method == "HEAD";
    shield(*refused);
  }
  return call;
}

std::vector<Answer> Reception::answer_together(const std::vector<SyncCall>& calls) {
  std::vector<Answer> answers = sync_->answer(calls);
  for (Answer& answer : answers) shield(answer);
  return answers;
}

Answer Reception::answer(const Request& request, std::string_view caller) {
  if (auto call = sync_call(request, caller)) {
    if (auto* refused = std::get_if<Answer>(&*call)) return std::move(*refused);
    return std::move(answer_together({std::get<SyncCall>(std::move(*call))}).front());
  }
  Answer answer = choose(request, caller);
  answer.head_only = request.method == "HEAD";
  shield(answer);
  return answer;
}

Answer Reception::choose(const Request& request, std::string_view caller) {
  const std::string_view asked = request.target;
  if (sync_ &&
      (asked == snapshot_target || asked.starts_with(std::string(snapshot_target) + "/"))) {
    return sync_->snapshot(asked, request, caller);
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const bool posts = request.method == "POST";
  if (!reads && !posts) {
    return is_known_method(request.method) ? not_allowed("GET, HEAD")
                                           : plain_answer(501, "This method is not known here.");
  }
  if (asked == forget_target) return posts ? forget(request) : not_allowed("POST");
  const std::optional<Target> target = read_target(request.target);
  if (!target) return plain_answer(400, "This address cannot be read.");

  // All of the desk is one page; the program it loads knows the rest.
  if (const auto desk = desk_route_of(target->path); desk && reads) {
    DeskRoute way_in;
    way_in.lang = desk->lang;
    const Resource* page = site_->find(path_of(way_in) + "/index.html");
    return page != nullptr ? answer_with(*page, request) : site_->missing(target->path, request);
  }
  const auto follow_ups = follow_ups_route(*target);
  if (follow_ups && talk_ && reads && live_->speaks(follow_ups->lang)) {
    return talk_->follow_ups(*follow_ups, request, caller);
  }
  const auto review = review_route(*target);
  if (review && talk_ && reads && live_->speaks(review->lang)) {
    if (auto answer = talk_->review(*review, request, caller)) return *std::move(answer);
  }
  const auto synthesis = synthesis_route(*target);
  if (synthesis && talk_ && reads && live_->speaks(synthesis->lang)) {
    return talk_->synthesis(*synthesis, request, caller);
  }
  const auto figures = transparency_route(*target);
  if (figures && figures_ && reads && live_->speaks(figures->lang)) {
    if (auto answer = figures_->read(*figures, request, caller)) return *std::move(answer);
  }
  const auto kiosks = kiosks_route(*target);
  if (kiosks && kiosks_ && reads && live_->speaks(*kiosks)) return kiosks_->read(*kiosks, request);
  if (const auto year = figures_file(*target); year && figures_ && reads) {
    if (auto answer = figures_->file(*year, request, caller)) return *std::move(answer);
  }
  if (exports_ && reads) {
    if (auto answer = exports_->read(*target, live_->roadmap(), request, caller)) {
      return *std::move(answer);
    }
  }
  const auto appeal = appeal_route(*target);
  if (appeal && talk_ && live_->speaks(appeal->lang)) {
    if (posts) {
      if (auto refused = not_a_form(request)) return *std::move(refused);
    }
    return talk_->appeal(*appeal, request, caller);
  }
  const auto paper_asked = paper_route(*target);
  if (paper_asked && live_ != nullptr && live_->speaks(paper_asked->lang) && target->canonical) {
    return reads ? paper(*paper_asked, request, caller) : not_allowed("GET, HEAD");
  }
  const Route route = route_of(target->path + (target->query.empty() ? "" : "?" + target->query));
  const bool ours = live_ != nullptr && live_->speaks(route.lang) && target->canonical;
  if (ours && route.screen == Screen::contact) {
    return posts ? letter(route, request, caller) : contact(route, request, caller);
  }
  const bool is_talked_of = is_talk(route.screen) || route.screen == Screen::take_part ||
                            (route.screen == Screen::action && live_ != nullptr &&
                             find_action(live_->roadmap(), route.id) != nullptr);
  if (ours && is_talked_of && talk_) return talk(route, request, caller);
  if (ours && is_talk(route.screen)) {
    return plain_answer(503,
                        "Ce que les gens disent ne peut pas être lu pour l'instant.\n"
                        "What people say cannot be read for now.");
  }
  if (posts) {
    return site_->find(target->path) != nullptr ? not_allowed("GET, HEAD")
                                                : site_->missing(target->path, request);
  }
  if (ours && route.screen == Screen::actions && route.filters != Filters{}) {
    return list(route, request, caller);
  }
  return site_->answer(*target, request);
}

Answer Reception::forget(const Request& request) const {
  if (!is_from_here(request, origin_)) return plain_answer(403, "Ask this from the site itself.");
  Answer answer = plain_answer(200, "The browser was asked to forget this site.");
  answer.add("Clear-Site-Data", "\"storage\"");
  return answer;
}

template <typename Make>
Answer Reception::shelved(const std::string& name, const Request& request, std::string_view caller,
                          const Make& make) {
  if (const Resource* kept = shelf_.find(name)) return answer_with(*kept, request);
  if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
  return answer_with(shelf_.put(name, resource_on_the_fly(make(), html)), request);
}

Answer Reception::list(const Route& route, const Request& request, std::string_view caller) {
  return shelved(path_of(route), request, caller, [&] {
    Visit visit;
    visit.route = route;
    return live_->document(visit);
  });
}

Answer Reception::paper(const PaperRoute& asked, const Request& request, std::string_view caller) {
  const PaperRoute route = known_route(live_->roadmap(), asked);
  return shelved(path_of(route), request, caller,
                 [&] { return live_->document_of(paper_page(live_->roadmap(), route, origin_)); });
}

std::string Reception::fresh_id() const { return hex(machine_.random_bytes(16)); }

Answer Reception::contact_page(int status, const Visit& visit, const Request& request,
                               const std::string& id) const {
  Resource page = resource_on_the_fly(live_->document(visit, letter_id_field, id), html);
  page.caching = "no-store";  // its form has an id of its own
  return answer_with(page, request, status);
}

Answer Reception::contact(const Route& route, const Request& request, std::string_view caller) {
  if (const int wait = asking_.take(caller, machine_.now_ms())) return too_often(wait);
  Visit visit;
  visit.route = route;
  return contact_page(200, visit, request, fresh_id());
}

std::optional<Answer> Reception::not_a_form(const Request& request) const {
  if (!is_from_here(request, origin_)) {
    return plain_answer(403,
                        "Ce formulaire n'a pas été envoyé depuis ce site : revenez à la page d'où "
                        "il vient, vos mots "
                        "y sont encore, et envoyez-les de là.\n"
                        "This form was not sent from this site: go back to the page it comes from, "
                        "where your words "
                        "still are, and send them from there.");
  }
  const std::string* type = request.field("content-type");
  if (type == nullptr || !is_form_type(*type)) {
    return plain_answer(415, "Send a form: application/x-www-form-urlencoded.");
  }
  return std::nullopt;
}

Answer Reception::talk(const Route& route, const Request& request, std::string_view caller) {
  if (request.method != "POST") return talk_->read(route, request, caller);
  if (!is_talk(route.screen)) return not_allowed("GET, HEAD");
  if (auto refused = not_a_form(request)) return *std::move(refused);
  return talk_->write(route, request, caller);
}

Answer Reception::letter(const Route& route, const Request& request, std::string_view caller) {
  if (auto refused = not_a_form(request)) return *std::move(refused);
  if (const int wait = writing_.take(caller, machine_.now_ms())) return too_often(wait);
  std::optional<LetterForm> form = read_letter_form(request.body);
  if (!form) return plain_answer(400, "This form is not in UTF-8.");

  Visit visit;
  visit.route = route;
  visit.letter = std::move(form->letter);
  if (faults_of(visit.letter).any()) {
    visit.letter_state = LetterState::faulty;
    return contact_page(422, visit, request, form->id.empty() ? fresh_id() : form->id);
  }
  const std::int64_t now = machine_.now_ms() / 1000;
  const std::string key = letter_key(form->id, route.lang, visit.letter, now);
  const bool kept = letters_ != nullptr && letters_->keep({key, route.lang, now, visit.letter});
  if (!kept) {
    machine_.warn("a letter could not be kept: " +
                  (letters_ == nullptr ? "there is no store" : letters_->error()));
    visit.letter_state = LetterState::refused;
    Answer answer = contact_page(503, visit, request, form->id.empty() ? fresh_id() : form->id);
    answer.add("Retry-After", "120");
    return answer;
  }
  visit.letter_state = LetterState::received;
  visit.receipt = receipt_of(key);
  visit.letter = {};
  return contact_page(200, visit, request, fresh_id());
}

}  // namespace cairn::server
