#include "known/known.h"

#include "ledger/intent.h"
#include "ledger/lane.h"

namespace cairn {

namespace {

constexpr std::size_t latest = 3;  // contributions on an action's own page

/// Of an action's page.
TalkPage latest_of(const Replica& replica, const std::string& on) {
  TalkQuery query;
  query.on = on;
  TalkPage talk = replica.talk(query);
  if (talk.said.size() > latest) talk.said.resize(latest);
  return talk;
}

/// The contribution that the route is about, or answers; "" where it is about none.
const std::string& contribution_named(const Visit& visit) {
  const Route& route = visit.route;
  static const std::string none;
  if (!route.parent.empty() && visit.draft.state != Writing::received) return route.parent;
  if (route.screen == Screen::write) {
    return visit.draft.state == Writing::received ? visit.draft.id : none;
  }
  return is_id(route.id) ? route.id : none;
}

}  // namespace

std::string subject_of_route(const Replica& replica, const Roadmap& roadmap, const Route& route) {
  if (route.screen == Screen::take_part) return std::string(whole_roadmap);
  if (route.id == whole_roadmap || find_action(roadmap, route.id) != nullptr) return route.id;
  if (!is_id(route.id)) return {};
  const auto said = replica.said(route.id);
  return said ? said->what.on : std::string();
}

Known known_of(const Replica& replica, const Roadmap& roadmap, const Visit& visit, bool with_talk) {
  const Route& route = visit.route;
  Known known{roadmap, {}};
  if (route.filters.asks()) known.found = replica.search_actions(route.lang, route.filters.text);
  const bool is_about = route.screen == Screen::action || route.screen == Screen::take_part ||
                        (is_talk(route.screen) && route.screen != Screen::contributions);
  if (is_about) {
    const std::string& named = contribution_named(visit);
    if (!named.empty()) known.said = replica.said(named, route.talk.page);
    const std::string on = subject_of_route(replica, roadmap, route);
    if (!on.empty()) known.counts = replica.counts(on);
  }
  if (with_talk && route.screen == Screen::contributions) known.talk = replica.talk(route.talk);
  if (with_talk && route.screen == Screen::action) known.talk = latest_of(replica, route.id);
  if (route.screen == Screen::take_part) {
    // The period is the roadmap's; what is counted is everywhere, or nothing.
    const TalkCounts all = with_talk ? replica.counts("") : TalkCounts{};
    if (with_talk) known.talk = latest_of(replica, "");
    known.counts.contributions = all.contributions;
    known.counts.answered = all.answered;
    known.counts.by_outcome = all.by_outcome;
    known.counts.supports = {};
  }
  if (route.screen == Screen::mine) known.mine = replica.mine();
  return known;
}

}  // namespace cairn
