#include <algorithm>
#include <charconv>
#include <iterator>

#include "desk/desk.h"
#include "desk/queue.h"
#include "ledger/intent.h"

namespace cairn {

namespace {

constexpr std::string_view root = "/equipe";
constexpr std::string_view form_end = "/ecrire";
constexpr std::string_view bulk = "/moderation/ecrire", many = "/reponses/ecrire";
constexpr std::string_view slips = "/saisie/ecrire";
constexpr std::string_view texts = "/textes";
constexpr std::string_view preview_end = "/apercu";
constexpr std::string_view lock = "/verrou/ecrire";
constexpr std::string_view retirements = "/retraits/";
constexpr std::string_view people = "/personnes";
constexpr std::string_view renewal = "/inviter/ecrire", revocation = "/retirer/ecrire";

/// "A1-03": as the pack's ids are.
bool is_action_id(std::string_view id) {
  return !id.empty() && id.size() <= 20 &&
         id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == id.npos;
}

/// As a pack's kinds and ids are: "durée" is none.
bool is_name(std::string_view name) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return !name.empty() && name.size() <= 80 && name.find_first_not_of(letters) == name.npos;
}

using Query = std::vector<std::pair<std::string, std::string>>;

/// What `hidden` asks for there.
std::string_view other_list(DeskRoute::Place place) {
  if (place == DeskRoute::Place::bulk) return {};
  return place == DeskRoute::Place::moderation ? "masquees" : "toutes";
}

int page_in(const Query& query) {
  int page = 1;
  for (const auto& [name, value] : query) {
    if (name == "page") std::from_chars(value.data(), value.data() + value.size(), page);
  }
  return page < 1 || page > 9999 ? 1 : page;
}

/// `path`: behind "/personnes".
std::optional<DeskRoute> people_route(std::string_view path, const Query& query, DeskRoute route) {
  using Place = DeskRoute::Place;
  route.place = path.empty() ? Place::people : Place::invite;
  route.page = path.empty() ? page_in(query) : 1;
  if (path.empty() || path == form_end) return route;
  if (path.size() < 33 || path[0] != '/' || !is_id(path.substr(1, 32))) return {};
  route.id = path.substr(1, 32);
  path.remove_prefix(33);
  route.place = path == renewal ? Place::renew : path == revocation ? Place::revoke : Place::person;
  if (route.place == Place::person && path != form_end) return {};
  for (const auto& [name, value] : query) {
    if (route.place == Place::revoke && name == "quoi" && is_hash(value)) route.take_up = value;
  }
  return route;
}

}  // namespace

std::optional<DeskRoute> desk_route_of(std::string_view target) {
  DeskRoute route;
  const std::size_t question = std::min(target.find('?'), target.size());
  std::string_view path = target.substr(0, question);
  const auto query = form_of(target.substr(std::min(question + 1, target.size())));
  if (path.starts_with("/en/")) {
    route.lang = Lang::en;
    path.remove_prefix(3);
  }
  if (!path.starts_with(root)) return {};
  path.remove_prefix(root.size());
  using Place = DeskRoute::Place;
  if (path.empty() || path == "/") return route;
  if (path == form_end) {
    route.place = Place::activate;
    return route;
  }
  if (path == "/reponses" || path == many || path == "/moderation" || path == bulk) {
    route.place = path == bulk          ? Place::bulk
                  : path == many        ? Place::answer_many
                  : path == "/reponses" ? Place::answers
                                        : Place::moderation;
    for (const auto& [name, value] : query) {
      if (name == "etat") route.hidden = value == other_list(route.place);
      const bool is_reason = std::count(std::begin(queue_reasons), std::end(queue_reasons), value);
      if (name == "pour" && is_reason) route.only = value;
    }
    route.page = page_in(query);
    return route;
  }
  if (path == lock) {
    route.place = Place::lock;
    return route;
  }
  if (path.starts_with(people)) return people_route(path.substr(people.size()), query, route);
  if (path == slips) {
    route.place = Place::slip;
    for (const auto& [name, value] : query) {
      if (name == "sujet" && (value == "roadmap" || is_action_id(value))) route.id = value;
      if (name == "origine" && value == "workshop") route.origin = value;
    }
    return route;
  }
  if (path == texts) {
    route.place = Place::texts;
    for (const auto& [name, value] : query) {
      if (name == "genre" && is_name(value)) route.id = value;
    }
    return route;
  }
  if (path.starts_with(texts) && path[texts.size()] == '/') {
    const std::string_view end = path.ends_with(form_end) ? form_end : preview_end;
    const std::size_t head = texts.size() + 1;
    if (!path.ends_with(end) || path.size() < head + end.size()) return {};
    route.place = end == form_end ? Place::revise : Place::preview;
    route.id = path.substr(head, path.size() - head - end.size());
    const std::size_t slash = std::min(route.id.find('/'), route.id.size() - 1);
    const std::string_view thing = route.id;
    if (!is_name(thing.substr(0, slash)) || !is_name(thing.substr(slash + 1))) return {};
    for (const auto& [name, value] : query) {
      if (route.place != Place::revise) continue;
      if (name == "reprise" && is_id(value)) route.take_up = value;
      if (name == "retour") route.back = value == "1";
    }
    return route;
  }
  const bool is_form = path.ends_with(form_end);
  const bool is_retirement = path.starts_with(retirements);
  const bool is_action = path.starts_with("/actions/") || is_retirement;
  const bool is_answer = path.starts_with("/reponses/");
  const bool is_decision = path.starts_with("/moderation/");
  if (!is_form || !(is_action || is_answer || is_decision)) return {};
  const std::size_t head = path.find('/', 1) + 1;
  if (path.size() < head + form_end.size()) return {};
  route.id = path.substr(head, path.size() - head - form_end.size());
  route.place = is_retirement ? Place::retire
                : is_action   ? Place::update
                : is_answer   ? Place::answer
                              : Place::decide;
  if (is_retirement ? !is_name(route.id) : is_action ? !is_action_id(route.id) : !is_id(route.id)) {
    return {};
  }
  for (const auto& [name, value] : query) {
    if (is_action && name == "reprise" && is_id(value)) route.take_up = value;
  }
  return route;
}

