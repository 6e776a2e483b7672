// Where a visit stands: a screen, a language, and what was asked of it; and its address.
//
// Promises: `path_of(route_of(target))` is the canonical address of what `target` names, for any
// bytes; an address that names nothing is `not_found` and keeps its language.
// Leaves out: whether the thing named exists in the roadmap (screens/ says so).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/action.h"
#include "model/talk.h"

namespace cairn {

enum class Screen : unsigned char {
  home,
  in_short,
  axis,
  actions,
  action,
  calendar,
  indicators,
  history,
  context,
  resources,
  glossary,
  site_map,
  accessibility,
  eco_design,
  personal_data,
  legal,
  contact,
  help,
  rules,
  take_part,
  followed,  // what this device follows, and other ways to
  not_found,
  // What follows changes as people speak: no file holds it.
  contributions,
  contribution,
  write,    // a contribution on `id` (an action's, or "roadmap"), or an answer to `parent`
  support,  // of `id`, an action or a contribution
  report,   // of the contribution `id`
  edit,     // of one's own contribution `id`
  mine,
  follow,
};
/// The server answers by itself, from what people have said so far.
inline bool is_talk(Screen screen) { return screen > Screen::not_found; }

enum class Sort : unsigned char { order, progress, end_date, title, relevance };

/// What narrows the list of actions. Empty means "all".
struct Filters {
  std::string text;  // as typed, at most 200 bytes
  int axis = 0;
  std::string status;  // a slug of `status_slug`
  std::string theme;
  std::string sort;  // a slug of `sort_slug`
  /// Is there a word to look for? Blanks alone are none.
  bool asks() const { return text.find_first_not_of(" \t\r\n") != std::string::npos; }
  bool any() const { return asks() || axis != 0 || !status.empty() || !theme.empty(); }
  bool operator==(const Filters&) const = default;
};

struct Route {
  Screen screen = Screen::home;
  Lang lang = Lang::fr;
  std::string id;  // "1" of an axis, "A1-03" of an action; the path asked for when not found
  Filters filters;
  TalkQuery talk;      // of `contributions`
  std::string parent;  // write: the contribution answered
  std::string form;    // write: the slug of the form chosen on the way here; support: of an answer
  bool operator==(const Route&) const = default;
};

/// `target` is a path with an optional query, as in an HTTP request line.
Route route_of(std::string_view target);
std::string path_of(const Route& route);
/// The same place in the other language.
Route in_language(Route route, Lang lang);

std::string_view status_slug(Status status);  // "en-cours"
std::string_view sort_slug(Sort sort);        // "avancement"; Sort::order has none
Sort sort_of(std::string_view slug);

/// application/x-www-form-urlencoded, decoded; bad escapes stay as they are, NUL is dropped.
std::vector<std::pair<std::string, std::string>> form_of(std::string_view query);
std::string url_encode(std::string_view text);

}  // namespace cairn
