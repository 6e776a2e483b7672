#include "update/talk_route.h"

#include <utility>

#include "ledger/intent.h"

namespace cairn {

namespace {

constexpr std::string_view sorts[] = {"", "anciennes", "soutenues"};

TalkSort sort_of_slug(std::string_view slug) {
  for (int i = 1; i < 3; ++i) {
    if (sorts[i] == slug) return static_cast<TalkSort>(i);
  }
  return TalkSort::newest;
}

TalkQuery talk_of(std::string_view query) {
  TalkQuery talk;
  for (auto& [name, value] : form_of(query)) {
    if (name == "sur" && is_plain_id(value)) talk.on = value;
    if (name == "axe") talk.axis = small_number(value);
    if (name == "theme" && is_plain_id(value)) talk.theme = value;
    if (name == "lieu") talk.place = cut_text(value, 200);
    if (name == "q") talk.words = cut_text(value, 200);
    if (name == "tri") talk.sort = sort_of_slug(value);
    // A hundred thousand contributions fill five thousand pages.
    if (name == "page" && small_number(value, 6) > 0) talk.page = small_number(value, 6);
    Form form;
    if (name == "forme" && from_slug(value, form)) talk.form = value;
    if (name == "etat" && (value == "answered" || value == "unanswered")) talk.state = value;
  }
  return talk;
}

bool read_under_contribution(std::string_view rest, std::string_view query, Route& route) {
  const std::size_t slash = rest.find('/');
  const std::string_view id = rest.substr(0, slash);
  const std::string_view act = slash == rest.npos ? "" : rest.substr(slash + 1);
  const std::pair<std::string_view, Screen> acts[] = {
      {"soutenir", Screen::support}, {"signaler", Screen::report}, {"modifier", Screen::edit}};
  if (!is_id(id)) return false;
  route.id = id;
  route.screen = Screen::contribution;
  if (slash == rest.npos) route.talk.page = talk_of(query).page;
  for (const auto& [name, screen] : acts) {
    if (act == name) route.screen = screen;
  }
  return slash == rest.npos || route.screen != Screen::contribution;
}

void read_writing_query(std::string_view query, Route& route) {
  for (auto& [name, value] : form_of(query)) {
    Form form;
    if (name == "forme" && from_slug(value, form)) route.form = value;
    if (name == "reponse" && is_id(value)) route.parent = value;
  }
}

bool read_under_action(std::string_view rest, std::string_view query, Route& route) {
  const std::size_t slash = rest.find('/');
  if (slash == rest.npos || !is_plain_id(rest.substr(0, slash))) return false;
  const std::string_view act = rest.substr(slash + 1);
  if (act != "ecrire" && act != "soutenir" && act != "repondre") return false;
  route.screen = act == "ecrire" ? Screen::write : Screen::support;
  route.id = rest.substr(0, slash);
  if (act == "repondre") route.form = slug(Form::answer);
  if (route.screen == Screen::write) read_writing_query(query, route);
  return true;
}

}  // namespace

bool is_plain_id(std::string_view id) {
  if (id.empty() || id.size() > 40) return false;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return true;
}

int small_number(std::string_view text, std::size_t digits) {
  if (text.empty() || text.size() > digits) return 0;
  int n = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    n = n * 10 + (c - '0');
  }
  return n;
}

void append_query(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += query.empty() ? '?' : '&';
  query += name;
  query += '=';
  query += url_encode(value);
}

std::string cut_text(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

bool read_talk_path(std::string_view path, std::string_view query, Route& route) {
  constexpr std::string_view contributions = "/contributions", actions = "/actions/";
  if (path == contributions) {
    route.screen = Screen::contributions;
    route.talk = talk_of(query);
    return true;
  }
  if (path == "/mes-contributions" || path == "/suivre") {
    route.screen = path == "/suivre" ? Screen::follow : Screen::mine;
    return true;
  }
  if (path == "/participer/ecrire") {
    route.screen = Screen::write;
    route.id = "roadmap";
    read_writing_query(query, route);
    route.form = slug(route.parent.empty() ? Form::proposal : Form::comment);
    return true;
  }
  if (path.starts_with(contributions) && path.size() > contributions.size() &&
      path[contributions.size()] == '/') {
    return read_under_contribution(path.substr(contributions.size() + 1), query, route);
  }
  return path.starts_with(actions) && read_under_action(path.substr(actions.size()), query, route);
}

std::string talk_path(const Route& route) {
  std::string query;
  const std::string page = route.talk.page > 1 ? std::to_string(route.talk.page) : "";
  const bool on_action = is_plain_id(route.id) && !is_id(route.id);
  switch (route.screen) {
    case Screen::contributions:
      append_query(query, "sur", route.talk.on);
      append_query(query, "axe", route.talk.axis != 0 ? std::to_string(route.talk.axis) : "");
      append_query(query, "theme", route.talk.theme);
      append_query(query, "lieu", route.talk.place);
      append_query(query, "forme", route.talk.form);
      append_query(query, "etat", route.talk.state);
      append_query(query, "q", route.talk.words);
      append_query(query, "tri", sorts[static_cast<int>(route.talk.sort)]);
      append_query(query, "page", page);
      return "/contributions" + query;
    case Screen::contribution:
      append_query(query, "page", page);
      return "/contributions/" + route.id + query;
    case Screen::report:
      return "/contributions/" + route.id + "/signaler";
    case Screen::edit:
      return "/contributions/" + route.id + "/modifier";
    case Screen::support:
      return (on_action ? "/actions/" : "/contributions/") + route.id +
             (route.form.empty() ? "/soutenir" : "/repondre");
    case Screen::write:
      if (route.id != "roadmap") append_query(query, "forme", route.form);
      append_query(query, "reponse", route.parent);
      return (route.id == "roadmap" ? "/participer" : "/actions/" + route.id) + "/ecrire" + query;
    case Screen::mine:
      return "/mes-contributions";
    default:
      return "/suivre";
  }
}

}  // namespace cairn
