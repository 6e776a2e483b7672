#include "desk/desk_scene.h"

namespace cairn {

namespace {

Node to_place(const DeskScene& desk, DeskRoute::Place place, D word) {
  Node link = write::link(desk.say(word), desk.at(place));
  if (desk.visit.route.place == place) link.level = 1;  // aria-current
  return write::item({std::move(link)});
}

Node wrong_fields(const Node& form) {
  Nodes items;
  for (const Node& child : form.children) {
    if (!child.error.empty()) {
      items.push_back(write::item({write::link(child.error, "#" + child.key)}));
    }
    write::add(items, wrong_fields(child).children);
  }
  return write::list(std::move(items));
}

}  // namespace

std::string DeskScene::at(DeskRoute::Place place, std::string id, std::string take_up) const {
  DeskRoute route;
  route.place = place;
  route.lang = lang;
  route.id = std::move(id);
  route.take_up = std::move(take_up);
  return path_of(route);
}

std::string role_words(Lang lang, const Rights& rights) {
  constexpr D names[] = {D::role_lead,  D::role_editor,   D::role_moderator,
                         D::role_relay, D::role_operator, D::role_kiosk};  // in the order of Role
  static_assert(std::size(names) == static_cast<std::size_t>(Role::kiosk) + 1);
  std::string words;
  for (const Grant& grant : rights) {
    if (!words.empty()) words += ", ";
    words += fill(lang, names[static_cast<int>(grant.role)], {std::to_string(grant.axis)});
  }
  return words;
}

void say_wrong(const DeskScene& desk, const Node& form, D faults, const std::string& whole,
               Nodes& main, std::string& status) {
  if (desk.visit.sending != Sending::faulty && desk.visit.sending != Sending::failed) return;
  status = desk.say(desk.visit.sending == Sending::failed ? D::not_saved : faults);
  Nodes inside;
  if (!whole.empty()) inside.push_back(write::paragraph(whole));
  Node list = wrong_fields(form);
  if (!list.children.empty()) inside.push_back(std::move(list));
  main.push_back(write::notice(status, std::move(inside), "wrong"));
}

Node folded(const DeskScene& desk, D summary, Nodes fields, std::string key) {
  Node node = write::details(desk.say(summary), std::move(fields), std::move(key));
  for (const Node& field : node.children) {
    if (!field.value.empty() || !field.error.empty()) node.level = 1;  // open
  }
  return node;
}

Node ticked_box(const DeskScene& desk, std::string name, std::string key, std::string words) {
  Node node = write::node(Kind::toggle);
  node.level = desk.visit.fields.has(name) ? 1 : 0;
  node.key = std::move(key);
  node.name = std::move(name);
  node.value = "1";
  node.text = std::move(words);
  return node;
}

Node page_link(const DeskScene& desk, int page, W word) {
  DeskRoute route = desk.visit.route;
  route.page = page;
  return write::item({write::link(desk.scene.say(word), path_of(route))});
}

Page desk_framed(const DeskScene& desk, const std::string& title, Nodes main,
                 const ToneName& tone) {
  Nodes all = {write::heading(1, title)};
  if (!desk.known.rights.empty() && !desk.known.is_closed) {
    std::string who = role_words(desk.lang, desk.known.rights);
    if (!desk.known.name.empty()) who = desk.known.name + ", " + who;
    all.push_back(write::paragraph(fill(desk.lang, D::you_are, {who}), "note unprinted"));
    Nodes places = {to_place(desk, DeskRoute::Place::home, D::my_actions),
                    to_place(desk, DeskRoute::Place::answers, D::to_answer)};
    if (may_moderate(desk.known.rights)) {
      places.push_back(to_place(desk, DeskRoute::Place::moderation, D::moderation));
    }
    if (has(desk.known.rights, Role::relay)) {
      places.push_back(to_place(desk, DeskRoute::Place::slip, D::slips));
    }
    if (has(desk.known.rights, Role::editor)) {
      places.push_back(to_place(desk, DeskRoute::Place::texts, D::texts));
    }
    if (has(desk.known.rights, Role::operator_)) {
      places.push_back(to_place(desk, DeskRoute::Place::people, D::people));
    }
    all.push_back(
        write::navigation(desk.say(D::desk_navigation), {write::list(std::move(places), "acts")}));
  }
  write::add(all, std::move(main));
  Nodes body = std::move(all);
  if (!tone.empty()) {
    body = {write::section(std::move(body), "of", tone)};
  }
  std::string elsewhere;
  if (desk.is_bilingual()) {
    DeskRoute there = desk.visit.route;
    there.lang = other(desk.lang);
    elsewhere = path_of(there);
  }
  Page page = framed_at(desk.scene, title, desk.say(D::lead), std::move(body),
                        path_of(desk.visit.route), elsewhere);
  page.indexable = false;
  return page;
}

Page desk_page_of(const DeskVisit& visit, const DeskKnown& known) {
  const Roadmap& roadmap = known.roadmap;
  Lang lang = visit.route.lang;
  if (!speaks(roadmap, lang) && !roadmap.langs.empty()) lang = roadmap.langs.front();
  Visit around;
  around.route.screen = Screen::not_found;  // nothing of the public pages is where one is
  around.route.lang = lang;
  Known kept{roadmap, {}};
  if (!known.rights.empty() || known.is_activating) kept.keeping = known.keeping;
  // A slip's code is its author's: this device keeps none of it.
  if (visit.route.place == DeskRoute::Place::slip) kept.leaving = Leaving::gone;
  const Means means;
  const Scene scene{roadmap, around, kept, means, lang};
  const DeskScene desk{visit, known, scene, lang};
  // Whatever is known of the right here, what was kept says so, and shows its code.
  const bool is_kept =
      visit.route.place == DeskRoute::Place::slip && visit.sending == Sending::saved;
  if (known.is_closed) {
    return visit.route.place == DeskRoute::Place::activate ? activate_page(desk)
                                                           : closed_page(desk);
  }
  if (known.rights.empty() && !is_kept) return activate_page(desk);
  switch (visit.route.place) {
    case DeskRoute::Place::update:
      return update_page(desk);
    case DeskRoute::Place::answers:
    case DeskRoute::Place::answer_many:
      return answers_page_of(desk);
    case DeskRoute::Place::answer:
      return answer_page(desk);
    case DeskRoute::Place::moderation:
    case DeskRoute::Place::bulk:
      return moderation_page(desk);
    case DeskRoute::Place::decide:
      return decide_page(desk);
    case DeskRoute::Place::slip:
      return slip_page(desk);
    case DeskRoute::Place::texts:
      return texts_page(desk);
    case DeskRoute::Place::revise:
      return revise_page(desk);
    case DeskRoute::Place::preview:
      return preview_page(desk);
    case DeskRoute::Place::retire:
      return retire_page(desk);
    case DeskRoute::Place::people:
      return people_page(desk);
    case DeskRoute::Place::invite:
    case DeskRoute::Place::renew:
      return invite_page(desk);
    case DeskRoute::Place::person:
      return person_page(desk);
    case DeskRoute::Place::revoke:
      return revoke_page(desk);
    case DeskRoute::Place::lock:
      return lock_page(desk);
    default:
      return my_actions_page(desk);
  }
}

Page desk_closed_page(const Roadmap& roadmap, Lang lang) {
  DeskVisit visit;
  visit.route.lang = lang;
  const std::vector<Row> rows;
  const DeskKnown known{roadmap, rows, {}, "", "", false, {}};
  return desk_page_of(visit, known);
}

}  // namespace cairn
