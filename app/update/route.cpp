#include "update/route.h"

#include <cstdint>

#include "update/talk_route.h"

namespace cairn {

namespace {

struct Address {
  Screen screen;
  std::string_view path;
};

// Stable and readable: an address, once published, never moves.
constexpr Address addresses[] = {
    {Screen::home, "/"},
    {Screen::in_short, "/en-bref"},
    {Screen::actions, "/actions"},
    {Screen::calendar, "/calendrier"},
    {Screen::indicators, "/indicateurs"},
    {Screen::history, "/historique"},
    {Screen::context, "/contexte"},
    {Screen::resources, "/ressources"},
    {Screen::glossary, "/glossaire"},
    {Screen::site_map, "/plan-du-site"},
    {Screen::accessibility, "/accessibilite"},
    {Screen::eco_design, "/ecoconception"},
    {Screen::personal_data, "/donnees-personnelles"},
    {Screen::legal, "/mentions-legales"},
    {Screen::contact, "/contact"},
    {Screen::help, "/aide"},
    {Screen::rules, "/regles"},
    {Screen::take_part, "/participer"},
    {Screen::followed, "/mes-suivis"},
};

constexpr std::string_view status_slugs[] = {"prevue",    "en-cours",  "realisee",
                                             "en-retard", "suspendue", "abandonnee"};
constexpr std::string_view sort_slugs[] = {"", "avancement", "echeance", "titre", "pertinence"};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Filters filters_of(std::string_view query) {
  Filters f;
  for (auto& [name, value] : form_of(query)) {
    if (name == "q") f.text = cut_text(value, 200);
    if (name == "axe") f.axis = small_number(value);
    if (name == "etat") {
      for (const std::string_view slug : status_slugs) {
        if (slug == value) f.status = value;
      }
    }
    if (name == "theme") f.theme = is_plain_id(value) ? value : "";
    if (name == "tri" && sort_of(value) != Sort::order) f.sort = value;
  }
  return f;
}

}  // namespace

std::string_view status_slug(Status status) { return status_slugs[static_cast<int>(status)]; }
std::string_view sort_slug(Sort sort) { return sort_slugs[static_cast<int>(sort)]; }

Sort sort_of(std::string_view slug) {
  for (int i = 1; i < 5; ++i) {
    if (sort_slugs[i] == slug) return static_cast<Sort>(i);
  }
  return Sort::order;
}

std::vector<std::pair<std::string, std::string>> form_of(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string name, value;
  bool in_value = false;
  const auto close = [&] {
    if (!name.empty() || !value.empty()) fields.emplace_back(std::move(name), std::move(value));
    name.clear();
    value.clear();
    in_value = false;
  };
  for (std::size_t i = 0; i < query.size(); ++i) {
    char c = query[i];
    if (c == '&') {
      close();
      continue;
    }
    if (c == '=' && !in_value) {
      in_value = true;
      continue;
    }
    if (c == '+') {
      c = ' ';
    } else if (c == '%' && i + 2 < query.size() && digit_of(query[i + 1]) >= 0 &&
               digit_of(query[i + 2]) >= 0) {
      c = static_cast<char>(digit_of(query[i + 1]) * 16 + digit_of(query[i + 2]));
      i += 2;
    }
    if (c != '\0') (in_value ? value : name) += c;
  }
  close();
  return fields;
}

std::string url_encode(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

Route route_of(std::string_view target) {
  Route route;
  const std::size_t mark = target.find('?');
  const std::string_view query = mark == target.npos ? "" : target.substr(mark + 1);
  std::string_view path = target.substr(0, mark);
  path = path.substr(0, path.find('#'));
  const std::string_view asked = path;
  if (path == "/en" || path.starts_with("/en/")) {
    route.lang = Lang::en;
    path.remove_prefix(3);
    if (path.empty()) path = "/";
  }
  for (const Address& a : addresses) {
    if (a.path == path) {
      route.screen = a.screen;
      if (a.screen == Screen::actions) route.filters = filters_of(query);
      return route;
    }
  }
  if (path.starts_with("/axes/") && small_number(path.substr(6)) > 0 && path[6] != '0') {
    route.screen = Screen::axis;
    route.id = path.substr(6);
    return route;
  }
  if (read_talk_path(path, query, route)) return route;
  if (path.starts_with("/actions/") && is_plain_id(path.substr(9))) {
    route.screen = Screen::action;
    route.id = path.substr(9);
    return route;
  }
  route.screen = Screen::not_found;
  route.id = asked;
  return route;
}

std::string path_of(const Route& route) {
  if (route.screen == Screen::not_found) return route.id;
  const std::string prefix = route.lang == Lang::en ? "/en" : "";
  if (route.screen == Screen::axis) return prefix + "/axes/" + route.id;
  if (route.screen == Screen::action) return prefix + "/actions/" + route.id;
  if (is_talk(route.screen)) return prefix + talk_path(route);
  std::string path;
  for (const Address& a : addresses) {
    if (a.screen == route.screen) path = prefix + std::string(a.path);
  }
  std::string query;
  append_query(query, "q", route.filters.text);
  append_query(query, "axe", route.filters.axis != 0 ? std::to_string(route.filters.axis) : "");
  append_query(query, "etat", route.filters.status);
  append_query(query, "theme", route.filters.theme);
  append_query(query, "tri", route.filters.sort);
  return path + query;
}

Route in_language(Route route, Lang lang) {
  if (route.screen != Screen::not_found) route.lang = lang;
  return route;
}

}  // namespace cairn
