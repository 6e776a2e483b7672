// All that people said, narrowed and paged; and one contribution by itself.
#include "screens/talk.h"

namespace cairn {

namespace {

std::string at_page(const Scene& scene, int page) {
  Route route = scene.visit.route;
  route.talk.page = page;
  return path_of(route);
}

Node filter_form(const Scene& scene) {
  const TalkQuery& q = scene.visit.route.talk;
  Node words = form_field(Kind::field, "q", scene.say(W::filter_words), q.words);
  words.look = "search";
  Node on = form_field(Kind::choice, "sur", scene.say(W::about_action), q.on);
  on.children.push_back(form_option("", scene.say(W::every_action)));
  on.children.push_back(form_option("roadmap", scene.say(W::about_whole)));
  for (const std::vector<Action>* actions : {&scene.roadmap.actions, &scene.roadmap.retired}) {
    for (const Action& action : *actions) {
      on.children.push_back(form_option(action.id, action.id + " " + plain(scene, action.title)));
    }
  }
  Node axis = form_field(Kind::choice, "axe", scene.say(W::axis),
                         q.axis != 0 ? std::to_string(q.axis) : "");
  axis.children.push_back(form_option("", scene.say(W::every_axis)));
  for (const Axis& a : scene.roadmap.axes) {
    const std::string id = std::to_string(a.id);
    axis.children.push_back(form_option(id, id + " · " + plain(scene, a.name)));
  }
  Node theme = form_field(Kind::choice, "theme", scene.say(W::theme), q.theme);
  theme.children.push_back(form_option("", scene.say(W::every_theme)));
  for (const Choice& t : scene.roadmap.themes) {
    theme.children.push_back(form_option(t.id, plain(scene, t.label)));
  }
  Node form_of = form_field(Kind::choice, "forme", scene.say(W::form_of_speech), q.form);
  form_of.children = {form_option("", scene.say(W::every_form)),
                      form_option("comment", scene.say(W::form_comment)),
                      form_option("proposal", scene.say(W::form_proposal)),
                      form_option("answer", scene.say(W::form_answer))};
  Node state = form_field(Kind::choice, "etat", scene.say(W::answer_state), q.state);
  state.children = {form_option("", scene.say(W::state_any)),
                    form_option("answered", scene.say(W::state_answered)),
                    form_option("unanswered", scene.say(W::state_unanswered))};
  Node sort = form_field(Kind::choice, "tri", scene.say(W::sort),
                         q.sort == TalkSort::oldest           ? "anciennes"
                         : q.sort == TalkSort::most_supported ? "soutenues"
                                                              : "");
  sort.children = {form_option("", scene.say(W::sort_newest)),
                   form_option("anciennes", scene.say(W::sort_oldest)),
                   form_option("soutenues", scene.say(W::sort_supported))};
  TalkQuery plain_query;
  plain_query.words = q.words;
  plain_query.sort = q.sort;
  plain_query.page = q.page;
  Node more =
      write::details(scene.say(W::more_criteria),
                     {write::group({std::move(on), std::move(axis), std::move(theme),
                                    std::move(form_of), std::move(state),
                                    form_field(Kind::field, "lieu", scene.say(W::place), q.place)},
                                   "criteria-of")},
                     "criteres");
  more.level = q == plain_query ? 0 : 1;
  Node form = write::node(Kind::form,
                          {std::move(words), std::move(sort),
                           form_button(scene.say(W::filter_go), ""), std::move(more)},
                          "filters");
  form.key = "filtres";
  form.href = scene.at(Screen::contributions);
  form.value = "get";
  form.name = "search";
  form.label = scene.say(W::filter_contributions);
  return form;
}

/// Pages by number are few links; a list without end would be none (no infinite scroll).
void add_pages(const Scene& scene, Nodes& main, int page, int last) {
  if (last < 2) return;
  Nodes items;
  if (page > 1) {
    items.push_back(
        write::item({write::link(scene.say(W::page_before), at_page(scene, page - 1))}));
  }
  items.push_back(write::item(
      {write::text(fill(scene.lang, W::page_of, {std::to_string(page), std::to_string(last)}))}));
  if (page < last) {
    items.push_back(write::item({write::link(scene.say(W::page_after), at_page(scene, page + 1))}));
  }
  main.push_back(write::navigation(scene.say(W::pages), {write::list(std::move(items))}, "pages"));
}

}  // namespace

Page contributions_page(const Scene& scene) {
  const TalkPage& talk = scene.known.talk;
  const TalkQuery& q = scene.visit.route.talk;
  TalkQuery all;
  all.page = q.page;
  all.sort = q.sort;
  const bool narrowed = !(q == all);
  const std::string found = count(scene.lang, W::n_contributions, talk.all);
  Nodes told = {write::strong(found)};
  if (narrowed) {
    told.push_back(write::text(" "));
    told.push_back(write::link(scene.say(W::filter_none), scene.at(Screen::contributions)));
  }
  Nodes main = {crumbs(scene, {write::text(scene.say(W::contributions))}),
                write::heading(1, scene.say(W::all_contributions)),
                write::paragraph(scene.say(W::sign_not_vote), "lead"),
                filter_form(scene),
                write::heading(2, scene.say(W::what_is_said), "paroles"),
                write::paragraph(std::move(told), "found")};
  if (talk.said.empty()) {
    Nodes help;
    if (!narrowed) help.push_back(write::paragraph(scene.say(W::no_contribution_help)));
    help.push_back(
        write::paragraph(Nodes{write::link(scene.say(W::take_part), scene.at(Screen::take_part))}));
    main.push_back(
        write::notice(scene.say(narrowed ? W::no_contribution_found : W::no_contribution), help));
  } else {
    Nodes items;
    for (const Said& said : talk.said)
      items.push_back(write::item({said_node(scene, said, 3, true)}));
    main.push_back(write::list(std::move(items), "talk"));
    add_pages(scene, main, talk.page, talk.pages);
  }
  std::string title = scene.say(W::all_contributions);
  if (narrowed) title += ", " + found;
  if (talk.page > 1) {
    title += ", " +
             fill(scene.lang, W::page_of, {std::to_string(talk.page), std::to_string(talk.pages)});
  }
  Page page = framed(scene, title, scene.say(W::contributions_description), std::move(main));
  page.indexable = !narrowed;
  return page;
}

Page contribution_page(const Scene& scene) {
  Nodes steps = {write::link(scene.say(W::contributions), scene.at(Screen::contributions))};
  if (!scene.known.said) {
    steps.push_back(write::text(scene.say(W::contribution_gone_title)));
    Page page = framed(
        scene, scene.say(W::contribution_gone_title), "",
        {crumbs(scene, std::move(steps)), write::heading(1, scene.say(W::contribution_gone_title)),
         write::paragraph(scene.say(W::contribution_gone)),
         write::paragraph(Nodes{
             write::link(scene.say(W::all_contributions), scene.at(Screen::contributions))})});
    page.indexable = false;
    return page;
  }
  const Said& said = *scene.known.said;
  const std::string title = said_title(scene, said.what);
  steps.push_back(write::text(title));
  Nodes main = {crumbs(scene, std::move(steps)), write::heading(1, title)};
  if (!said.what.parent.empty()) {
    main.push_back(write::paragraph(
        Nodes{write::link(scene.say(W::answer_to), at_contribution(scene, said.what.parent))}));
  }
  main.push_back(said_node(scene, said, 1, true));
  const int answers = static_cast<int>(said.answers.size()) + said.more_answers;
  add_pages(scene, main, scene.visit.route.talk.page, (answers + answers_page - 1) / answers_page);
  return framed(scene, title, gist(said.what.words, 150), std::move(main));
}

}  // namespace cairn
