// What an editor may write: every kind of things, the things of one kind, and what changed last.
#include "charge/revise.h"
#include "charge/revise_words.h"
#include "desk/desk_scene.h"
#include "desk/revise_form.h"
#include "desk/texts.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "model/order.h"
#include "pack/marks.h"
#include "screens/talk.h"

namespace cairn {

namespace {

using Place = DeskRoute::Place;

struct KindOfThings {
  std::string_view kind;
  D word;
};

constexpr KindOfThings kinds[] = {
    {"page", D::kind_pages},     {"action", D::kind_actions},  {"axis", D::kind_axes},
    {"fact", D::kind_facts},     {"stake", D::kind_stakes},    {"law", D::kind_laws},
    {"figure", D::kind_figures}, {"history", D::kind_history}, {"resource", D::kind_resources},
    {"term", D::kind_terms},     {"source", D::kind_sources},  {"pack", D::kind_site},
};

constexpr std::size_t changes_told = 10;

std::vector<const Row*> things_of(const DeskScene& desk, std::string_view kind) {
  std::vector<const Row*> found;
  for (const Row& row : desk.known.rows) {
    if (row.kind == kind && is_editable(kind, row.id)) found.push_back(&row);
  }
  sort_by(found, [](const Row* a, const Row* b) { return a->ord < b->ord; });
  return found;
}

/// The changes of texts that stand, newest first.
Nodes last_changes(const DeskScene& desk) {
  std::vector<const Row*> changes;
  for (const Row& row : desk.known.rows) {
    if (row.kind == revised_kind && row_of_thing(desk.known.rows, row.id) != nullptr) {
      changes.push_back(&row);
    }
  }
  sort_by(changes, [](const Row* a, const Row* b) { return a->ord > b->ord; });
  if (changes.size() > changes_told) changes.resize(changes_told);
  Nodes items;
  for (const Row* row : changes) {
    const Json body = body_of(*row);
    const std::string title = thing_title(desk, row->id);
    Nodes line = dated(desk.scene, day_of(row->ord));
    line.push_back(write::text(title));
    Nodes inside = {write::paragraph(std::move(line))};
    const Json* words = body.find("words");
    if (words == nullptr || words->items.empty()) {  // it was new
      items.push_back(write::item(std::move(inside)));
      continue;
    }
    Nodes parts = differences(desk, words->items);
    inside.push_back(write::list(std::move(parts), "hist"));
    DeskRoute route;
    route.place = Place::revise;
    route.lang = desk.lang;
    route.id = row->id;
    route.back = true;
    Node back = write::link(desk.say(D::go_back), path_of(route));
    back.label = desk.say(D::go_back) + ", " + title;
    inside.push_back(write::list({write::item({std::move(back)})}, "acts"));
    items.push_back(write::item(std::move(inside)));
  }
  if (items.empty()) return {};
  return {write::section({write::heading(2, desk.say(D::last_changes), "derniers"),
                          write::list(std::move(items), "rows")})};
}

/// The public page of the same name is elsewhere.
Node to_texts(const DeskScene& desk, std::string words, std::string href) {
  std::string label = fill(desk.lang, D::texts_of, {words});
  Node link = write::link(std::move(words), std::move(href));
  link.label = std::move(label);
  return link;
}

Page of_kind(const DeskScene& desk, const KindOfThings& kind) {
  Nodes items;
  for (const Row* row : things_of(desk, kind.kind)) {
    const std::string thing = row->kind + "/" + row->id;
    items.push_back(
        write::item({to_texts(desk, thing_title(desk, thing), desk.at(Place::revise, thing))}));
  }
  Nodes main = {
      write::paragraph(Nodes{write::link(desk.say(D::texts_all), desk.at(Place::texts))})};
  if (kind.kind == "action") {
    Nodes fresh;
    for (const Axis& axis : desk.known.roadmap.axes) {
      const std::string words =
          fill(desk.lang, D::make_action, {std::to_string(axis.id), plain(desk.scene, axis.name)});
      fresh.push_back(
          write::item({write::link(words, desk.at(Place::revise, new_thing(axis.id)))}));
    }
    main.push_back(write::list(std::move(fresh), "acts"));
  }
  for (const auto& [fresh, word] : {std::pair{"fact", D::make_fact},
                                    {"history", D::make_step},
                                    {"resource", D::make_resource},
                                    {"term", D::make_term}}) {
    if (kind.kind != fresh) continue;
    main.push_back(write::paragraph(
        Nodes{write::link(desk.say(word), desk.at(Place::revise, new_thing(kind.kind)), "act")}));
  }
  if (items.empty()) {
    main.push_back(write::paragraph(desk.say(D::no_such_things)));
  } else {
    main.push_back(write::list(std::move(items)));
  }
  return desk_framed(desk, desk.say(kind.word), std::move(main));
}

}  // namespace

std::string thing_title(const DeskScene& desk, std::string_view thing) {
  const Row* row = row_of_thing(desk.known.rows, thing);
  if (row == nullptr) return std::string(thing);
  std::string title;
  for (const TextField& field : text_fields(*row, langs_of(desk.known.rows))) {
    if (field.words.empty() || (!title.empty() && field.lang != desk.lang)) continue;
    if (title.empty()) title = field.words;
    if (field.lang == desk.lang) {
      title = field.words;
      break;
    }
  }
  title = gist(without_marks(title));
  const bool is_known_by_id = row->kind == "action" || row->kind == "source" || row->kind == "axis";
  return is_known_by_id ? row->id + " · " + title : title;
}

Nodes differences(const DeskScene& desk, const std::vector<Json>& words) {
  Nodes items;
  for (const Json& one : words) {
    const Lang lang = text_of(one, "lang") == "en" ? Lang::en : Lang::fr;
    const Difference difference = difference_of(text_of(one, "was"), text_of(one, "is"));
    std::string name = wording_name(desk.lang, text_of(one, "at"));
    if (desk.is_bilingual()) {
      name =
          fill(desk.lang, D::text_in, {name, desk.say(lang == Lang::fr ? D::french : D::english)});
    }
    const std::string was = difference.was.empty() ? desk.say(D::nothing_there) : difference.was;
    items.push_back(
        write::item({write::text(fill(desk.lang, D::text_change, {name, was, difference.is}))}));
  }
  return items;
}

Page texts_page(const DeskScene& desk) {
  if (!has(desk.known.rights, Role::editor)) {
    return desk_framed(desk, desk.say(D::texts),
                       {write::paragraph(desk.say(D::not_an_editor), "lead")});
  }
  for (const KindOfThings& kind : kinds) {
    if (kind.kind == desk.visit.route.id) return of_kind(desk, kind);
  }
  Nodes items;
  for (const KindOfThings& kind : kinds) {
    const std::vector<const Row*> things = things_of(desk, kind.kind);
    if (things.empty()) continue;
    const std::string thing = things[0]->kind + "/" + things[0]->id;
    // One alone is written at once.
    const std::string at = things.size() == 1 ? desk.at(Place::revise, thing)
                                              : desk.at(Place::texts, std::string(kind.kind));
    Nodes line = {to_texts(desk, desk.say(kind.word), at)};
    if (things.size() > 1)
      line.push_back(write::text(" (" + whole(desk.lang, static_cast<int>(things.size())) + ")"));
    items.push_back(write::item(std::move(line)));
  }
  Nodes main = {write::paragraph(desk.say(D::texts_lead), "lead"), write::list(std::move(items))};
  write::add(main, last_changes(desk));
  return desk_framed(desk, desk.say(D::texts), std::move(main));
}

}  // namespace cairn
