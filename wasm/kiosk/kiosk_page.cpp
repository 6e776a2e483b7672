// The citizens' pages at a kiosk: without what only a device of one's own can do, and with words
// that are true there.
#include <algorithm>
#include <array>

#include "kiosk/kiosk.h"
#include "kiosk/kiosk_words.h"
#include "screens/scene.h"

namespace cairn {

namespace {

namespace w = kiosk_words;

/// Acts of one's own device: its storage, its files, its printer.
bool is_of_own_device(const Node& node) {
  constexpr std::array<std::string_view, 11> acts = {
      "act:share",  "act:qr",    "act:print",  "act:part=",    "act:keep", "act:forget",
      "act:export", "act:erase", "act:follow", "act:unfollow", "act:read"};
  if (node.kind == Kind::link) return node.href.ends_with("/mes-suivis");
  return node.kind == Kind::button &&
         std::any_of(acts.begin(), acts.end(),
                     [&](std::string_view act) { return node.value.starts_with(act); });
}

/// Counts of what this kiosk may not show would be counts of the few that it may.
bool is_of_all_talk(const Node& node) { return node.kind == Kind::figure && node.key == "suites"; }

/// A list, an item or a paragraph that held nothing else goes too.
bool is_left_empty(const Node& node) {
  const bool holds = node.kind == Kind::list || node.kind == Kind::item ||
                     node.kind == Kind::details || node.kind == Kind::paragraph;
  return holds && node.children.empty();
}

bool holds_such(const Node& node) {
  return is_of_own_device(node) ||
         std::any_of(node.children.begin(), node.children.end(), holds_such);
}

/// Details that explain such an act go with it.
void take_out(Nodes& nodes) {
  std::erase_if(nodes, [](const Node& n) { return n.kind == Kind::details && holds_such(n); });
  for (Node& node : nodes) take_out(node.children);
  std::erase_if(nodes, [](const Node& n) {
    return is_of_own_device(n) || is_of_all_talk(n) || is_left_empty(n);
  });
}

/// Wherever it is said, alone or after something else.
void say_instead(Nodes& nodes, const std::string& former, const std::string& words) {
  for (Node& node : nodes) {
    const std::size_t at = node.kind == Kind::text ? node.text.find(former) : node.text.npos;
    if (at != node.text.npos) node.text.replace(at, former.size(), words);
    say_instead(node.children, former, words);
  }
}

}  // namespace

void Kiosk::adorn(Page& page, const Visit& visit, const Known& known) const {
  if (!is_on_) return;
  const Lang lang = visit.route.lang;
  const auto in_words = [&](const w::Both& both) { return typeset(lang, both.in(lang)); };
  take_out(page.main);
  say_instead(page.main, say(lang, W::will_be_sent), in_words(w::sealed));
  say_instead(page.main, say(lang, W::kept_while_open), in_words(w::kept));
  const std::string former = say(lang, W::kept_while_open);
  if (page.title.starts_with(former)) page.title.replace(0, former.size(), in_words(w::kept));
  say_instead(page.main, say(lang, W::will_be_counted), in_words(w::sealed));
  say_instead(page.main, say(lang, W::your_code_help), in_words(w::code_help));
  say_instead(page.main, say(lang, W::policy_publish), say(lang, W::policy_hold));
  say_instead(page.main, say(lang, W::policy_hours), say(lang, W::policy_hold));
  say_instead(page.main, say(lang, W::way_kept), in_words(w::way));
  const std::int64_t heard = known.keeping ? known.keeping->synced_at : 0;
  const std::string foot =
      heard != 0 ? put_in(in_words(w::foot), {place_, date_in_words(lang, day_of(heard))})
                 : put_in(in_words(w::foot_unheard), {place_});
  for (Node& node : page.footer) {
    if (node.look == "age") node.children = {write::text(foot)};
  }
}

}  // namespace cairn
