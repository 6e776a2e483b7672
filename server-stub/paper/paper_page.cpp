#include "paper/paper_page.h"

#include <utility>

#include "bytes/qr.h"
#include "model/contribution.h"
#include "paper/paper_words.h"
#include "screens/forms.h"
#include "update/route.h"

namespace cairn::server {

namespace {

namespace w = paper_words;

constexpr std::string_view address = "/formulaire";
constexpr int lines = 14;

std::string say(const Scene& scene, const Both& both, std::string_view argument = {}) {
  return typeset(scene.lang, put_in(both.in(scene.lang), {argument}));
}

Node blank() { return write::node(Kind::phrase, {}, "blank"); }
Node line() { return write::group({}, "line"); }

Node tick(std::string words) {
  return write::item({write::node(Kind::phrase, {}, "tick"), write::text(std::move(words))});
}

/// For who reads it on a screen: a sheet for one action. Printed, it is not there.
Node chooser(const Scene& scene, const std::string& chosen) {
  Node action = form_field(Kind::choice, "action", say(scene, w::choose), chosen, "",
                           say(scene, w::choose_help));
  action.children.push_back(form_option("", say(scene, w::any_action)));
  for (const Action& one : scene.roadmap.actions) {
    action.children.push_back(form_option(one.id, one.id + " · " + plain(scene, one.title)));
  }
  Node form =
      write::node(Kind::form, {std::move(action), form_button(say(scene, w::show))}, "filters");
  form.href = path_of(PaperRoute{scene.lang, ""});
  form.value = "get";
  return form;
}

/// What stands beside a question: its answers to tick, or how to write.
Node ask(std::string words, Node beside) {
  return write::group({write::heading(2, std::move(words)), std::move(beside)}, "ask");
}

Nodes subject(const Scene& scene, const Action* action) {
  if (action != nullptr) {
    Nodes title = {write::text(plain(scene, action->title))};
    write::add(title, marked(scene, action->origin));
    return {write::heading(2, say(scene, w::your_action, action->id)),
            write::list({write::item(std::move(title))}, "counts")};
  }
  std::string axes;
  for (const Axis& axis : scene.roadmap.axes) {
    if (!axes.empty()) axes += scene.say(W::semicolon);
    axes += std::to_string(axis.id) + ", " + plain(scene, axis.name);
  }
  Nodes number = {write::text(say(scene, w::action_no)), blank()};
  return {write::heading(2, say(scene, w::which_action)),
          write::list({write::item(std::move(number)), tick(say(scene, w::or_whole))}, "counts"),
          write::paragraph(say(scene, w::axes, axes), "note")};
}

Nodes questions(const Scene& scene) {
  Nodes out = {
      ask(scene.say(W::your_form),
          write::list({tick(scene.say(W::a_comment)), tick(scene.say(W::a_proposal))}, "counts")),
      ask(say(scene, w::view),
          write::list({tick(scene.say(W::stance_for)), tick(scene.say(W::stance_against)),
                       tick(scene.say(W::stance_neutral)), tick(scene.say(W::stance_none))},
                      "counts")),
      ask(say(scene, w::words), write::paragraph(say(scene, w::words_help), "note"))};
  for (int i = 0; i < lines; ++i) out.push_back(line());
  out.push_back(ask(say(scene, w::place), write::paragraph(say(scene, w::place_help), "note")));
  out.push_back(line());
  return out;
}

/// What it is for, and the same on the site, with its picture to photograph.
Node head(const Scene& scene, std::string title, std::string lead, const Action* action,
          const std::string& origin) {
  const std::string path =
      action != nullptr ? scene.at_action(action->id) : scene.at(Screen::take_part);
  Nodes words = {write::heading(1, std::move(title)), write::paragraph(std::move(lead), "lead"),
                 write::paragraph(
                     Nodes{write::text(say(scene, w::online)), write::link(origin + path, path)})};
  Nodes out = {write::group(std::move(words))};
  std::string picture = origin.empty() ? "" : qr_address(origin + path);
  if (!picture.empty()) {
    Node image = write::node(Kind::image, {}, "qr");
    image.text = say(scene, w::qr_alt, origin + path);
    image.href = std::move(picture);
    out.push_back(std::move(image));
  }
  return write::group(std::move(out), "ends");
}

Node where(const Scene& scene) {
  const Publisher& p = scene.roadmap.publisher;
  Nodes out = {
      ask(say(scene, w::where), write::paragraph(Nodes{write::strong(plain(scene, p.name))}))};
  std::string rows;
  for (const std::string& row : p.address) {
    rows += (rows.empty() ? "" : ", ") + typeset(scene.lang, row);
  }
  if (!rows.empty()) {
    Nodes post = {write::text(std::move(rows))};
    write::add(post, marked(scene, p.origin));
    out.push_back(write::paragraph(std::move(post)));
  }
  Nodes phone;
  if (!p.telephone.empty()) {
    phone = {write::text(say(scene, w::telephone, p.telephone))};
    write::add(phone, marked(scene, p.origin));
  }
  const std::string& hours = scene.lang == Lang::fr || p.hours_en.empty() ? p.hours_fr : p.hours_en;
  if (!hours.empty()) phone.push_back(write::text(" (" + typeset(scene.lang, hours) + ")"));
  if (!phone.empty()) out.push_back(write::paragraph(std::move(phone)));
  return write::section(std::move(out));
}

Node office(const Scene& scene) {
  return write::notice(say(scene, w::office),
                       {write::paragraph(Nodes{write::text(say(scene, w::received)), blank()}),
                        write::paragraph(Nodes{write::text(say(scene, w::number)), blank()})});
}

Nodes afterwards(const Scene& scene) {
  const Publisher& p = scene.roadmap.publisher;
  Nodes handled = {write::strong(say(scene, w::then)),
                   write::text(" " + say(scene, w::copied) + " " + say(scene, w::not_published))};
  if (find_page(scene.roadmap, "regles") != nullptr) {
    handled.push_back(write::text(" "));
    handled.push_back(write::link(scene.say(W::rules), scene.at(Screen::rules)));
  }
  const std::string years = std::to_string(contribution_years);
  Nodes kept = {write::strong(say(scene, w::keeper)),
                write::text(" " + typeset(scene.lang, put_in(w::kept.in(scene.lang),
                                                             {plain(scene, p.name), years})))};
  if (!p.data_protection.empty()) {
    write::add(kept, Nodes{write::text(" "), write::strong(say(scene, w::rights)),
                           write::text(" " + plain(scene, p.data_protection))});
  }
  write::add(kept, marked(scene, p.origin));
  return {write::paragraph(std::move(handled), "note"), write::paragraph(std::move(kept), "note")};
}

/// What leads elsewhere stays on the screen; the notice of demonstration is printed.
void leave_unprinted(Nodes& frame) {
  for (Node& node : frame) {
    if (node.look == "bar") node.look += " unprinted";
  }
}

}  // namespace

std::optional<PaperRoute> paper_route(const Target& target) {
  PaperRoute route;
  std::string_view path = target.path;
  if (take_english(path)) route.lang = Lang::en;
  if (path != address) return {};
  for (auto& [name, value] : form_of(target.query)) {
    if (name == "action") route.action = std::move(value);
  }
  return route;
}

std::string path_of(const PaperRoute& route) {
  std::string path = route.lang == Lang::en ? "/en" : "";
  path += address;
  if (!route.action.empty()) path += "?action=" + route.action;
  return path;
}

PaperRoute known_route(const Roadmap& roadmap, PaperRoute route) {
  if (find_action(roadmap, route.action) == nullptr) route.action.clear();
  return route;
}

Page paper_page(const Roadmap& roadmap, const PaperRoute& asked, const std::string& origin) {
  const PaperRoute route = known_route(roadmap, asked);
  const Action* action = find_action(roadmap, route.action);
  Visit visit;
  visit.route.screen = Screen::not_found;  // no screen of the program
  visit.route.lang = route.lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, route.lang};
  const std::string lead = say(scene, w::lead, plain(scene, roadmap.title));
  std::string title = say(scene, w::title), told = lead;
  if (const Date last = roadmap.taking_part.closes; last.known()) {
    told += " " + say(scene, w::until, date_in_words(scene.lang, last));
  }
  Nodes sheet = {head(scene, title, std::move(told), action, origin), chooser(scene, route.action)};
  write::add(sheet, subject(scene, action));
  write::add(sheet, questions(scene));
  sheet.push_back(write::group({where(scene), office(scene)}, "ends"));
  write::add(sheet, afterwards(scene));
  Nodes main = {crumbs(scene, {write::text(title)}), write::group(std::move(sheet), "paper")};
  if (action != nullptr) title = action->id + " – " + title;
  const PaperRoute there{other(route.lang), route.action};
  Page page = framed_at(scene, title, lead, std::move(main), path_of(route),
                        roadmap.langs.size() > 1 ? path_of(there) : "");
  leave_unprinted(page.header);
  page.indexable = action == nullptr;
  return page;
}

}  // namespace cairn::server
