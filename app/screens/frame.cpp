// What stands around every screen: banner, navigation, search, language; foot and site map.
#include "screens/forms.h"

namespace cairn {

namespace {

Node to_screen(const Scene& scene, Screen screen, W word) {
  Node link = write::link(scene.say(word), scene.at(screen));
  if (scene.visit.route.screen == screen) link.level = 1;  // aria-current
  return link;
}

Node search(const Scene& scene) {
  // On the list itself it asks anew with the same filters.
  const Filters& f = scene.visit.route.filters;
  Node field = form_field(Kind::field, "chercher", scene.say(W::search), f.text);
  field.look = "search";
  field.name = "q";
  Node form =
      write::node(Kind::form, {std::move(field), form_button(scene.say(W::search_go), "")}, "find");
  const std::pair<std::string_view, std::string> kept[] = {
      {"axe", f.axis != 0 ? std::to_string(f.axis) : ""},
      {"etat", f.status},
      {"theme", f.theme},
      {"tri", f.sort}};
  for (const auto& [name, value] : kept) {
    if (!value.empty()) form.children.push_back(form_hidden(std::string(name), value));
  }
  form.href = scene.at(Screen::actions);
  form.value = "get";
  form.name = "search";
  form.label = scene.say(W::search_go);
  return form;
}

Nodes header(const Scene& scene, const std::string& other) {
  const Roadmap& r = scene.roadmap;
  Nodes out;
  if (!r.notice.empty()) {
    out.push_back(write::paragraph(plain(scene, r.notice), "demo"));
  }
  Node glyph = write::node(Kind::glyph);
  glyph.value = "brand";
  Node brand = write::link(Nodes{std::move(glyph), write::strong("Cairn"), write::text(" "),
                                 write::text(plain(scene, r.title))},
                           scene.at(Screen::home), "brand");
  static constexpr std::pair<Screen, W> links[] = {{Screen::in_short, W::nav_in_short},
                                                   {Screen::actions, W::actions},
                                                   {Screen::indicators, W::indicators},
                                                   {Screen::take_part, W::take_part},
                                                   {Screen::help, W::help}};
  Nodes items;
  for (const auto& [screen, word] : links) {
    Route route;
    route.screen = screen;
    if (exists(r, route)) items.push_back(write::item({to_screen(scene, screen, word)}));
  }
  Nodes bar = {std::move(brand),
               write::navigation(scene.say(W::main_navigation), {write::list(std::move(items))})};
  bar.push_back(search(scene));  // on every page, at the same place (RGAA 12.5)
  if (!other.empty()) {
    const Lang lang = cairn::other(scene.lang);
    Node to = write::link(lang == Lang::fr ? "Français" : "English", other, "other");
    to.lang = code(lang);
    to.value = code(lang);
    bar.push_back(std::move(to));
  }
  out.push_back(write::group(std::move(bar), "bar"));
  return out;
}

Nodes footer(const Scene& scene) {
  const Roadmap& r = scene.roadmap;
  Nodes links;
  const auto put = [&](Screen screen, W word) {
    links.push_back(write::item({to_screen(scene, screen, word)}));
  };
  put(Screen::site_map, W::site_map);
  put(Screen::glossary, W::glossary);
  links.push_back(
      write::item({write::link(accessibility_mention(scene), scene.at(Screen::accessibility))}));
  put(Screen::eco_design, W::eco_design);
  if (find_page(r, "donnees-personnelles")) put(Screen::personal_data, W::personal_data);
  if (find_page(r, "mentions-legales")) put(Screen::legal, W::legal);
  if (find_page(r, "regles")) put(Screen::rules, W::rules);
  put(Screen::contact, W::contact);
  Nodes state = {write::text(fill(scene.lang, W::as_of, {date_in_words(scene.lang, r.as_of)}) +
                             " " + kept_words(scene))};
  if (keeps_something(scene)) {
    state.push_back(write::text(" "));
    state.push_back(to_screen(scene, Screen::mine, W::mine_title));
  }
  if (Nodes news = news_link(scene); !news.empty()) {
    state.push_back(write::text(" "));
    write::add(state, std::move(news));
  }
  return {write::paragraph(std::move(state), "age"),
          write::navigation(scene.say(W::foot_navigation), {write::list(std::move(links))})};
}

/// The link to the other language.
void lead_to(Nodes& nodes, const std::string& other) {
  for (Node& node : nodes) {
    lead_to(node.children, other);
    if (node.kind == Kind::link && node.look == "other") node.href = other;
  }
}

}  // namespace

Page framed_at(const Scene& scene, const std::string& title, const std::string& description,
               Nodes main, const std::string& path, const std::string& elsewhere) {
  Page page = framed(scene, title, description, std::move(main));
  page.path = path;
  page.path_other = elsewhere;
  if (!elsewhere.empty()) lead_to(page.header, elsewhere);
  return page;
}

Page framed(const Scene& scene, const std::string& title, const std::string& description,
            Nodes main) {
  Page page;
  page.lang = code(scene.lang);
  const std::string site = plain(scene, scene.roadmap.title) + " – Cairn";
  page.title = title.empty() ? site : title + " – " + site;
  page.description = description;
  page.path = path_of(scene.visit.route);
  std::string elsewhere;
  if (scene.roadmap.langs.size() > 1) {
    Route route = scene.visit.route;
    // What is not there is not there in the other language either: it has its home.
    if (route.screen == Screen::not_found) route = {};
    elsewhere = path_of(in_language(route, other(scene.lang)));
    if (scene.visit.route.screen != Screen::not_found) page.path_other = elsewhere;
  }
  page.header = header(scene, elsewhere);
  page.main = std::move(main);
  // One's own list, and the desk, are for those who are here.
  if (is_talk(scene.visit.route.screen) && scene.visit.route.screen != Screen::mine) {
    page.main.push_back(write::paragraph(
        Nodes{write::link(scene.say(W::without_internet), scene.at(Screen::contact))}, "note"));
  }
  page.footer = footer(scene);
  return page;
}

}  // namespace cairn
