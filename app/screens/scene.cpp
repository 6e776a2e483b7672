#include "screens/scene.h"

#include <algorithm>

#include "model/places.h"

namespace cairn {

namespace {

/// One piece of a text: plain words, or a mark `[[shown|term]]`, `[[shown|/address]]`.
struct Piece {
  std::string shown;
  std::string term;  // of the glossary, or an address; empty: plain words
};

std::vector<Piece> pieces_of(const std::string& text) {
  std::vector<Piece> pieces;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find("[[", from);
    const std::size_t close = open == text.npos ? text.npos : text.find("]]", open);
    if (close == text.npos) {
      pieces.push_back({text.substr(from), ""});
      break;
    }
    if (open > from) pieces.push_back({text.substr(from, open - from), ""});
    const std::string mark = text.substr(open + 2, close - open - 2);
    const std::size_t bar = mark.find('|');
    if (bar == mark.npos) {
      pieces.push_back({mark, mark});
    } else {
      pieces.push_back({mark.substr(0, bar), mark.substr(bar + 1)});
    }
    from = close + 2;
  }
  return pieces;
}

const Term* find_term(const Roadmap& roadmap, const std::string& name) {
  for (const Term& term : roadmap.terms) {
    if (term.id == name || term.term.fr == name || term.term.en == name) return &term;
  }
  return nullptr;
}

/// Where a mark's address leads in this language; empty where it leads nowhere.
std::string address_of(const Scene& scene, const std::string& written) {
  if (written.starts_with("https://")) return written;
  if (!written.starts_with('/')) return {};
  for (const std::string_view place : served_places) {
    if (written == place) return (scene.lang == Lang::en ? "/en" : "") + written;
  }
  const Route route = in_language(route_of(written), scene.lang);
  if (!exists(scene.roadmap, route)) return {};
  const std::size_t anchor = written.find('#');
  return path_of(route) + (anchor == written.npos ? "" : written.substr(anchor));
}

}  // namespace

std::string Scene::at(Screen screen) const {
  Route route;
  route.screen = screen;
  route.lang = lang;
  return path_of(route);
}

std::string Scene::at_axis(int axis) const {
  Route route;
  route.screen = Screen::axis;
  route.lang = lang;
  route.id = std::to_string(axis);
  return path_of(route);
}

std::string Scene::at_action(const std::string& id) const {
  Route route;
  route.screen = Screen::action;
  route.lang = lang;
  route.id = id;
  return path_of(route);
}

std::string tone_name(Tone tone) {
  static constexpr std::string_view names[] = {"",     "pine",  "terra", "indigo",
                                               "plum", "ochre", "slate"};
  return std::string(names[static_cast<int>(tone)]);
}

ToneName tone_of(const Scene& scene, int axis) {
  const Axis* found = find_axis(scene.roadmap, axis);
  return found == nullptr ? "" : tone_name(found->tone);
}

std::string status_word(const Scene& scene, Status status) {
  static constexpr W words[] = {W::status_planned, W::status_under_way, W::status_done,
                                W::status_late,    W::status_suspended, W::status_abandoned};
  return scene.say(words[static_cast<int>(status)]);
}

Fill fill_of(Status status) {
  static constexpr Fill fills[] = {Fill::dashed,  Fill::part,   Fill::solid,
                                   Fill::hatched, Fill::dotted, Fill::crossed};
  return fills[static_cast<int>(status)];
}

std::string_view fill_name(Fill fill) {
  static constexpr std::string_view names[] = {"dashed",  "part",   "solid",
                                               "hatched", "dotted", "crossed"};
  return names[static_cast<int>(fill)];
}

std::string plain(const Scene& scene, const Text& text) {
  const std::string& written = text.in(scene.lang);
  const Lang lang = text.lang_of(scene.lang);
  if (written.find("[[") == written.npos) return typeset(lang, written);
  std::string out;
  for (const Piece& piece : pieces_of(written)) out += piece.shown;
  return typeset(lang, out);
}

