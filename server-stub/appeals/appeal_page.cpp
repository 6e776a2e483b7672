#include "appeals/appeal_page.h"

#include <algorithm>

#include "bytes/utf8.h"
#include "feeds/feed_words.h"
#include "ledger/code.h"
#include "ledger/intent.h"
#include "screens/talk.h"
#include "update/fault.h"

namespace cairn::server {

namespace {

constexpr std::string_view before = "/contributions/", behind = "/contester";

constexpr Both title{"Contester une décision", "Appeal against a decision"};
constexpr Both lead{
    "Une autre personne que celle qui a masqué votre contribution lira votre recours et décidera "
    "de "
    "nouveau. C'est possible pendant six mois.",
    "Somebody else than whoever hid your contribution will read your appeal and decide again. It "
    "can "
    "be made within six months."};
constexpr Both why{"Pourquoi contestez-vous cette décision ? (obligatoire)",
                   "Why do you appeal against this decision? (required)"};
constexpr Both why_help{"La modération seule le lit. {0} caractères au plus.",
                        "Only the moderators read it. At most {0} characters."};
constexpr Both fault_why{"Dites pourquoi : sans raison, rien ne peut être décidé.",
                         "Say why: without a reason nothing can be decided."};
constexpr Both too_long{"C'est trop long : {0} caractères au plus.",
                        "This is too long: {0} characters at most."};
constexpr Both go{"Envoyer le recours", "Send the appeal"};
constexpr Both not_sent{"Rien n'a été envoyé", "Nothing was sent"};
constexpr Both mend{"Corrigez ce qui suit, puis renvoyez.",
                    "Correct what follows, then send again."};
constexpr Both refused_twice{"Un recours a déjà été fait contre cette décision.",
                             "An appeal was already made against this decision."};
constexpr Both refused_late{"Les six mois pour contester sont passés.",
                            "The six months to appeal are over."};
constexpr Both refused_code{
    "Ce code n'est pas celui de cette contribution, ou elle n'est pas masquée.",
    "This code is not the one of this contribution, or it is not hidden."};
constexpr Both failed{"Le recours n'a pas pu être gardé : renvoyez-le dans quelques minutes.",
                      "The appeal could not be kept: send it again in a few minutes."};
constexpr Both later{
    "Trop de demandes en peu de temps : vos mots sont encore là, renvoyez-les dans "
    "une minute.",
    "Too many requests in a short time: your words are still here, send them again "
    "in a minute."};
constexpr Both received{"Recours enregistré", "Appeal recorded"};
constexpr Both received_words{
    "Une autre personne le lira. Votre code de dépôt dira ce qui est décidé.",
    "Somebody else will read it. Your deposit code will tell what is decided."};
constexpr Both appeals{"Décisions et recours", "Decisions and appeals"};
constexpr Both appeal_this{"Contester cette décision", "Appeal against this decision"};
constexpr Both waits{"Recours reçu le {0} : une autre personne le lit.",
                     "Appeal received on {0}: somebody else reads it."};
constexpr Both granted{"Recours accepté le {0}.", "Appeal granted on {0}."};
constexpr Both dismissed{"Recours rejeté le {0}.", "Appeal dismissed on {0}."};
constexpr Both redacted{"Un passage est masqué depuis le {0}", "A passage is hidden since {0}"};
constexpr Both reports{"Vos signalements", "Your reports"};
constexpr Both report_of_day{"Signalement du {0}", "Report of {0}"};
constexpr Both report_waits{"la modération va le lire", "the moderators will read it"};
constexpr Both report_hidden{"la contribution a été masquée", "the contribution was hidden"};
constexpr Both report_redacted{"un passage a été masqué", "a passage was hidden"};
constexpr Both report_kept{"la contribution est restée en ligne", "the contribution stayed online"};

std::string say(Lang lang, const Both& both) { return typeset(lang, both.in(lang)); }

std::string say(Lang lang, const Both& both, const std::string& with) {
  std::string text = both.in(lang);
  return typeset(lang, text.replace(text.find("{0}"), 3, with));
}

std::string most(Lang lang) { return whole(lang, contribution_most); }

std::string fault_of(Lang lang, const std::string& words) {
  if (is_blank(words)) return say(lang, fault_why);
  return length_of(words) > contribution_most ? say(lang, too_long, most(lang)) : "";
}

std::string trouble(Lang lang, const AppealForm& form) {
  switch (form.state) {
    case AppealForm::State::faulty:
      return say(lang, mend);
    case AppealForm::State::failed:
      return say(lang, failed);
    case AppealForm::State::later:
      return say(lang, later);
    case AppealForm::State::refused:
      return say(lang, form.reason == Reason::said_already ? refused_twice
                       : form.reason == Reason::closed     ? refused_late
                                                           : refused_code);
    default:
      return {};
  }
}

Node appeal_form(const Scene& scene, const AppealRoute& route, const AppealForm& form) {
  const Lang lang = scene.lang;
  const bool faulty = form.state == AppealForm::State::faulty;
  Node words =
      form_field(Kind::long_field, "texte", say(lang, why), form.words,
                 faulty ? fault_of(lang, form.words) : "", say(lang, why_help, most(lang)));
  words.level = 1;
  Node node = write::node(Kind::form,
                          {code_field(scene, faulty), std::move(words), form_hidden("id", form.id),
                           form_button(say(lang, go))},
                          "letter");
  node.key = "recours";
  node.href = path_of(route);
  node.value = "post";
  return node;
}

std::string name_of(const Scene& scene, const Contribution& c) {
  return said_title(scene, c) + ", " + gist(c.words);
}

/// Of one's own: what was appealed, or may be.
Nodes told_of_appeals(const Scene& scene, const std::string& code, const Followed& followed) {
  const Lang lang = scene.lang;
  Nodes items;
  for (const Said& said : followed.said) {
    const Contribution& c = said.what;
    const auto redacted_at = followed.redactions.find(c.id);
    const bool is_redacted = c.standing == Standing::published &&
                             redacted_at != followed.redactions.end() &&
                             redacted_at->second.at >= c.edited;
    const auto at = followed.appeals.find(c.id);
    const Appeal* appeal = at == followed.appeals.end() ? nullptr : &at->second;
    const bool stands = c.standing == Standing::hidden || is_redacted;
    if (!stands && appeal == nullptr) continue;
    Nodes inside = {write::paragraph(name_of(scene, c))};
    if (is_redacted) {
      const Redaction& one = redacted_at->second;
      inside.push_back(write::paragraph(
          say(lang, redacted, day_words(scene, one.at)) + ". " +
          fill(lang, W::hidden_because, {ground_words(scene, one.ground), one.facts})));
    }
    if (appeal != nullptr) {
      inside.push_back(write::paragraph(
          appeal->outcome.empty() ? say(lang, waits, day_words(scene, appeal->at))
                                  : say(lang, appeal->outcome == "granted" ? granted : dismissed,
                                        day_words(scene, appeal->decided))));
    }
    // One against each decision.
    const auto decided = followed.decided.find(c.id);
    const bool is_new = appeal == nullptr || appeal->outcome == "granted" ||
                        (!appeal->outcome.empty() && decided != followed.decided.end() &&
                         decided->second > appeal->decided);
    if (stands && is_new) {
      Node button = form_button(say(lang, appeal_this), "");
      button.label = say(lang, appeal_this) + ", " + name_of(scene, c);
      Node form = write::node(Kind::form, {form_hidden("code", code), std::move(button)});
      form.href = path_of(AppealRoute{lang, c.id});
      form.value = "post";
      inside.push_back(std::move(form));
    }
    items.push_back(write::item(std::move(inside)));
  }
  return items;
}

Nodes told_of_reports(const Scene& scene, const Followed& followed) {
  const Lang lang = scene.lang;
  Nodes items;
  for (const Report& report : followed.reports) {
    const std::string outcome = say(lang, report.outcome.empty()         ? report_waits
                                          : report.outcome == "hidden"   ? report_hidden
                                          : report.outcome == "redacted" ? report_redacted
                                                                         : report_kept);
    const std::string day = say(lang, report_of_day, day_words(scene, report.at));
    items.push_back(write::item({write::text(fill(
        lang, W::counted, {day + " (" + ground_words(scene, report.ground) + ")", outcome}))}));
  }
  return items;
}

}  // namespace

std::optional<AppealRoute> appeal_route(const Target& target) {
  AppealRoute route;
  std::string_view path = target.path;
  if (take_english(path)) route.lang = Lang::en;
  if (!path.starts_with(before) || !path.ends_with(behind)) return {};
  path.remove_prefix(before.size());
  if (path.size() < behind.size()) return {};
  path.remove_suffix(behind.size());
  if (!is_id(path)) return {};
  route.id = path;
  return route;
}

std::string path_of(const AppealRoute& route) {
  std::string path = route.lang == Lang::en ? "/en" : "";
  path += before;
  path += route.id;
  return path.append(behind);
}

std::optional<AppealForm> read_appeal_form(std::string_view body) {
  AppealForm form;
  for (auto& [name, value] : form_of(body)) {
    if (!is_utf8(value)) return {};
    if (name == "code") form.code = value.size() <= 40 ? value : "?";
    if (name == "texte") form.words = value;
    if (name == "id" && is_id(value)) form.id = value;
  }
  return form;
}

bool is_sound(const AppealForm& form) {
  return !read_code(form.code).empty() && fault_of(Lang::fr, form.words).empty();
}

Page appeal_page(const Roadmap& roadmap, const AppealRoute& route, const AppealForm& form) {
  Visit visit;
  visit.route.screen = Screen::follow;
  visit.route.lang = route.lang;
  visit.typed = form.code;
  const Known known{roadmap, {}};
  const Means means;
  const Lang lang = route.lang;
  const Scene scene{roadmap, visit, known, means, lang};
  const bool is_done = form.state == AppealForm::State::received;
  const std::string name = say(lang, is_done ? received : title);
  Nodes main = {crumbs(scene, {write::link(scene.say(W::follow_mine), scene.at(Screen::follow)),
                               write::text(name)}),
                write::heading(1, name)};
  if (is_done) {
    main.push_back(write::paragraph(say(lang, received_words), "lead"));
    main.push_back(
        write::paragraph(Nodes{write::link(scene.say(W::follow_mine), scene.at(Screen::follow))}));
  } else {
    main.push_back(write::paragraph(say(lang, lead), "lead"));
    Node node = appeal_form(scene, route, form);
    if (const std::string words = trouble(lang, form); !words.empty()) {
      Nodes inside = {write::paragraph(words)};
      Node faults = faults_list(node);
      if (!faults.children.empty()) inside.push_back(std::move(faults));
      main.push_back(write::notice(say(lang, not_sent), std::move(inside), "wrong"));
    }
    main.push_back(std::move(node));
  }
  std::string elsewhere;
  if (roadmap.langs.size() > 1) elsewhere = path_of(AppealRoute{other(lang), route.id});
  Page page = framed_at(scene, name, say(lang, lead), std::move(main), path_of(route), elsewhere);
  page.indexable = false;
  return page;
}

void add_outcomes(const Roadmap& roadmap, Lang lang, const std::string& code,
                  const Followed& followed, Page& page) {
  Visit visit;
  visit.route.screen = Screen::follow;
  visit.route.lang = lang;
  const Known known{roadmap, {}};
  const Means means;
  const Scene scene{roadmap, visit, known, means, lang};
  const auto add = [&](const Both& heading, const char* key, Nodes items) {
    if (items.empty()) return;
    // Beside what the code opened, before the form that opens another.
    const auto at = std::find_if(page.main.begin(), page.main.end(),
                                 [](const Node& node) { return node.kind == Kind::form; });
    page.main.insert(at, write::section({write::heading(2, say(lang, heading), key),
                                         write::list(std::move(items), "rows")}));
  };
  add(appeals, "recours", told_of_appeals(scene, code, followed));
  add(reports, "signalements", told_of_reports(scene, followed));
}

}  // namespace cairn::server
