#include <charconv>

#include "desk/desk.h"
#include "ledger/intent.h"

namespace cairn {

namespace {

constexpr std::string_view root = "/equipe";
constexpr std::string_view form_end = "/ecrire";
constexpr std::string_view slips = "/saisie/ecrire";

/// "A1-03": as the pack's ids are.
bool is_action_id(std::string_view id) {
  return !id.empty() && id.size() <= 20 &&
         id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == id.npos;
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
  if (path == "/reponses" || path == "/moderation") {
    route.place = path == "/reponses" ? Place::answers : Place::moderation;
    for (const auto& [name, value] : query) {
      if (name == "etat") route.hidden = route.place == Place::moderation && value == "masquees";
      if (name == "page") std::from_chars(value.data(), value.data() + value.size(), route.page);
    }
    if (route.page < 1 || route.page > 9999) route.page = 1;
    return route;
  }
  if (path == slips) {
    route.place = Place::slip;
    for (const auto& [name, value] : query) {
      if (name == "sujet" && (value == "roadmap" || is_action_id(value))) route.id = value;
      if (name == "origine" && value == "workshop") route.origin = value;
    }
    return route;
  }
  const bool is_form = path.ends_with(form_end);
  const bool is_action = path.starts_with("/actions/");
  const bool is_answer = path.starts_with("/reponses/");
  const bool is_decision = path.starts_with("/moderation/");
  if (!is_form || !(is_action || is_answer || is_decision)) return {};
  const std::size_t head = path.find('/', 1) + 1;
  if (path.size() < head + form_end.size()) return {};
  route.id = path.substr(head, path.size() - head - form_end.size());
  route.place = is_action ? Place::update : is_answer ? Place::answer : Place::decide;
  if (is_action ? !is_action_id(route.id) : !is_id(route.id)) return {};
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
      path += "/reponses";
      return route.page > 1 ? path + "?page=" + std::to_string(route.page) : path;
    case Place::moderation: {
      path += "/moderation";
      std::string query = route.hidden ? "?etat=masquees" : "";
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
    case Place::slip: {
      path += slips;
      std::string query = route.id.empty() ? "" : "&sujet=" + route.id;
      if (route.origin == "workshop") query += "&origine=workshop";
      if (!query.empty()) query[0] = '?';
      return path + query;
    }
  }
  return path;
}

bool is_form(DeskRoute::Place place) {
  using Place = DeskRoute::Place;
  return place == Place::update || place == Place::answer || place == Place::decide ||
         place == Place::slip;
}

std::string key_of(DeskRoute route) {
  if (route.place == DeskRoute::Place::slip) route.id = route.origin = "";
  return path_of(route);
}

}  // namespace cairn
