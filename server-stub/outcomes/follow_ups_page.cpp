#include "outcomes/follow_ups_page.h"

#include <algorithm>
#include <charconv>

#include "feeds/feed_words.h"
#include "screens/talk.h"
#include "synthesis/synthesis_route.h"

namespace cairn::server {

namespace {

constexpr std::string_view address = "/suites";

constexpr Both title{"Vous avez dit, voici la suite", "You said, here is what came of it"};
constexpr Both lead{
    "Ce que les responsables ont répondu aux contributions, et ce qu'ils en font : repris, adapté "
    "ou écarté, avec la raison.",
    "What those in charge answered to contributions, and what they do with them: taken up, adapted "
    "or set aside, with the reason."};
constexpr Both median_one{"La première réponse vient après {0} jour (médiane).",
                          "The first answer comes after {0} day (median)."};
constexpr Both median_many{"La première réponse vient après {0} jours (médiane).",
                           "The first answer comes after {0} days (median)."};
constexpr Both none_yet{"Aucune contribution n'a encore reçu de réponse.",
                        "No contribution has been answered yet."};
constexpr Both none_such{"Aucune contribution n'a reçu cette suite.",
                         "No contribution came to this."};
constexpr Both no_sample{
    "Ces nombres comptent ce qui a été dit ici : ce n'est pas un échantillon de la population.",
    "These numbers count what was said here: it is no sample of the population."};
constexpr Both synthesis{"Synthèse d'une période, à lire ou à imprimer",
                         "Synthesis of a period, to read or print"};
constexpr Both unanswered_one{"{0} contribution attend une réponse.",
                              "{0} contribution awaits an answer."};
constexpr Both unanswered_many{"{0} contributions attendent une réponse.",
                               "{0} contributions await an answer."};
constexpr Both outcome{"Suite donnée", "What came of it"};
constexpr Both any{"Toutes", "Any"};
constexpr Both show{"Afficher", "Show"};
constexpr W words[] = {W::outcome_taken_up, W::outcome_adapted, W::outcome_set_aside};
constexpr Both answered_only{"Répondu", "Answered"};

std::string say(Lang lang, const Both& both) { return typeset(lang, both.in(lang)); }

std::string with_number(Lang lang, const Both& one, const Both& many, int n) {
  std::string text = ((lang == Lang::fr ? n < 2 : n == 1) ? one : many).in(lang);
  return typeset(lang, text.replace(text.find("{0}"), 3, whole(lang, n)));
}

int place_of(std::string_view slug) {
  const auto* at = std::find(std::begin(outcomes), std::end(outcomes), slug);
  return at == std::end(outcomes) ? -1 : static_cast<int>(at - std::begin(outcomes));
}

Node filter(Lang lang, const FollowUpsRoute& route) {
  Node choice = form_field(Kind::choice, "suite", say(lang, outcome), route.query.outcome);
  choice.children.push_back(form_option("", say(lang, any)));
  for (std::size_t i = 0; i < std::size(outcomes); ++i) {
    choice.children.push_back(form_option(std::string(outcomes[i]), cairn::say(lang, words[i])));
  }
  Node form =
      write::node(Kind::form, {std::move(choice), form_button(say(lang, show), "")}, "filters");
  form.key = "filtres";
  form.href = path_of(FollowUpsRoute{route.lang, {}});
  form.value = "get";
  return form;
}

Node item(const Scene& scene, const FollowUp& one) {
  const int place = place_of(one.reply.outcome);
  const std::string what = place < 0 ? say(scene.lang, answered_only) : scene.say(words[place]);
  const Contribution& c = one.what;
  Node link = write::link(said_title(scene, c), at_contribution(scene, c.id));
  link.label = said_title(scene, c) + ", " + gist(c.words);
  Nodes head = {write::text(what + " · "), std::move(link)};
  if (c.example) write::add(head, marked(scene, Origin::example));
  Nodes inside = {write::heading(3, std::move(head)),
                  write::paragraph(subject_title(scene, c.on), "note")};
  Node said = write::node(Kind::quote, verbatim(scene, c.words, c.lang, 3));
  inside.push_back(std::move(said));
  Nodes by = {write::strong(day_words(scene, one.reply.at))};
  if (one.reply.example) write::add(by, marked(scene, Origin::example));
  write::add(by, carried_on(scene, one.reply));
  inside.push_back(write::paragraph(std::move(by)));
  write::add(inside, verbatim(scene, one.reply.words, one.reply.lang, 6));
  return write::item(std::move(inside));
}

void add_pages(const Scene& scene, const FollowUps& all, const FollowUpsRoute& route, Nodes& main) {
  if (all.pages < 2) return;
  const auto to = [&](int page, W word) {
    FollowUpsRoute there = route;
    there.query.page = page;
    return write::item({write::link(scene.say(word), path_of(there))});
  };
  Nodes items;
  if (all.page > 1) items.push_back(to(all.page - 1, W::page_before));
  items.push_back(write::item({write::text(
      fill(scene.lang, W::page_of, {std::to_string(all.page), std::to_string(all.pages)}))}));
  if (all.page < all.pages) items.push_back(to(all.page + 1, W::page_after));
  main.push_back(write::navigation(scene.say(W::pages), {write::list(std::move(items))}, "pages"));
}

}  // namespace

std::optional<FollowUpsRoute> follow_ups_route(const Target& target) {
  FollowUpsRoute route;
  std::string_view path = target.path;
  if (take_english(path)) route.lang = Lang::en;
  if (path != address) return {};
  for (const auto& [name, value] : form_of(target.query)) {
    if (name == "suite" && place_of(value) >= 0) route.query.outcome = value;
    int page = 0;
    if (name != "page") continue;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), page);
    if (end.ec == std::errc() && page > 0) route.query.page = page;
  }
  return route;
}