Nodes rich(const Scene& scene, const Text& text) {
  const Lang written = text.lang_of(scene.lang);
  Nodes nodes;
  for (const Piece& piece : pieces_of(text.in(scene.lang))) {
    const std::string words = typeset(written, piece.shown);
    const Term* term = piece.term.empty() ? nullptr : find_term(scene.roadmap, piece.term);
    if (term != nullptr) {
      nodes.push_back(write::link(words, "#mot-" + term->id, "word"));
    } else if (std::string address = address_of(scene, piece.term); !address.empty()) {
      nodes.push_back(write::link(words, std::move(address)));
    } else {
      nodes.push_back(write::text(words));
    }
  }
  if (written == scene.lang) return nodes;
  Node foreign = write::node(Kind::foreign, std::move(nodes));
  foreign.lang = code(written);
  return {std::move(foreign), write::text(" " + scene.say(W::only_other_language))};
}

Nodes marked(const Scene& scene, Origin origin) {
  if (origin == Origin::documented) return {};
  Node mark = write::node(Kind::mark, {}, origin == Origin::legal ? "legal" : "example");
  mark.text = scene.say(origin == Origin::legal ? W::mark_legal : W::mark_example);
  return {write::text(" "), std::move(mark)};
}

Nodes sourced(const Scene& scene, const SourceId& source) {
  const Source* found = find_source(scene.roadmap, source);
  if (found == nullptr) return {};
  return {write::text(" "), write::link("[" + found->id + "]", "#source-" + found->id, "src")};
}

Nodes passage(const Scene& scene, const Passage& passage) {
  Nodes nodes = rich(scene, passage.text);
  write::add(nodes, marked(scene, passage.origin));
  return nodes;
}

Nodes explain(const Scene& scene, const std::vector<const Text*>& texts,
              std::vector<std::string>& explained) {
  Nodes words;
  for (const Text* text : texts) {
    for (const Piece& piece : pieces_of(text->in(scene.lang))) {
      const Term* term = piece.term.empty() ? nullptr : find_term(scene.roadmap, piece.term);
      if (term == nullptr) continue;
      if (std::find(explained.begin(), explained.end(), term->id) != explained.end()) continue;
      explained.push_back(term->id);
      // The target is what the details hold, and not they: a browser opens them to show it.
      Node definition = write::paragraph(rich(scene, term->definition));
      definition.key = "mot-" + term->id;
      words.push_back(write::details(plain(scene, term->term), {std::move(definition)}, "", "def"));
    }
  }
  if (words.empty()) return {};
  Nodes out = {write::paragraph(scene.say(W::words_explained), "defs-title")};
  write::add(out, std::move(words));
  return {write::group(std::move(out), "defs")};
}

std::string progress_words(const Scene& scene, const Action& action) {
  const Progress p = progress(action);
  if (!p.measured()) return scene.say(W::not_measured);
  return count(scene.lang, W::milestones_of, p.done, std::to_string(p.total));
}

Node status_chip(const Scene& scene, Status status) {
  Node glyph = write::node(Kind::glyph);
  glyph.value = fill_name(fill_of(status));
  Node word = write::text(status_word(scene, status));
  Node chip = write::node(Kind::phrase, {std::move(glyph), std::move(word)}, "chip");
  return chip;
}

std::string with_mark(const Scene& scene, std::string words, bool invented) {
  if (invented) words += " (" + scene.say(W::mark_example) + ")";
  return words;
}

bool invented_progress(const Action& action) {
  for (const Milestone& m : action.milestones) {
    if (m.origin == Origin::example) return true;
  }
  return false;
}

bool invented(const Action& action) {
  return action.status_origin == Origin::example || invented_progress(action);
}

std::string state_words(const Scene& scene, const Action& action) {
  const bool progress = invented_progress(action);
  const bool status = action.status_origin == Origin::example && !progress;
  return with_mark(scene, status_word(scene, action.status), status) + ", " +
         with_mark(scene, progress_words(scene, action), progress);
}

