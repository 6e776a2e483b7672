#include "kiosk/kiosks_page.h"

#include <algorithm>
#include <limits>

#include "kiosk/kiosks_words.h"
#include "screens/scene.h"
#include "words/numbers.h"

namespace cairn::server {

namespace {

namespace w = kiosks_words;

constexpr std::string_view address = "/bornes";
constexpr std::size_t kiosks_most = 60;
constexpr std::int64_t hour = 3'600'000, day = 24 * hour;

std::string say(Lang lang, const Both& both) { return typeset(lang, both.in(lang)); }

std::string count(Lang lang, const Both& both, std::int64_t n) {
  const auto most = static_cast<std::int64_t>(std::numeric_limits<int>::max());
  const std::string_view words =
      form_for(lang, both.in(lang), static_cast<int>(std::clamp<std::int64_t>(n, 0, most)));
  return typeset(lang, put_in(words, {whole(lang, n)}));
}

/// "moins d'une heure", "5 heures", "3 jours": no clock is exact enough for more.
std::string length(Lang lang, std::int64_t ms) {
  if (ms < hour) return say(lang, w::hour);
  return ms < 2 * day ? count(lang, w::hours, ms / hour) : count(lang, w::days, ms / day);
}

Node row_of(const KioskState& kiosk, std::int64_t now, Lang lang) {
  Nodes cells = {write::cell(kiosk.place)};
  if (kiosk.seen == 0) {
    cells.push_back(write::cell(say(lang, w::never)));
    for (int n = 0; n < 3; ++n) cells.push_back(write::cell(say(lang, w::unknown)));
    return write::row(std::move(cells));
  }
  const std::int64_t since = std::max<std::int64_t>(0, now - kiosk.seen);
  const std::int64_t most = std::numeric_limits<std::int64_t>::max() - since;
  cells.push_back(write::cell(typeset(lang, put_in(w::ago.in(lang), {length(lang, since)}))));
  cells.push_back(write::cell(kiosk.last.age < 0
                                  ? say(lang, w::unknown)
                                  : length(lang, std::min(kiosk.last.age, most) + since)));
  cells.push_back(write::cell(whole(lang, kiosk.last.waiting)));
  cells.push_back(
      write::cell(kiosk.last.version.empty() ? say(lang, w::unknown) : kiosk.last.version));
  return write::row(std::move(cells));
}

Nodes list_of(const std::vector<KioskState>& kiosks, std::int64_t now, Lang lang) {
  if (kiosks.empty()) return {write::paragraph(say(lang, w::none))};
  Nodes heads;
  for (const Both* head : {&w::place, &w::seen, &w::age, &w::waiting, &w::version}) {
    heads.push_back(write::cell(say(lang, *head)));
  }
  Nodes rows = {write::node(Kind::row, std::move(heads))};
  const std::size_t shown = std::min(kiosks.size(), kiosks_most);
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(row_of(kiosks[i], now, lang));
  Nodes all = {write::table(say(lang, w::caption), std::move(rows))};
  if (shown < kiosks.size()) {
    const auto rest = static_cast<std::int64_t>(kiosks.size() - shown);
    all.push_back(write::paragraph(count(lang, w::more, rest)));
  }
  all.push_back(write::paragraph(say(lang, w::note), "note"));
  return all;
}

Node how_section(const Scene& scene) {
  const auto item = [&](const Both& both) {
    return write::item({write::text(say(scene.lang, both))});
  };
  const std::string code = say(scene.lang, w::code);
  const std::size_t at = code.find("{0}");
  return write::section({write::heading(2, say(scene.lang, w::how), "comment"),
                         write::list({item(w::reads), item(w::sealed), item(w::held),
                                      write::item({write::text(code.substr(0, at)),
                                                   write::link(say(scene.lang, w::code_link),
                                                               scene.at(Screen::follow)),
                                                   write::text(code.substr(at + 3))}),
                                      item(w::shows), item(w::keeps)})});
}

}  // namespace

std::optional<Lang> kiosks_route(const Target& target) {
  std::string_view path = target.path;
  const Lang lang = take_english(path) ? Lang::en : Lang::fr;
  if (path != address) return {};
  return lang;
}

std::string kiosks_path(Lang lang) {
  return (lang == Lang::en ? "/en" : "") + std::string(address);
}

void add_where_it_may_be(Page& follow, const std::vector<KioskState>& kiosks, std::int64_t now,
                         Lang lang) {
  constexpr int named_most = 8;
  std::string places;
  int count = 0;
  for (const KioskState& kiosk : kiosks) {
    const bool may_hold = kiosk.seen != 0 && (kiosk.last.waiting > 0 || now - kiosk.seen > hour);
    if (!may_hold || count == named_most) continue;
    places += (count++ > 0 ? ", " : "") + kiosk.place;
  }
  if (count == 0) return;
  Nodes words = {
      write::text(typeset(lang, put_in(form_for(lang, w::still.in(lang), count), {places}))),
      write::text(" "), write::link(say(lang, w::title), kiosks_path(lang))};
  for (Node& node : follow.main) {
    if (node.kind == Kind::notice) node.children.push_back(write::paragraph(std::move(words)));
  }
}

Page kiosks_page(const Roadmap& roadmap, const std::vector<KioskState>& kiosks, std::int64_t now,
                 Lang lang) {
  Visit visit;
  visit.route.screen = Screen::contributions;
  visit.route.lang = lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, lang};
  const std::string title = say(lang, w::title), lead = say(lang, w::lead);
  Nodes main = {
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(title)}),
      write::heading(1, title), write::paragraph(lead, "lead")};
  write::add(main, list_of(kiosks, now, lang));
  main.push_back(how_section(scene));
  const std::string elsewhere = roadmap.langs.size() > 1 ? kiosks_path(other(lang)) : "";
  return framed_at(scene, title, lead, std::move(main), kiosks_path(lang), elsewhere);
}

}  // namespace cairn::server