std::string path_of(const FollowUpsRoute& route) {
  std::string path = route.lang == Lang::en ? "/en" : "";
  path += address;
  std::string query;
  if (!route.query.outcome.empty()) query += "&suite=" + route.query.outcome;
  if (route.query.page > 1) query += "&page=" + std::to_string(route.query.page);
  if (!query.empty()) query[0] = '?';
  return path + query;
}

Page follow_ups_page(const Roadmap& roadmap, const FollowUps& all, const FollowUpsRoute& route) {
  Visit visit;
  visit.route.screen = Screen::contributions;
  visit.route.lang = route.lang;
  const Known known{roadmap, {}};
  const Means means;
  const Lang lang = route.lang;
  const Scene scene{roadmap, visit, known, means, lang};
  Nodes main = {
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(say(lang, title))}),
      write::heading(1, say(lang, title)), write::paragraph(say(lang, lead), "lead")};
  TalkCounts counts;
  counts.contributions = all.contributions;
  counts.answered = all.answered;
  Nodes figures = {write::item({write::text(talk_words(scene, counts))})};
  const int waiting = all.contributions - all.answered;
  figures.push_back(
      write::item({write::text(with_number(lang, unanswered_one, unanswered_many, waiting))}));
  if (all.median_days >= 0) {
    figures.push_back(
        write::item({write::text(with_number(lang, median_one, median_many, all.median_days))}));
  }
  for (std::size_t i = 0; i < std::size(outcomes); ++i) {
    figures.push_back(write::item({write::text(
        fill(lang, W::counted, {say(lang, words[i]), whole(lang, all.by_outcome[i])}))}));
  }
  main.push_back(write::list(std::move(figures)));
  main.push_back(write::paragraph(say(lang, no_sample), "note"));
  main.push_back(write::paragraph(
      Nodes{write::link(say(lang, synthesis), path_of(SynthesisRoute{lang, {}, {}, {}}))}));
  main.push_back(filter(lang, route));
  if (all.list.empty()) {
    main.push_back(write::paragraph(say(lang, route.query.outcome.empty() ? none_yet : none_such)));
  } else {
    Nodes items;
    for (const FollowUp& one : all.list) items.push_back(item(scene, one));
    Nodes list = {write::heading(2, scene.say(W::contributions), "suites"),
                  write::list(std::move(items), "talk")};
    main.push_back(write::section(std::move(list)));
  }
  add_pages(scene, all, route, main);
  std::string elsewhere;
  if (roadmap.langs.size() > 1) elsewhere = path_of(FollowUpsRoute{other(lang), route.query});
  return framed_at(scene, say(lang, title), say(lang, lead), std::move(main), path_of(route),
                   elsewhere);
}

}  // namespace cairn::server
