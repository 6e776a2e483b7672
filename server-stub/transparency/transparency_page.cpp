#include "transparency/transparency_page.h"

#include <algorithm>
#include <limits>

#include "kiosk/kiosks_page.h"
#include "model/contribution.h"
#include "screens/talk.h"
#include "transparency/transparency_words.h"

namespace cairn::server {

namespace {

namespace w = transparency_words;

constexpr std::string_view address = "/transparence";
constexpr int years_most = 30;  // that are linked; each has its page

std::string say(const Scene& scene, const Both& both, std::string_view argument = {}) {
  return typeset(scene.lang, put_in(both.in(scene.lang), {argument}));
}

std::string count(const Scene& scene, const Both& both, std::int64_t n, std::string_view more) {
  const auto most = static_cast<std::int64_t>(std::numeric_limits<int>::max());
  const int form = static_cast<int>(std::min(n, most));
  const std::string_view words = form_for(scene.lang, both.in(scene.lang), form);
  return typeset(scene.lang, put_in(words, {whole(scene.lang, n), more}));
}

/// "3", "2 (exemple)", "3, plus 2 (exemple)".
std::string told(const Scene& scene, const Number& number) {
  const std::string real = whole(scene.lang, number.real);
  if (number.invented == 0) return real;
  const std::string invented = with_mark(scene, whole(scene.lang, number.invented), true);
  if (number.real == 0) return invented;
  return typeset(scene.lang, put_in(w::and_invented.in(scene.lang), {real, invented}));
}

/// A sentence with numbers: of what is real, and another of what is invented.
void add_sentence(const Scene& scene, const Both& both, const Number& n, const Number* of,
                  const std::string& more, Nodes& to) {
  for (const bool is_invented : {false, true}) {
    const auto part = [&](const Number& all) { return is_invented ? all.invented : all.real; };
    if (part(of != nullptr ? *of : n) == 0) continue;
    std::string words =
        count(scene, both, part(n), of != nullptr ? whole(scene.lang, part(*of)) : more);
    to.push_back(write::item({write::text(with_mark(scene, std::move(words), is_invented))}));
  }
}

/// One page's worth of rows: each headed by a word, those without any number left out.
class Table {
 public:
  Table(const Scene& scene, std::string caption, const std::vector<const Both*>& heads)
      : scene_(scene), caption_(std::move(caption)) {
    Nodes cells;
    for (const Both* head : heads) cells.push_back(write::cell(say(scene, *head)));
    rows_.push_back(write::node(Kind::row, std::move(cells)));
  }
  void row(std::string head, const std::vector<Number>& numbers, bool always = false) {
    const bool is_none = std::all_of(numbers.begin(), numbers.end(),
                                     [](const Number& number) { return number.is_none(); });
    if (is_none && !always) return;
    Nodes cells = {write::cell(std::move(head))};
    for (const Number& number : numbers) cells.push_back(write::cell(told(scene_, number)));
    rows_.push_back(write::row(std::move(cells)));
  }
  Node node() { return write::table(std::move(caption_), std::move(rows_)); }

 private:
  const Scene& scene_;
  std::string caption_;
  Nodes rows_;
};

struct Teller {
  const Scene& scene;
  const Transparency& figures;
  std::string year;