std::string path_of(const DeskRoute& route) {
  std::string path = route.lang == Lang::en ? "/en" : "";
  path += root;
  using Place = DeskRoute::Place;
  switch (route.place) {
    case Place::home:
      return path;
    case Place::activate:
      return path + std::string(form_end);
    case Place::answers:
    case Place::answer_many:
    case Place::bulk:
    case Place::moderation: {
      path += route.place == Place::answers       ? "/reponses"
              : route.place == Place::answer_many ? many
              : route.place == Place::bulk        ? bulk
                                                  : "/moderation";
      std::string query;
      if (route.hidden) query.append("?etat=").append(other_list(route.place));
      if (!route.only.empty()) query.append(query.empty() ? "?pour=" : "&pour=").append(route.only);
      if (route.page > 1) {
        query += (query.empty() ? "?page=" : "&page=") + std::to_string(route.page);
      }
      return path + query;
    }
    case Place::update:
      path += "/actions/" + route.id + std::string(form_end);
      return route.take_up.empty() ? path : path + "?reprise=" + route.take_up;
    case Place::answer:
      return path + "/reponses/" + route.id + std::string(form_end);
    case Place::decide:
      return path + "/moderation/" + route.id + std::string(form_end);
    case Place::people:
      path += people;
      return route.page > 1 ? path + "?page=" + std::to_string(route.page) : path;
    case Place::invite:
      return path + std::string(people) + std::string(form_end);
    case Place::person:
    case Place::renew:
    case Place::revoke:
      path += std::string(people) + "/" + route.id;
      path += route.place == Place::renew    ? renewal
              : route.place == Place::revoke ? revocation
                                             : form_end;
      return route.take_up.empty() ? path : path + "?quoi=" + route.take_up;
    case Place::slip: {
      path += slips;
      std::string query = route.id.empty() ? "" : "&sujet=" + route.id;
      if (route.origin == "workshop") query += "&origine=workshop";
      if (!query.empty()) query[0] = '?';
      return path + query;
    }
    case Place::texts:
      path += texts;
      return route.id.empty() ? path : path + "?genre=" + route.id;
    case Place::revise:
      path += std::string(texts) + "/" + route.id + std::string(form_end);
      if (route.back) path += "?retour=1";
      return route.take_up.empty() ? path : path + "?reprise=" + route.take_up;
    case Place::lock:
      return path + std::string(lock);
    case Place::retire:
      return path + std::string(retirements) + route.id + std::string(form_end);
    case Place::preview:
      return path + std::string(texts) + "/" + route.id + std::string(preview_end);
  }
  return path;
}

std::string public_place(std::string_view thing, Lang lang) {
  const std::size_t slash = std::min(thing.find('/'), thing.size());
  const std::string_view kind = thing.substr(0, slash);
  const std::string id(thing.substr(std::min(slash + 1, thing.size())));
  const std::string path = kind == "action"     ? "/actions/" + id
                           : kind == "axis"     ? "/axes/" + id
                           : kind == "page"     ? "/" + id
                           : kind == "term"     ? "/glossaire#mot-" + id
                           : kind == "resource" ? "/ressources"
                           : kind == "history"  ? "/historique"
                           : kind == "stake" || kind == "law" || kind == "figure" ? "/contexte"
                                                                                  : "/";
  if (lang == Lang::fr) return path;
  return path == "/" ? "/en" : "/en" + path;
}

bool has_draft(DeskRoute::Place place) {
  using Place = DeskRoute::Place;
  return place == Place::update || place == Place::answer || place == Place::decide ||
         place == Place::slip || place == Place::revise || place == Place::retire ||
         place == Place::invite;
}

bool is_form(DeskRoute::Place place) {
  using Place = DeskRoute::Place;
  return has_draft(place) || place == Place::bulk || place == Place::answer_many ||
         place == Place::person || place == Place::renew || place == Place::revoke ||
         place == Place::lock;
}

std::string key_of(DeskRoute route) {
  if (route.place == DeskRoute::Place::slip) route.id = route.origin = "";
  // A thing has one draft, whatever it was begun with, in whatever language it is written.
  if (route.place == DeskRoute::Place::preview) route.place = DeskRoute::Place::revise;
  if (route.place == DeskRoute::Place::revise) {
    route.back = false;
    route.take_up.clear();
    route.lang = Lang::fr;
  }
  return path_of(route);
}

}  // namespace cairn
