// What this device follows, what is new of it, and how else one can follow the roadmap.
#include "screens/forms.h"
#include "screens/scene.h"

namespace cairn {

namespace {

// A page has its weight to keep.
constexpr std::size_t told_most = 40;

struct Named {
  std::string name, at;
};

Named named(const Scene& scene, const std::string& thing) {
  if (const Action* action = find_action(scene.roadmap, thing)) {
    return {action->id + " · " + plain(scene, action->title), scene.at_action(action->id)};
  }
  for (const Axis& axis : scene.roadmap.axes) {
    if (std::to_string(axis.id) != thing) continue;
    return {fill(scene.lang, W::axis_titled, {thing, plain(scene, axis.name)}),
            scene.at_axis(axis.id)};
  }
  return {scene.say(W::whole_roadmap), scene.at(Screen::actions)};
}

Node link_to(const Scene& scene, const std::string& thing) {
  const auto [name, at] = named(scene, thing);
  return write::link(name, at);
}

/// A thing, followed or not, and its feed.
Node line(const Scene& scene, const std::string& thing) {
  const auto [name, at] = named(scene, thing);
  Node item = following(scene, thing, name);
  Node feed = write::link("Atom", at + ".atom");
  feed.label = fill(scene.lang, W::counted, {feed.children.front().text, name});
  Node button = std::move(item.children.front());
  item.children = {write::link(name, at), write::text(" "), std::move(button), write::text(" "),
                   std::move(feed)};
  return item;
}

Node event_line(const Scene& scene, const Event& event) {
  Nodes line = dated(scene, date_of(event));
  if (event.action != nullptr) {
    line.push_back(link_to(scene, event.action->id));
    line.push_back(write::text(". "));
  }
  if (event.milestone != nullptr) {
    line.push_back(write::text(scene.say(W::milestone_reached) + " "));
  }
  write::add(line, rich(scene, text_of(event)));
  write::add(line, marked(scene, origin_of(event)));
  return write::item(std::move(line));
}

void add_news(const Scene& scene, Nodes& main) {
  const std::vector<Event>& news = scene.known.news;
  const std::string since = date_in_words(scene.lang, day_of(scene.known.follows.read_at));
  if (news.empty()) {
    main.push_back(write::paragraph(fill(scene.lang, W::followed_no_news, {since})));
    return;
  }
  main.push_back(write::heading(2, fill(scene.lang, W::followed_new, {since}), "nouveau"));
  Nodes lines;
  for (const Event& event : news) {
    if (lines.size() < told_most) lines.push_back(event_line(scene, event));
  }
  main.push_back(write::list(std::move(lines), "hist"));
  if (news.size() > told_most) {
    const std::string more = std::to_string(news.size() - told_most);
    main.push_back(write::paragraph(fill(scene.lang, W::followed_older, {more})));
  }
  main.push_back(
      live_button(scene.say(W::followed_read), "act:read=" + std::to_string(news.size()), "act"));
}

}  // namespace

Node following(const Scene& scene, std::string_view thing, const std::string& name) {
  const bool follows = scene.known.follows.has(thing);
  Node button = live_button(scene.say(follows ? W::unfollow : W::follow_here),
                            (follows ? "act:unfollow=" : "act:follow=") + std::string(thing),
                            "needs-program");
  button.key = "suivre-" + std::string(thing);
  if (!name.empty()) button.label = fill(scene.lang, W::counted, {button.text, name});
  return write::item({std::move(button)});
}

Nodes news_link(const Scene& scene) {
  const int n = static_cast<int>(scene.known.news.size());
  if (n == 0 || scene.visit.route.screen == Screen::followed) return {};
  return {write::link(count(scene.lang, W::n_news, n), scene.at(Screen::followed))};
}

Page followed_page(const Scene& scene) {
  const Follows& follows = scene.known.follows;
  const std::string title = scene.say(W::followed_title), lead = scene.say(W::followed_lead);
  Nodes main = {crumbs(scene, {write::text(title)}), write::heading(1, title),
                write::paragraph(lead, "lead")};
  if (follows.any()) add_news(scene, main);
  Nodes items = {line(scene, std::string(everything))};
  Follows listed{' ' + std::string(everything), 0, ""};
  for (const Axis& axis : scene.roadmap.axes) {
    items.push_back(line(scene, std::to_string(axis.id)));
    listed.things += ' ' + std::to_string(axis.id);
  }
  for (const std::string& thing : follows.all()) {
    if (listed.has(thing)) continue;
    // Of what the roadmap has no more nothing is left but to let go.
    const bool is_there = find_action(scene.roadmap, thing) != nullptr;
    items.push_back(is_there ? line(scene, thing) : following(scene, thing, thing));
    if (!is_there) {
      Nodes& inside = items.back().children;
      inside.insert(inside.begin(), write::text(thing + " "));
    }
  }
  main.push_back(write::heading(2, scene.say(W::followed_what), "suivre"));
  main.push_back(write::list(std::move(items), "hist"));
  main.push_back(write::paragraph(Nodes{write::link(
      scene.say(W::to_calendar), scene.lang == Lang::en ? "/en/jalons.ics" : "/jalons.ics")}));
  Page page = framed(scene, title, lead, std::move(main));
  if (follows.any()) {
    page.status = count(scene.lang, W::n_news, static_cast<int>(scene.known.news.size()));
  }
  return page;
}

}  // namespace cairn
