#include "update/visit.h"

#include <algorithm>

#include "model/contribution.h"

namespace cairn {

namespace {

bool known_subject(std::string_view subject) {
  return subject == "question" || subject == "accessibilite" || subject == "donnees" ||
         subject == "autre";
}

using Verb = Message::Verb;

constexpr std::size_t form_most = 64 * 1024;

constexpr std::pair<std::string_view, Verb> to_places[] = {
    {"go", Verb::go}, {"draft", Verb::draft}, {"send", Verb::send}};

constexpr struct {
  std::string_view name;
  Effect effect;
} acts[] = {
    {"withdraw", Effect::withdraw}, {"erase", Effect::erase},      {"dismiss", Effect::dismiss},
    {"drop", Effect::drop_draft},   {"part", Effect::part},        {"keep", Effect::keep_all},
    {"forget", Effect::forget_all}, {"export", Effect::hand_over}, {"follow", Effect::follow},
    {"unfollow", Effect::unfollow}, {"read", Effect::mark_read}};

Step go(const Visit& visit, const Message& message) {
  Visit next;
  next.route = route_of(message.value);
  // What the page that asks holds already.
  if (const auto form = read_writing_form(message.form)) next.draft = *form;
  std::vector<Effect> effects;
  if (path_of(next.route) != path_of(visit.route)) {
    effects = {Effect::push_address, Effect::focus_heading};
  }
  return {std::move(next), std::move(effects), {}};
}

/// A form of participation is sent: its faults are shown, or it is to be saved.
Step send(Visit visit, const Message& message) {
  visit.route = route_of(message.value);
  const Screen screen = visit.route.screen;
  const auto form = read_writing_form(message.form);
  const bool is_form = screen == Screen::write || screen == Screen::edit ||
                       screen == Screen::support || screen == Screen::report;
  if (!form || !is_form) return {std::move(visit), {}, {}};
  visit.draft = *form;
  const bool faulty = faults_of(visit.route, *form).any();
  visit.draft.state = faulty ? Writing::faulty : Writing::received;
  std::vector<Effect> effects = {Effect::focus_heading};
  if (!faulty) effects.push_back(Effect::save);
  return {std::move(visit), std::move(effects), {}};
}

}  // namespace

bool LetterFaults::any() const {
  return subject != Fault::none || words != Fault::none || name != Fault::none ||
         reply_to != Fault::none;
}

LetterFaults faults_of(const Letter& letter) {
  LetterFaults faults;
  if (letter.subject.empty()) {
    faults.subject = Fault::missing;
  } else if (!known_subject(letter.subject)) {
    faults.subject = Fault::malformed;
  }
  if (is_blank(letter.words)) {
    faults.words = Fault::missing;
  } else if (length_of(letter.words) > letter_most) {
    faults.words = Fault::too_long;
  }
  if (length_of(letter.name) > 100) faults.name = Fault::too_long;
  if (!letter.reply_to.empty()) {
    if (length_of(letter.reply_to) > 200) {
      faults.reply_to = Fault::too_long;
    } else if (!looks_like_mail(letter.reply_to)) {
      faults.reply_to = Fault::malformed;
    }
  }
  return faults;
}

std::optional<Message> decode(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  const std::string_view verb = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  for (const auto& [word, means] : to_places) {
    if (verb != word) continue;
    if (!text.starts_with('/')) return std::nullopt;
    const std::size_t end = text.find('\n');
    const std::string_view form = end == text.npos ? "" : text.substr(end + 1);
    if (form.size() > form_most) return std::nullopt;
    return Message{means, "", std::string(text.substr(0, end)), std::string(form)};
  }
  const bool is_act = verb == "act";
  const std::size_t equal = std::min(text.find('='), text.size());
  if (!is_act && (verb != "filter" || equal == text.size())) return std::nullopt;
  const std::string_view name = text.substr(0, equal);
  const std::string_view value = text.substr(std::min(equal + 1, text.size()));
  if (is_act) {
    for (const auto& act : acts) {
      if (name == act.name) return Message{Verb::act, std::string(name), std::string(value), ""};
    }
    return std::nullopt;
  }
  for (const std::string_view known : {"q", "axe", "etat", "theme", "tri"}) {
    if (name == known) return Message{Verb::filter, std::string(name), std::string(value), ""};
  }
  return std::nullopt;
}

std::string encode(const Message& message) {
  if (message.verb == Verb::act || message.verb == Verb::filter) {
    const std::string_view verb = message.verb == Verb::act ? "act:" : "filter:";
    return std::string(verb) + message.name + "=" + message.value;
  }
  std::string text;
  for (const auto& [word, means] : to_places) {
    if (message.verb == means) text = std::string(word) + ":" + message.value;
  }
  return message.form.empty() ? text : text + "\n" + message.form;
}

Step update(Visit visit, const Message& message) {
  switch (message.verb) {
    case Verb::go:
      return go(visit, message);
    case Verb::draft:
      return {std::move(visit), {Effect::keep_draft}, message.value};
    case Verb::send:
      return send(std::move(visit), message);
    case Verb::act:
      for (const auto& act : acts) {
        if (message.name == act.name) return {std::move(visit), {act.effect}, message.value};
      }
      return {std::move(visit), {}, {}};
    case Verb::filter:
      break;
  }
  if (visit.route.screen != Screen::actions) {
    // Typing in a filter elsewhere is asking for the list.
    Route route;
    route.screen = Screen::actions;
    route.lang = visit.route.lang;
    visit.route = route;
  }
  // The address is the one grammar of filters: put the field in it and read it again.
  Route asked = visit.route;
  asked.filters = {};
  const Filters& f = visit.route.filters;
  const std::pair<std::string_view, std::string> fields[] = {
      {"q", f.text},      {"axe", f.axis != 0 ? std::to_string(f.axis) : ""},
      {"etat", f.status}, {"theme", f.theme},
      {"tri", f.sort},
  };
  std::string target = path_of(asked) + "?";
  for (const auto& [name, value] : fields) {
    target += name;
    target += '=';
    target += url_encode(name == message.name ? message.value : value);
    target += '&';
  }
  visit.route = route_of(target);
  return {std::move(visit), {Effect::replace_address}, {}};
}

}  // namespace cairn