Nodes state_nodes(const Scene& scene, const Action& action, Origin after) {
  Nodes nodes = {status_chip(scene, action.status)};
  const bool progress = invented_progress(action);
  const bool status = action.status_origin == Origin::example;
  if (status && !progress) write::add(nodes, marked(scene, Origin::example));
  nodes.push_back(write::text(" " + progress_words(scene, action)));
  const bool by_what_follows = status && after == Origin::example;
  if (progress && !by_what_follows) write::add(nodes, marked(scene, Origin::example));
  return nodes;
}

bool tells_examples(const Roadmap& roadmap, int axis) {
  for (const Action& action : roadmap.actions) {
    if ((axis == 0 || action.axis == axis) && invented(action)) return true;
  }
  return false;
}

Node status_counts(const Scene& scene, int axis) {
  const Tally tally = cairn::tally(scene.roadmap, axis);
  static constexpr W words[] = {W::n_planned, W::n_under_way, W::n_done,
                                W::n_late,    W::n_suspended, W::n_abandoned};
  Nodes items;
  for (const Status status : every_status) {
    const int n = tally.of(status);
    if (n == 0) continue;
    Node glyph = write::node(Kind::glyph);
    glyph.value = fill_name(fill_of(status));
    Route route;
    route.screen = Screen::actions;
    route.lang = scene.lang;
    route.filters.axis = axis;
    route.filters.status = status_slug(status);
    const std::string label = count(scene.lang, words[static_cast<int>(status)], n);
    Node to = write::link(Nodes{std::move(glyph), write::text(label)}, path_of(route));
    if (axis != 0) {
      to.label = label + ", " + fill(scene.lang, W::axis_n, {std::to_string(axis)});
    }
    items.push_back(write::item({std::move(to)}));
  }
  if (tells_examples(scene.roadmap, axis)) {
    items.push_back(write::item(marked(scene, Origin::example)));
  }
  return write::list(std::move(items), "counts");
}

Node source_list(const Scene& scene, const std::vector<SourceId>& sources) {
  std::vector<const Source*> named;
  for (const SourceId& id : sources) {
    const Source* source = find_source(scene.roadmap, id);
    if (source == nullptr) continue;
    if (std::find(named.begin(), named.end(), source) == named.end()) named.push_back(source);
  }
  if (named.empty()) return write::paragraph(scene.say(W::no_source));
  Nodes items;
  for (const Source* source : named) {
    const std::string label = plain(scene, source->label);
    Nodes words = {write::text("[" + source->id + "] ")};
    if (source->url.empty()) {
      words.push_back(write::text(label));
    } else {
      words.push_back(write::link(label, source->url));
    }
    if (source->secondary) words.push_back(write::text(" " + scene.say(W::secondary)));
    Node item = write::item(std::move(words));
    item.key = "source-" + source->id;
    items.push_back(std::move(item));
  }
  return write::list(std::move(items), "sources");
}

Node time_node(const Scene& scene, Date date) {
  if (!date.known()) return write::text(scene.say(W::undated));
  Node time = write::node(Kind::time);
  time.text = date_in_words(scene.lang, date);
  time.value = date_machine(date);
  return time;
}

Nodes dated(const Scene& scene, Date date) {
  if (!date.known()) return {write::text(scene.say(W::undated_first))};
  return {time_node(scene, date), write::text(" ")};
}

std::string theme_words(const Scene& scene, const std::vector<std::string>& themes) {
  std::string words;
  for (const std::string& id : themes) {
    const Choice* theme = find_choice(scene.roadmap.themes, id);
    if (theme == nullptr) continue;
    if (!words.empty()) words += ", ";
    words += plain(scene, theme->label);
  }
  return words;
}

Node crumbs(const Scene& scene, Nodes steps) {
  Nodes items = {write::item({write::link(scene.say(W::home), scene.at(Screen::home))})};
  for (Node& step : steps) items.push_back(write::item({std::move(step)}));
  return write::navigation(scene.say(W::crumbs), {write::ordered(std::move(items), "crumbs")});
}

}  // namespace cairn
