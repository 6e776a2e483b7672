#include "transparency/transparency_json.h"

#include "feeds/feed_words.h"
#include "json/build.h"
#include "sheets/dictionary.h"
#include "transparency/transparency.h"

namespace cairn::server {

namespace {

constexpr std::string_view end_of_name = ".json";

/// In the order of the page.
constexpr struct {
  std::string_view what;
  Both words;
} kinds[] = {
    {"report", {"Signalements reçus, par motif", "Reports received, by ground"}},
    {"masked",
     {"Contributions masquées aussitôt par un signalement urgent, par motif",
      "Contributions hidden at once by an urgent report, by ground"}},
    {"reported", {"Signalements tranchés, par suite", "Reports decided, by outcome"}},
    {"contribution", {"Contributions reçues", "Contributions received"}},
    {"publish", {"Publiées après lecture", "Published once read"}},
    {"hide", {"Masquées par une décision, par motif", "Hidden by a decision, by ground"}},
    {"blackout", {"Un passage masqué, par motif", "A passage hidden, by ground"}},
    {"restore", {"Remises en ligne", "Put back online"}},
    {"keep", {"Lues et laissées en ligne", "Read and left online"}},
    {"confirm", {"Masquages confirmés", "Hidings confirmed"}},
    {"appeal", {"Recours reçus", "Appeals received"}},
    {"appealed", {"Recours tranchés, par suite", "Appeals decided, by outcome"}},
    {"report-delay",
     {"Signalements tranchés, par temps depuis le signalement : hour, day, 3-days, "
      "7-days au plus, ou more",
      "Reports decided, by time since the report: hour, day, 3-days, 7-days at "
      "most, or more"}},
    {"held-delay",
     {"Contributions en attente lues, par temps d'attente",
      "Contributions that waited and were read, by time of waiting"}},
    {"appeal-delay",
     {"Recours tranchés, par temps depuis le recours",
      "Appeals decided, by time since the appeal"}},
};

Json definitions() {
  Json json = json_object();
  for (const auto& [what, words] : kinds) {
    Json both = json_object();
    put_text(both, "fr", words.fr);
    put_text(both, "en", words.en);
    put(json, what, std::move(both));
  }
  return json;
}

Json year_json(const Transparency& told) {
  Json list = json_array();
  for (const auto& kind : kinds) {
    for (const auto& [name, number] : told.numbers) {
      if (name.first != kind.what || number.is_none()) continue;
      Json one = json_object();
      put_text(one, "what", name.first);
      put_text(one, "part", name.second);
      put(one, "count", json_number(number.real));
      put(one, "examples", json_number(number.invented));
      list.items.push_back(std::move(one));
    }
  }
  Json json = json_object();
  put(json, "year", json_number(told.year));
  put(json, "goes_on", json_truth(told.goes_on));
  put(json, "figures", std::move(list));
  return json;
}

}  // namespace

std::optional<int> figures_file(const Target& target) {
  Target page = target;
  if (!page.path.ends_with(end_of_name)) return {};
  page.path.resize(page.path.size() - end_of_name.size());
  const auto route = year_route(page, "/transparence");
  if (!route || route->lang != Lang::fr) return {};
  return route->year;
}

std::string figures_json(const Figures& figures, const Years& years, int year, int this_year) {
  Json list = json_array();
  for (int y = years.newest; y >= years.first; --y) {
    if (year != 0 && y != year) continue;
    list.items.push_back(year_json(transparency_of(figures, y, this_year)));
  }
  Json json = json_object();
  put_text(json, "license", licence_address);
  put(json, "definitions", definitions());
  put(json, "years", std::move(list));
  return write_json(json) + "\n";
}

}  // namespace cairn::server