  std::string say(const Both& both) const { return server::say(scene, both, year); }
  Node table_by_ground(const Both& caption, const std::vector<const Both*>& heads,
                       const std::vector<std::string_view>& columns) const;
  Node how_section() const;
  Node reports_section() const;
  Node decisions_section() const;
  Node appeals_section() const;
  Node delays_section() const;
  /// The words with a link at their {0}.
  Nodes with_link(const Both& both, Node link) const;
};

/// The words around the place of the link, typeset as one.
Nodes Teller::with_link(const Both& both, Node link) const {
  const std::string words = typeset(scene.lang, both.in(scene.lang));
  const std::size_t at = words.find("{0}");
  return {write::text(words.substr(0, at)), std::move(link), write::text(words.substr(at + 3))};
}

Node Teller::table_by_ground(const Both& caption, const std::vector<const Both*>& heads,
                             const std::vector<std::string_view>& columns) const {
  Table table(scene, say(caption), heads);
  std::vector<Number> sums;
  for (const std::string_view column : columns) sums.push_back(figures.all(column));
  for (const std::string_view ground : report_grounds) {
    std::vector<Number> numbers;
    for (const std::string_view column : columns) numbers.push_back(figures.of(column, ground));
    table.row(ground_words(scene, std::string(ground)), numbers);
  }
  table.row(say(w::total), sums);
  return table.node();
}

Node Teller::how_section() const {
  Nodes items = {
      write::item({write::text(say(w::people))}),
      write::item(with_link(w::kiosks_how, write::link(say(w::kiosks), kiosks_path(scene.lang)))),
      write::item({write::text(say(w::nobody))}),
      write::item(
          with_link(w::appeal_how, write::link(say(w::find_it), scene.at(Screen::follow))))};
  items.push_back(write::item({write::text(say(w::counted))}));
  if (const PackPage* page = find_page(scene.roadmap, "regles")) {
    Node link = write::link(plain(scene, page->title), scene.at(Screen::rules));
    items.push_back(write::item(with_link(w::rules, std::move(link))));
  }
  return write::section({write::heading(2, say(w::how), "comment"), write::list(std::move(items))});
}

Node Teller::reports_section() const {
  Nodes section = {write::heading(2, say(w::reports), "signalements")};
  const Number received = figures.all("report"), decided = figures.all("reported");
  if (received.is_none()) {
    section.push_back(write::paragraph(say(w::no_report)));
  } else {
    section.push_back(table_by_ground(w::reports_of, {&w::ground, &w::received, &w::masked},
                                      {"report", "masked"}));
  }
  if (decided.is_none()) {
    if (!received.is_none()) section.push_back(write::paragraph(say(w::none_decided)));
  } else {
    Table table(scene, say(w::outcomes_of), {&w::outcome, &w::how_many});
    for (std::size_t i = 0; i < std::size(w::became); ++i) {
      table.row(say(w::became[i]), {figures.of("reported", w::report_outcomes[i])});
    }
    section.push_back(table.node());
  }
  section.push_back(write::paragraph(say(w::outcomes_note), "note"));
  return write::section(std::move(section));
}

Node Teller::decisions_section() const {
  Nodes section = {write::heading(2, say(w::decisions), "decisions")};
  const Number contributions = figures.all("contribution");
  if (contributions.is_none()) {
    section.push_back(write::paragraph(say(w::no_contribution)));
  } else {
    Nodes sentences;
    add_sentence(scene, w::contributions, contributions, nullptr, year, sentences);
    section.push_back(write::list(std::move(sentences)));
  }
  Number all;
  Table table(scene, say(w::decisions_of), {&w::decision, &w::how_many});
  for (std::size_t i = 0; i < std::size(w::verdicts); ++i) {
    const Number number = figures.all(w::verdicts[i]);
    all = all + number;
    table.row(say(w::decided[i]), {number});
  }
  if (all.is_none()) {
    section.push_back(write::paragraph(say(w::no_decision)));
    return write::section(std::move(section));
  }
  section.push_back(table.node());
  if ((figures.all("hide") + figures.all("blackout")).is_none()) {
    section.push_back(write::paragraph(say(w::nothing_hidden)));
  } else {
    section.push_back(table_by_ground(
        w::hidden_of, {&w::ground, &w::whole_hidden, &w::passage_hidden}, {"hide", "blackout"}));
  }
  return write::section(std::move(section));
}

Node Teller::appeals_section() const {
  Nodes section = {write::heading(2, say(w::appeals), "recours")};
  const Number received = figures.all("appeal");
  if ((received + figures.all("appealed")).is_none()) {
    section.push_back(write::paragraph(say(w::no_appeal)));
    return write::section(std::move(section));
  }
  Table table(scene, say(w::appeals_of), {&w::appeal, &w::how_many});
  table.row(say(w::appeal_received), {received}, true);
  table.row(say(w::granted), {figures.of("appealed", "granted")}, true);
  table.row(say(w::dismissed), {figures.of("appealed", "dismissed")}, true);
  section.push_back(table.node());
  return write::section(std::move(section));
}

Node Teller::delays_section() const {
  Nodes section = {write::heading(2, say(w::delays), "delais")};
  Nodes sentences;
  for (std::size_t i = 0; i < std::size(w::waits); ++i) {
    const Number all = figures.all(w::waits[i]);
    const Number quick = figures.of(w::waits[i], delays[0]) + figures.of(w::waits[i], delays[1]);
    add_sentence(scene, w::in_a_day[i], quick, &all, {}, sentences);
  }
  if (sentences.empty()) {
    section.push_back(write::paragraph(say(w::no_delay)));
    return write::section(std::move(section));
  }
  section.push_back(write::list(std::move(sentences)));
  Table table(scene, say(w::delays_of), {&w::delay, &w::of_report, &w::of_held, &w::of_appeal});
  for (std::size_t i = 0; i < std::size(delays); ++i) {
    std::vector<Number> numbers;
    for (const std::string_view wait : w::waits) numbers.push_back(figures.of(wait, delays[i]));
    table.row(say(w::within[i]), numbers);
  }
  section.push_back(table.node());
  section.push_back(write::paragraph(say(w::delays_note), "note"));
  return write::section(std::move(section));
}

}  // namespace

std::optional<YearRoute> transparency_route(const Target& target) {
  return year_route(target, address);
}

Page transparency_page(const Roadmap& roadmap, const Transparency& figures, const Years& years,
                       const YearRoute& route) {
  Visit visit;
  visit.route.screen = Screen::contributions;
  visit.route.lang = route.lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, route.lang};
  const Teller teller{scene, figures, std::to_string(figures.year)};
  const std::string title = teller.say(w::title), lead = teller.say(w::lead);
  Nodes main = {
      crumbs(scene, {write::link(scene.say(W::contributions), scene.at(Screen::contributions)),
                     write::text(title)}),
      write::heading(1, title), write::paragraph(lead, "lead")};
  if (figures.goes_on) main.push_back(write::paragraph(teller.say(w::goes_on), "note"));
  if (figures.has_examples) main.push_back(write::paragraph(teller.say(w::invented)));
  main.push_back(teller.reports_section());
  main.push_back(teller.decisions_section());
  main.push_back(teller.appeals_section());
  main.push_back(teller.delays_section());
  main.push_back(teller.how_section());
  Nodes others;
  const int last = std::max(years.first, years.newest - years_most);
  for (int year = years.newest; year >= last; --year) {
    if (year == figures.year) continue;
    const std::string path = path_of(YearRoute{route.lang, year}, address);
    others.push_back(write::item({write::link(std::to_string(year), path)}));
  }
  if (!others.empty()) {
    main.push_back(
        write::navigation(teller.say(w::other_years), {write::list(std::move(others))}, "pages"));
  }
  std::string elsewhere;
  if (roadmap.langs.size() > 1)
    elsewhere = path_of(YearRoute{other(route.lang), route.year}, address);
  return framed_at(scene, title, lead, std::move(main), path_of(route, address), elsewhere);
}

}  // namespace cairn::server
