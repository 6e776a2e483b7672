// All actions, narrowed by axis, status, theme and words, and sorted.
#include <algorithm>

#include "model/order.h"
#include "screens/figures.h"
#include "screens/forms.h"
#include "words/collate.h"

namespace cairn {

namespace {

bool matches(const Scene& scene, const Action& action) {
  const Filters& f = scene.visit.route.filters;
  if (f.axis != 0 && action.axis != f.axis) return false;
  if (!f.status.empty() && status_slug(action.status) != f.status) return false;
  if (!f.theme.empty() &&
      std::find(action.themes.begin(), action.themes.end(), f.theme) == action.themes.end()) {
    return false;
  }
  return true;
}

/// The actions that pass, in the order asked for. Words found come best first unless told.
std::vector<const Action*> chosen(const Scene& scene) {
  const Filters& f = scene.visit.route.filters;
  std::vector<const Action*> list;
  if (f.asks()) {
    for (const std::string& id : scene.known.found) {
      const Action* action = find_action(scene.roadmap, id);
      if (action != nullptr && matches(scene, *action)) list.push_back(action);
    }
  } else {
    for (const Action& action : scene.roadmap.actions) {
      if (matches(scene, action)) list.push_back(&action);
    }
  }
  switch (sort_of(f.sort)) {
    case Sort::progress: {
      const std::vector<const Action*> order = stones(scene.roadmap, 0);
      std::vector<const Action*> sorted;
      for (const Action* a : order) {
        if (std::find(list.begin(), list.end(), a) != list.end()) sorted.push_back(a);
      }
      return sorted;
    }
    case Sort::end_date:
      sort_by(list, [](const Action* a, const Action* b) { return earlier(a->end, b->end); });
      break;
    case Sort::title:
      sort_by(list, [&](const Action* a, const Action* b) {
        return sort_key(plain(scene, a->title)) < sort_key(plain(scene, b->title));
      });
      break;
    default:
      break;
  }
  return list;
}

Node choice(std::string key, std::string label, std::string value, Nodes options) {
  Node n = form_field(Kind::choice, std::move(key), std::move(label), std::move(value));
  n.children = std::move(options);
  return n;
}

Node filter_form(const Scene& scene) {
  const Filters& f = scene.visit.route.filters;
  Node words = form_field(Kind::field, "q", scene.say(W::filter_words), f.text);
  words.look = "search";
  Nodes axes = {form_option("", scene.say(W::every_axis))};
  for (const Axis& axis : scene.roadmap.axes) {
    const std::string id = std::to_string(axis.id);
    axes.push_back(form_option(id, id + " · " + plain(scene, axis.name)));
  }
  Nodes statuses = {form_option("", scene.say(W::every_status_word))};
  for (const Status s : every_status) {
    statuses.push_back(form_option(std::string(status_slug(s)), status_word(scene, s)));
  }
  Nodes themes = {form_option("", scene.say(W::every_theme))};
  for (const Choice& theme : scene.roadmap.themes) {
    themes.push_back(form_option(theme.id, plain(scene, theme.label)));
  }
  Nodes sorts = {form_option("", scene.say(f.asks() ? W::sort_relevance : W::sort_order)),
                 form_option("avancement", scene.say(W::sort_progress)),
                 form_option("echeance", scene.say(W::sort_end)),
                 form_option("titre", scene.say(W::sort_title))};
  Node form = write::node(Kind::form,
                          {std::move(words),
                           choice("axe", scene.say(W::axis),
                                  f.axis != 0 ? std::to_string(f.axis) : "", std::move(axes)),
                           choice("etat", scene.say(W::status), f.status, std::move(statuses)),
                           choice("theme", scene.say(W::theme), f.theme, std::move(themes)),
                           choice("tri", scene.say(W::sort), f.sort, std::move(sorts)),
                           form_button(scene.say(W::filter_go), "")},
                          "filters");
  form.key = "filtres";
  form.href = scene.at(Screen::actions);
  form.value = "get";
  form.name = "search";
  form.label = scene.say(W::filter_label);
  form.level = 1;  // live
  return form;
}

Node line(const Scene& scene, const Action& action) {
  Nodes meta = state_nodes(scene, action, action.dates_origin);
  meta.push_back(write::text(" · " + fill(scene.lang, W::axis_n, {std::to_string(action.axis)}) +
                             " · " + period(scene.lang, action.start, action.end)));
  write::add(meta, marked(scene, action.dates_origin));
  Node item = write::item(
      {write::heading(2,
                      Nodes{write::link(plain(scene, action.title), scene.at_action(action.id))}),
       write::paragraph(plain(scene, action.plain)), write::paragraph(std::move(meta), "meta")});
  item.tone = tone_of(scene, action.axis);
  item.key = action.id;
  return item;
}

Node retired_list(const Scene& scene) {
  Nodes items;
  for (const Action& action : scene.roadmap.retired) {
    items.push_back(
        write::item({write::link(plain(scene, action.title), scene.at_action(action.id))}));
  }
  return write::section({write::heading(2, scene.say(W::retired_actions), "retirees"),
                         write::list(std::move(items))});
}

}  // namespace

Page actions_page(const Scene& scene) {
  const Filters& f = scene.visit.route.filters;
  const std::vector<const Action*> list = chosen(scene);
  const int n = static_cast<int>(list.size());
  const int all = static_cast<int>(scene.roadmap.actions.size());
  std::string found = count(scene.lang, W::n_actions, n);
  if (f.any()) found = fill(scene.lang, W::found_of, {found, std::to_string(all)});

  Nodes main = {crumbs(scene, {write::text(scene.say(W::actions))}),
                write::heading(1, scene.say(W::all_actions)), filter_form(scene)};
  Nodes told = {write::strong(found)};
  if (f.any()) {
    told.push_back(write::text(" "));
    told.push_back(write::link(scene.say(W::filter_none), scene.at(Screen::actions)));
  }
  told.push_back(write::text(" "));
  told.push_back(write::link(scene.say(W::calendar_title), scene.at(Screen::calendar)));
  main.push_back(write::paragraph(std::move(told), "found"));
  if (list.empty()) {
    main.push_back(write::notice(
        scene.say(W::nothing_found),
        {write::paragraph(f.asks() ? fill(scene.lang, W::nothing_found_words, {f.text})
                                   : scene.say(W::nothing_found_help)),
         write::paragraph(Nodes{write::link(scene.say(W::ask_us), scene.at(Screen::contact))})}));
  } else {
    Nodes lines;
    for (const Action* action : list) lines.push_back(line(scene, *action));
    main.push_back(write::list(std::move(lines), "rows"));
  }
  // It tells the whole roadmap: beside a part of it, it would say another number.
  if (n == all) {
    main.push_back(write::figure("etats", statuses_of(scene, 0), {status_counts(scene, 0)}));
    if (!scene.roadmap.retired.empty()) main.push_back(retired_list(scene));
  }
  main.push_back(write::paragraph(
      Nodes{write::link(scene.say(W::followed_title), scene.at(Screen::followed))}));
  std::string title = scene.say(W::all_actions);
  if (f.any()) title += ", " + found;
  Page page = framed(scene, title, scene.say(W::actions_description), std::move(main));
  page.status = f.any() ? found : "";
  page.indexable = !f.any();
  return page;
}

}  // namespace cairn
