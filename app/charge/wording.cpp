#include "charge/wording.h"

#include <algorithm>
#include <charconv>

#include "charge/json_edit.h"
#include "json/build.h"
#include "ledger/rows.h"
#include "model/places.h"
#include "model/statements.h"
#include "pack/decode.h"
#include "pack/explain.h"
#include "pack/kinds.h"

namespace cairn {

namespace {

constexpr std::string_view kinds[] = {"action", "axis", "fact",     "figure", "history", "law",
                                      "pack",   "page", "resource", "source", "stake",   "term"};

template <class List, class One>
bool lists(const List& list, const One& one) {
  return std::find(std::begin(list), std::end(list), one) != std::end(list);
}

/// What leads keep, and what happened.
bool is_others(std::string_view kind, std::string_view at) {
  return kind == "action" && (at.starts_with("history.") || at.starts_with("status.") ||
                              at.find(".measures.") != at.npos);
}

/// Each text that was read, with the path that leads to it.
void find_places(const Json& json, const std::string& path, const std::vector<const Json*>& read,
                 std::vector<std::pair<std::string, const Json*>>& found) {
  const bool is_text = lists(read, &json);
  if (is_text) {
    found.emplace_back(path, &json);
    return;
  }
  const std::string within = path.empty() ? "" : path + ".";
  for (const JsonMember& one : json.members) find_places(one.value, within + one.name, read, found);
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    find_places(json.items[i], within + std::to_string(i), read, found);
  }
}

void read_thing(std::string_view kind, const Json& body, const std::vector<Lang>& langs,
                Reading& reading) {
  reading.langs = langs;
  Roadmap scratch;
  if (const Kind* known = find_kind(kind)) known->take(reading, body, scratch);
}

/// Has that page a section of that name?
bool has_section(const Row& page, std::string_view name) {
  const Json body = body_of(page);
  const Json* sections = body.find("sections");
  if (sections == nullptr) return false;
  for (const Json& section : sections->items) {
    if (text_of(section, "id") == name) return true;
  }
  return false;
}

/// As cross_check has it.
bool is_place(const View& roadmap, std::string_view address) {
  if (is_safe_url(address)) return true;
  if (lists(own_places, address) || lists(served_places, address)) return true;
  if (address.empty() || address[0] != '/') return false;
  const std::string_view rest = address.substr(1);
  for (const auto& [folder, kind] :
       {std::pair<std::string_view, std::string_view>{"axes/", "axis"}, {"actions/", "action"}}) {
    if (rest.starts_with(folder)) {
      return roadmap.row(kind, rest.substr(folder.size())).has_value();
    }
  }
  const std::size_t hash = std::min(rest.find('#'), rest.size());
  const auto page = roadmap.row("page", rest.substr(0, hash));
  return page && (hash == rest.size() || has_section(*page, rest.substr(hash + 1)));
}

std::size_t count_of(const std::vector<Mistake>& mistakes, const Mistake& like) {
  return static_cast<std::size_t>(std::count_if(
      mistakes.begin(), mistakes.end(),
      [&](const Mistake& one) { return one.fault == like.fault && one.about == like.about; }));
}

}  // namespace

bool is_editable(std::string_view kind, std::string_view id) {
  return lists(kinds, kind) && !(kind == "page" && lists(statement_pages, id));
}

std::vector<Wording> wordings_of(std::string_view kind, const Json& body,
                                 const std::vector<Lang>& langs) {
  Reading reading;
  std::vector<const Json*> read;
  reading.listener = &read;
  reading.on_text = [](void* listener, const Json& text) {
    static_cast<std::vector<const Json*>*>(listener)->push_back(&text);
  };
  read_thing(kind, body, langs, reading);
  std::vector<std::pair<std::string, const Json*>> found;
  find_places(body, "", read, found);
  std::vector<Wording> all;
  for (const auto& [at, json] : found) {
    if (is_others(kind, at)) continue;
    Wording wording{at, {}, json->kind == JsonKind::string};
    if (wording.is_bare) {
      const bool is_english = !langs.empty() && langs.front() == Lang::en;
      (is_english ? wording.text.en : wording.text.fr) = json->text;
    } else {
      wording.text = {std::string(text_of(*json, "fr")), std::string(text_of(*json, "en"))};
    }
    all.push_back(std::move(wording));
  }
  return all;
}

std::vector<Lang> langs_of(const Wording& wording, const std::vector<Lang>& langs) {
  if (langs.empty()) return {Lang::fr};
  return wording.is_bare ? std::vector<Lang>{langs.front()} : langs;
}

std::vector<Lang> langs_of(const Json& pack) {
  std::vector<Lang> langs;
  if (const Json* listed = pack.find("languages")) {
    for (const Json& one : listed->items) {
      if (one.text == "fr" || one.text == "en") {
        langs.push_back(one.text == "fr" ? Lang::fr : Lang::en);
      }
    }
  }
  return langs;
}

Json* wording_at(Json& body, std::string_view at) {
  Json* place = &body;
  while (!at.empty() && place != nullptr) {
    const std::size_t end = std::min(at.find('.'), at.size());
    const std::string_view step = at.substr(0, end);
    at.remove_prefix(std::min(end + 1, at.size()));
    if (place->kind == JsonKind::array) {
      std::size_t i = 0;
      const auto [rest, error] = std::from_chars(step.data(), step.data() + step.size(), i);
      const bool is_there =
          error == std::errc() && rest == step.data() + step.size() && i < place->items.size();
      place = is_there ? &place->items[i] : nullptr;
    } else {
      place = member_of(*place, step);
    }
  }
  return place;
}

void put_wording(Json& place, Lang lang, std::string_view words) {
  if (place.kind == JsonKind::string) {
    place = json_text(words);
  } else {
    set_member(place, code(lang), json_text(words));
  }
}

bool is_whole(std::string_view kind, const Json& body, const std::vector<Lang>& langs) {
  Reading reading;
  read_thing(kind, body, langs, reading);
  return reading.broken == 0;
}

std::optional<Problem> fault_made(const View& roadmap, std::string_view kind, const Json& before,
                                  const Json& after, const std::vector<Lang>& langs, Lang messages,
                                  std::string_view called) {
  Reading was, is;
  read_thing(kind, before, langs, was);
  read_thing(kind, after, langs, is);
  for (Mistake& one : is.mistakes) {
    if (count_of(is.mistakes, one) <= count_of(was.mistakes, one)) continue;
    if (!called.empty()) one.about = called;
    return explain(one, messages);
  }
  for (const Naming& naming : is.referred) {
    const bool is_new =
        std::none_of(was.referred.begin(), was.referred.end(),
                     [&](const Naming& n) { return n.what == naming.what && n.id == naming.id; });
    if (!is_new) continue;
    const bool is_lost = (naming.what == Named::term && !roadmap.row("term", naming.id)) ||
                         (naming.what == Named::place && !is_place(roadmap, naming.id));
    if (!is_lost) continue;
    Mistake lost;
    lost.fault = naming.what == Named::term ? Fault::no_term : Fault::no_place;
    lost.given = naming.id;
    return explain(lost, messages);
  }
  return {};
}

}  // namespace cairn
